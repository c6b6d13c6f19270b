"""Pictures and other files that need not be copied again: they are the last site's own.

To make a file takes thirty times as long as to give one that is there another name, and a course may have thousands.
A file is copied again when its source has changed or is another one, or when the copy is not what it was: going by
their times and lengths.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mkdocs.structure.files import File

from ..cache.fingerprint import state_of
from ..cache.store import Cache

_KIND = "copied"

_Facts = tuple[int, int]
"""When a file was changed, and its length."""


class _Copied(NamedTuple):
    """A file that was copied: the path of its source, facts of that, and of the copy."""

    source: str
    facts: _Facts
    copy: _Facts


class Links:
    """What one build copies, and what the last one has copied, as the cache has it."""

    def __init__(self, cache: Cache, last: Path) -> None:
        """Begin with what the cache has of `last`, the site that is there."""
        self._cache = cache
        self._last = last
        self._before: dict[str, _Copied] = cache.get(_KIND, str(last), b"") or {}
        self._sources: dict[str, tuple[str, _Facts]] = {}

    def ease(self, files: Iterable[File]) -> None:
        """Have files taken from the last site where that has them as they are."""
        for file in files:
            source = file.abs_src_path
            # Whoever changes a source from now on finds it copied again by the next build.
            facts = state_of(source) if source and not file.is_documentation_page() else None
            if source is None or facts is None:
                continue
            path = file.dest_uri
            self._sources[path] = (source, facts)
            before = self._before.get(path)
            if before is not None and before[:2] == (source, facts) and state_of(self._last / path) == before.copy:
                # MkDocs has no event around copying; a method of the file itself goes before that of its class.
                vars(file)["copy_file"] = partial(_take, file, self._last / path)

    def note(self, site: Path) -> None:
        """Note what has been copied into the new site."""
        copies = ((path, state_of(site / path)) for path in self._sources)
        found = {path: _Copied(*self._sources[path], copy) for path, copy in copies if copy is not None}
        self._cache.put(_KIND, str(self._last), b"", found)


def _take(file: File, there: Path, dirty: bool = False) -> None:
    """Give the copy that is there another name, or copy the file: not every drive takes two names."""
    new = Path(file.abs_dest_path)
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        os.link(there, new)
    except OSError:
        File.copy_file(file, dirty)
