"""The authors' mistakes, told by MkDocs' log: each once, in the order of files and lines."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..assemble import PageFacts, double_fields
from ..blocks import FIELD_BLOCK_NAMES
from ..checks import CourseFiles, check
from ..checks.config import course_files
from ..diagnostics import Diagnostic, Severity
from ..reader import Source
from .mkdocs_api import MkDocsConfig, get_plugin_logger
from .sources import SourceStore

log = get_plugin_logger("fieldbook")

_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.NOTICE: logging.INFO,
}


def mistakes(sources: SourceStore, pages: Iterable[PageFacts], config: MkDocsConfig) -> tuple[Diagnostic, ...]:
    """Return what is wrong in a course: in its texts, and in what the blocks made of them."""
    doubles = _doubles(sources, pages)
    return tuple(check(tuple(sources.sources.values()), _course_files(sources, config), doubles))


def report(diagnostics: Iterable[Diagnostic], hush_notices: bool = False) -> None:
    """Log the diagnostics. MkDocs counts the warnings among them and ends a strict build."""
    for diagnostic in diagnostics:
        hushed = hush_notices and diagnostic.severity is Severity.NOTICE
        log.log(logging.DEBUG if hushed else _LEVELS[diagnostic.severity], "%s", diagnostic)


def _course_files(sources: SourceStore, config: MkDocsConfig) -> CourseFiles:
    """Return what the checks need of mkdocs.yml; a configuration that was never a file has no lines to name."""
    if config.config_file_path:
        return course_files(Path(config.config_file_path))
    return CourseFiles(docs_dir=sources.docs.name, folder=sources.docs)


def _doubles(sources: SourceStore, pages: Iterable[PageFacts]) -> Iterator[Diagnostic]:
    for page in pages:
        lines = _worksheet_lines(sources.sources.get(page.path))
        yield from double_fields(page, lines, sources.name(page.path))


def _worksheet_lines(source: Source | None) -> Mapping[str, int]:
    """Return the line of each worksheet's block by the id that its author gave; none for a page no one wrote."""
    return {
        str(block.options["id"]): block.line
        for block in (source.blocks if source else ())
        if block.name in FIELD_BLOCK_NAMES and block.options and "id" in block.options
    }
