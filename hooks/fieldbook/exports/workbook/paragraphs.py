"""Paragraphs and their runs, from which the text of the document is made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from operator import itemgetter
from typing import Protocol, TypeAlias

from .markup import GAP, escaped, frame, tag
from .measures import twips, whole

Styles: TypeAlias = Mapping[str, str | None]
"""The ids of the document's styles by their names; None for the one that paragraphs have by themselves."""

(_STYLE, _KEPT, _NEW_PAGE, NUMBER, BORDER, GROUND, _STOPS, _SPACE, _INDENT, _SIDE) = range(10)
"""What is set of a paragraph, in the order in which Word wants it."""
EMPTY_RUN = tag("w:r")
_BREAKS = re.compile(r"([\t\r\n])")
_BREAK_ELEMENTS = {"\t": tag("w:tab"), "\r": tag("w:br"), "\n": tag("w:br")}
_BARE = tag("w:p")
_PARAGRAPH, _CONTENT, _PARAGRAPH_END = frame(tag("w:p", tag("w:pPr", GAP), GAP))
_UNSET = tag("w:pPr")
_UNSET_PARAGRAPH, _UNSET_END = frame(tag("w:p", _UNSET, GAP))
_WORDS, _WORDS_END = frame(tag("w:t", GAP))
_SPACED, _ = frame(tag("w:t", GAP, **{"xml:space": "preserve"}))
_place = itemgetter(0)
_PAGE_BREAK = tag("w:pageBreakBefore")
_KEEP, _PART = tag("w:keepNext"), tag("w:keepNext", val="0")


class Block(Protocol):
    """A paragraph or a table."""

    def markup(self) -> str:
        """Return it as the document holds it."""


Contents: TypeAlias = list[Block]
"""What lies in the document, or in a cell."""


class Paragraph:
    """A paragraph, to be written into and set. A `bare` one says nothing of itself as long as nothing is set.

    `content` is the markup of its runs and what lies between them, `run_style` the id of the last run's style.
    """

    __slots__ = ("_lengths", "_set", "_stops", "_styles", "content", "run_style", "style_id")

    def __init__(self, styles: Styles, style: str = "", *, bare: bool = False) -> None:
        self._styles = styles
        self.style_id = styles[style] if style else None
        self._set = None if bare else {_STYLE: _styled(self.style_id)} if self.style_id else {}
        self._lengths: dict[int, dict[str, int]] = {}
        self._stops: tuple[tuple[int, str], ...] = ()
        self.content: list[str] = []
        self.run_style = ""

    def markup(self) -> str:
        """Return it as the document holds it."""
        properties, content = self._set, "".join(self.content)
        if properties:
            said = "".join([properties[place] for place in sorted(properties)])
            return f"{_PARAGRAPH}{said}{_CONTENT}{content}{_PARAGRAPH_END}"
        return _BARE if properties is None and not content else f"{_UNSET_PARAGRAPH}{content}{_UNSET_END}"

    def put(self, place: int, markup: str) -> None:
        """Set one of its properties."""
        if self._set is None:
            self._set = {}
        self._set[place] = markup

    def add_run(self, text: str = "", style: str = "") -> None:
        """Write words at its end."""
        self.run_style = (self._styles[style] or "") if style else ""
        self.content.append(run(text, self.run_style))

    def set_style(self, style: str) -> None:
        """Set it in a style."""
        if self._set is None:
            self._set = {}
        if name := self._styles[style]:
            self._set[_STYLE] = _styled(name)
            self.style_id = name

    def keep_with_next(self, kept: bool = True) -> None:
        """Keep it on the page of what follows, or else let it be parted from that."""
        self.put(_KEPT, _KEEP if kept else _PART)

    def start_page(self) -> None:
        """Begin a page with it."""
        self.put(_NEW_PAGE, _PAGE_BREAK)

    def align(self, side: str) -> None:
        """Align its lines at a side, or in the middle."""
        self.put(_SIDE, tag("w:jc", val=side))

    def set_space(self, **sides: int) -> None:
        """Set the space `before` or `after` it."""
        self._set_lengths(_SPACE, "w:spacing", sides)

    @property
    def indent(self) -> int:
        """How far it stands in, as exactly as the document holds it."""
        return whole(self._lengths[_INDENT].get("left", 0)) if _INDENT in self._lengths else 0

    def set_indent(self, **sides: int) -> None:
        """Set how far it stands in at the `left`, and how far its first line is `hanging` out of that."""
        self._set_lengths(_INDENT, "w:ind", sides)

    def add_tab_stops(self, *places: int, side: str = "left") -> None:
        """Let it stop at some lengths, where text then begins, or ends if `side` is "right"."""
        if places:
            self._stops = tuple(sorted([*self._stops, *[(whole(at), side) for at in places]], key=_place))
            self.put(_STOPS, _stops(self._stops))

    def _set_lengths(self, place: int, name: str, sides: Mapping[str, int]) -> None:
        known = self._lengths.setdefault(place, {})
        known.update(sides)
        self.put(place, _lengths(name, tuple(known.items())))


def add_paragraph(contents: Contents, styles: Styles, style: str) -> Paragraph:
    """Return a new paragraph at the end of a cell or of the document."""
    made = Paragraph(styles, style)
    contents.append(made)
    return made


@lru_cache(maxsize=256)
def run(text: str, style: str = "") -> str:
    """Return the run of some words; `style` is the id of theirs."""
    look = (tag("w:rPr", tag("w:rStyle", val=style)),) if style else ()
    return tag("w:r", *look, written(text))


def written(text: str) -> str:
    """Return words as they stand in a run: tabs and ends of lines are elements of their own there."""
    if not _BREAKS.search(text):
        return _words(text)
    return "".join([_BREAK_ELEMENTS.get(part) or _words(part) for part in _BREAKS.split(text)])


def _words(text: str) -> str:
    if not text:
        return ""
    return f"{_WORDS if text.strip() == text else _SPACED}{escaped(text)}{_WORDS_END}"


@cache
def _styled(style: str) -> str:
    return tag("w:pStyle", val=style)


@lru_cache(maxsize=256)
def _stops(stops: tuple[tuple[int, str], ...]) -> str:
    return tag("w:tabs", *(tag("w:tab", pos=twips(at), val=side) for at, side in stops))


@lru_cache(maxsize=256)
def _lengths(name: str, lengths: tuple[tuple[str, int], ...]) -> str:
    return tag(name, **{side: twips(length) for side, length in lengths})
