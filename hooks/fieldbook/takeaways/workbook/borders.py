"""Rules beside and below paragraphs, and what they lie on."""

from __future__ import annotations

from lxml.etree import _Element as Element

from .xml import element, set_child

_BEFORE = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:numPr")


def add_border(properties: Element, side: str, colour: str, eighths: int = 4, space: int = 0) -> None:
    """Give a paragraph's properties a rule at one side, so many eighths of a point thick."""
    rule = element(f"w:{side}", val="single", sz=str(eighths), space=str(space), color=colour)
    set_child(properties, element("w:pBdr", rule), _BEFORE)


def add_shade(properties: Element, colour: str) -> None:
    """Give a paragraph's or a cell's properties a colour to lie on."""
    shade = element("w:shd", val="clear", color="auto", fill=colour)
    set_child(properties, shade, (*_BEFORE, "w:pBdr", "w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders"))
