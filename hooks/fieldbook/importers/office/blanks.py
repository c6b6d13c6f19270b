"""What Word's documents leave room for answers with, told as one would type it: underscores, ☐ and ○.

Forms, tab stops with leaders, underlined white space, empty lines with a rule below them, and lists whose
bullets are boxes.
"""

from __future__ import annotations

import re

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .controls import BLANK, BOX, CIRCLE, LINE, PLACEHOLDER, show_control, show_fields
from .ooxml import (
    Styles,
    is_on,
    local,
    paragraph_property,
    put_first,
    replace,
    run_property,
    text_of,
    text_run,
    value,
)

_LINE_HEIGHT, _LEAST_ROWS, _MOST_ROWS = 425, 3, 10
"""What a line to write on takes in Word's measure, and the lines that an empty box becomes."""
_WHITE = re.compile(r"[\s\u00a0\u2000-\u200b\u3000]*")
_BOXES = re.compile(
    "^[\u2610-\u2612\u25a1\u25fb\u25fd\u2751\u2752\u274f\u2750\uf0a8\uf06f\uf071\uf072\uf0fe\uf052\uf0a3\u00a8q]$"
)
_PICTURE_FONTS = ("wingdings", "webdings", "symbol", "marlett")
_SYMBOLS = {
    **dict.fromkeys(("A8", "6F", "70", "71", "72", "FE", "FD", "52", "A3", "54", "53", "51"), BOX),
    **dict.fromkeys(("A1", "99", "9A", "9B"), CIRCLE),
}
"""Boxes and circles of Wingdings and Wingdings 2, by their code."""


def show_blanks(document: Document, styles: Styles) -> None:
    """Put underscores, boxes and circles in place of whatever the document uses for them."""
    body = document.element.body
    for control in list(body.iter(qn("w:sdt"))):
        show_control(control)
    for paragraph in body.iter(qn("w:p")):
        show_fields(paragraph)
        _left_over(paragraph)
        _symbols(paragraph)
        _underlined(paragraph, styles)
        _leaders(paragraph, styles)
        _ruled(paragraph, styles)
    _box_lists(document, styles)
    for table in list(body.iter(qn("w:tbl"))):
        _room(table)


