"""What all exports share: what they are made from, and what each has to say of itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar, runtime_checkable

from ..cache.store import Keep, anew
from ..pages import Book

_Item = TypeVar("_Item")

Render = Callable[[str, Mapping[str, Any]], Iterable[str]]
"""Renders the template `fieldbook/NAME` with what it needs, bit by bit: a course may be larger than memory."""


class Progress(Protocol):
    """Passes items on one by one, and may show how many are through; `what` names the export."""

    def __call__(self, items: Sequence[_Item], what: str) -> Iterable[_Item]:
        """Return the items."""
        ...


def unshown(items: Sequence[_Item], what: str) -> Iterable[_Item]:
    """Pass items on, and show nothing."""
    return items


class Pages(Protocol):
    """The pages of a course as their templates have them, by their addresses below site/.

    Content is as it stands on the page, with all that other plugins have made of it; its links are the page's.
    """

    def has(self, address: str) -> bool:
        """Tell whether there is such a page."""
        ...

    def key(self, address: str) -> bytes:
        """Return what the content of a page depends on; nothing where that can't be told."""
        ...

    def content(self, address: str) -> str:
        """Return what a page says: its heading and its text, without the frame around it."""
        ...

    def partial(self, name: str) -> str:
        """Return the template `partials/NAME.html` as the home page has it."""
        ...

    def asset(self, name: str) -> str:
        """Return the path below site/ of a style sheet or a script of the engine's."""
        ...


class NoPages:
    """Those of a course of which there is no more than its site."""

    def has(self, address: str) -> bool:
        """Tell that there is no page."""
        return False

    def key(self, address: str) -> bytes:
        """Return nothing."""
        return b""

    def content(self, address: str) -> str:
        """Return nothing."""
        return ""

    partial = asset = content


@dataclass(frozen=True, slots=True)
class Material:
    """What exports are made from: the course, its pages, and its finished site.

    `address` is the site's on the web, "" where it has none; `paper` the name of the sheets that the course is printed
    on. `outside` are the paths in the site of exports that do not go into the zip file.
    """

    book: Book
    site: Path
    render: Render
    pages: Pages = field(default_factory=NoPages)
    address: str = ""
    paper: str = ""
    progress: Progress = unshown
    keep: Keep = anew
    outside: frozenset[str] = frozenset()
    ahead: Mapping[str, Callable[[], bytes | None]] = field(default_factory=dict)
    """What returns an export by its name where another process has made it, or nothing if none has."""

    def has(self, path: str) -> bool:
        """Tell whether there is a file at a path in the site."""
        return (self.site / path).is_file()


class Exporter(Protocol):
    """Makes one file. `EXPORTS` lists those that every build makes."""

    @property
    def name(self) -> str:
        """What the labels on the page of downloads (`downloads.NAME`) and the cache know it by."""
        ...

    @property
    def in_zip(self) -> bool:
        """Whether it goes into the offline zip file with the rest of the site; then it is made before that."""
        ...

    @property
    def is_listed(self) -> bool:
        """Whether the page of downloads offers it."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """The names of exports that have to be made before it. The zip file comes last anyway."""
        ...

    def path(self, course_id: str) -> str:
        """Return where it lies below site/."""
        ...

    def is_wanted(self, book: Book) -> bool:
        """Tell whether a course has anything for it."""
        ...

    def source(self, material: Material) -> bytes:
        """Return a fingerprint of what it takes from the material, files aside; nothing if it is made in each build."""
        ...

    def write(self, material: Material, target: Path) -> None:
        """Write the file `target`, which is put in its place when all of it is there."""
        ...


@runtime_checkable
class Independent(Protocol):
    """An exporter that takes nothing from pages: another process may make its file while those are rendered."""

    def task(self, material: Material) -> Callable[[Path], None]:
        """Return what writes the file that it is given; it can be sent away, and takes from the site only pictures."""
        ...


def file_name(course_id: str) -> str:
    """Return the course's id as any computer takes it for a name of files: in plain letters."""
    plain = unicodedata.normalize("NFKD", course_id).encode("ascii", "ignore").decode("ascii").strip("-")
    return plain or "course"
