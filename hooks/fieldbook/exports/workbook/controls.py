"""What a learner fills in, as Word's content controls: boxes that a click ticks, blanks that typing replaces.

On paper they are a box, a circle and a line; in a word processor a screen reader says what each asks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from .atoms import Blank, Box
from .markup import GAP, escaped, frame, quoted, tag
from .tags import NAME

BOX, BLANK = "Check Box", "Blank"
"""The names of their styles."""
BOX_FONT = "Segoe UI Symbol"
_BOX_STYLE, _BLANK_STYLE = "CheckBox", "Blank"
_LONGEST = 64
"""Word refuses longer titles of controls."""
_LEAST_TITLE = 16
"""Characters of a question that stay before a long choice."""
_SQUARE = ("2610", "2612")
_CIRCLE = ("25CB", "25C9")
_SPACE = "\u00a0"
_SPACE_WIDTH = 0.88
"""Millimetres that an unbreakable space of the text's size is wide."""
_LETTER_WIDTH = 4.0
"""Millimetres that a letter takes in handwriting."""
_LEAST, _MOST = 28.0, 120.0
_LEAST_IN_CELL, _MOST_IN_CELL = 14.0, 40.0
_LINE_SPACES = 12
"""Spaces that a control on an empty line is wide, so that it can be found."""
_UNSET = tag("w:showingPlcHdr")
"""Says that what stands in a control is no answer, and goes when one is typed."""


def symbol(several: bool) -> str:
    """Return the sign of an empty box, or of an empty circle."""
    return chr(int((_SQUARE if several else _CIRCLE)[0], 16))


def box(atom: Box, title: str, name: str) -> str:
    """Return a box to tick, or a circle to fill, with its title and the tag by which programs find it."""
    return _named(_box(atom.several), title, name)


def choice(choices: Iterable[str], words: str, title: str, name: str) -> str:
    """Return a list of which one choice is picked, so that it takes another's place; before, `words` stand there."""
    items = [tag("w:listItem", displayText=one, value=one) for one in choices]
    content = tag("w:t", escaped(words))
    return _named(frame(_control(_BLANK_STYLE, _UNSET + tag("w:dropDownList", *items), content)), title, name)


def line(title: str, name: str) -> str:
    """Return what stands on an empty line, or in an empty cell, to be typed over."""
    return _named(_line(), title, name)


@cache
def _line() -> tuple[str, ...]:
    return frame(_control("", _UNSET, tag("w:t", _SPACE * _LINE_SPACES)))


def name_line(title: str) -> str:
    """Return the line for the learner's name."""
    return _named(frame(_control(_BLANK_STYLE, _UNSET, tag("w:tab"))), title, NAME)


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


def blank(atom: Blank, title: str, name: str, in_cell: bool, share: float = 0) -> str:
    """Return a line to write on, as wide as asked for; what ends a line of text reaches to a tab at the margin.

    `share` is the width, in millimetres, that there is for it.
    """
    least, most = (_LEAST_IN_CELL, _MOST_IN_CELL) if in_cell else (_LEAST, _MOST)
    width = min(max(atom.size * _LETTER_WIDTH, least, share), most)
    return _named(_blank(round(width / _SPACE_WIDTH), atom.last and not in_cell), title, name)


@cache
def _blank(spaces: int, to_margin: bool) -> tuple[str, ...]:
    line = tag("w:t", _SPACE * spaces) + (tag("w:tab") if to_margin else "")
    # A control for plain text would be the closer one, but LibreOffice shows those without their line.
    return frame(_control(_BLANK_STYLE, _UNSET, line))


def _named(control: tuple[str, ...], title: str, name: str) -> str:
    start, middle, end = control
    return f"{start}{quoted(shortened(title))}{middle}{quoted(name)}{end}"


def shortened(title: str, but: int = 0) -> str:
    """Return as much of a control's title as Word takes, `but` for so many characters that are to follow."""
    room = max(_LONGEST - but, _LEAST_TITLE)
    return title if len(title) <= room else f"{title[: room - 1]}\u2026"


def _control(style: str, kind: str, content: str) -> str:
    """Return a control with gaps for what it asks for, and for the name by which programs find it."""
    look = tag("w:rPr", tag("w:rStyle", val=style)) if style else ""
    properties = tag("w:sdtPr", look, tag("w:alias", val=GAP), tag("w:tag", val=GAP), kind)
    return tag("w:sdt", properties, tag("w:sdtContent", tag("w:r", look, content)))
