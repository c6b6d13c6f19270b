"""Pictures and other files that a preview need not copy again: they are the last site's own.

To make a file takes thirty times as long as to give one that is there another name, and a course may have thousands.
A file is copied again when its source was changed, going by its time and length, or is another one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File

_Facts = tuple[str, int, int]
"""Of a source: its path, when it was changed, and its length."""


class Links:
    """What was copied into the site that is there, and into the one that is being made."""

    def __init__(self) -> None:
        self._there: dict[str, _Facts] = {}
        self._new: dict[str, _Facts] = {}

    def ease(self, files: Iterable[File], last: Path) -> None:
        """Have files taken from the `last` site where that has them as they are."""
        self._new = {}
        for file in files:
            if not file.is_documentation_page() and file.generated_by is None and file.abs_src_path:
                # MkDocs has no event around copying; a method of the file itself goes before that of its class.
                vars(file)["copy_file"] = partial(self._take, file, last)

    def settle(self) -> None:
        """Note that the new site is the one that is there."""
        self._there, self._new = self._new, {}

    def _take(self, file: File, last: Path, dirty: bool = False) -> None:
        facts = _facts(str(file.abs_src_path))
        path = file.dest_uri
        if facts is None or self._there.get(path) != facts or not _link(last / path, Path(file.abs_dest_path)):
            File.copy_file(file, dirty)
        if facts is not None:
            self._new[path] = facts


def _facts(path: str) -> _Facts | None:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return path, found.st_mtime_ns, found.st_size


def _link(there: Path, new: Path) -> bool:
    """Give a file another name; tell whether that could be done: not on every drive, and not if it is gone."""
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        os.link(there, new)
    except OSError:
        return False
    return True
