"""The page of all there is to carry off, with sizes, and what each is for. The sizes are filled in at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..source import Source
from .page import Book, GeneratedPage


@dataclass(frozen=True, slots=True)
class Download:
    """A file to carry off: the label of its `name`, its address below site/. The kit is not in itself."""

    name: str
    address: str
    in_kit: bool = True


def _wanted(sources: Iterable[Source]) -> bool:
    return True


def _context(book: Book) -> Mapping[str, Any]:
    name = book.course.id
    workbook = [Download("workbook", "downloads/workbook.docx")] if book.worksheets else []
    return {
        "downloads": [
            Download("kit", f"downloads/{name}-offline.zip", in_kit=False),
            Download("single", f"downloads/{name}.html"),
            *workbook,
            Download("programs", "course.json"),
        ]
    }


PAGE = GeneratedPage("downloads.md", "downloads", "downloads", _wanted, _context, searched=False)
