"""Pages no one writes. Each module makes one; `PAGES` lists them in the order in which a nav would."""

from __future__ import annotations

from . import references
from .page import Book, GeneratedPage

PAGES: tuple[GeneratedPage, ...] = (references.PAGE,)
"""All generated pages."""

__all__ = ["PAGES", "Book", "GeneratedPage"]
