"""Workbooks for tests: a worksheet as its author types it, written as a document and opened again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import docx
from docx.document import Document
from markdown import Markdown

from fieldbook.blocks.context import context_of
from fieldbook.exports.paper_sizes import A4
from fieldbook.exports.workbook import write_workbook
from fieldbook.exports.workbook_data import workbook_data
from fieldbook.model import Citation, Course, Field, Lesson, Module, Outcome, Reference, Worksheet
from fieldbook.pages import Book

NOTE = Reference(
    "kania", "Kania.", "<div><p>Kania, <em>Impact</em>.</p></div>", (Citation("A", "c/a.html#fnref:kania"),)
)
FULL = "A course"


@dataclass(frozen=True)
class Part:
    """A paragraph of a document: its style's name, and all its words, those in controls among them."""

    style: str
    text: str


class Typed(str):
    """The HTML of a worksheet, with its fields."""

    fields: tuple[Field, ...] = ()


def typed(text: str) -> Typed:
    """Return the HTML of a worksheet whose author typed `text`."""
    md = Markdown(extensions=["fieldbook"])
    md.convert(f"# A\n\n//// worksheet | Sheet\n    id: sheet\n\n{dedent(text).strip()}\n////\n")
    record = context_of(md).record.worksheets[0]
    made = Typed(record.html)
    made.fields = record.fields
    return made


def book(html: str, language: str = "en") -> Book:
    """Return a course of one worksheet."""
    fields = html.fields if isinstance(html, Typed) else ()
    worksheet = Worksheet("sheet", 1, "Sheet", 15, ("do",), fields, "c/a.html#worksheet-sheet")
    lesson = Lesson("c/a.md", "c/a.html", "Lesson A", 1, 5, (Outcome("do", "Do it"),), (worksheet,))
    module = Module("Module", 1, (lesson,))
    return Book(Course("id", FULL, "About it.", language, (module,), (NOTE,)), {"sheet": html})


def written(
    folder: Path, html: str, language: str = "en", paper=A4, address: str = "", *, on_screen: bool = False
) -> Document:
    """Write the workbook of a worksheet, without what is said of outcomes, and open it."""
    sheets = workbook_data(book(html, language))._replace(stated=())
    write_workbook(sheets, folder, "workbook.docx", paper, address, on_screen=on_screen)
    return docx.Document(str(folder / "workbook.docx"))


def words(element) -> str:
    """Return all the text of an element of a document."""
    for tab in element.iter("{*}tab", "{*}br"):
        tab.text = " " if not len(tab) else None
    return " ".join("".join(part.text or "" for part in element.iter("{*}t", "{*}tab", "{*}br")).split())


def parts(document: Document) -> list[Part]:
    """Return the worksheet's own paragraphs outside of tables: what follows the line for name and date."""
    found = [Part(one.style.name, words(one._p)) for one in document.paragraphs]
    last = max(number for number, one in enumerate(found) if one.style == "Name and Date")
    return found[last + 1 :]
