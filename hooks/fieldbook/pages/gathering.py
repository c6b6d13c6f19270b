"""The page on which a facilitator opens the answer files of a group; a script reads them, and sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Course
from . import record
from .page import Book, GeneratedPage

ADDRESS = "gathering.html"
"""The page's address below site/."""


def worksheet_data(course: Course) -> list[dict[str, Any]]:
    """Return the course's worksheets with their fields as plain data, for the page's script."""
    return [
        {
            "id": worksheet.id,
            "title": worksheet.title,
            "fields": [
                {
                    "name": field.name,
                    "kind": str(field.kind),
                    "label": field.label,
                    "choices": list(field.choices),
                    "right": list(field.right),
                }
                for field in worksheet.fields
            ],
        }
        for worksheet in course.worksheets
    ]


def _context(book: Book) -> Mapping[str, Any]:
    recorded = record.recorded(book.course)
    stated = [{"id": outcome.id, "text": outcome.text} for outcome in recorded["outcomes"]]
    return {"asked": worksheet_data(book.course), "stated": stated, **recorded}


PAGE = GeneratedPage(
    *("gathering.md", "gathering", "gathering.intro", "gathering", record.PAGE.wanted, _context),
    for_facilitators=True,
    script="gathering-page.js",
    style="facilitator-pages.css",
    words=("room", "present", "quiz", "standing", "recorded", "duration"),
)
