"""What people typed with tabs in Word: columns of a table, and signs and numbers before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .headings import is_heading
from .ooxml import Styles, paragraph_property, paragraph_text, put_first, replace, text_of, text_run, value

_MARKER = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\(?[A-Za-z][.)]|[-–—•·▪*o])\t")
_DASH = re.compile(r"\s*[-–—•·▪](?:\t|[ \u00a0]{1,8})(?=\S)")
_NO_CELL = re.compile(r"_{3,}|\.{5,}|[\u2610-\u2612\u25a1\u25cb]")


def show_columns(document: Document, styles: Styles) -> None:
    """Make tables of neighbouring lines of as many columns; what stands before an item is one space away from it."""
    body = document.element.body
    for is_dashed, group in groupby(list(body), key=lambda child: bool(_DASH.match(paragraph_text(child)))):
        dashed = list(group)
        for child in dashed if is_dashed and len(dashed) > 1 else ():
            _set_marker(child, "- ")
    for child in list(body):
        if _MARKER.match(paragraph_text(child)):
            _set_marker(child, f"{paragraph_text(child).partition(chr(9))[0].strip()} ")
    for are_parted, group in groupby(list(body), key=lambda child: _columns(child, styles) > 1):
        rows = list(group)
        counts = [_columns(row, styles) for row in rows]
        # A row may lack its last cells, where most have them.
        whole = counts.count(max(counts))
        if are_parted and whole >= (2 if max(counts) > 2 else 3) and whole * 2 > len(rows):
            _make_table(rows, max(counts))


def _set_marker(paragraph: Element, marker: str) -> None:
    """Put a marker in the place of what a paragraph begins with, up to its tab or spaces."""
    for node in list(paragraph.iter(qn("w:t"), qn("w:tab"))):
        run = node.getparent()
        if run is None or run.tag != qn("w:r"):
            continue
        rest = re.sub(r"^\s*(?:\(?\w{1,2}[.)]|[-–—•·▪*o](?=\s|$))?[\s\u00a0]*", "", node.text or "")
        replace(node) if node.tag == qn("w:tab") else setattr(node, "text", rest)
        if rest or node.tag == qn("w:tab"):
            break
    put_first(paragraph, text_run(marker))


def _columns(child: Element, styles: Styles) -> int:
    """Return how many columns a line has that tabs part; 0 for what is no such line."""
    text = paragraph_text(child).strip()
    if "\t" not in text or "\n" in text or _NO_CELL.search(text) or _MARKER.match(text) or is_heading(child, styles):
        return 0
    if paragraph_property(child, "w:numPr", styles) is not None:
        return 0
    if styles.name_of(child).startswith(("toc", "table of")):
        return 0
    stops = paragraph_property(child, "w:tabs", styles)
    if stops is not None and any(stop.get(qn("w:leader")) not in (None, "none") for stop in stops):
        return 0
    if stops is not None and any(value(stop) in ("right", "center", "end") for stop in stops) and text.count("\t") == 1:
        # A word at each edge of the line.
        return 0
    return len(re.split(r"\t+", text))


def _make_table(rows: list[Element], count: int) -> None:
    table = OxmlElement("w:tbl")
    rows[0].addprevious(table)
    for paragraph in rows:
        row = OxmlElement("w:tr")
        table.append(row)
        cells = [cell for cell in _cells(paragraph) if any(text_of(part).strip() for part in cell)]
        for parts in [*cells, *([[]] * (count - len(cells)))]:
            cell, inner = OxmlElement("w:tc"), OxmlElement("w:p")
            row.append(cell)
            cell.append(inner)
            inner.extend(parts)
        replace(paragraph)


def _cells(paragraph: Element) -> Iterator[list[Element]]:
    """Yield what stands between a paragraph's tabs."""
    parts: list[Element] = []
    for child in [child for child in paragraph if child.tag != qn("w:pPr")]:
        if child.tag != qn("w:r") or child.find(qn("w:tab")) is None:
            parts.append(child)
            continue
        properties = child.find(qn("w:rPr"))
        for node in [node for node in child if node.tag != qn("w:rPr")]:
            if node.tag == qn("w:tab"):
                yield parts
                parts = []
                continue
            run = OxmlElement("w:r")
            if properties is not None:
                run.append(deepcopy(properties))
            run.append(node)
            parts.append(run)
    yield parts
