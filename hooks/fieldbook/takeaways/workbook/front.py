"""The first page: whose workbook it is, what is in it, and how it is filled in."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Length
from docx.table import _Row

from ...labels import counted, duration
from ...model import Course, Lesson, Worksheet
from .borders import add_shade
from .controls import symbol
from .signing import add_signing_line
from .styles import SHADE
from .text import Pen
from .xml import element

_SHARES = (0.4, 0.45, 0.15)
"""The widths of the columns: worksheet, lesson, time."""


def add_front(document: Document, course: Course, pen: Pen, width: Length) -> None:
    """Write the first page."""
    labels = pen.labels
    document.add_paragraph(course.title, "Title")
    document.add_paragraph(labels["workbook"], "Subtitle")
    minutes = sum(worksheet.minutes for worksheet in course.worksheets)
    facts = [counted(labels, len(course.worksheets), "worksheet")]
    facts += [duration(labels, minutes)] if minutes else []
    document.add_paragraph(" \u00b7 ".join(facts), "Facts")
    add_signing_line(document, [labels["worksheet.name"]], width)
    document.add_paragraph(labels["workbook.contents"], "TOC Heading")
    _add_contents(document, course, pen, width)
    _add_legend(document, pen)


def bookmark(worksheet: Worksheet) -> str:
    """Return the name under which the contents find a worksheet."""
    return f"worksheet_{worksheet.number}"


def _add_contents(document: Document, course: Course, pen: Pen, width: Length) -> None:
    labels = pen.labels
    table = document.add_table(1, len(_SHARES), "Table Grid")
    table.autofit = False
    head = table.rows[0]
    _fill(head, [labels["worksheet"], labels["lesson"], labels["document.time"]], "Table Head")
    head._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell in head.cells:
        add_shade(cell._tc.get_or_add_tcPr(), SHADE)
    for lesson in course.lessons:
        for worksheet in lesson.worksheets:
            _add_entry(table.add_row(), lesson, worksheet, pen)
    for column, share in zip(table.columns, _SHARES, strict=True):
        column.width = Length(round(width * share))
        for cell in column.cells:
            cell.width = column.width


def _add_entry(row: _Row, lesson: Lesson, worksheet: Worksheet, pen: Pen) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    time = duration(pen.labels, worksheet.minutes) if worksheet.minutes else ""
    place = pen.labels["workbook.lesson"].format(number=lesson.number, title=lesson.title)
    _fill(row, ["", place, time], "Table Text")
    paragraph = row.cells[0].paragraphs[0]
    run = paragraph.add_run(f"{worksheet.number}. {worksheet.title}", "Hyperlink")
    paragraph._p.append(element("w:hyperlink", run._r, anchor=bookmark(worksheet)))


def _fill(row: _Row, texts: list[str], style: str) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.paragraphs[0].style = style
        cell.paragraphs[0].add_run(text)


def _add_legend(document: Document, pen: Pen) -> None:
    """Say what the two kinds of box mean, in words."""
    paragraph = document.add_paragraph(style="Legend")
    for several, label in ((False, "document.one"), (True, "document.any")):
        paragraph.add_run(symbol(several), "Check Box")
        paragraph.add_run(f"\u00a0{pen.labels[label]}\u2003")
