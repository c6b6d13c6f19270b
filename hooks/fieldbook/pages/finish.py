"""The page that ends the course: what the learner has done, what is still open, and how to save or send answers.

Without scripts it lists all there was to do. The last lesson links to it as its next page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import record
from .page import Appendix, Book, GeneratedPage


def _context(book: Book) -> Mapping[str, Any]:
    return {}


PAGE = GeneratedPage(
    *("finish.md", "finish", "finish.intro", "finish", record.PAGE.wanted, _context),
    searched=False,
    appendix=Appendix.FOR_ALL,
    script="finish-page.js",
    style="finish-page.css",
    words=("finish", "sheet"),
)
