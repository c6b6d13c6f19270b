"""Paragraphs and their runs, from which the text of the document is made; their rules, and what they lie on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from functools import cache, lru_cache
from operator import itemgetter
from typing import Protocol, TypeAlias

from lxml import etree
from lxml.etree import _Element as Element

from .measures import twips, whole
from .xml import add, cleaned, element, qualified

Styles: TypeAlias = Mapping[str, str | None]
"""The ids of the document's styles by their names; None for the one that paragraphs have by themselves."""

(_STYLE, _KEPT, _NEW_PAGE, NUMBER, BORDER, GROUND, _STOPS, _SPACE, _INDENT, _SIDE) = range(10)
"""What is set of a paragraph, in the order in which Word wants it."""
_BREAKS = re.compile(r"([\t\r\n])")
_BREAK_ELEMENTS = {"\t": "w:tab", "\r": "w:br", "\n": "w:br"}
_SPACE_KEPT = {qualified("xml:space"): "preserve"}
_WORDS = qualified("w:t")
_KEEP, _PART, _PAGE_BREAK = element("w:keepNext"), element("w:keepNext", val="0"), element("w:pageBreakBefore")
_place = itemgetter(0)


class Block(Protocol):
    """A paragraph or a table."""

    def add_to(self, parent: Element) -> None:
        """Put it at the end of the document, or of a cell."""


Contents: TypeAlias = list[Block]
"""What lies in the document, or in a cell."""


class Paragraph:
    """A paragraph, to be written into and set. A `bare` one says nothing of itself as long as nothing is set.

    `content` is its runs and what lies between them, `run_style` the id of the last run's style.
    """

    __slots__ = ("_lengths", "_set", "_stops", "_styles", "content", "run_style", "style_id")

    def __init__(self, styles: Styles, style: str = "", *, bare: bool = False) -> None:
        self._styles = styles
        self.style_id = styles[style] if style else None
        self._set: dict[int, Element] | None = None if bare else {}
        if self.style_id:
            self.put(_STYLE, _styled(self.style_id))
        self._lengths: dict[int, dict[str, int]] = {}
        self._stops: tuple[tuple[int, str], ...] = ()
        self.content: list[Element] = []
        self.run_style = ""

    def add_to(self, parent: Element) -> None:
        """Put it at the end of the document, or of a cell."""
        if self._set is None and not self.content:
            add(parent, "w:p")
            return
        properties = self._set or {}
        made = copy(_unfilled(tuple([properties[place] for place in sorted(properties)])))
        # Put in its place first: what is in an element is gone through once more whenever that changes its document.
        parent.append(made)
        made.extend(self.content)

    def put(self, place: int, setting: Element) -> None:
        """Set one of its properties, as a copy of `setting`: many paragraphs are set alike, best by the same one."""
        if self._set is None:
            self._set = {}
        self._set[place] = setting

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
        self.put(_SIDE, _aligned(side))

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
            self.put(_STOPS, _tabs(self._stops))

    def _set_lengths(self, place: int, name: str, sides: Mapping[str, int]) -> None:
        known = self._lengths.setdefault(place, {})
        known.update(sides)
        self.put(place, _lengths(name, tuple(known.items())))


def paragraphs_in(contents: Contents) -> list[Paragraph]:
    """Return the paragraphs that lie in the document or in a cell, without those in tables there."""
    return [block for block in contents if isinstance(block, Paragraph)]


def add_paragraph(contents: Contents, styles: Styles, style: str) -> Paragraph:
    """Return a new paragraph at the end of a cell or of the document."""
    made = Paragraph(styles, style)
    contents.append(made)
    return made


def run(text: str, style: str = "") -> Element:
    """Return the run of some words; `style` is the id of theirs."""
    if text.isspace():
        return copy(_gap(text, style))
    made = copy(_unwritten(style))
    write(made, text)
    return made


@lru_cache(maxsize=256)
def _gap(text: str, style: str) -> Element:
    made = copy(_unwritten(style))
    write(made, text)
    return made


@cache
def _unwritten(style: str) -> Element:
    return element("w:r", element("w:rPr", element("w:rStyle", val=style))) if style else element("w:r")


def write(run: Element, text: str) -> None:
    """Write words into a run: tabs and ends of lines are elements of their own there."""
    for part in _BREAKS.split(text) if _BREAKS.search(text) else [text]:
        if part in _BREAK_ELEMENTS:
            add(run, _BREAK_ELEMENTS[part])
        elif part:
            words = etree.SubElement(run, _WORDS, _SPACE_KEPT if part.strip() != part else None)
            words.text = cleaned(part)


@lru_cache(maxsize=256)
def _unfilled(settings: tuple[Element, ...]) -> Element:
    """Return a paragraph without content, set so."""
    return element("w:p", element("w:pPr", *map(copy, settings)))


@cache
def _aligned(side: str) -> Element:
    return element("w:jc", val=side)


@cache
def _styled(style: str) -> Element:
    return element("w:pStyle", val=style)


@lru_cache(maxsize=256)
def _tabs(stops: tuple[tuple[int, str], ...]) -> Element:
    return element("w:tabs", *[element("w:tab", pos=twips(at), val=side) for at, side in stops])


@lru_cache(maxsize=256)
def _lengths(name: str, lengths: tuple[tuple[str, int], ...]) -> Element:
    return element(name, **{side: twips(length) for side, length in lengths})


@cache
def border(side: str, colour: str, eighths: int = 4, space: int = 0) -> Element:
    """Return what gives a paragraph a rule at one side, so many eighths of a point thick."""
    rule = element(f"w:{side}", val="single", sz=str(eighths), space=str(space), color=colour)
    return element("w:pBdr", rule)


@cache
def shade(colour: str) -> Element:
    """Return what gives a paragraph or a cell a colour to lie on."""
    return element("w:shd", val="clear", color="auto", fill=colour)
