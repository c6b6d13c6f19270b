"""The pages of the course as chapters: the draft of each, filled in to fit among the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple, overload

from ..base import Material, Progress
from .drafts import Draft, draft
from .frame import HOME
from .links import Joining, Outline

_AT_ONCE = 1000
"""Pieces of a chapter that become one text: each by itself takes longer to write, and the guide is as long as the
course."""


class Chapter(NamedTuple):
    """A page in the file: its id there, its kind (home, module, lesson, appendix), and what makes its HTML."""

    anchor: str
    kind: str
    made: Callable[[], Iterator[str]]

    @property
    def pieces(self) -> Iterator[str]:
        """Its HTML in pieces, made only now: all chapters of a long course would fill the memory."""
        pieces = self.made()
        for piece in pieces:
            yield "".join([piece, *islice(pieces, _AT_ONCE)])


class Drafts:
    """The drafts of pages, each from the cache if nothing of the page has changed, or made here or by other processes.

    `addresses` are those of the pages, in the order in which they will be asked for.
    """

    def __init__(self, material: Material, addresses: Iterable[str]) -> None:
        self._material = material
        self._made = material.share(self._task, [one for one in addresses if material.pages.is_new(one)])

    def outline(self, address: str) -> Outline:
        """Return the outline of a page."""
        material = self._material
        return material.memo("outline", address, material.pages.key(address), lambda: self.load(address).outline)

    def load(self, address: str) -> Draft:
        """Return the draft of a page."""
        material = self._material
        return material.memo("chapter", address, material.pages.key(address), partial(self._made, address))

    def _task(self, address: str) -> Callable[[], Draft]:
        content = self._material.pages.content(address).strip()
        return partial(draft, content, address, self._material.site, lower=address != HOME)


class Chapters(Sequence[Chapter]):
    """All chapters; iterating over them shows the progress."""

    def __init__(
        self, kinds: Mapping[str, str], drafts: Drafts, joining: Joining, progress: Progress
    ) -> None:
        """`kinds` are those of the pages by their addresses, in the order of the file."""
        self._progress = progress
        self._chapters = [
            Chapter(joining.anchors[address], kind, partial(_filled, drafts, address, joining))
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
        return iter(self._progress(self._chapters, "single"))


def _filled(drafts: Drafts, address: str, joining: Joining) -> Iterator[str]:
    draft = drafts.load(address)
    return draft.filled(joining.places(draft.outline, address))
