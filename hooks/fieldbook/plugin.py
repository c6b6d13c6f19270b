"""Fieldbook as a MkDocs plugin, for courses that have no engine of their own: `plugins: [search, fieldbook]`."""

from __future__ import annotations

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from .building import CourseBuild


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: a course's settings are the same, and in one place, whichever way it is built."""


class FieldbookPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Passes MkDocs' events on. The course's settings stand under `extra: fieldbook:` in mkdocs.yml."""

    def __init__(self) -> None:
        super().__init__()
        self._build = CourseBuild()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        return self._build.on_config(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return self._build.on_files(files, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        return self._build.on_nav(nav, config, files)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self._build.on_page_markdown(markdown, page, config, files)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self._build.on_page_content(html, page, config, files)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        return self._build.on_env(env, config, files)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        return self._build.on_page_context(context, page, config, nav)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._build.on_post_build(config)
