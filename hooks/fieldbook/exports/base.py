"""The interface of exporters: `Exporter`, and the `Material` that each is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar, runtime_checkable

from ..cache.store import Memo, uncached
from ..pages import Book
from ..slugs import in_latin, is_device

_Item = TypeVar("_Item")

Render = Callable[[str, Mapping[str, Any]], Iterable[str]]
"""Renders the template `fieldbook/NAME` with a context, in pieces: a course may be larger than memory."""


class Progress(Protocol):
    """Returns items one by one, and may show a progress bar for the export named `what`."""

    def __call__(self, items: Sequence[_Item], what: str) -> Iterable[_Item]:
        """Return the items."""
        ...


def unshown(items: Sequence[_Item], what: str) -> Iterable[_Item]:
    """Return the items, and show nothing."""
    return items


class Share(Protocol):
    """Has other processes do tasks, if there are any: from the last one on, while the caller does them from the first.

    Returns a function that returns the result of the task of a name. What `task` returns for a name can be pickled.
    """

    def __call__(self, task: Callable[[str], Callable[[], _Item]], names: Sequence[str]) -> Callable[[str], _Item]:
        """Return what returns a task's result, and does it if no other process has."""
        ...


def unshared(task: Callable[[str], Callable[[], _Item]], names: Sequence[str]) -> Callable[[str], _Item]:
    """Return what does a task."""
    return lambda name: task(name)()


class Pages(Protocol):
    """The rendered pages of a course, by their addresses below site/.

    Content is as on the page itself, with what other plugins have changed; links in it are relative to the page.
    """

    def has(self, address: str) -> bool:
        """Tell whether there is such a page."""
        ...

    def key(self, address: str) -> bytes:
        """Return a key that changes whenever the content of a page does; b"" where none can be made."""
        ...

    def is_new(self, address: str) -> bool:
        """Tell whether nobody has asked for a page's content, so that nothing made of it can be in the cache."""
        ...

    def content(self, address: str) -> str:
        """Return a page's heading and text as HTML, without the theme's header, menu and footer."""
        ...

    def partial(self, name: str) -> str:
        """Return the template `partials/NAME.html` as the home page has it."""
        ...

    def asset(self, name: str) -> str:
        """Return the path below site/ of a style sheet or a script of the engine's."""
        ...


class NoPages:
    """No pages: those of a course of which only the built site is here."""

    def has(self, address: str) -> bool:
        """Tell that there is no page."""
        return False

    def key(self, address: str) -> bytes:
        """Return nothing."""
        return b""

    def is_new(self, address: str) -> bool:
        """Tell that there is nothing to be made of it."""
        return False

    def content(self, address: str) -> str:
        """Return nothing."""
        return ""

    partial = asset = content


@dataclass(frozen=True, slots=True)
class Material:
    """What exports are made from: the course, its pages, and its finished site.

    `address` is the site's on the web, "" where it has none; `paper` the name of a paper size (see `PAPERS`). `memo`
    returns what an earlier build has made, and `share` has other processes help. `outside` are the paths in the site of
    exports that are not in the zip file.
    """

    book: Book
    site: Path
    render: Render
    pages: Pages = field(default_factory=NoPages)
    address: str = ""
    paper: str = ""
    progress: Progress = unshown
    memo: Memo = uncached
    share: Share = unshared
    outside: frozenset[str] = frozenset()
    pending: Mapping[str, Callable[[], bytes | None]] = field(default_factory=dict)
    """By an export's name, a function that waits for the file that another process makes; None if that has failed."""

    def has(self, path: str) -> bool:
        """Tell whether there is a file at a path in the site."""
        return (self.site / path).is_file()


class Exporter(Protocol):
    """Makes one file. `EXPORTS` lists those that every build makes."""

    @property
    def name(self) -> str:
        """Its name, unique among exporters: the labels of the page of downloads are `downloads.NAME`."""
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
        """Return its path below site/."""
        ...

    def is_wanted(self, book: Book) -> bool:
        """Tell whether it is made for a course: a workbook, say, only if there are worksheets."""
        ...

    def fingerprint(self, material: Material) -> bytes:
        """Return a fingerprint of what it takes from the material, files aside; b"" to have it made in each build."""
        ...

    def write(self, material: Material, target: Path) -> None:
        """Write the file `target`, which the caller moves to its path when it is complete."""
        ...


@runtime_checkable
class Independent(Protocol):
    """An exporter that needs no rendered pages: another process may write its file while pages are rendered."""

    def task(self, material: Material) -> Callable[[Path], None]:
        """Return a function that writes the file to a path; it can be pickled, and reads only pictures of the site."""
        ...


def file_name(course_id: str) -> str:
    """Return the course's id in the letters a to z, as files need it that all computers unpack.

    Where its first word is in another script, "course" stands in its place: the end of an id alone is no name.
    """
    first, *rest = map(in_latin, course_id.split("-"))
    plain = "-".join(filter(None, (first or "course", *rest)))
    return f"{plain}-course" if is_device(plain) else plain
