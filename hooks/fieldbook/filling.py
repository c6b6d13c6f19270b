"""What only the whole course knows, put into its pages."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from .pages import Book
from .rendering import Renderer
from .slots import Place


class Filling:
    """Fills the pages of a course with the course's own parts."""

    def __init__(self, book: Book, renderer: Renderer) -> None:
        self._book = book
        self._renderer = renderer

    def fill(self, page: Page) -> None:
        """Put them into a page's content."""
        place = self._place(page)
        base = get_relative_url(".", page.url)
        context = {"page": page, "base_url": base, **self.where(page)}
        page.content = self._renderer.fill(place.with_slots(page.content or ""), context, place.found)

    def where(self, page: Page) -> dict[str, Any]:
        """Return what templates are told of a page's place in the course."""
        place = self._place(page)
        return {"lesson": place.lesson, "module": place.module, "kind": place.kind}

    def shows_course(self, page: Page) -> bool:
        """Tell whether a page shows what is in other pages, not just what they are called."""
        return self._place(page).generated

    def _place(self, page: Page) -> Place:
        return Place.of(self._book, page.file.src_uri, page.is_homepage)
