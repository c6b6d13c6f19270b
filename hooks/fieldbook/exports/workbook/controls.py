"""What a learner fills in, as Word's content controls: boxes that a click ticks, blanks that typing replaces.

On paper they are a box, a circle and a line; in a word processor a screen reader says what each asks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import cache, lru_cache

from lxml.etree import _Element as Element

from .atoms import Blank, Box
from .tags import NAME
from .xml import cleaned, element, qualified

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
_UNSET = "w:showingPlcHdr"
"""Says that what stands in a control is no answer, and goes when one is typed."""
_TITLE, _TAG, _VALUE = qualified("w:alias"), qualified("w:tag"), qualified("w:val")


def symbol(several: bool) -> str:
    """Return the sign of an empty box, or of an empty circle."""
    return chr(int((_SQUARE if several else _CIRCLE)[0], 16))


def box(atom: Box, title: str, name: str) -> Element:
    """Return a box to tick, or a circle to fill, with its title and the tag by which programs find it."""
    return _named(copy(_box(atom.several)), title, name)


def choice(choices: Iterable[str], words: str, title: str, name: str) -> Element:
    """Return a list of which one choice is picked, so that it takes another's place; before, `words` stand there."""
    return _named(copy(_choice(tuple(choices), words)), title, name)


@lru_cache(maxsize=256)
def _choice(choices: tuple[str, ...], words: str) -> Element:
    # Scales have the same steps again and again.
    items = [element("w:listItem", displayText=one, value=one) for one in choices]
    return _control(_BLANK_STYLE, [_text(words)], element(_UNSET), element("w:dropDownList", *items))


def line(title: str, name: str) -> Element:
    """Return what stands on an empty line, or in an empty cell, to be typed over."""
    return _named(copy(_line()), title, name)


@cache
def _line() -> Element:
    return _control("", [_text(_SPACE * _LINE_SPACES)], element(_UNSET))


def name_line(title: str) -> Element:
    """Return the line for the learner's name."""
    return _named(_control(_BLANK_STYLE, [element("w:tab")], element(_UNSET)), title, NAME)


@cache
def _box(several: bool) -> Element:
    empty, ticked = _SQUARE if several else _CIRCLE
    control = element(
        "w14:checkbox",
        element("w14:checked", val="0"),
        element("w14:checkedState", val=ticked, font=BOX_FONT),
        element("w14:uncheckedState", val=empty, font=BOX_FONT),
    )
    return _control(_BOX_STYLE, [_text(symbol(several))], control)


def blank(atom: Blank, title: str, name: str, in_cell: bool, share: float = 0) -> Element:
    """Return a line to write on, as wide as asked for; what ends a line of text reaches to a tab at the margin.

    `share` is the width, in millimetres, that there is for it.
    """
    least, most = (_LEAST_IN_CELL, _MOST_IN_CELL) if in_cell else (_LEAST, _MOST)
    width = min(max(atom.size * _LETTER_WIDTH, least, share), most)
    return _named(copy(_blank(round(width / _SPACE_WIDTH), atom.last and not in_cell)), title, name)


@cache
def _blank(spaces: int, to_margin: bool) -> Element:
    # A control for plain text would be the closer one, but LibreOffice shows those without their line.
    line = [_text(_SPACE * spaces), *([element("w:tab")] if to_margin else [])]
    return _control(_BLANK_STYLE, line, element(_UNSET))


def _named(control: Element, title: str, name: str) -> Element:
    """Return a control, with what it asks for and the name by which programs find it."""
    for part, said in ((_TITLE, shortened(title)), (_TAG, name)):
        next(control[0].iterchildren(part)).set(_VALUE, cleaned(said))
    return control


def shortened(title: str, but: int = 0) -> str:
    """Return as much of a control's title as Word takes, `but` for so many characters that are to follow."""
    longest = max(_LONGEST - but, _LEAST_TITLE)
    return title if len(title) <= longest else f"{title[: longest - 1]}\u2026"


def _control(style: str, content: Iterable[Element], *kinds: Element) -> Element:
    """Return a control that has no name yet."""
    look = element("w:rPr", element("w:rStyle", val=style)) if style else None
    properties = element("w:sdtPr", element("w:alias"), element("w:tag"), *kinds)
    run = element("w:r", *content)
    if look is not None:
        properties.insert(0, copy(look))
        run.insert(0, look)
    return element("w:sdt", properties, element("w:sdtContent", run))


def _text(text: str) -> Element:
    made = element("w:t")
    made.text = cleaned(text)
    return made
