"""What Word's documents mean by their look, told by elements that mammoth keeps: headings, boxes, code, numbers."""

from __future__ import annotations

import re
from itertools import groupby

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .columns import show_columns
from .headings import is_heading, show_headings
from .ooxml import (
    DRAWING,
    MC,
    SHAPE,
    Styles,
    is_on,
    look_of,
    paragraph_of,
    paragraph_property,
    put_first,
    replace,
    run_property,
    set_run_style,
    set_style,
    shown_property,
    text_of,
    text_run,
    value,
)
from .quotations import show_quotations
from .typefaces import MONOSPACED

CODE_STYLE = "FieldbookCode"
NUMBER_OPEN, NUMBER_SHUT = "\ue0f0", "\ue0f1"
"""Around the number of a list's item, which mammoth does not tell."""
_LEVELED = re.compile(r"list (?:bullet|number) ([2-5])$")


def show_structure(document: Document, styles: Styles) -> None:
    """Make headings, boxes, code and the numbers of lists such that mammoth finds them."""
    body = document.element.body
    for text in list(body.iter(f"{{{SHAPE}}}txbx", f"{{{DRAWING}}}textbox")):
        _text_box(text)
    show_headings(document, styles)
    show_quotations(document, styles)
    show_columns(document, styles)
    _code(document, styles)
    _numbers(document, styles)
    for holder in [body, *body.iter(qn("w:txbxContent"))]:
        _boxes(holder, styles)


def take_hidden(document: Document, styles: Styles) -> int:
    """Take out what is hidden; return how many pieces of text that were."""
    hidden = [run for run in document.element.body.iter(qn("w:r")) if is_on(run_property(run, "w:vanish", styles))]
    for run in hidden:
        replace(run)
    return sum(bool(text_of(run).strip()) for run in hidden)


def take_deleted(document: Document) -> None:
    """Take out what was moved away, and rows of tables that were deleted, while changes were tracked."""
    for moved in list(document.element.body.iter(qn("w:moveFrom"))):
        replace(moved)
    for row in list(document.element.body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            replace(row)


def choose_drawings(document: Document) -> None:
    """Take one of the two ways in which what is drawn stands in a document."""
    for choice in list(document.element.body.iter(f"{{{MC}}}AlternateContent")):
        _drawn(choice)


def _drawn(choice: Element) -> None:
    """Take the older way, which mammoth reads, of pictures; the newer one of text boxes, or where there is no other."""
    fallback = choice.find(f"{{{MC}}}Fallback")
    written = choice.find(f".//{{{SHAPE}}}txbx")
    if fallback is not None and len(fallback) and written is None:
        replace(choice, *list(fallback))
        return
    newer = choice.find(f"{{{MC}}}Choice")
    replace(choice, *(list(newer) if newer is not None else []))


def _text_box(text: Element) -> None:
    """Move the words of a text box below the paragraph that holds it, as a box."""
    if next(text.iterancestors(f"{{{MC}}}AlternateContent"), None) is not None:
        return
    paragraph = paragraph_of(text)
    inner = [child for content in text for child in content]
    if paragraph is not None and inner:
        paragraph.addnext(_one_cell(inner))


def _code(document: Document, styles: Styles) -> None:
    """Mark paragraphs and phrases of a typewriter's letters as code."""
    for paragraph in document.element.body.iter(qn("w:p")):
        runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run).strip()]
        typed = [run for run in runs if _is_monospaced(run, paragraph, styles)]
        if typed and len(typed) == len(runs):
            set_style(paragraph, CODE_STYLE)
            continue
        for run in typed:
            set_run_style(run, CODE_STYLE)
    style = OxmlElement("w:style")
    style.set(qn("w:type"), "paragraph")
    style.set(qn("w:styleId"), CODE_STYLE)
    name = OxmlElement("w:name")
    name.set(qn("w:val"), CODE_STYLE)
    style.append(name)
    document.styles.element.append(style)


def _is_monospaced(run: Element, paragraph: Element, styles: Styles) -> bool:
    fonts = shown_property(run, paragraph, "w:rFonts", styles)
    return fonts is not None and str(fonts.get(qn("w:ascii")) or "").lower() in MONOSPACED


def _numbers(document: Document, styles: Styles) -> None:
    """Tell the number of each item of a list that goes on below something else."""
    counts: dict[tuple[str, int], int] = {}
    for paragraph in document.element.body.iter(qn("w:p")):
        numbered = paragraph_property(paragraph, "w:numPr", styles)
        if numbered is None or not text_of(paragraph).strip() or is_heading(paragraph, styles):
            continue
        name, at = value(numbered.find(qn("w:numId"))), value(numbered.find(qn("w:ilvl"))) or "0"
        level = int(at) if at.isdecimal() else 0
        counts[name, level] = counts.get((name, level), 0) + 1
        for other in [key for key in counts if key[0] == name and key[1] > level]:
            del counts[other]
        # Word's styles of lists have the level in their names, where each is a list of its own.
        named = _LEVELED.match(styles.name_of(paragraph))
        deeper = int(named[1]) - 1 if named and not level else 0
        put_first(paragraph, text_run(f"{NUMBER_OPEN}{counts[name, level]},{deeper}{NUMBER_SHUT}"))


def _boxes(holder: Element, styles: Styles) -> None:
    """Put neighbouring paragraphs with a border around or a colour behind them into a table of one cell."""
    runs = [(look, list(group)) for look, group in groupby(list(holder), key=lambda child: look_of(child, styles))]
    for look, group in runs:
        if not look or all(is_heading(paragraph, styles) for paragraph in group):
            continue
        if not any(text_of(paragraph).strip() for paragraph in group):
            continue
        at = group[0]
        table = _one_cell([])
        at.addprevious(table)
        cell = next(table.iter(qn("w:tc")))
        for paragraph in group:
            cell.append(paragraph)


def _one_cell(inner: list[Element]) -> Element:
    table, row, cell = OxmlElement("w:tbl"), OxmlElement("w:tr"), OxmlElement("w:tc")
    table.append(row)
    row.append(cell)
    for child in inner:
        cell.append(child)
    return table
