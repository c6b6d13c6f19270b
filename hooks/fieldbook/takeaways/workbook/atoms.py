"""The inline content of a worksheet as a flat row of atoms: text, breaks, blanks, boxes, pictures, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from lxml.etree import _Element as Element

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "details", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "textarea", "ul", "video", "audio"
})
# fmt: on
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "button", "iframe", "object", "source", "track"})
_LOOKS: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "b": {"bold": True},
    "em": {"italic": True},
    "i": {"italic": True},
    "cite": {"italic": True},
    "code": {"code": True},
    "kbd": {"code": True},
    "samp": {"code": True},
    "sup": {"raised": True},
    "sub": {"lowered": True},
    "del": {"struck": True},
    "s": {"struck": True},
    "ins": {"underlined": True},
    "u": {"underlined": True},
    "mark": {"marked": True},
}
_SPACE = re.compile(r"[ \t\r\n\f]+")
# What XML cannot hold, and so no Word document.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"\w")
_OWN_LINE = ("level__place",)
"""Classes of inline parts that the theme shows on a line of their own."""


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


Atom: TypeAlias = Text | Break | Blank | Box | Picture | Mark


def is_block(element: Element) -> bool:
    """Tell whether an element stands apart from the text around it."""
    return not blank_cell(element) and (
        element.tag in _BLOCKS or any(is_block(child) for child in element if isinstance(child.tag, str))
    )


def blank_cell(element: Element) -> bool:
    """Tell whether an element is the field of an empty cell: there the cell itself is the room to write."""
    return element.tag == "textarea" and "blank--cell" in element.get("class", "")


def pieces(parent: Element) -> Iterator[list[Atom] | Element]:
    """Return an element's content in order: its blocks, and between them the atoms of each stretch of text."""
    waiting: list[Atom] = list(_text(parent.text, PLAIN))
    for child in parent:
        if isinstance(child.tag, str) and is_block(child):
            if found := tidied(waiting):
                yield found
            yield child
            waiting = []
        else:
            waiting += _inline(child, PLAIN)
        waiting += _text(child.tail, PLAIN)
    if found := tidied(waiting):
        yield found


def atoms(parent: Element) -> list[Atom]:
    """Return an element's content as one row, its blocks parted by breaks."""
    row: list[Atom] = []
    for piece in pieces(parent):
        row += [Break()] if row else []
        row += piece if isinstance(piece, list) else atoms(piece)
    return row


def words(row: Iterable[Atom]) -> str:
    """Return the words of a row, as read aloud."""
    return " ".join("".join(atom.text for atom in row if isinstance(atom, Text)).split())


def _text(text: str | None, look: Look) -> Iterator[Text]:
    cleaned = _SPACE.sub(" ", _FORBIDDEN.sub("", text or ""))
    if cleaned:
        yield Text(cleaned, look)


def _inline(element: Element, look: Look) -> Iterator[Atom]:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    if element.tag in ("br", "input", "img"):
        yield from _single(element)
    elif (mark := _note(element)) is not None:
        yield mark
    elif not blank_cell(element):
        yield from _content(element, _changed(look, element))
        if element.get("class") in _OWN_LINE:
            yield Break()


def _content(element: Element, look: Look) -> Iterator[Atom]:
    yield from _text(element.text, look)
    for child in element:
        yield from _inline(child, look)
        yield from _text(child.tail, look)


def _changed(look: Look, element: Element) -> Look:
    if element.tag == "a" and element.get("href"):
        return look._replace(address=element.get("href", "").strip())
    return look._replace(**_LOOKS[element.tag]) if element.tag in _LOOKS else look


def _single(element: Element) -> Iterator[Atom]:
    name, kind = element.get("name", ""), element.get("type", "text")
    if element.tag == "br":
        yield Break()
    elif element.tag == "img":
        words = " ".join(_FORBIDDEN.sub("", element.get("alt", "")).split())
        yield Picture(element.get("src", ""), words, _number(element.get("width", "")))
    elif kind in ("radio", "checkbox"):
        yield Box(name, _FORBIDDEN.sub("", element.get("value", "")), kind == "checkbox")
    elif kind == "text":
        label = _FORBIDDEN.sub("", element.get("aria-label", ""))
        yield Blank(name, label, _number(element.get("size", "")))


def _number(text: str) -> int:
    digits = text.strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _note(element: Element) -> Mark | None:
    links = element.findall("a") if element.tag == "sup" else []
    href = links[0].get("href", "") if links and links[0].get("class") == "footnote-ref" else ""
    _, mark, name = href.partition("#fn:")
    return Mark(name) if mark else None


def tidied(row: Sequence[Atom]) -> list[Atom]:
    """Return a row with white space folded as a browser folds it; none is left of a row of nothing else."""
    tidy: list[Atom] = []
    for atom in row:
        if isinstance(atom, Text):
            text = atom.text.lstrip(" ") if _ends_in_space(tidy) else atom.text
            tidy += [Text(text, atom.look)] if text else []
        else:
            tidy += _room_before(atom, tidy)
            tidy.append(atom)
    while tidy and isinstance(end := tidy[-1], Text | Break):
        text = end.text.rstrip(" ") if isinstance(end, Text) else ""
        if text and isinstance(end, Text):
            tidy[-1] = Text(text, end.look)
            break
        tidy.pop()
    return _reaching(tidy)


def _room_before(atom: Atom, row: Sequence[Atom]) -> list[Atom]:
    """Return the space that a browser's styles leave before a blank: "other: ____"."""
    before = row[-1] if row else None
    touching = isinstance(atom, Blank) and isinstance(before, Text) and before.text.endswith((":", ",", "?"))
    return [Text(" ")] if touching else []


def _ends_in_space(row: Sequence[Atom]) -> bool:
    if not row or isinstance(row[-1], Break | Box):
        return True
    return isinstance(row[-1], Text) and row[-1].text.endswith(" ")


def _reaching(row: list[Atom]) -> list[Atom]:
    """Tell the blanks that end their line."""
    last = True
    for at in range(len(row) - 1, -1, -1):
        atom = row[at]
        if isinstance(atom, Blank):
            row[at] = atom._replace(last=last)
        last = isinstance(atom, Break) or (last and isinstance(atom, Text) and not _WORD.search(atom.text))
    return row
