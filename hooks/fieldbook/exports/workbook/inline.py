"""Rows of atoms, read from a worksheet's HTML, with white space folded as a browser folds it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree
from lxml.etree import _Element as Element

from .atoms import PLAIN, Atom, Blank, Box, Break, EmptyCell, Look, Mark, Picture, Text
from .measures import as_number
from .xml import cleaned

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "details", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "textarea", "ul", "video", "audio"
})
# fmt: on
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "button", "iframe", "object", "source", "track"})
_SINGLE = frozenset({"br", "input", "img"})
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
_SPECIAL = frozenset({*_BLOCKS, *_SILENT, *_SINGLE, *_LOOKS, "a"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WORD = re.compile(r"\w")
_OWN_LINE = ("level__place",)
"""Classes of inline parts that the theme shows on a line of their own."""
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
_LINE_BEGINS = (Break, Box)
_LINE_ENDS = (Text, Break)

Piece: TypeAlias = list[Atom] | Element
"""A stretch of text as a row of atoms, or a block that stands between two of them."""


def parsed(source: bytes) -> Element:
    """Return an element that holds what an author typed, in UTF-8. libxml2 mends what is not well-formed."""
    body = etree.fromstring(b"<html><body>" + source + b"</body></html>", _PARSER).find("body")
    assert body is not None, "it was written down"
    return body


def pieces(parent: Element) -> list[Piece]:
    """Return an element's content in order: its blocks, and between them the atoms of each stretch of text."""
    found: list[Piece] = []
    row: list[Atom] = []
    if text := parent.text:
        _add_text(row, text, PLAIN)
    for child in parent:
        length = len(row)
        if not _read(child, PLAIN, row):
            del row[length:]
            if _finish(row):
                found.append(row)
            found.append(child)
            row = []
        if text := child.tail:
            _add_text(row, text, PLAIN)
    if _finish(row):
        found.append(row)
    return found


def atoms(parent: Element) -> list[Atom]:
    """Return an element's content as one row, its blocks parted by breaks."""
    return joined(pieces(parent))


def joined(content: Iterable[Piece]) -> list[Atom]:
    """Return content that was read into pieces as one row, its blocks parted by breaks."""
    row: list[Atom] = []
    for piece in content:
        row += [Break()] if row else []
        row += piece if isinstance(piece, list) else atoms(piece)
    return row


def blank_cell(element: Element) -> bool:
    """Tell whether an element is the field of an empty cell: there one writes into the cell itself."""
    return element.tag == "textarea" and "blank--cell" in element.get("class", "")


def _is_block(element: Element) -> bool:
    """Tell whether an element stands apart from the text around it."""
    return element.tag in _BLOCKS and not blank_cell(element)


def _holds_block(element: Element) -> bool:
    return len(element) > 0 and any(_is_block(part) for part in element.iterdescendants())


def _read(element: Element, look: Look, row: list[Atom]) -> bool:
    """Append what an inline element says. One that stands apart, or holds one that does, may leave half of it."""
    tag = element.tag
    if tag in _SPECIAL:
        if tag in _BLOCKS:
            if not blank_cell(element):
                return False
            row.append(EmptyCell(element.get("name", ""), element.get("aria-label", "")))
            return True
        if tag in _SINGLE:
            _put(row, _single(element))
            return True
        mark = _note(element)
        if mark is not None or tag in _SILENT:
            _put(row, mark)
            return not _holds_block(element)
        look = _changed(look, element)
    if text := element.text:
        _add_text(row, text, look)
    for child in element:
        if not _read(child, look, row):
            return False
        if text := child.tail:
            _add_text(row, text, look)
    if element.get("class") in _OWN_LINE:
        row.append(Break())
    return True


def _changed(look: Look, element: Element) -> Look:
    if element.tag == "a":
        address = element.get("href")
        return look._replace(address=address.strip()) if address else look
    return look._replace(**_LOOKS[element.tag])


def _single(element: Element) -> Atom | None:
    if element.tag == "br":
        return Break()
    if element.tag == "img":
        said = " ".join(cleaned(element.get("alt", "")).split())
        return Picture(element.get("src", ""), said, _number(element.get("width", "")))
    kind = element.get("type", "text")
    if kind in ("radio", "checkbox"):
        return Box(element.get("name", ""), element.get("value", ""), kind == "checkbox")
    if kind == "text":
        return Blank(element.get("name", ""), element.get("aria-label", ""), _number(element.get("size", "")))
    return None


def _number(text: str) -> int:
    digits = text.strip().removesuffix("px")
    return as_number(digits, 0)


def _note(element: Element) -> Mark | None:
    link = element.find("a") if element.tag == "sup" else None
    href = link.get("href", "") if link is not None and link.get("class") == "footnote-ref" else ""
    _, mark, name = href.partition("#fn:")
    return Mark(name) if mark else None


def _add_text(row: list[Atom], text: str, look: Look) -> None:
    """Append words, but no space at the beginning of a line or behind another one."""
    if not text.isprintable() or "  " in text:
        text = _folded(text)
    if text[:1] == " " and _ends_in_space(row):
        text = text[1:]
    if text:
        row.append(Text(text, look))


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return _SPACE.sub(" ", cleaned(text))


def _put(row: list[Atom], atom: Atom | None) -> None:
    """Append an atom, with the space that a browser's styles leave before a blank: "other: ____"."""
    if isinstance(atom, Blank) and row and isinstance(end := row[-1], Text) and end.text.endswith((":", ",", "?")):
        row.append(Text(" "))
    if atom is not None:
        row.append(atom)


def _ends_in_space(row: list[Atom]) -> bool:
    if not row or isinstance(end := row[-1], _LINE_BEGINS):
        return True
    return isinstance(end, Text) and end.text[-1] == " "


def _finish(row: list[Atom]) -> list[Atom]:
    """Take space off the end of a row, and tell the blanks that end their line."""
    while row and isinstance(end := row[-1], _LINE_ENDS):
        text = end.text.rstrip(" ") if isinstance(end, Text) else ""
        if text and isinstance(end, Text):
            row[-1] = Text(text, end.look)
            break
        row.pop()
    if Blank in map(type, row):
        _reach(row)
    return row


def _reach(row: list[Atom]) -> None:
    last = True
    for at in range(len(row) - 1, -1, -1):
        atom = row[at]
        if isinstance(atom, Blank):
            row[at] = atom._replace(last=last)
        last = isinstance(atom, Break) or (last and isinstance(atom, Text) and not _WORD.search(atom.text))
