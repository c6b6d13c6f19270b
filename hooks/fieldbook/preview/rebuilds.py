"""What a preview does when something was saved: the pages that were saved at once, and then the whole course.

A build of a long course takes seconds, and most of it for other pages than the one that its author looks at. So a page
is made of what the last build knew, and shown, and the build follows; what is saved meanwhile is shown as well, in
between. What came of the build is shown when it differs from what is there.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ..cache.fingerprint import State, file_facts
from ..site.build import CourseBuild
from ..site.builds import CourseBuilds
from ..site.log_capture import CaptureLogs
from ..site.page_ahead import page_ahead
from .panel import Shown

log = logging.getLogger("mkdocs.plugins.fieldbook")

_FEW = 5
"""Pages that are made ahead of a build; more come from elsewhere than an editor, and a build makes them as soon."""
SETTLES = 0.03
"""Seconds without a change after which a file is taken to be saved."""


class Rebuilds:
    """The builds of one preview. `shown` is what the pages are to tell that there are."""

    def __init__(
        self,
        builds: CourseBuilds,
        build: Callable[[], None],
        look: Callable[[CourseBuild], Shown],
        explain: Callable[[Exception], Iterable[str]],
        load_again: Callable[[], None],
    ) -> None:
        """Begin behind the first build.

        Args:
            builds: Those that are under way.
            build: Builds the course.
            look: Tells what a build has to show.
            explain: Says in words why a build failed; may be empty where what was logged says it.
            load_again: Has browsers load their pages again.
        """
        self._builds = builds
        self._build = build
        self._look = look
        self._explain = explain
        self._load_again = load_again
        self._finished = builds.current
        self._docs = Path(builds.current.rendering.site.config.docs_dir)
        self._saved = self._states()
        """The files of docs/ as the pages have them that there are."""
        self._ahead: dict[str, bytes] = {}
        """The pages that were made since the last build has begun: their HTML by their addresses."""
        self._told_at = 0.0
        self.shown = look(builds.current)
        self.is_building = False
        builds.meanwhile = self._meanwhile

    def note(self) -> None:
        """Note that something was saved."""
        self._told_at = time.monotonic()

    def build(self) -> None:
        """Show the pages that were saved, and build the course.

        Where that fails, keep the pages there are, and say on them why.
        """
        self._told_at = 0.0
        self._ahead = {}
        self.is_building = True
        try:
            self._show_ahead()
            self._build_all()
        finally:
            self.is_building = False

    def _build_all(self) -> None:
        began, before, last = self._states(), self.shown, self._finished
        with CaptureLogs(logging.ERROR) as captured:
            try:
                self._build()
            except Exception as error:
                self._fail(error, dict.fromkeys(message.text for message in captured.messages))
                self._load_again()
                return
        self._saved = began
        self._finished = self._builds.current
        self.shown = self._look(self._finished)
        made, self._ahead = self._ahead, {}
        is_shown = made and self.shown.looks_like(before) and self._comes_out_as(last, made)
        # What was saved meanwhile, the new site has as it was when the build began.
        if not self._show_ahead() and not is_shown:
            self._load_again()

    def _comes_out_as(self, last: CourseBuild, made: Mapping[str, bytes]) -> bool:
        """Tell whether all pages are as in the last build, but for some that were `made` since, as they were made."""
        rendering, before = self._finished.rendering, last.rendering.page_hashes
        changed = {path for path, total in rendering.page_hashes.items() if total != before.get(path)}
        others = {page.file.dest_uri for page in rendering.pages if page.file.src_uri in changed} - made.keys()
        return not others and all(self._content(address) == html for address, html in made.items())

    def _meanwhile(self) -> None:
        """Show what was saved while a build is under way, as soon as it is all there."""
        if self._told_at and time.monotonic() - self._told_at > SETTLES:
            self._told_at = 0.0
            self._show_ahead()

    def _show_ahead(self) -> bool:
        """Show the pages that were saved, unless more has changed than a few pages; tell whether there are new ones."""
        now = self._states()
        changed = [path for path in now.keys() | self._saved.keys() if now.get(path) != self._saved.get(path)]
        if not 0 < len(changed) <= _FEW or self.shown.failures:
            return False
        try:
            made = [page_ahead(self._finished, Path(path).relative_to(self._docs).as_posix()) for path in changed]
        except Exception:
            # The build fails over the same, and tells.
            log.debug("fieldbook: A page can't be shown ahead of the build:", exc_info=True)
            return False
        pages = dict(page for page in made if page)
        if len(pages) < len(changed):
            return False
        self._saved |= {path: now[path] for path in changed}
        new = {address: html for address, html in pages.items() if self._content(address) != html}
        if not new:
            return False
        for address, html in new.items():
            self._file(address).write_bytes(html)
        self.shown = self._look(self._finished)
        self._ahead |= pages
        self._load_again()
        return True

    def _file(self, address: str) -> Path:
        return Path(self._finished.rendering.site.config.site_dir, address)

    def _content(self, address: str) -> bytes | None:
        """Return a page of the site; None where there is none."""
        with suppress(OSError):
            return self._file(address).read_bytes()
        return None

    def _states(self) -> dict[str, State]:
        """Return the state of each file in docs/; none where a folder has gone while it was looked at."""
        with suppress(OSError):
            return {path: (changed, size, moved) for path, changed, size, moved in file_facts([self._docs])}
        return {}

    def _fail(self, error: Exception, heard: Collection[str]) -> None:
        """Say why the build failed: as the course's own check has it, as was heard, or as Python has it."""
        failures = tuple(self._explain(error)) or tuple(heard) or (str(error) or type(error).__name__,)
        self.shown = replace(self.shown, failures=failures)
        for failure in failures:
            if failure not in heard:
                log.error("fieldbook: %s", failure)
        log.info("fieldbook: The preview goes on as soon as this is mended.")
