"""Paragraphs and their runs.

python-docx looks through all styles for each style that is set, and through all of a paragraph's properties for
each property. A workbook has thousands of paragraphs of a few kinds, so they are made here, element by element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from functools import cache
from typing import TypeAlias

from docx.shared import Length, Twips
from lxml.etree import _Element as Element

from .xml import add, element, qualified

Styles: TypeAlias = Mapping[str, str | None]
"""The ids of the document's styles by their names; None for the one that paragraphs have by themselves."""

PARAGRAPH = qualified("w:p")
_PROPERTIES = qualified("w:pPr")
_STYLE = qualified("w:pStyle")
_VALUE = qualified("w:val")
_LEFT = qualified("w:left")
_POSITION = qualified("w:pos")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile(r"([\t\r\n])")
# fmt: off
_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "bidi", "spacing", "ind", "contextualSpacing", "jc",
)
# fmt: on
_RANKS = {qualified(f"w:{name}"): rank for rank, name in enumerate(_ORDER)}
"""The order in which Word wants what is set of a paragraph; what is not named here follows."""


def put_property(properties: Element, child: Element) -> None:
    """Set one of a paragraph's properties, at its place among the others."""
    rank = _RANKS[child.tag]
    for other in properties:
        there = _RANKS.get(other.tag, len(_RANKS))
        if there == rank:
            properties.replace(other, child)
            return
        if there > rank:
            other.addprevious(child)
            return
    properties.append(child)


def add_paragraph(container: Element, styles: Styles, style: str) -> Paragraph:
    """Return a new paragraph at the end of a cell or of the document."""
    made = copy(_empty(styles[style]))
    container.append(made)
    return Paragraph(made, styles)


@cache
def _empty(style: str | None) -> Element:
    return element("w:p", element("w:pPr", *([element("w:pStyle", val=style)] if style else [])))


class Paragraph:
    """A paragraph that is there already, to be written into and set."""

    __slots__ = ("_styles", "element", "properties")

    def __init__(self, made: Element, styles: Styles) -> None:
        self.element = made
        self._styles = styles
        if not len(made) or made[0].tag != _PROPERTIES:
            made.insert(0, element("w:pPr"))
        self.properties = made[0]

    def add_run(self, text: str = "", style: str = "") -> Element:
        """Write words at its end; return their run."""
        run = add(self.element, "w:r")
        if style:
            add(add(run, "w:rPr"), "w:rStyle", val=self._styles[style] or "")
        write(run, text)
        return run

    def set_style(self, style: str) -> None:
        """Set it in a style."""
        if name := self._styles[style]:
            put_property(self.properties, element("w:pStyle", val=name))

    @property
    def style_id(self) -> str | None:
        """The id of its style, None for the one that paragraphs have by themselves."""
        found = self.properties.find(_STYLE)
        return None if found is None else found.get(_VALUE)

    def keep_with_next(self, kept: bool = True) -> None:
        """Keep it on the page of what follows, or else let it be parted from that."""
        put_property(self.properties, element("w:keepNext") if kept else element("w:keepNext", val="0"))

    def start_page(self) -> None:
        """Begin a page with it."""
        put_property(self.properties, element("w:pageBreakBefore"))

    def align(self, side: str) -> None:
        """Align its lines at a side, or in the middle."""
        put_property(self.properties, element("w:jc", val=side))

    def set_space(self, **sides: int) -> None:
        """Set the space `before` or `after` it."""
        _set_lengths(self._property("w:spacing"), sides)

    @property
    def indent(self) -> Length:
        """How far it stands in, as exactly as the document holds it."""
        found = self.properties.find(qualified("w:ind"))
        return Twips(0 if found is None else int(found.get(_LEFT, "0")))

    def set_indent(self, **sides: int) -> None:
        """Set how far it stands in at the `left`, and how far its first line is `hanging` out of that."""
        _set_lengths(self._property("w:ind"), sides)

    def add_tab_stop(self, at: int, side: str = "") -> None:
        """Let it stop at a length, where text then begins, or ends if `side` is "right"."""
        stops, stop = self._property("w:tabs"), element("w:tab", pos=str(Length(at).twips), val=side or "left")
        later = (one for one in stops if int(one.get(_POSITION, "0")) > Length(at).twips)
        if (following := next(later, None)) is not None:
            following.addprevious(stop)
        else:
            stops.append(stop)

    def _property(self, name: str) -> Element:
        """Return one of its properties, made if it has none."""
        found = self.properties.find(qualified(name))
        if found is None:
            put_property(self.properties, found := element(name))
        return found


def write(run: Element, text: str) -> None:
    """Append words to a run: tabs and ends of lines are elements of their own there."""
    for part in _BREAKS.split(text) if _BREAKS.search(text) else (text,):
        if part == "\t":
            add(run, "w:tab")
        elif part in ("\r", "\n"):
            add(run, "w:br")
        elif part:
            words = add(run, "w:t")
            words.text = part
            if part.strip() != part:
                words.set(_SPACE, "preserve")


def _set_lengths(made: Element, lengths: Mapping[str, int]) -> None:
    for name, length in lengths.items():
        made.set(qualified(f"w:{name}"), str(Length(length).twips))
