"""What the search finds on pages, kept from one build of a preview to the next: taking it from HTML costs time."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_PLUGINS = ("material/search", "search")


@dataclass(slots=True)
class _Taken:
    """What was taken from a page as it was."""

    key: Hashable
    start: int
    entries: list[dict[str, Any]] | None = None


class SearchEntries:
    """The entries of pages in the index of the search plugin, by the pages' addresses."""

    def __init__(self) -> None:
        self._taken: dict[str, _Taken] = {}

    def before(self, page: Page, config: MkDocsConfig) -> None:
        """Put a page's entries into the index if it is as it was, and have the plugin pass it over."""
        index = _index(config)
        if index is None or "search" in page.meta:
            return
        taken = self._taken.get(page.url)
        key = (page.content, page.title, repr(page.meta.get("tags")))
        if taken is None or taken.key != key or taken.entries is None:
            self._taken[page.url] = _Taken(key, len(index))
        else:
            index.extend(taken.entries)
            page.meta["search"] = {"exclude": True}

    def after(self, page: Page, config: MkDocsConfig) -> None:
        """Keep the entries that the plugin has made of a page."""
        index, taken = _index(config), self._taken.get(page.url)
        if index is not None and taken is not None and taken.entries is None:
            taken.entries = index[taken.start :]


def _index(config: MkDocsConfig) -> list[dict[str, Any]] | None:
    """Return the entries that the search plugin has so far; None where there is no such plugin."""
    plugin = next((config.plugins[name] for name in _PLUGINS if name in config.plugins), None)
    entries = getattr(getattr(plugin, "search_index", None), "entries", None)
    return entries if isinstance(entries, list) else None