def _room(table: Element) -> None:
    """Show a table of one empty cell below what asks for something as lines to write on, as many as it is high."""
    cells = list(table.iter(qn("w:tc")))
    drawn = any(True for _ in table.iter(qn("w:drawing"), qn("w:pict")))
    if len(cells) != 1 or drawn or text_of(table).strip() or not _asks(table):
        return
    height = value(table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:trHeight')}"))
    high = int(height) // _LINE_HEIGHT if height.isdecimal() else 0
    rows = min(max(high, len(cells[0].findall(qn("w:p"))), _LEAST_ROWS), _MOST_ROWS)
    lines = []
    for _ in range(rows):
        line = OxmlElement("w:p")
        line.append(text_run(LINE))
        lines.append(line)
    replace(table, *lines)


def _left_over(paragraph: Element) -> None:
    """Show what asks for an answer and is in no control any more, as other programs leave it."""
    for word in paragraph.iter(qn("w:t")):
        if PLACEHOLDER.fullmatch((word.text or "").strip()):
            word.text = BLANK


def _symbols(paragraph: Element) -> None:
    """Show the boxes of picture fonts, which are letters otherwise."""
    for symbol in list(paragraph.iter(qn("w:sym"))):
        code = str(symbol.get(qn("w:char")) or "")[-2:].upper()
        font = str(symbol.get(qn("w:font")) or "").lower()
        run = symbol.getparent()
        if run is not None and font.startswith("wingdings") and code in _SYMBOLS:
            replace(symbol, text_run(f"{_SYMBOLS[code]} ")[0])
    for run in paragraph.iter(qn("w:r")):
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        font = str(fonts.get(qn("w:ascii")) or "").lower() if fonts is not None else ""
        for word in run.findall(qn("w:t")) if font.startswith(_PICTURE_FONTS[0]) else ():
            text = (word.text or "").strip()
            if len(text) == 1 and f"{ord(text) & 0xFF:02X}" in _SYMBOLS:
                word.text = f"{_SYMBOLS[f'{ord(text) & 0xFF:02X}']} "


def _underlined(paragraph: Element, styles: Styles) -> None:
    """Show underlined white space, which is a line to write on."""
    for run in list(paragraph.iter(qn("w:r"))):
        inner = [child for child in run if child.tag != qn("w:rPr")]
        white = bool(inner) and all(
            child.tag == qn("w:tab") or (child.tag == qn("w:t") and _WHITE.fullmatch(child.text or ""))
            for child in inner
        )
        wide = any(child.tag == qn("w:tab") for child in inner) or len(text_of(run)) > 2
        if white and wide and is_on(run_property(run, "w:u", styles)):
            replace(run, text_run(BLANK))


def _leaders(paragraph: Element, styles: Styles) -> None:
    """Show the line that leads to a tab stop."""
    if not any(True for _ in paragraph.iter(qn("w:tab"))):
        return
    given = paragraph_property(paragraph, "w:tabs", styles)
    # LibreOffice says beside the stops which of the style's there are not.
    stops = [stop for stop in given if value(stop) != "clear"] if given is not None else []
    leaders = [str(stop.get(qn("w:leader")) or "none") for stop in stops]
    if not any(leader in ("underscore", "heavy", "dot", "hyphen", "middleDot") for leader in leaders):
        return
    if styles.name_of(paragraph).startswith("toc"):
        return
    tabs = [
        tab for tab in paragraph.iter(qn("w:tab")) if (above := tab.getparent()) is not None and local(above) == "r"
    ]
    for at, tab in enumerate(tabs):
        after = text_of(paragraph).rpartition("\t")[2].strip()
        leader = leaders[min(at, len(leaders) - 1)]
        ruled = leader in ("underscore", "heavy")
        if leader == "none" and len(tabs) <= len(leaders):
            continue
        # Dots that lead to a number or a word only join the two.
        if ruled or not after:
            replace(tab, text_run(f" {BLANK}")[0])


def _ruled(paragraph: Element, styles: Styles) -> None:
    """Show an empty paragraph with a rule below or above it as a line to write on, where something asks for one."""
    if _is_ruled(paragraph, styles) and (_asks(paragraph) or _is_ruled(paragraph.getnext(), styles)):
        paragraph.append(text_run(LINE))


def _is_ruled(paragraph: Element | None, styles: Styles) -> bool:
    """Tell whether a paragraph is nothing but a rule."""
    if paragraph is None or paragraph.tag != qn("w:p") or text_of(paragraph).strip():
        return False
    if paragraph.find(f".//{qn('w:drawing')}") is not None or styles.name_of(paragraph) == "horizontal line":
        return False
    borders = paragraph_property(paragraph, "w:pBdr", styles)
    sides = {local(side) for side in borders if value(side) not in ("nil", "none")} if borders is not None else set()
    return bool(sides & {"bottom", "between"}) and not sides & {"left", "right"}


def _asks(paragraph: Element) -> bool:
    """Tell whether what stands above a paragraph may ask for something: it is no sentence that tells."""
    above = paragraph.getprevious()
    while above is not None and above.tag == qn("w:p") and not text_of(above).strip():
        above = above.getprevious()
    said = text_of(above).rstrip() if above is not None else ""
    return bool(said) and not said.endswith((".", "!", "\u2026", ")", "\u3002", "\u201d"))


def _box_lists(document: Document, styles: Styles) -> None:
    """Put a box before the items of lists whose bullets are boxes."""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    boxes = _box_levels(numbering)
    for paragraph in document.element.body.iter(qn("w:p")) if boxes else ():
        numbered = paragraph_property(paragraph, "w:numPr", styles)
        if numbered is None:
            continue
        key = (value(numbered.find(qn("w:numId"))), value(numbered.find(qn("w:ilvl"))) or "0")
        if key in boxes and text_of(paragraph).strip():
            put_first(paragraph, text_run(f"{BOX} "))


def _box_levels(numbering: Element) -> set[tuple[str, str]]:
    """Return the lists and levels whose bullet is a box."""
    found: set[tuple[str, str]] = set()
    kinds: dict[str, list[str]] = {}
    for kind in numbering.iter(qn("w:abstractNum")):
        for level in kind.iter(qn("w:lvl")):
            sign = value(level.find(qn("w:lvlText")))
            fonts = level.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            font = str(fonts.get(qn("w:ascii")) or "").lower() if fonts is not None else ""
            if _BOXES.match(sign) and (font.startswith(_PICTURE_FONTS) or sign > "\u2000"):
                if sign in ("\u00a8", "q") and not font.startswith("wingdings"):
                    continue
                kinds.setdefault(str(kind.get(qn("w:abstractNumId"))), []).append(str(level.get(qn("w:ilvl"))))
    for number in numbering.iter(qn("w:num")):
        name = str(number.get(qn("w:numId")))
        found.update((name, at) for at in kinds.get(value(number.find(qn("w:abstractNumId"))), ()))
    return found
