"""Exceptions over one page or one export of a build: reported with its name, while the build goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from ..checks.failures import export_failed, page_failed
from ..diagnostics import Diagnostic
from .reporting import report

log = logging.getLogger("mkdocs.plugins.fieldbook")

_Made = TypeVar("_Made")


class Failures:
    """The failures of one build, in the order in which they came; each is logged when it comes."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def of_page(self, path: str, make: Callable[[], _Made], otherwise: Callable[[Diagnostic], _Made]) -> _Made:
        """Return what is made of a page; where that fails, what `otherwise` makes of the failure.

        `path` is the page's as its author knows it.
        """
        try:
            return make()
        except Exception as error:
            return otherwise(self.add(page_failed(path, error)))

    def of_export(self, name: str, make: Callable[[], object]) -> None:
        """Call what makes an export. An `OSError` ends the build: the drive is full, say; the last site stays."""
        try:
            make()
        except OSError:
            raise
        except Exception as error:
            self.add(export_failed(name, error))

    def forget(self, path: str) -> None:
        """Drop the failures of a page, which is about to be built again."""
        self.diagnostics[:] = [one for one in self.diagnostics if one.path != path]

    def add(self, diagnostic: Diagnostic) -> Diagnostic:
        """Log a failure, and return it. With `--verbose` the traceback follows."""
        self.diagnostics.append(diagnostic)
        report([diagnostic])
        log.debug("fieldbook: Where this came from:", exc_info=True)
        return diagnostic
