"""What a preview does when something was saved: the pages that were saved at once, and then the whole course.

A build of a long course takes seconds, and most of it for other pages than the one that its author looks at. So a page
is made of what the last build knew, and shown, and the build follows; what is saved meanwhile is shown as well, in
between. What came of the build is shown when it differs from what is there.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ..cache.fingerprint import State, file_facts
from ..site.build import CourseBuild
from ..site.builds import CourseBuilds
from ..site.garbage import collect_garbage
from ..site.log_capture import CaptureLogs
from ..site.saved_page import rebuilt_page
from .panel import Failed, Findings

log = logging.getLogger("mkdocs.plugins.fieldbook")

_FEW = 5
"""Saved pages that are shown before a build; more come from elsewhere than an editor, and a build is as soon there."""
SETTLING = 0.03
"""Seconds without a change after which a file is taken to be saved."""


class Rebuilds:
    """The builds of one preview. `findings` are what pages show of the last build."""

    def __init__(
        self,
        builds: CourseBuilds,
        build: Callable[[], None],
        find: Callable[[CourseBuild], Findings],
        explain: Callable[[Exception, Collection[str]], Failed],
        reload: Callable[[], None],
    ) -> None:
        """Begin behind the first build.

        Args:
            builds: Those that are under way.
            build: Builds the course.
            find: Returns what a build has found.
            explain: Says why a build failed, and has logged something; may have no words where that says it.
            reload: Has browsers load their pages again.
        """
        self._builds = builds
        self._build = build
        self._find = find
        self._explain = explain
        self._reload = reload
        self._finished = builds.current
        self._docs = Path(builds.current.rendering.site.config.docs_dir)
        self._shown_states = self._states()
        """The states of the files in docs/ of which the pages are made that are shown."""
        self._early_pages: dict[str, bytes] = {}
        """The pages that were made since the last build has begun: their HTML by their addresses."""
        self._saved_at = 0.0
        self.findings = find(builds.current)
        self.is_building = False
        builds.meanwhile = self._meanwhile

    def note_save(self) -> None:
        """Note that something was saved."""
        self._saved_at = time.monotonic()

    def build(self) -> None:
        """Show the pages that were saved, and build the course.

        Where that fails, keep the pages there are, and say on them why.
        """
        self._saved_at = 0.0
        self._early_pages = {}
        self.is_building = True
        try:
            self._show_saved_pages()
            self._build_all()
        finally:
            self.is_building = False
        # All is shown by now. A morning's saves would fill the memory: each build left some megabytes.
        collect_garbage()

    def _build_all(self) -> None:
        began, before, last = self._states(), self.findings, self._finished
        with CaptureLogs(logging.ERROR) as captured:
            try:
                self._build()
            except Exception as error:
                self._fail(error, dict.fromkeys(message.text for message in captured.messages))
                self._reload()
                return
        self._shown_states = began
        self._finished = self._builds.current
        self.findings = self._find(self._finished)
        made, self._early_pages = self._early_pages, {}
        is_shown = made and self.findings.looks_like(before) and self._has_only(last, made)
        # What was saved meanwhile, the new site has as it was when the build began.
        if not self._show_saved_pages() and not is_shown:
            self._reload()

    def _has_only(self, last: CourseBuild, made: Mapping[str, bytes]) -> bool:
        """Tell whether all pages are as in the last build, but for some that were `made` since, as they were made."""
        rendering, before = self._finished.rendering, last.rendering.page_hashes
        changed = {path for path, total in rendering.page_hashes.items() if total != before.get(path)}
        others = {page.file.dest_uri for page in rendering.pages if page.file.src_uri in changed} - made.keys()
        return not others and all(self._content(address) == html for address, html in made.items())

    def _meanwhile(self) -> None:
        """Show what was saved while a build is under way, as soon as it is all there."""
        if self._saved_at and time.monotonic() - self._saved_at > SETTLING:
            self._saved_at = 0.0
            self._show_saved_pages()

    def _show_saved_pages(self) -> bool:
        """Show the pages that were saved, unless more has changed than a few pages; tell whether there are new ones."""
        now = self._states()
        before = self._shown_states
        changed = [path for path in now.keys() | before.keys() if now.get(path) != before.get(path)]
        if not 0 < len(changed) <= _FEW or self.findings.failures:
            return False
        try:
            made = [rebuilt_page(self._finished, Path(path).relative_to(self._docs).as_posix()) for path in changed]
        except Exception:
            # The build fails over the same, and tells.
            log.debug("fieldbook: A page can't be shown before the build:", exc_info=True)
            return False
        pages = dict(page for page in made if page)
        if len(pages) < len(changed):
            return False
        self._shown_states |= {path: now[path] for path in changed}
        new = {address: html for address, html in pages.items() if self._content(address) != html}
        if not new:
            return False
        for address, html in new.items():
            self._file(address).write_bytes(html)
        self.findings = self._find(self._finished)
        self._early_pages |= pages
        self._reload()
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

    def _fail(self, error: Exception, logged: Collection[str]) -> None:
        """Say why the build failed: as the course's own check has it, as it was logged, or as Python has it."""
        failed = self._explain(error, logged)
        failures = failed.words or tuple(logged) or (str(error) or type(error).__name__,)
        self.findings = replace(self.findings, failures=failures, needs_restart=failed.needs_restart)
        for failure in failures:
            if failure not in logged:
                log.error("fieldbook: %s", failure)
        way = "once this is mended, and it is started again" if failed.needs_restart else "as soon as this is mended"
        log.info("fieldbook: The preview goes on %s.", way)
