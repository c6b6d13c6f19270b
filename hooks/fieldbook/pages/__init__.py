"""Pages no one writes. Each module makes one; `PAGES` lists them in the order in which a nav would."""

from __future__ import annotations

from . import answers, outcomes, references, workbook
from .outcomes import unpractised
from .page import Book, GeneratedPage

PAGES: tuple[GeneratedPage, ...] = (workbook.PAGE, outcomes.PAGE, references.PAGE, answers.PAGE)
"""All generated pages."""

__all__ = ["PAGES", "Book", "GeneratedPage", "unpractised"]
