"""The page that ends the course: what one has done, what is still open, and what to do with it.

Without scripts it lists what there was to do. The last lesson leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..blocks import FIELD_BLOCK_NAMES
from ..reader import Source
from .page import Appendix, Book, GeneratedPage


def _wanted(sources: Iterable[Source]) -> bool:
    """Tell whether there is something to be done: outcomes to reach, time to spend, something to fill in."""
    return any(
        source.outcomes or source.minutes or any(block.name in FIELD_BLOCK_NAMES for block in source.blocks)
        for source in sources
    )


def _context(book: Book) -> Mapping[str, Any]:
    return {}


PAGE = GeneratedPage(
    *("finish.md", "finish", "finish.intro", "finish", _wanted, _context),
    searched=False,
    appendix=Appendix.FOR_ALL,
    script="finish-page.js",
    style="finish-page.css",
    words=("finish", "sheet"),
)
