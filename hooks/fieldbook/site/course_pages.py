"""The pages of a course as exports take them: heading and text, without the theme's header, menu and footer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..cache.store import fingerprint
from ..document import Document
from .cache_rules import pictures
from .mkdocs_api import MkDocsConfig, Navigation, Page, get_relative_url
from .phases import Rendering
from .rendering import Renderer

_HOME = "index.html"


class Theme(NamedTuple):
    """What the theme's partial templates need besides a page."""

    config: MkDocsConfig
    nav: Navigation
    renderer: Renderer


class CoursePages:
    """The pages by their addresses. Those loaded from the cache are rendered only when an export asks for them."""

    def __init__(self, theme: Theme, documents: Mapping[str, Document], rendering: Rendering) -> None:
        self._theme = theme
        self._documents = documents
        self._pages = {page.url: page for page in rendering.pages}
        self._slots = rendering.slots
        self._contents = rendering.contents
        self._cached = rendering.page_cache
        self._failed = rendering.with_placeholder
        self._waiting = rendering.from_cache - rendering.with_placeholder
        self._from_cache = rendering.from_cache
        self._asked_for: set[str] = set()
        self._pictures = fingerprint(pictures(theme.config))

    def has(self, address: str) -> bool:
        """Tell whether there is such a page."""
        return address in self._pages

    def key(self, address: str) -> bytes:
        """Return a key that changes whenever the content of a page does; b"" where none can be made."""
        page = self._pages[address]
        key = b"" if page.file.src_uri in self._failed else self._cached.key(page)
        return fingerprint(key, self._pictures) if key else b""

    def is_new(self, address: str) -> bool:
        """Tell whether nobody has asked for a page's content, in this build or, as far as is known, in another."""
        is_known = self._pages[address].file.src_uri in self._from_cache or address in self._asked_for
        return not is_known and bool(self.key(address))

    def content(self, address: str) -> str:
        """Return a page's heading and text as HTML, without the theme's header, menu and footer."""
        self._asked_for.add(address)
        page = self._pages[address]
        path = page.file.src_uri
        if path in self._waiting:
            self._waiting.remove(path)
            page.content = self._documents[path].html
            self._contents.store(path, self._slots.content(page))
        if path not in self._contents:
            return self._theme.renderer.partial("content", self._context(page))
        page.content = self._contents.load(path)
        html = self._theme.renderer.partial("content", self._context(page))
        page.content = ""
        return html

    def partial(self, name: str) -> str:
        """Return the template `partials/NAME.html` as the home page has it."""
        home = self._pages.get(_HOME)
        if home is None:
            return self._theme.renderer.partial(name, self._context(None))
        home.active = True
        try:
            return self._theme.renderer.partial(name, self._context(home))
        finally:
            home.active = False

    def asset(self, name: str) -> str:
        """Return the path below site/ of a style sheet or a script of the engine's."""
        return str(self._theme.config.theme["joined"][name]).partition("?")[0]

    def _context(self, page: Page | None) -> dict[str, Any]:
        shared = {"config": self._theme.config, "nav": self._theme.nav, "page": page}
        if page is None:
            return {**shared, "base_url": "."}
        return {**shared, "base_url": get_relative_url(".", page.url), **self._slots.template_variables(page)}
