"""A page of the course as a chapter: its content, as a tree that is changed to fit among the others."""

from __future__ import annotations

from codecs import iterdecode
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, overload

from ...cache.store import fingerprint
from ...pages.style_sheets import style_sheets
from ..base import Material
from .diagrams import bare_diagrams
from .frame import HOME
from .inlining import inline
from .leaner import forget_names, without_indents
from .links import Joining, Outline, OutlineReader, Places, join
from .trees import Tree, in_parts, serialize

_AT_ONCE = 1_000_000
"""Bytes of a chapter that become text at once."""
_HEADINGS = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}


class Chapter(NamedTuple):
    """A page in the file: its id there, its kind (home, module, lesson, appendix), and what makes its HTML."""

    anchor: str
    kind: str
    made: Callable[[], bytes]

    @property
    def pieces(self) -> Iterator[str]:
        """Its HTML in pieces, made only now: all chapters of a long course would fill the memory.

        The guide as one string would take three times the memory of its bytes, two of them for the string alone.
        """
        made = self.made()
        return iterdecode((made[at : at + _AT_ONCE] for at in range(0, len(made), _AT_ONCE)), "utf-8")


class Chapters(Sequence[Chapter]):
    """All chapters; iterating over them shows the progress."""

    def __init__(
        self, kinds: Mapping[str, str], outlines: Mapping[str, Outline], joining: Joining, material: Material
    ) -> None:
        """`kinds` and `outlines` are those of the pages by their addresses, in the order of the file."""
        self._material = material
        self._chapters = [
            Chapter(joining.anchors[address], kind, partial(chapter, material, address, outlines[address], joining))
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


def outline_of(material: Material, address: str) -> Outline:
    """Return the outline of a page of the course."""

    def made() -> Outline:
        reader, content = OutlineReader(address), _content(material, address)
        for _ in in_parts(content, reader.read):
            pass
        return reader.outline._replace(style_sheets=tuple(style_sheets(content)))

    return material.memo("outline", address, material.pages.key(address), made)


def chapter(material: Material, address: str, page: Outline, joining: Joining) -> bytes:
    """Return the HTML of a page as it stands in the file, in UTF-8, from the cache if nothing of it has changed."""
    places = joining.places(page, address)

    def made() -> bytes:
        fit = partial(fitted, address=address, site=material.site, places=places, lower=address != HOME)
        # The guide is as long as the course: as text it would be in memory twice, and each time take twice the room.
        return b"".join([part.encode() for part in in_parts(_content(material, address), fit)])

    # The page is the same in all files where its ids and links are: then it is made once.
    variant = fingerprint(places.ids, places.links)
    return material.memo("chapter", f"{address} {variant.hex()}", material.pages.key(address), made)


def _content(material: Material, address: str) -> str:
    return material.pages.content(address).strip()


def fitted(tree: Tree, address: str, site: Path, places: Places, *, lower: bool = False) -> str:
    """Return the HTML of the page at `address` as it fits into the file; `lower` moves headings down by a level."""
    if lower:
        for heading in tree.iter(*_HEADINGS):
            heading.tag = _HEADINGS[str(heading.tag)]
    inline(tree, address, site, places.links)
    join(tree, places)
    bare_diagrams(tree)
    forget_names(tree)
    return without_indents(serialize(tree))
