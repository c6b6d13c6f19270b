"""What a learner fills in, as Word's content controls: boxes that a click ticks, blanks that typing replaces.

On paper they are a box, a circle and a line; in a word processor a screen reader says what each asks for.
"""

from __future__ import annotations

from copy import copy
from functools import cache

from lxml.etree import _Element as Element

from .atoms import Blank, Box
from .xml import add, element, qualified

BOX, BLANK = "Check Box", "Blank"
"""The names of their styles."""
BOX_FONT = "Segoe UI Symbol"
_BOX_STYLE, _BLANK_STYLE = "CheckBox", "Blank"
_VALUE = qualified("w:val")
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
    return _named(copy(_empty_box(atom.several)), atom)


@cache
def _empty_box(several: bool) -> Element:
    empty, ticked = _SQUARE if several else _CIRCLE
    control = element(
        "w14:checkbox",
        element("w14:checked", val="0"),
        element("w14:checkedState", val=ticked, font=BOX_FONT),
        element("w14:uncheckedState", val=empty, font=BOX_FONT),
    )
    made = _control(_BOX_STYLE, control)
    add(made[-1][-1], "w:t").text = symbol(several)
    return made


def blank(atom: Blank, in_cell: bool, share: float = 0) -> Element:
    """Return a line to write on, as wide as asked for; what ends a line of text reaches to a tab at the margin.

    `share` is the width, in millimetres, that there is for it.
    """
    least, most = (_LEAST_IN_CELL, _MOST_IN_CELL) if in_cell else (_LEAST, _MOST)
    width = min(max(atom.size * _LETTER_WIDTH, least, share), most)
    made = _named(copy(_empty_blank()), atom)
    run = made[-1][-1]
    add(run, "w:t").text = _SPACE * round(width / _SPACE_WIDTH)
    if atom.last and not in_cell:
        add(run, "w:tab")
    return made


@cache
def _empty_blank() -> Element:
    # A control for plain text would be the closer one, but LibreOffice shows those without their line.
    return _control(_BLANK_STYLE, element("w:showingPlcHdr"))


def _named(control: Element, atom: Box | Blank) -> Element:
    """Say what a control asks for, and by which name programs find it."""
    _, alias, tag, _ = control[0]
    alias.set(_VALUE, atom.label[:_LONGEST])
    tag.set(_VALUE, atom.name[:_LONGEST])
    return control


def _control(style: str, kind: Element) -> Element:
    """Return a control without its name, and with nothing in its run."""
    properties = element("w:sdtPr", _look(style), element("w:alias", val=""), element("w:tag", val=""), kind)
    return element("w:sdt", properties, element("w:sdtContent", element("w:r", _look(style))))


def _look(style: str) -> Element:
    return element("w:rPr", element("w:rStyle", val=style))
