"""The documents of a source with their front matter, read once for order, links and content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from . import encoding
from . import front_matter as frontmatter
from .ledger import Ledger
from .source_tree import Tree

_DATED = re.compile(r"^(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<name>.+)$")
_NUMBERED = re.compile(r"^(?:\d+(?:[._-]\d+)*[\s._-]+)(?=\D)")
_NATURAL = re.compile(r"(\d+)")


@dataclass(slots=True)
class Paper:
    """A document: its path in the source, front matter and body, and where it stands in the course.

    `sections` are the titles of the sections around it; `urls` the addresses it had on the old site;
    `title` is what others call it, for want of a title of its own; `lesson` is False for mere pages.
    """

    path: str
    meta: Mapping[str, Any]
    body: str
    ledger: Ledger
    sections: tuple[str, ...] = ()
    urls: set[str] = field(default_factory=set)
    title: str = ""
    lesson: bool = True
    home: bool = False

    @property
    def stem(self) -> str:
        """The file's name without date and ending."""
        name = PurePosixPath(self.path).stem
        dated = _DATED.match(name)
        return dated["name"] if dated else name

    @property
    def date(self) -> str:
        """The date by which the old site ordered it: of the file's name, or of the front matter."""
        dated = _DATED.match(PurePosixPath(self.path).stem)
        return dated["date"] if dated else str(self.meta.get("date") or "")

    @property
    def folder(self) -> str:
        """The folder that holds it, "" for the root."""
        folder = PurePosixPath(self.path).parent.as_posix()
        return "" if folder == "." else folder


def load(tree: Tree, path: str, *, empty: bool = True) -> Paper | None:
    """Return the document at `path`, or None where it cannot be read; why is in the tree's notes."""
    ledger = Ledger(path)
    try:
        text, remark = encoding.decode(tree.bytes(path))
    except (OSError, ValueError) as error:
        ledger.look(0, f"it could not be read: {getattr(error, 'strerror', None) or error}")
        tree.notes += ledger
        return None
    if remark:
        ledger.repaired(0, remark)
    meta, body, lines = frontmatter.split(text, ledger)
    ledger.source, ledger.offset = body, lines
    return Paper(path, meta, body, ledger)


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that orders `2` before `10`."""
    parts = _NATURAL.split(text.casefold())
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts if part)


def worded(name: str) -> str:
    """Return the words of a file's or folder's name: `02-getting_started` is `Getting started`."""
    bare = _NUMBERED.sub("", name).replace("-", " ").replace("_", " ").strip() or name
    return bare[:1].upper() + bare[1:]
