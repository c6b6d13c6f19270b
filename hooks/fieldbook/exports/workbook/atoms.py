"""The inline content of a worksheet as a flat row of atoms: text, breaks, blanks, boxes, pictures, marks of notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias


class Look(NamedTuple):
    """How text is set. `address` is where it leads, as the author wrote it."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: bool = False
    lowered: bool = False
    struck: bool = False
    underlined: bool = False
    marked: bool = False
    address: str = ""


PLAIN = Look()


class Text(NamedTuple):
    text: str
    look: Look = PLAIN


class Break:
    """The end of a line within a paragraph."""


class Blank(NamedTuple):
    """A short answer. `last` says that only marks follow it on its line, so that it may reach to the margin."""

    name: str
    label: str
    size: int
    last: bool = False


class EmptyCell(NamedTuple):
    """An empty cell of a table, which is for an answer."""

    name: str
    label: str


class Box(NamedTuple):
    """A box to tick, or a circle of which one is chosen."""

    name: str
    label: str
    several: bool


class Picture(NamedTuple):
    """A picture; `width` is in the web's pixels, 0 where the author left it to the picture."""

    address: str
    words: str
    width: int = 0


class Mark(NamedTuple):
    """The mark of the footnote `id`."""

    id: str


Atom: TypeAlias = Text | Break | Blank | EmptyCell | Box | Picture | Mark


def words(row: Iterable[Atom]) -> str:
    """Return the words of a row, as read aloud."""
    return " ".join("".join([atom.text for atom in row if isinstance(atom, Text)]).split())
