"""Generated pages. Each module makes one; `PAGES` lists them in the order in which the nav does.

Nav, search, checks, importers and the single file take from that list what they need of a page.
"""

from __future__ import annotations

from . import answers, downloads, facilitator, finish, gathering, key, outcomes, record, references, workbook
from .page import Appendix, Book, Download, GeneratedPage

PAGES: tuple[GeneratedPage, ...] = (
    finish.PAGE,
    workbook.PAGE,
    outcomes.PAGE,
    record.PAGE,
    references.PAGE,
    answers.PAGE,
    downloads.PAGE,
    facilitator.PAGE,
    gathering.PAGE,
    key.PAGE,
)
"""All generated pages."""

GENERATED = frozenset(page.path for page in PAGES)
"""Their paths below docs/. Lessons may link to them, though they have no source."""

FACILITATORS = frozenset(page.path for page in PAGES if page.for_facilitators)
"""The paths of those that are not for learners."""

__all__ = ["FACILITATORS", "GENERATED", "PAGES", "Appendix", "Book", "Download", "GeneratedPage"]
