"""Rules beside and below paragraphs, and what they lie on."""

from __future__ import annotations

from lxml.etree import _Element as Element

from .paragraphs import put_property
from .xml import element


def add_border(properties: Element, side: str, colour: str, eighths: int = 4, space: int = 0) -> None:
    """Give a paragraph's properties a rule at one side, so many eighths of a point thick."""
    rule = element(f"w:{side}", val="single", sz=str(eighths), space=str(space), color=colour)
    put_property(properties, element("w:pBdr", rule))


def shade(colour: str) -> Element:
    """Return what gives a paragraph or a cell a colour to lie on."""
    return element("w:shd", val="clear", color="auto", fill=colour)
