"""The workbook as a whole: its first page, and a worksheet from each new page on."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt

from ...labels import labels
from ...model import Course
from ...pages import Book
from ..packing import build_moment, read_archive, write_archive
from ..paper import A4, Paper
from .footer import add_footer
from .front import add_front
from .paragraphs import PARAGRAPH, Paragraph
from .story import Story
from .styles import set_up, spaces_before
from .text import Origin
from .worksheets import write_worksheets
from .xml import qualified

_TABLE = qualified("w:tbl")
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
    story = Story(document, width)
    add_front(story, course, words)
    write_worksheets(story, book, Origin(site, address=address), words)
    _space_after_tables(story, spaces_before(document))
    story.finish()
    _save(document, site / path)


def _describe(document: Document, course: Course, words: Mapping[str, str]) -> None:
    properties = document.core_properties
    properties.title = f"{course.title}: {words['workbook']}"
    properties.subject, properties.language = course.description, course.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = build_moment().replace(tzinfo=None)


def _space_after_tables(story: Story, spaces: Mapping[str | None, int]) -> None:
    """Keep what follows a table at a distance, since a table has no space of its own."""
    for table in story.body.iterchildren(_TABLE):
        following = table.getnext()
        if following is not None and following.tag == PARAGRAPH:
            paragraph = Paragraph(following, story.styles)
            paragraph.set_space(before=max(spaces[paragraph.style_id], _GAP))


def _save(document: Document, path: Path) -> None:
    """Write the file, without the picture of an empty page that python-docx's template brings."""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]
    made = BytesIO()
    document.save(made)
    write_archive(path, read_archive(made.getvalue()), build_moment())
