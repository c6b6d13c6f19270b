"""How other people's plugins are set up, so that they and the engine work in one build.

Only what a plugin itself offers is used: a setting, or a mark that says its work is done.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast
from xml.etree import ElementTree as etree

from ..pages import PAGES
from .mkdocs_api import Files, InclusionLevel, MkDocsConfig, Page
from .rendering import plain
from .templates import Environment


def adapt_to_files(files: Files, config: MkDocsConfig) -> None:
    """Have other plugins skip generated pages, and exclude the nav files of literate-nav, which are no pages."""
    if authors := _plugin(config, "git-authors"):
        # Who wrote a page that no one wrote is not in any commit.
        authors.config["exclude"] = [*(authors.config["exclude"] or []), *(page.path for page in PAGES)]
    if printed := _plugin(config, "print-site"):
        # print-site warns of generated pages, whose text is empty at that point; they repeat what is in others.
        printed.config["exclude"] = [*(printed.config["exclude"] or []), *(page.path for page in PAGES)]
    if nav := _plugin(config, "literate-nav"):
        for file in files.documentation_pages():
            if file.name == nav.config["nav_file"].removesuffix(".md"):
                file.inclusion = InclusionLevel.EXCLUDED


def adapt_to_pages(pages: Iterable[Page], config: MkDocsConfig) -> None:
    """Put a page's title above its text for print-site, as the theme does for texts without one.

    print-site keeps the text of each page as its attribute `html`. Without a title, the page that it makes of all of
    them would have none there either, and print-site would end a strict build with a warning.
    """
    if _plugin(config, "print-site"):
        for page in pages:
            text = getattr(page, "html", None)
            if text is not None and "<h1" not in text:
                cast(Any, page).html = _heading(plain(str(page.title))) + text


def _heading(title: str) -> str:
    heading = etree.Element("h1")
    heading.text = title
    return etree.tostring(heading, encoding="unicode", method="html")


def adapt_to_templates(env: Environment, config: MkDocsConfig) -> None:
    """Mark as done, for plugins that adapt the theme, what our templates do: the menu links sections to their pages."""
    if _plugin(config, "section-index") and hasattr(env.loader, "found_supported_theme"):
        cast(Any, env.loader).found_supported_theme = True


def is_translation(config: MkDocsConfig) -> bool:
    """Tell whether mkdocs-static-i18n builds a course in one more language, into the site of the first.

    Generated pages and downloads of both would lie at the same addresses: those of the first language stay.
    """
    translated = _plugin(config, "i18n")
    return translated is not None and not getattr(translated, "is_default_language_build", True)


def _plugin(config: MkDocsConfig, name: str) -> Any:
    return config.plugins.get(name)
