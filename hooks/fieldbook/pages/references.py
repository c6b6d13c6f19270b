"""The page of references: every note of the course once, with links to the lessons that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..reader import Source
from .page import Appendix, Book, GeneratedPage


def _wanted(sources: Iterable[Source]) -> bool:
    return any(source.notes for source in sources)


def _context(book: Book) -> Mapping[str, Any]:
    return {"references": book.course.references}


PAGE = GeneratedPage(
    *("references.md", "references", "references.about", "references", _wanted, _context), appendix=Appendix.FOR_ALL
)
