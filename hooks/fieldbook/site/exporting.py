"""Steps six and seven of a build: the search, and the exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..exports import COURSE_JSON, EXPORTS, Material
from ..exports.base import unshared
from ..exports.run import Guard, Key, run, start_independent
from ..search.script import collected, write_search
from .cache_rules import export_key, is_engine_alone
from .course_pages import CoursePages, Theme
from .material_search import indexed_pages
from .mkdocs_api import MkDocsConfig, get_plugin_logger
from .phases import Assembled, Configured, Converting, Rendering

log = get_plugin_logger("fieldbook")

_Made = TypeVar("_Made")

_LONG = 300
"""Pages of a course from which on memory is short. In a shorter one, time is: 0.35 s at 100 lessons."""

Export = Callable[[Material, Key, Guard], object]
"""Writes exports, each made anew unless an earlier build has stored it under the same key."""


class Exporting:
    """Writes the search and the exports of a course whose pages are rendered, the latter by calling `export`."""

    def __init__(
        self, configured: Configured, converting: Converting, assembled: Assembled, rendering: Rendering, export: Export
    ) -> None:
        self._configured = configured
        self._converting = converting
        self._book = assembled.book
        self._rendering = rendering
        self._export = export
        self._has_started = False
        self._pending: dict[str, Callable[[], bytes | None]] = {}

    def start_independent(self, config: MkDocsConfig) -> None:
        """Have other processes, if there are any, make exports that need no rendered pages.

        Only the first call does so. By now MkDocs has copied pictures into the site. Where other plugins may change
        those, or the course, nothing is started.
        """
        processes = self._converting.document_cache.processes
        if self._has_started or processes is None or self._configured.is_translation:
            return
        self._has_started = True
        if is_engine_alone(config):
            material = self._material(config)
            self._pending = start_independent(EXPORTS, material, lambda task: processes.submit(task).result)
        if self._is_long:
            processes.close()

    @property
    def _is_long(self) -> bool:
        return len(self._rendering.pages) >= _LONG

    def wait_for_pending(self) -> None:
        """In a long course, wait until other processes have made what they have started on: they hold much memory."""
        if self._is_long:
            for result in self._pending.values():
                result()

    def write_search(self, site: Path) -> None:
        """Write the search's index, of what MkDocs' plugin has collected and others have changed."""
        rendering, entries = self._rendering, collected(site)
        if entries is not None:
            pages = indexed_pages(rendering.pages, self._book.course, rendering.guide)
            write_search(site, entries, pages, self._configured.settings.search, self._configured.cache.memo)

    def write(self, config: MkDocsConfig, guard: Guard) -> None:
        """Write all exports; `guard` makes each of them, so that one may fail alone.

        A course in one more language has none, since those of the first are at the same addresses.
        """
        if self._configured.is_translation:
            log.info(
                "mkdocs-static-i18n: this language has its lessons; workbook, other generated pages, downloads and "
                "course.json are those of the first. A language that is a course of its own has them all: see the "
                'guide, "A course in several languages".'
            )
            return
        self._export(self._material(config), self._key(config), guard)

    def write_for_programs(self, config: MkDocsConfig) -> None:
        """Write course.json alone."""
        if self._configured.is_translation:
            return
        run([COURSE_JSON], self._material(config), self._key(config))

    def _key(self, config: MkDocsConfig) -> Key:
        return partial(export_key, config=config, course=self._rendering.rules.course)

    def _material(self, config: MkDocsConfig) -> Material:
        rendering = self._rendering
        theme = Theme(config, self._converting.nav, rendering.renderer)
        pages = CoursePages(theme, self._converting.documents, rendering)
        return Material(
            self._book,
            Path(config.site_dir),
            rendering.renderer.pieces,
            pages,
            config.site_url or "",
            self._configured.settings.paper,
            memo=self._configured.cache.memo,
            share=self._share,
            pending=self._pending,
        )

    def _share(self, task: Callable[[str], Callable[[], _Made]], names: Sequence[str]) -> Callable[[str], _Made]:
        processes = self._converting.document_cache.processes
        if processes is None or self._is_long:
            return unshared(task, names)
        # Imported where there are processes: most builds start none.
        from .shared_tasks import SharedTasks  # noqa: PLC0415

        shared = SharedTasks(processes, task, names)

        def result(name: str) -> _Made:
            made = shared.result(name)
            return task(name)() if made is None else made

        return result
