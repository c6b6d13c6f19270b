"""A page of the course as a chapter: its content, as a tree that is changed to fit among the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, overload

from ...cache.store import fingerprint
from ..base import Material
from .frame import HOME
from .inlining import inline
from .links import Joining
from .trees import Tree, parse, query, serialize

_WITH_ID = query("descendant::*[@id != '']")
_HEADINGS = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}


class Draft(NamedTuple):
    """A page before it is known what is in the others: its content, and the ids in it."""

    html: str
    ids: tuple[str, ...]


class Chapter(NamedTuple):
    """A page in the file: its id there, what it is (home, module, lesson, appendix), and what it says."""

    anchor: str
    kind: str
    made: Callable[[], str]

    @property
    def html(self) -> str:
        """What it says. It is made when it is asked for, since the chapters of a long course fill the memory."""
        return self.made()


class Chapters(Sequence[Chapter]):
    """All chapters; whoever goes through them is shown how far it is."""

    def __init__(self, kinds: Mapping[str, str], joining: Joining, material: Material) -> None:
        """Take the kind of each page by its address."""
        self._material = material
        self._chapters = [
            Chapter(joining.anchors[address], kind, partial(chapter, material, address, joining))
            for address, kind in kinds.items()
        ]

    @overload
    def __getitem__(self, place: int) -> Chapter: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Chapter]: ...
    def __getitem__(self, place: int | slice) -> Chapter | Sequence[Chapter]:
        return self._chapters[place]

    def __len__(self) -> int:
        return len(self._chapters)

    def __iter__(self) -> Iterator[Chapter]:
        return iter(self._material.progress(self._chapters, "single"))


def _draft(material: Material, address: str) -> Draft:
    def made() -> Draft:
        html = material.pages.content(address).strip()
        return Draft(html, tuple(str(one.get("id")) for one in _WITH_ID(parse(html))))

    key = material.pages.key(address)
    return material.keep("chapter", address, key, made) if key else made()


def ids_of(material: Material, address: str) -> tuple[str, ...]:
    """Return the ids on a page of the course."""
    return _draft(material, address).ids


def chapter(material: Material, address: str, joining: Joining) -> str:
    """Return what a page says in the file."""

    def made() -> str:
        return fitted(parse(_draft(material, address).html), address, joining, material, lower=address != HOME)

    key = material.pages.key(address)
    kind = f"chapter of {joining.file}"
    return material.keep(kind, address, fingerprint(key, joining.sum), made) if key else made()


def fitted(tree: Tree, address: str, joining: Joining, material: Material, *, lower: bool = False) -> str:
    """Return the HTML of the page at `address` as it fits into the file; `lower` moves headings down by a level."""
    if lower:
        for heading in tree.iter(*_HEADINGS):
            heading.tag = _HEADINGS[str(heading.tag)]
    inline(tree, address, material.site, joining.target)
    joining.join(tree, address)
    return serialize(tree)
