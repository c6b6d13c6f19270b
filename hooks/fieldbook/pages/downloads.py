"""The page of all there is to carry off, with sizes, and what each is for. The sizes are filled in at the end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..reader import Source
from .page import Book, GeneratedPage

ADDRESS = "downloads.html"
"""The page's address below site/."""


class Download(NamedTuple):
    """A file to carry off: the label of its `name`, its address below site/. The kit is not in itself."""

    name: str
    address: str
    in_kit: bool = True


def kit_address(course_id: str) -> str:
    """Return where the zip file of the whole site lies."""
    return f"downloads/{file_name(course_id)}-offline.zip"


def single_address(course_id: str) -> str:
    """Return where the whole course in one file lies."""
    return f"downloads/{file_name(course_id)}.html"


def file_name(course_id: str) -> str:
    """Return the course's id as any computer takes it for a name of files: in plain letters."""
    plain = unicodedata.normalize("NFKD", course_id).encode("ascii", "ignore").decode("ascii").strip("-")
    return plain or "course"


def _wanted(sources: Iterable[Source]) -> bool:
    return True


def _context(book: Book) -> Mapping[str, Any]:
    course = book.course.id
    workbook = [Download("workbook", "downloads/workbook.docx")] if book.worksheets else []
    return {
        "downloads": [
            Download("kit", kit_address(course), in_kit=False),
            Download("single", single_address(course)),
            *workbook,
            Download("programs", "course.json"),
        ]
    }


PAGE = GeneratedPage("downloads.md", "downloads", "downloads.intro", "downloads", _wanted, _context, searched=False)
