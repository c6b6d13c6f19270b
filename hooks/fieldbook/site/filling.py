"""What only the whole course knows, put into its pages."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from ..assemble import with_ids
from ..pages import Book
from .encoded import filled
from .rendering import Renderer
from .slots import Place

_REST = "\x02fieldbook-rest\x03"
"""Where in a page what was left out goes. No page holds those characters: Python-Markdown takes them out."""


class Filling:
    """Fills the pages of a course with the course's own parts."""

    def __init__(self, book: Book, renderer: Renderer) -> None:
        self._book = book
        self._renderer = renderer

    def fill(self, page: Page, *, all_of_it: bool = True) -> None:
        """Put them into a page's content: `all_of_it`, or all but what shows the course as a whole."""
        place = self._place(page)
        html = page.content or ""
        if place.lesson is not None:
            html = with_ids(html, place.lesson.worksheets)
        html = html + _REST if place.generated and not all_of_it else place.with_slots(html)
        page.content = self._renderer.fill(html, self._context(page), place.found)

    def finish(self, page: Page, html: str) -> str:
        """Return a page as its template made it, with what was left out, if it shows its content."""
        place = self._place(page)
        if not place.generated or _REST not in html:
            return html
        context = {**self._context(page), **place.found(place.kind, "")}
        return filled(html, _REST, self._renderer.pieces(f"{place.kind}.html", context))

    def _context(self, page: Page) -> dict[str, Any]:
        return {"page": page, "base_url": get_relative_url(".", page.url), **self.where(page)}

    def where(self, page: Page) -> dict[str, Any]:
        """Return what templates are told of a page's place in the course."""
        place = self._place(page)
        return {"lesson": place.lesson, "module": place.module, "kind": place.kind}

    def shows_course(self, page: Page) -> bool:
        """Tell whether a page shows what is in other pages, not just what they are called."""
        return self._place(page).generated

    def _place(self, page: Page) -> Place:
        return Place.of(self._book, page.file.src_uri, page.is_homepage)
