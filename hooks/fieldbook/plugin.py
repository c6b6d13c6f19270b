"""Fieldbook as a MkDocs plugin: `plugins: [search, fieldbook]`.

It passes MkDocs' events on and does nothing else. Which events there are, in which order they reach whom, and with
what priority beside other plugins stands here and only here: `hooks/course.py` hands out the same methods.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from .preview.events import Previewing
from .site.builds import CourseBuilds
from .site.garbage import freeze_objects
from .site.mkdocs_api import (
    BasePlugin,
    CombinedEvent,
    Config,
    Files,
    MkDocsConfig,
    Navigation,
    Page,
    TemplateContext,
    event_priority,
)
from .site.publish import Publishing
from .site.templates import Environment

if TYPE_CHECKING:
    from .site.mkdocs_api import LiveReloadServer


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: a course's settings are the same, and in one place, whichever way it is built."""


class FieldbookPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Passes MkDocs' events on. The course's settings stand under `extra: fieldbook:` in mkdocs.yml."""

    def __init__(self) -> None:
        super().__init__()
        self.builds = CourseBuilds()
        self._publishing = Publishing()
        self._previewing = Previewing(self.builds)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._publishing.on_startup(command)
        self._previewing.on_startup(command)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        return self._previewing.on_serve(server, config)

    @event_priority(100)
    def _early_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._publishing.on_config(config)
        self.builds.begin().on_early_config(config)
        self._previewing.on_config()
        return config

    def _config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.builds.current.on_config(config)
        return config

    # After those that choose the language of a build.
    @event_priority(-150)
    def _late_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.builds.current.on_late_config(config)
        return config

    on_config = CombinedEvent(_early_config, _config, _late_config)

    # After those that add files and remove some: what the course wants follows from all of them.
    @event_priority(-150)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.builds.current.on_files(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.builds.current.on_nav(nav, config, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.builds.current.on_page_markdown(markdown, page, config, files)

    def _env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self.builds.current.on_env(env, config, files)
        return env

    @event_priority(-100)
    def _late_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self.builds.current.on_late_env(env, config, files)
        return env

    on_env = CombinedEvent(_env, _late_env)

    # Before the search reads the page.
    @event_priority(50)
    def _page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self.builds.current.on_page_context(context, page)
        return context

    # After that.
    @event_priority(-100)
    def _late_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self.builds.current.on_late_page_context(page)
        return context

    on_page_context = CombinedEvent(_page_context, _late_page_context)

    # Before anyone changes what the template made.
    @event_priority(100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        self.builds.current.on_post_page(output, page)
        return output

    # After the search has written its index, and others have had their say in it and in the site; then, last of all,
    # the site goes where it belongs.
    @event_priority(-300)
    def _post_build(self, *, config: MkDocsConfig) -> None:
        self.builds.current.on_post_build(config)

    @event_priority(-400)
    def _publish(self, *, config: MkDocsConfig) -> None:
        self.builds.end()
        self._publishing.on_post_build(config)

    on_post_build = CombinedEvent(_post_build, _publish)

    def on_build_error(self, *, error: Exception) -> None:
        self.builds.stop()
        self._publishing.on_build_error(error)

    def on_shutdown(self) -> None:
        self.builds.stop()
        self._publishing.on_shutdown()
        freeze_objects()
