"""The page that says in plain words what the course stores in the browser, with a button that deletes all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..blocks import FIELD_BLOCK_NAMES
from ..reader import Source
from .page import Appendix, Book, GeneratedPage


def _wanted(sources: Iterable[Source]) -> bool:
    """Tell whether there is anything to keep: an answer, or a tick at an outcome."""
    return any(source.outcomes or _has_worksheet(source) for source in sources)


def _has_worksheet(source: Source) -> bool:
    return any(block.name in FIELD_BLOCK_NAMES for block in source.blocks)


def _context(book: Book) -> Mapping[str, Any]:
    return {"has_worksheets": bool(book.worksheets)}


PAGE = GeneratedPage(
    *("answers.md", "answers", "answers.where.text", "answers", _wanted, _context),
    appendix=Appendix.FOR_ALL,
    script="answers-page.js",
    words=("kept", "sheet"),
    long=True,
)
