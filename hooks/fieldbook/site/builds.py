"""The builds of one MkDocs process that are under way: one, or several within each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..cache.store import Memory
from ..exports import EXPORTS
from ..exports.run import run
from .build import CourseBuild
from .exporting import Export
from .mkdocs_api import MkDocsConfig


def _nothing() -> None:
    """Do nothing between pages: only a preview has something to do there."""


class CourseBuilds:
    """The builds that are under way: mkdocs-static-i18n builds other languages before its first build has ended."""

    def __init__(self) -> None:
        self.previewing = False
        self.export: Export = partial(run, EXPORTS)
        """Writes the exports of each build that begins; `fieldbook export` puts another function here."""
        self.meanwhile: Callable[[], None] = _nothing
        """Called between the pages of a build; the preview looks there whether a file was saved."""
        self._memory: Memory = {}
        self._builds: list[CourseBuild] = []

    @property
    def current(self) -> CourseBuild:
        """The build that began last and has not ended; when all have, the first."""
        return self._builds[-1]

    def begin(self) -> CourseBuild:
        """Begin a build: within one that is under way, or else in place of the last."""
        if self._builds and not self.current.is_under_way:
            self._builds.pop()
        self._builds.append(CourseBuild(self._memory if self.previewing else None, self.export, self.meanwhile))
        return self.current

    def end(self) -> None:
        """Go back from a build that has ended to the one around it."""
        if len(self._builds) > 1:
            self._builds.pop()

    def stop(self) -> None:
        """Stop all builds: one has failed, or MkDocs itself ends."""
        for build in self._builds:
            build.stop()
        del self._builds[1:]


def course_builds(config: MkDocsConfig) -> CourseBuilds | None:
    """Return the builds that the plugin, or the hook, takes a course through; None where the course names neither."""
    for method in config.plugins.events["nav"]:
        builds = getattr(getattr(method, "__self__", None), "builds", None)
        if isinstance(builds, CourseBuilds):
            return builds
    return None
