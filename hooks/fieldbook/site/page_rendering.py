"""Step five for one page after the other: loaded from the cache, or rendered with what the course knows, and stored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ..exports import WORKBOOK
from ..memory import hand_back
from ..pages import FACILITATORS
from .authors_guide import AuthorsGuide
from .cache_rules import PageRules, is_engine_alone
from .exporting import Exporting
from .failures import Failures
from .material_search import install_index
from .metadata import learning_resource
from .mkdocs_api import MkDocsConfig, Page
from .page_cache import RenderedPage, RenderedPageCache
from .phases import Assembled, Configured, Converting, Rendering, Site
from .rendering import Renderer
from .slots import SlotRenderer
from .templates import FAILED, RENDERED, course_globals

_LONG = 500_000
"""Characters of a page from which on it is one that shows a long course."""


def start_rendering(
    site: Site,
    pages: dict[str, Page],
    template_globals: dict[str, Any],
    *,
    configured: Configured,
    converting: Converting,
    assembled: Assembled,
) -> Rendering:
    """Return what the pages of an assembled course are rendered with.

    `pages` are all of them by their paths below docs/. `template_globals` is what all of the theme's environments
    share; what templates show of the course is added to it.
    """
    settings, book = configured.settings, assembled.book
    renderer = Renderer(site.env, settings.language)
    guide = AuthorsGuide(settings.authors_guide, converting.nav, book.course)
    guide.separate_reading_orders()
    template_globals.update(course_globals(book.course, settings))
    template_globals.update(workbook_document=WORKBOOK, session_minutes=settings.session_minutes)
    template_globals.update(authors_guide=guide, search_keys=settings.search.keys, paper=settings.paper)
    template_globals.update(made=frozenset(page.url for page in pages.values()))
    site.env.globals.update(template_globals)
    rules = PageRules(site.config, converting.nav, pages, converting.documents)
    cached = RenderedPageCache(configured.cache, rules)
    slots, index = SlotRenderer(book, renderer), install_index(site.config, is_alone=is_engine_alone(site.config))
    return Rendering(tuple(pages.values()), renderer, slots, cached, rules, index, guide, site)


class PageRendering:
    """Takes each page through its template: `prepare` and `finish` before MkDocs renders it, `store` after that."""

    def __init__(
        self,
        rendering: Rendering,
        converting: Converting,
        exporting: Exporting,
        failures: Failures,
        *,
        name: Callable[[str], str],
        previewing: bool,
    ) -> None:
        """Begin with no page. `name` returns a page's path as its author knows it, by that below docs/."""
        self._rendering = rendering
        self._documents = converting.documents
        self._exporting = exporting
        self._failures = failures
        self._name = name
        self._previewing = previewing

    def prepare(self, page: Page, context: dict[str, Any], config: MkDocsConfig) -> None:
        """Put into the context of a page's template the page as rendered before, or else what the course knows of it.

        The page's content, which the search is about to read, has its slots filled.
        """
        rendering = self._rendering
        role = rendering.slots.role(page)
        context.update(rendering.slots.template_variables(page))
        context[FAILED] = partial(self._failed_page, page, config)
        rendered = rendering.page_cache.load(page, shows_course=role.shows_course)
        path = page.file.src_uri
        if rendered is None:
            if path in FACILITATORS:
                # The longest page of a course: beside another process it would be when a build takes most memory.
                self._exporting.wait_for_pending()
            content = page.content or ""
            # With its slots filled, a page has no use for what it was.
            if path in self._documents:
                self._documents[path] = self._documents[path]._replace(html="")
            page.content = self._failures.of_page(
                self._name(path), partial(rendering.slots.content, page), lambda _: self._unstored(page, content)
            )
            context["resource"] = learning_resource(role, page, config)
            return
        context[RENDERED] = rendered.html
        rendering.from_cache.add(path)
        # Only the engine needs the content of such a page, and it has the document: Material's search, which parses
        # pages, has less to do.
        page.content = ""
        if rendering.search_index is not None:
            rendering.search_index.add_stored_entries(page, rendered.entries)

    def finish(self, page: Page) -> None:
        """Give a page the content back that the search has read."""
        if self._rendering.search_index is not None:
            self._rendering.search_index.give_back(page)

    def store(self, page: Page, html: str) -> None:
        """Store a page as its template made it, with its entries for the search; its content moves to the disk."""
        rendering = self._rendering
        entries = rendering.search_index.pop_entries(page) if rendering.search_index is not None else []
        path = page.file.src_uri
        if path in rendering.from_cache:
            return
        rendering.page_hashes[path] = hash(html)
        if not self._previewing and is_engine_alone(rendering.site.config):
            rendering.contents.store(path, page.content or "")
            page.content = ""
        if path not in rendering.with_placeholder:
            rendering.page_cache.store(page, RenderedPage(html, entries))
        if len(html) > _LONG:
            hand_back()

    def _failed_page(self, page: Page, config: MkDocsConfig, error: Exception) -> str:
        """Return what is shown in place of a page whose template failed: what is wrong, and the page's content."""
        failure = self._failures.add_page(self._name(page.file.src_uri), error)
        context = {"page": page, "site_name": config.site_name, "failure": failure}
        return self._unstored(page, self._rendering.renderer.page("failed.html", context))

    def _unstored(self, page: Page, html: str) -> str:
        """Return `html`, and keep the page out of the cache, so that the next build tries again and reports again."""
        self._rendering.with_placeholder.add(page.file.src_uri)
        return html
