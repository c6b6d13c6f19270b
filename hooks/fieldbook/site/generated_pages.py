"""Pages that no one wrote, among MkDocs' files and in its nav."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from ..labels import labels
from ..pages import FACILITATORS, PAGES, GeneratedPage
from ..settings import LISTED, NONE, Settings
from .mkdocs_api import File, Files, InclusionLevel, MkDocsConfig, Navigation, Page
from .navigation import append_page
from .sources import SourceStore


def add_pages(files: Files, sources: SourceStore, settings: Settings, config: MkDocsConfig) -> None:
    """Add the pages that the course wants and no one wrote; the facilitator's as the settings have them."""
    words = labels(settings.language)
    for page in PAGES:
        if page.path not in sources.sources and page.wanted(sources.sources.values()):
            files.append(File.generated(config, page.path, content=_front_matter(page, words)))
    for file in [file for file in files if file.src_uri in FACILITATORS]:
        if settings.facilitators_guide == NONE:
            files.remove(file)
        elif settings.facilitators_guide != LISTED:
            file.inclusion = InclusionLevel.NOT_IN_NAV


def _front_matter(page: GeneratedPage, words: Mapping[str, str]) -> str:
    meta: dict[str, object] = {"title": words[page.title], "description": words[page.about], "lesson": False}
    if not page.searched:
        meta["search"] = {"exclude": True}
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)}---\n"


def append_pages(nav: Navigation, files: Files, sources: SourceStore, config: MkDocsConfig) -> None:
    """Put those of them that mkdocs.yml does not place at the end of the nav."""
    for page in PAGES:
        file = files.get_file_from_path(page.path)
        if file is None or page.path in sources.sources or file.inclusion == InclusionLevel.NOT_IN_NAV:
            continue
        if file.page not in nav.pages:
            append_page(nav, Page(None, file, config))


def hide_from_search(page: Page) -> None:
    """Keep a facilitator's page that is not listed out of the course's search and of search engines."""
    if page.file.src_uri in FACILITATORS and page.file.inclusion == InclusionLevel.NOT_IN_NAV:
        page.meta.update(search={"exclude": True}, robots="noindex")
