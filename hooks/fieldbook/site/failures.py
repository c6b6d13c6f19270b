"""Exceptions over one page or one export of a build: reported with its name, while the build goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from typing import TypeVar

from ..checks.failures import export_failed, page_failed, template_failed
from ..diagnostics import Diagnostic
from ..paths import path_from
from .reporting import report

log = logging.getLogger("mkdocs.plugins.fieldbook")

_Made = TypeVar("_Made")


class Failures:
    """The failures of one build, in the order in which they came; each is logged when it comes."""

    def __init__(self, templates: Path | None = None, root: Path | None = None) -> None:
        """Begin with none. `templates` is the folder of the course's own ones, if it has any, `root` the course's."""
        self.diagnostics: list[Diagnostic] = []
        self._templates = templates
        self._root = root or Path()

    def of_page(self, path: str, make: Callable[[], _Made], otherwise: Callable[[Diagnostic], _Made]) -> _Made:
        """Return what is made of a page; where that fails, what `otherwise` makes of the failure.

        `path` is the page's as its author knows it.
        """
        try:
            return make()
        except Exception as error:
            return otherwise(self.add_page(path, error))

    def of_export(self, name: str, make: Callable[[], object]) -> None:
        """Call what makes an export. An `OSError` ends the build: the drive is full, say; the last site stays."""
        try:
            make()
        except OSError:
            raise
        except Exception as error:
            self.add(self.in_template(name, error) or export_failed(name, error))

    def add_page(self, path: str, error: Exception) -> Diagnostic:
        """Log why a page can't be made, and return it; `path` is the page's as its author knows it."""
        return self.add(self.in_template(path, error) or page_failed(path, error))

    def forget(self, path: str) -> None:
        """Drop the failures of a page, which is about to be built again."""
        self.diagnostics[:] = [one for one in self.diagnostics if one.path != path]

    def add(self, diagnostic: Diagnostic) -> Diagnostic:
        """Log a failure, and return it. With `--verbose` the traceback follows."""
        if any(one._replace(hint="") == diagnostic._replace(hint="") for one in self.diagnostics):
            # A template fails over one page after the other.
            return diagnostic
        self.diagnostics.append(diagnostic)
        report([diagnostic])
        log.debug("fieldbook: Where this came from:", exc_info=True)
        return diagnostic

    def in_template(self, name: str, error: Exception) -> Diagnostic | None:
        """Return that a template of the course's own failed over a page or a download; None where none did."""
        for frame, line in reversed(list(walk_tb(error.__traceback__)) if self._templates else []):
            file = Path(frame.f_code.co_filename)
            if self._templates and file.is_relative_to(self._templates):
                return template_failed(path_from(self._root, file), line, error, name)
        return None
