"""What a learner fills in, as Word's content controls: boxes that a click ticks, blanks that typing replaces.

On paper they are a box, a circle and a line; in a word processor a screen reader says what each asks for.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .atoms import Blank, Box
from .markup import GAP, frame, quoted, tag

BOX, BLANK = "Check Box", "Blank"
"""The names of their styles."""
BOX_FONT = "Segoe UI Symbol"
_BOX_STYLE, _BLANK_STYLE = "CheckBox", "Blank"
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


def box(atom: Box) -> str:
    """Return a box to tick, or a circle to fill."""
    start, middle, end = _box(atom.several)
    return f"{start}{_name(atom.label)}{middle}{_name(atom.name)}{end}"


@cache
def _box(several: bool) -> tuple[str, ...]:
    empty, ticked = _SQUARE if several else _CIRCLE
    control = tag(
        "w14:checkbox",
        tag("w14:checked", val="0"),
        tag("w14:checkedState", val=ticked, font=BOX_FONT),
        tag("w14:uncheckedState", val=empty, font=BOX_FONT),
    )
    return frame(_control(_BOX_STYLE, control, tag("w:t", symbol(several))))


def blank(atom: Blank, in_cell: bool, share: float = 0) -> str:
    """Return a line to write on, as wide as asked for; what ends a line of text reaches to a tab at the margin.

    `share` is the width, in millimetres, that there is for it.
    """
    least, most = (_LEAST_IN_CELL, _MOST_IN_CELL) if in_cell else (_LEAST, _MOST)
    width = min(max(atom.size * _LETTER_WIDTH, least, share), most)
    start, middle, end = _blank(round(width / _SPACE_WIDTH), atom.last and not in_cell)
    return f"{start}{_name(atom.label)}{middle}{_name(atom.name)}{end}"


@cache
def _blank(spaces: int, to_margin: bool) -> tuple[str, ...]:
    line = tag("w:t", _SPACE * spaces) + (tag("w:tab") if to_margin else "")
    # A control for plain text would be the closer one, but LibreOffice shows those without their line.
    return frame(_control(_BLANK_STYLE, tag("w:showingPlcHdr"), line))


@lru_cache(maxsize=256)
def _name(text: str) -> str:
    return quoted(text[:_LONGEST])


def _control(style: str, kind: str, content: str) -> str:
    """Return a control with gaps for what it asks for, and for the name by which programs find it."""
    look = tag("w:rPr", tag("w:rStyle", val=style))
    properties = tag("w:sdtPr", look, tag("w:alias", val=GAP), tag("w:tag", val=GAP), kind)
    return tag("w:sdt", properties, tag("w:sdtContent", tag("w:r", look, content)))
