"""The workbook as a whole: its first page, and a worksheet from each new page on."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Length, Pt
from lxml import html

from ...labels import duration, labels
from ...model import Course, Lesson, Worksheet
from ...pages import Book
from ..packing import build_moment, read_archive, write_archive
from ..paper import A4, Paper
from .atoms import atoms
from .blocks import HEADINGS, BlockWriter
from .footer import add_footer
from .front import add_front, bookmark
from .place import Place
from .signing import add_signing_line
from .styles import set_up
from .text import MARK_STYLE, Origin, Pen
from .xml import element

_GAP = Pt(10)


def write_workbook(book: Book, site: Path, path: str, paper: Paper = A4, address: str = "") -> None:
    """Write the blank workbook of a course to `path` below the finished site.

    Args:
        book: the course, and the HTML of its worksheets.
        site: the folder of the finished site; pictures are taken from there.
        path: where the document goes, below `site`.
        paper: the sheets that it will be printed on.
        address: the site's address on the web, to which links lead; without one, links within it become text.
    """
    course = book.course
    words = labels(course.language)
    document = docx.Document()
    width = set_up(document, paper, course.language)
    _describe(document, course, words)
    title = f"{course.title} \u00b7 {words['workbook']}"
    add_footer(document, title, words["document.page"], width)
    add_front(document, course, Pen(Origin(site), words), width)
    for lesson in course.lessons:
        for worksheet in lesson.worksheets:
            notes = _notes(course, lesson)
            origin = Origin(site, lesson.address, address, notes.__contains__)
            writer = _WorksheetWriter(document, Pen(origin, words), width)
            writer.write(course, lesson, worksheet, book.worksheets[worksheet.id])
            writer.write_notes(notes)
    _space_after_tables(document)
    _save(document, site / path)


def _describe(document: Document, course: Course, words: Mapping[str, str]) -> None:
    properties = document.core_properties
    properties.title = f"{course.title}: {words['workbook']}"
    properties.subject, properties.language = course.description, course.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = build_moment().replace(tzinfo=None)


def _notes(course: Course, lesson: Lesson) -> dict[str, str]:
    """Return the HTML of the notes that a lesson cites, by their ids in it."""
    mark = f"{lesson.address}#fnref:"
    return {
        citation.address.removeprefix(mark): reference.html
        for reference in course.references
        for citation in reference.citations
        if citation.address.startswith(mark)
    }


class _WorksheetWriter:
    """Writes one worksheet, on a page of its own."""

    def __init__(self, document: Document, pen: Pen, width: Length) -> None:
        self._document = document
        self._pen = pen
        self._width = width

    def write(self, course: Course, lesson: Lesson, worksheet: Worksheet, source: str) -> None:
        """Write its head, then what its author typed."""
        self._write_head(course, lesson, worksheet)
        frame = html.fragment_fromstring(source, create_parent="div")
        titles = [part for part in frame.iter(*HEADINGS) if part.get("class") == "worksheet__title"]
        top = int(str(titles[0].tag)[1]) if titles else 2
        BlockWriter(self._document, self._pen, top).write(frame, Place(self._document._body, self._width))

    def _write_head(self, course: Course, lesson: Lesson, worksheet: Worksheet) -> None:
        words = self._pen.labels
        heading = self._document.add_paragraph(style="Heading 1")
        heading.paragraph_format.page_break_before = True
        number = str(worksheet.number)
        heading._p.append(element("w:bookmarkStart", id=number, name=bookmark(worksheet)))
        heading.add_run(worksheet.title)
        heading._p.append(element("w:bookmarkEnd", id=number))
        facts = [words["worksheet.number"].format(number=number)]
        facts += [duration(words, worksheet.minutes)] if worksheet.minutes else []
        facts += [words["workbook.lesson"].format(number=lesson.number, title=lesson.title)]
        self._document.add_paragraph(" \u00b7 ".join(facts), "Facts")
        practised = [outcome.text for outcome in course.outcomes if outcome.id in worksheet.outcomes]
        if practised:
            self._document.add_paragraph(f"{words['outcomes.worksheet']}: {'; '.join(practised)}", "Facts")
        add_signing_line(self._document, [words["worksheet.name"], words["worksheet.date"]], self._width)

    def write_notes(self, notes: Mapping[str, str]) -> None:
        """Write the notes that the worksheet has cited, in the order of their marks."""
        cited = self._pen.origin.cited
        if cited:
            self._document.add_paragraph(self._pen.labels["document.notes"], "Heading 2")
        for number, name in enumerate(cited, start=1):
            paragraph = self._document.add_paragraph(style="Note")
            paragraph.add_run(f"{number}\u00a0", MARK_STYLE)
            row = atoms(html.fragment_fromstring(notes[name], create_parent="div"))
            self._pen.write(paragraph, row, self._width)


def _space_after_tables(document: Document) -> None:
    """Keep what follows a table at a distance, since a table has no space of its own."""
    for table in document.tables:
        following = table._tbl.getnext()
        for paragraph in document.paragraphs if following is not None else ():
            if paragraph._p is following:
                before = paragraph.style.paragraph_format.space_before if paragraph.style else None
                paragraph.paragraph_format.space_before = max(before or Pt(0), _GAP)


def _save(document: Document, path: Path) -> None:
    """Write the file, without the picture of an empty page that python-docx's template brings."""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]
    made = BytesIO()
    document.save(made)
    write_archive(path, read_archive(made.getvalue()), build_moment())
