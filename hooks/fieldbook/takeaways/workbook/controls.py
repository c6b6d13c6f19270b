"""What a learner fills in, as Word's content controls: boxes that a click ticks, blanks that typing replaces.

On paper they are a box, a circle and a line; in a word processor a screen reader says what each asks for.
"""

from __future__ import annotations

from lxml.etree import _Element as Element

from .atoms import Blank, Box
from .xml import element

BOX_FONT = "Segoe UI Symbol"
BOX_STYLE = "CheckBox"
BLANK_STYLE = "Blank"
_LONGEST = 64
"""Word refuses longer names and labels of controls."""
_SQUARE = ("2610", "2612")
_CIRCLE = ("25CB", "25C9")
_SPACE = "\u00a0"
_SPACE_WIDTH = 0.88
"""Millimetres that an unbreakable space of the text's size is wide."""
_LETTER_WIDTH = 4.0
"""Millimetres that a letter takes in handwriting."""
_LEAST, _MOST = 28.0, 120.0
_LEAST_IN_CELL, _MOST_IN_CELL = 14.0, 40.0


def symbol(several: bool) -> str:
    """Return the sign of an empty box, or of an empty circle."""
    return chr(int((_SQUARE if several else _CIRCLE)[0], 16))


def box(atom: Box) -> Element:
    """Return a box to tick, or a circle to fill."""
    empty, ticked = _SQUARE if atom.several else _CIRCLE
    control = element(
        "w14:checkbox",
        element("w14:checked", val="0"),
        element("w14:checkedState", val=ticked, font=BOX_FONT),
        element("w14:uncheckedState", val=empty, font=BOX_FONT),
    )
    return _control(atom, control, _run(BOX_STYLE, _text(symbol(atom.several))))


def blank(atom: Blank, in_cell: bool, share: float = 0) -> Element:
    """Return a line to write on, as wide as asked for; what ends a line of text reaches to a tab at the margin.

    `share` is the width, in millimetres, that there is for it.
    """
    least, most = (_LEAST_IN_CELL, _MOST_IN_CELL) if in_cell else (_LEAST, _MOST)
    width = min(max(atom.size * _LETTER_WIDTH, least, share), most)
    line = [_text(_SPACE * round(width / _SPACE_WIDTH))]
    if atom.last and not in_cell:
        line.append(element("w:tab"))
    # A control for plain text would be the closer one, but LibreOffice shows those without their line.
    return _control(atom, element("w:showingPlcHdr"), _run(BLANK_STYLE, *line))


def _control(atom: Box | Blank, kind: Element, run: Element) -> Element:
    properties = element(
        "w:sdtPr",
        _look(BLANK_STYLE if isinstance(atom, Blank) else BOX_STYLE),
        element("w:alias", val=atom.label[:_LONGEST]),
        element("w:tag", val=atom.name[:_LONGEST]),
        kind,
    )
    return element("w:sdt", properties, element("w:sdtContent", run))


def _run(style: str, *content: Element) -> Element:
    return element("w:r", _look(style), *content)


def _look(style: str) -> Element:
    return element("w:rPr", element("w:rStyle", val=style))


def _text(text: str) -> Element:
    made = element("w:t")
    made.text = text
    return made
