"""Material's search index, with our sections of each page in place of those of its own slow parser.

The plugin makes an index of its own in `on_config` and fills it in `on_page_context`; another index of the same kind
in its place is all that has to be told.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, cast

from ..search.sections import SearchSection, sections
from .mkdocs_api import MkDocsConfig, Page
from .rendering import plain

if TYPE_CHECKING:
    from material.plugins.search.plugin import SearchIndex

PLUGINS = frozenset({"search", "material/search"})

Entries = list[dict[str, Any]]


class CourseSearchIndex:
    """The index of one build: asked like Material's, whose settings and form of entries it keeps."""

    def __init__(self, material: SearchIndex) -> None:
        self._material = material
        self._cached: dict[str, Entries] = {}
        self._made: dict[str, Entries] = {}

    @property
    def entries(self) -> Entries:
        """All entries so far, in the order of the pages."""
        return cast(Entries, self._material.entries)

    def use(self, page: Page, entries: Entries) -> None:
        """Take a page's entries from an earlier build, when the page is handed in."""
        self._cached[page.file.src_uri] = entries

    def made(self, page: Page) -> Entries:
        """Return the entries of a page that was handed in; none for one that was left out."""
        return self._made.pop(page.file.src_uri, [])

    def add_entry_from_context(self, page: Page) -> None:
        """Take a page with its content: what the plugin calls."""
        start = len(self.entries)
        if (cached := self._cached.pop(page.file.src_uri, None)) is not None:
            self.entries.extend(cached)
        elif not is_unsearched(page):
            for section in sections(page.content or ""):
                # Given headings, it would take from there what the section itself says.
                self._material.create_entry_for_section(_Section(section, page), (), page.url, page)
        self._made[page.file.src_uri] = self.entries[start:]

    def generate_search_index(self, previous: Any) -> str:
        """Return the index as JSON: what the plugin writes."""
        return str(self._material.generate_search_index(previous))


class _Section:
    """A section as Material's index takes it: HTML, so that the page's own title has to be made that."""

    def __init__(self, section: SearchSection, page: Page) -> None:
        self.id = section.id
        self.title = [section.title or escape(plain(page.title), quote=False)]
        self.text = [section.text]


def install_index(config: MkDocsConfig) -> CourseSearchIndex | None:
    """Put our index in the place of that of Material's plugin; None where there is no such plugin, or it is off."""
    plugin = next((config.plugins[name] for name in PLUGINS if name in config.plugins), None)
    material = getattr(plugin, "search_index", None)
    if isinstance(material, CourseSearchIndex) or not hasattr(material, "create_entry_for_section"):
        return None
    index = CourseSearchIndex(cast("SearchIndex", material))
    cast(Any, plugin).search_index = index
    return index


def is_unsearched(page: Page) -> bool:
    """Tell whether a page is not to be found by search."""
    search = page.meta.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))
