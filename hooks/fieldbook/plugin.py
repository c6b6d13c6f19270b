"""Fieldbook as a MkDocs plugin, for courses that have no engine of their own: `plugins: [search, fieldbook]`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from .preview.events import Previewing
from .site.build import CourseBuild
from .site.publish import Placing

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: a course's settings are the same, and in one place, whichever way it is built."""


class FieldbookPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Passes MkDocs' events on. The course's settings stand under `extra: fieldbook:` in mkdocs.yml."""

    def __init__(self) -> None:
        super().__init__()
        self._build = CourseBuild()
        self._placing = Placing()
        self._previewing = Previewing(self._build)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._placing.on_startup(command, dirty)
        self._previewing.on_startup(command, dirty)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        return self._previewing.on_serve(server, config, builder)

    @event_priority(100)
    def _place(self, config: MkDocsConfig) -> MkDocsConfig:
        return self._placing.on_config(config)

    @event_priority(100)
    def _open(self, config: MkDocsConfig) -> MkDocsConfig:
        return self._build.before_config(config)

    @event_priority(100)
    def _ease(self, config: MkDocsConfig) -> MkDocsConfig:
        return self._previewing.on_config(config)

    def _begin(self, config: MkDocsConfig) -> MkDocsConfig:
        return self._build.on_config(config)

    on_config = CombinedEvent(_place, _open, _ease, _begin)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return self._build.on_files(files, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        return self._build.on_nav(nav, config, files)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        return self._build.on_pre_page(page, config, files)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self._build.on_page_markdown(markdown, page, config, files)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self._build.on_page_content(html, page, config, files)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        return self._build.on_env(env, config, files)

    @event_priority(50)
    def _page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        return self._build.on_page_context(context, page, config, nav)

    @event_priority(-50)
    def _after_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        return self._build.after_page_context(context, page, config, nav)

    on_page_context = CombinedEvent(_page_context, _after_page_context)

    @event_priority(100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        return self._build.on_post_page(output, page, config)

    @event_priority(50)
    def _take(self, *, config: MkDocsConfig) -> None:
        self._build.before_post_build(config)

    @event_priority(-50)
    def _end(self, *, config: MkDocsConfig) -> None:
        self._build.on_post_build(config)

    @event_priority(-100)
    def _replace(self, *, config: MkDocsConfig) -> None:
        self._placing.on_post_build(config)

    on_post_build = CombinedEvent(_take, _end, _replace)

    def on_build_error(self, *, error: Exception) -> None:
        self._build.stop()
        self._placing.on_build_error(error)

    def on_shutdown(self) -> None:
        self._build.stop()
        self._placing.on_shutdown()
