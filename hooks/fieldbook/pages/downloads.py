"""The page of downloads, with what each is for and its size. Sizes are filled in when all exports are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..reader import Source
from .page import Book, GeneratedPage

ADDRESS = "downloads.html"
"""The page's address below site/."""


def _wanted(sources: Iterable[Source]) -> bool:
    return True


def _context(book: Book) -> Mapping[str, Any]:
    return {"downloads": book.downloads, "guides": book.guides}


PAGE = GeneratedPage(
    "downloads.md", "downloads", "downloads.intro", "downloads", _wanted, _context, style="downloads-page.css"
)
