"""Pages as the theme's templates made them, kept from one build to the next, with what search finds in them."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..cache.store import Cache
from .cache_rules import PageRules
from .mkdocs_api import Page

_KIND = "page"


class RenderedPage(NamedTuple):
    """A page's HTML, and its entries in the search index."""

    html: str
    entries: list[dict[str, Any]]


class RenderedPageCache:
    """The pages of one build. A key is settled when a page is loaded, before anything is put into its content."""

    def __init__(self, cache: Cache, rules: PageRules) -> None:
        self._cache = cache
        self._rules = rules
        self._keys: dict[str, bytes] = {}

    def load(self, page: Page, *, shows_course: bool) -> RenderedPage | None:
        """Return a page as an earlier build rendered it for the same key, or None.

        `shows_course` tells that the page shows the course as a whole, so that its key depends on all other pages.
        """
        key = self._keys[page.file.src_uri] = self._rules.key(page, shows_course=shows_course)
        found: RenderedPage | None = self._cache.load(_KIND, page.file.src_uri, key)
        return found

    def key(self, page: Page) -> bytes:
        """Return the key that a page was loaded with; b"" where there is none."""
        return self._keys.get(page.file.src_uri, b"")

    def store(self, page: Page, rendered: RenderedPage) -> None:
        """Keep a page that was rendered."""
        if rendered.html.strip():
            self._cache.store(_KIND, page.file.src_uri, self.key(page), rendered)
