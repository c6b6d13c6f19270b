"""Pages as the theme's templates made them, kept from one build to the next.

What a page shows depends on its own text, on the course around it, and on templates and settings. The engine's own
templates are known: on most pages they show titles, numbers and minutes of other pages and nothing of what is in
them, so that most pages stay as they are when one is edited. Templates of the course's own may show anything; then a
page is taken as it was only if nothing at all has changed. Where other plugins or hooks have a say, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from ..cache.fingerprint import UnknownError, file_facts, setting
from ..cache.store import Cache, fingerprint
from ..resources import templates
from .conversions import Conversions
from .encoded import encoded
from .index import PLUGINS, Index

_Made = TypeVar("_Made")

_KIND = "page"
_OWN = frozenset({"fieldbook"})
_TOO_LONG = 2_000_000
"""Bytes from which on a build does not keep a page: the cache would have it in memory once more."""
_PACKAGES = frozenset({"dist-packages", "site-packages"})
_OBJECTS = ("exclude_docs", "draft_docs", "not_in_nav", "hooks", "plugins", "theme", "watch")
"""Settings that are no plain values. What matters of them is looked at otherwise."""
_PLACES = ("config_file_path", "docs_dir", "site_dir", "mdx_configs")
"""Settings that no page shows, of which some differ from one build to the next."""


class Outputs:
    """The pages of one build."""

    def __init__(
        self,
        cache: Cache,
        config: MkDocsConfig,
        nav: Navigation,
        pages: Mapping[str, Page],
        *,
        made: Conversions,
        index: Index,
        previewing: bool,
    ) -> None:
        self._cache = cache
        self._previewing = previewing
        self._config = config
        self._made = made
        self._index = index
        self._shared = b""
        self._alone = _alone(config)
        self._pending: bytes | None = None
        """The key of the page that is being made, or nothing where it has none; None while there is no such page."""
        self._hidden: tuple[str | None, MutableMapping[str, Any]] | None = None
        self.whole = b""
        """A fingerprint of all that the course is made from; nothing where that can't be told."""
        with suppress(UnknownError):
            self._sum_up(nav, pages)

    def _sum_up(self, nav: Navigation, pages: Mapping[str, Page]) -> None:
        """Sum up what all pages depend on, and what those depend on that show the course as a whole."""
        outlines = [(path, self._made[path].outline) for path in pages]
        self._shared = fingerprint(_settings(self._config), list(_order(nav.items)), outlines)
        self.whole = fingerprint(self._shared, [(path, self._made[path].told) for path in pages])
        own = _own_templates(self._config)
        if own:
            contents = [(path, page.content) for path, page in pages.items()]
            self._shared = self.whole = fingerprint(self.whole, file_facts(own), contents)

    def before(self, page: Page, of_course: bool) -> bytes | None:
        """Return a page as it was, in UTF-8, if it would be so again; have the search find in it what it found.

        `of_course` tells whether it shows the course as a whole, or just its own part of it.
        """
        self._pending = b""
        if not self._shared or not self._alone:
            return None
        key = self._key(page, of_course)
        kept: bytes | None = self._cache.get(_KIND, page.file.src_uri, key)
        if kept is None or not (is_unsearched(page) or self._index.had(page, key)):
            self._pending = key
            return None
        self._pending = None
        return kept

    def hide(self, page: Page) -> None:
        """Have the search plugin pass a page over, where no other plugin reads along: we do its work."""
        if self._alone and self._index.wanted:
            self._hidden = (page.content, page.meta)
            page.content, page.meta = "", {"search": {"exclude": True}}

    def after_search(self, page: Page) -> None:
        """Give the page back what was hidden."""
        if self._hidden is not None:
            page.content, page.meta = self._hidden

    def after(self, page: Page, html: str) -> str:
        """Return a page for MkDocs to write, when it has been kept and searched; let go of what it was made from."""
        # A page of which its template makes nothing is none: MkDocs leaves it out, and says so.
        if not self._alone or not html or html.isspace():
            return html
        final = encoded(html)
        if self._pending is not None:
            self._keep(page, self._pending, final.data)
        self._pending = self._hidden = None
        page.content = page.markdown = ""
        return final

    def _keep(self, page: Page, key: bytes, html: bytes) -> None:
        """Have the search find a page that was made in this build, and keep it for a `key`, if there is one."""
        # As it was hidden: MkDocs has put a note in front since, if it is a draft.
        if self._hidden is not None and not is_unsearched(page):
            self._index.add(page, key, self._hidden[0] or "", html)
        if key and (self._previewing or len(html) < _TOO_LONG):
            self._cache.put(_KIND, page.file.src_uri, key, html)

    def found(self) -> list[dict[str, Any]] | None:
        """Return what search finds in all pages; None where Material's plugin knows that."""
        return self._index.finish() if self._alone else None

    def of_course(self, kind: str, make: Callable[[], _Made]) -> _Made:
        """Return what is made from the course as a whole: as it was, if nothing in the course has changed."""
        return self._cache.made(kind, "", self.whole, make) if self.whole else make()

    def _key(self, page: Page, of_course: bool) -> bytes:
        around = (page.previous_page, page.next_page)
        return fingerprint(
            self.whole if of_course else self._shared,
            page.content,
            str(page.toc),
            repr(page.meta),
            page.title,
            page.url,
            page.edit_url,
            page.canonical_url,
            page.file.inclusion.value,
            [(other.title, other.url) if other else None for other in around],
        )


def is_known(config: MkDocsConfig) -> bool:
    """Tell whether all that makes the pages is known: the engine, MkDocs and Material, with their templates."""
    return _alone(config) and not _own_templates(config)


def _alone(config: MkDocsConfig) -> bool:
    """Tell whether nothing but MkDocs, Material, its search and the engine makes the pages.

    The engine is there as a plugin or as the only hook.
    """
    others = set(config.plugins) - PLUGINS
    return len(others) == 1 and (others == _OWN or others == set(config.hooks))


def _settings(config: MkDocsConfig) -> object:
    told = {name: value for name, value in config.items() if name not in (*_OBJECTS, *_PLACES)}
    return setting(told), setting({name: config.theme[name] for name in config.theme})


def _order(items: Iterable[StructureItem]) -> Iterator[object]:
    """Yield what pages show of others: titles, addresses, what front matter says, all in the order of the nav."""
    for item in items:
        if isinstance(item, Page):
            yield item.title, item.url, repr(item.meta)
        elif isinstance(item, Section):
            yield item.title, list(_order(item.children))
        else:
            yield item.title, getattr(item, "url", None)


def _own_templates(config: MkDocsConfig) -> list[Path]:
    """Return the folders with templates of the course's own, not the engine's and no package's."""
    folders = [Path(folder).resolve() for folder in config.theme.dirs]
    return [one for one in folders if one != templates().resolve() and not _PACKAGES.intersection(one.parts)]


def is_unsearched(page: Page) -> bool:
    """Tell whether a page is not to be found by search."""
    search = page.meta.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))
