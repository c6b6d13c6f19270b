"""The record of learning: what a learner has finished and can do now, to print or save, for someone to confirm.

Without scripts it is a form to fill in by hand; a script fills in what the browser has stored, and hides the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..blocks import FIELD_BLOCK_NAMES
from ..blocks.qr import drawn
from ..model import Course
from ..reader import Source
from .outcomes import traced
from .page import Appendix, Book, GeneratedPage


def recorded(course: Course) -> dict[str, Any]:
    """Return what a record shows besides lessons and worksheets: `outcomes`, and the address as a QR `code`."""
    outcomes = [one.outcome for one in traced(course)]
    return {"outcomes": outcomes, "code": drawn(course.address) if course.address else None}


def _wanted(sources: Iterable[Source]) -> bool:
    """Tell whether there is something to be recorded: outcomes, time to spend, something to fill in."""
    return any(
        source.outcomes or source.minutes or any(block.name in FIELD_BLOCK_NAMES for block in source.blocks)
        for source in sources
    )


def _context(book: Book) -> Mapping[str, Any]:
    return recorded(book.course)


PAGE = GeneratedPage(
    *("record.md", "record", "record.intro", "record", _wanted, _context),
    searched=False,
    appendix=Appendix.FOR_ALL,
    script="record-page.js",
    style="record-page.css",
    words=("recorded", "duration", "standing"),
)
