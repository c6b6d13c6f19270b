"""Where in the document the next paragraph goes, and how it fits in there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .measures import millimeters
from .paragraphs import BORDER, GROUND, NUMBER, Contents, Paragraph, Styles, add_paragraph, border, shade
from .styles import ACCENT, SHADE, STEP
from .xml import element

_BOX = millimeters(4)
_LEVELS = 3
"""Word has names for lists of so many levels; deeper ones only stand further in."""


@dataclass(slots=True)
class Marker:
    """The bullet or number of an item of a list, until its first paragraph has taken it."""

    kind: str
    number_id: int
    taken: bool = False


class Place(NamedTuple):
    """A place: in the document or in a cell, so wide, so many steps in, in a list of so many levels, in a callout."""

    contents: Contents
    styles: Styles
    width: int
    style: str = "Normal"
    in_cell: bool = False
    steps: int = 0
    level: int = 0
    boxed: bool = False
    marker: Marker | None = None

    def paragraph(self, style: str = "") -> Paragraph:
        """Add a paragraph in a style, or else in the one of this place."""
        plain = "Callout" if self.boxed else self.style
        made = add_paragraph(self.contents, self.styles, style or plain)
        indent = self.steps * STEP + (_BOX if self.boxed else 0)
        if indent:
            made.set_indent(left=indent)
        if self.boxed:
            _frame(made)
        if self.marker and not self.marker.taken:
            self.marker.taken = True
            _number(made, self.marker, self.level, plain=not style)
        return made


def hang(paragraph: Paragraph) -> None:
    """Let a paragraph's first line begin one step before the others."""
    paragraph.set_indent(left=paragraph.indent + STEP, hanging=STEP)
    paragraph.add_tab_stops(paragraph.indent)


def _frame(paragraph: Paragraph) -> None:
    """Draw a callout's bar and ground. Neighbours that have the same ones become one box."""
    paragraph.put(BORDER, border("left", ACCENT, eighths=24, space=8))
    paragraph.put(GROUND, shade(SHADE))


def _number(paragraph: Paragraph, marker: Marker, level: int, plain: bool) -> None:
    """Put the mark of a list's item before a paragraph; one of a style of its own keeps that style."""
    if plain:
        paragraph.set_style(list_style(marker.kind, level))
    numbering = element("w:numPr", element("w:ilvl", val="0"), element("w:numId", val=str(marker.number_id)))
    paragraph.put(NUMBER, numbering)
    paragraph.set_indent(hanging=STEP)


def list_style(kind: str, level: int) -> str:
    """Return the name of the style of lists of a kind, so deep."""
    return f"List {kind}" + (f" {min(level, _LEVELS)}" if level > 1 else "")
