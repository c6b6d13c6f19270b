"""The workbook as a whole: its first page, and a worksheet from each new page on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from ...labels import labels
from ..archive import build_moment, write_archive
from ..paper import A4, Paper
from ..sheets import Sheets
from .footer import add_footer
from .front_page import add_front
from .key import write_key
from .runs import Origin
from .story import Story
from .styles import set_up
from .worksheets import write_worksheet

_TEXT = "word/document.xml"


def write_workbook(
    sheets: Sheets, site: Path, path: str, paper: Paper = A4, address: str = "", *, on_screen: bool = False
) -> None:
    """Write the blank workbook of a course to `path` below the finished site.

    Args:
        sheets: the worksheets of the course.
        site: the folder of the finished site; pictures are taken from there.
        path: where the document goes, below `site`.
        paper: the sheets that it will be printed on.
        address: the site's address on the web, to which links lead; without one, links within it become text.
        on_screen: it is to be filled in on a screen: of several choices, one is picked from a list.
    """
    words = labels(sheets.language)
    document = docx.Document()
    width = set_up(document, paper, sheets.language)
    _describe(document, sheets, words)
    title = f"{sheets.title} \u00b7 {words['workbook']}"
    add_footer(document, title, words["document.page"], width)
    story = Story(document, width)
    add_front(story, sheets, words)
    for sheet in sheets.all:
        write_worksheet(story, sheet, Origin(site, address=address), words, on_screen=on_screen)
        story.put_away()
    write_key(story, sheets, Origin(site, address=address), words)
    write_archive(site / path, {**_files(document), _TEXT: story.file()}, build_moment())


def _describe(document: Document, sheets: Sheets, words: Mapping[str, str]) -> None:
    properties = document.core_properties
    properties.title = f"{sheets.title}: {words['workbook']}"
    properties.subject, properties.language = sheets.description, sheets.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = build_moment().replace(tzinfo=None)


def _files(document: Document) -> dict[str, bytes]:
    """Return the files of a document by their names: python-docx would pack them, and that is done once, by us.

    The picture of an empty page, which python-docx's template brings, is left out.
    """
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]
    writer: Any = PackageWriter
    made, parts = _Files(), package.parts
    writer._write_content_types_stream(made, parts)
    writer._write_pkg_rels(made, package.rels)
    writer._write_parts(made, parts)
    return made.files


class _Files:
    """What python-docx takes for the archive that it writes to."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def write(self, name: PackURI, content: bytes) -> None:
        """Take a file."""
        self.files[name.membername] = content
