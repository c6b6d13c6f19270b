"""What things are made from, besides their own sources: an engine, packages, files, settings.

What a cache keeps, it keeps under a fingerprint of all of these.
"""

from __future__ import annotations

import os
import sys
from collections import UserString
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..resources import ENGINE, templates
from .store import fingerprint

_KNOWN = frozenset({"fieldbook", "markdown", "material", "pymdownx"})
"""Packages whose functions, where settings name them, are known by the version of the package."""


State = tuple[int, int, int]
"""When a file was changed, its length, and when it got to where it is."""


class UnknownError(Exception):
    """A setting is a function of the course's own, and whether that was changed can't be told."""


@cache
def engine() -> bytes:
    """Return a fingerprint of Python, of every package that is installed, and of the engine's files."""
    return fingerprint(sys.version, sorted(_installed()), file_facts([ENGINE, templates()]))


def file_facts(folders: Iterable[Path]) -> list[tuple[str, *State]]:
    """Return path and state of each file in some folders, which tell whether one was changed."""
    return sorted(fact for folder in folders for fact in _facts(str(folder)))


def _state(found: os.stat_result) -> State:
    # A file can be replaced by one as long and of the same time, as tar and rsync do; the third can't be set by anyone.
    return found.st_mtime_ns, found.st_size, found.st_ctime_ns


def _facts(folder: str) -> Iterator[tuple[str, *State]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            # A link to a file that is not there, or to itself, is none.
            with suppress(OSError):
                if not entry.is_dir():
                    yield entry.path, *_state(entry.stat())
                elif entry.name != "__pycache__":
                    yield from _facts(entry.path)


def _installed() -> Iterator[str]:
    """Yield the names of the folders in which Python notes which packages there are, of which version."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (entry.name for entry in folder.iterdir() if entry.suffix in (".dist-info", ".egg-info"))


def setting(value: object) -> object:
    """Return a setting so that it looks the same in every process.

    Raises:
        UnknownError: there is a function of the course's own in it.
    """
    if isinstance(value, Mapping):
        return [(str(name), setting(one)) for name, one in value.items()]
    if isinstance(value, UserString):
        # MkDocs has edit_uri_template as one.
        return str(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [setting(one) for one in value]
    if callable(value):
        module, name = value.__module__, getattr(value, "__qualname__", "")
        if module.partition(".")[0] not in _KNOWN or not name:
            raise UnknownError(module)
        return module, name
    return value
