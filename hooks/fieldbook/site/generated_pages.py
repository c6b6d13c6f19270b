"""Generated pages among MkDocs' files and in its nav."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import yaml

from ..labels import labels
from ..pages import FACILITATORS, PAGES, GeneratedPage
from ..settings import LISTED, NONE, Settings
from .mkdocs_api import File, Files, InclusionLevel, MkDocsConfig, Navigation, Page
from .navigation import append_page, named_in
from .sources import SourceStore


def add_pages(files: Files, sources: SourceStore, settings: Settings, config: MkDocsConfig) -> None:
    """Add to `files` the generated pages that the course wants and whose path has no source of its own.

    The facilitator's pages are removed, or left out of the nav, as the settings say.

    Where mkdocs.yml has a nav that does not name them, they are no part of it for MkDocs, which would list them as
    forgotten at every build; `append_pages` puts them at its end.
    """
    words = labels(settings.language)
    listed = named_in(config.nav)
    for page in PAGES:
        if page.path not in sources.sources and page.wanted(sources.sources.values()):
            file = _generated(config, page.path, _front_matter(page, words))
            if not page.listed or (config.nav is not None and page.path not in listed):
                file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)
    for file in [file for file in files if file.src_uri in FACILITATORS]:
        if settings.facilitators_guide == NONE:
            files.remove(file)
        elif settings.facilitators_guide != LISTED:
            file.inclusion = InclusionLevel.NOT_IN_NAV


def _generated(config: MkDocsConfig, path: str, text: str) -> File:
    """Return a generated file. Its text is written beside the cache, too: many plugins read a page's source file."""
    if config.config_file_path:
        source = Path(config.config_file_path).parent / ".cache" / "fieldbook" / "pages" / path
        with suppress(OSError):
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_text(text, encoding="utf-8")
            return File.generated(config, path, abs_src_path=str(source))
    return File.generated(config, path, content=text)


def _front_matter(page: GeneratedPage, words: Mapping[str, str]) -> str:
    meta: dict[str, object] = {"title": words[page.title], "description": words[page.about], "lesson": False}
    if not page.searched and not page.listed:
        meta["search"] = {"exclude": True}
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)}---\n"


def append_pages(nav: Navigation, files: Files, sources: SourceStore, settings: Settings, config: MkDocsConfig) -> None:
    """Put the generated pages that mkdocs.yml does not name at the end of the nav."""
    hidden = {page.path for page in PAGES if not page.listed}
    hidden |= FACILITATORS if settings.facilitators_guide != LISTED else frozenset()
    for page in PAGES:
        file = files.get_file_from_path(page.path)
        if file is None or page.path in sources.sources or page.path in hidden:
            continue
        if file.page not in nav.pages:
            append_page(nav, file.page or Page(None, file, config))


def hide_from_search(page: Page, settings: Settings) -> None:
    """Keep a facilitator's page that is not listed out of the course's search and of search engines."""
    if page.file.src_uri in FACILITATORS and settings.facilitators_guide != LISTED:
        page.meta.update(search={"exclude": True}, robots="noindex")
