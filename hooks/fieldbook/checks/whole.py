"""A whole course, read from its mkdocs.yml and checked, without building it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import yaml

from ..diagnostics import Diagnostic
from ..reader import Source, read
from . import check
from .config import course_files, pages
from .context import CourseFiles
from .structure import CONFIG

More = Callable[[Sequence[Source]], Iterable[Diagnostic]]
"""Finds more in the pages of a course, to be told together with the rest."""


def nothing_more(sources: Sequence[Source]) -> Iterable[Diagnostic]:
    """Find nothing more."""
    return ()


def check_course(config: Path, more: More = nothing_more) -> tuple[list[Diagnostic], int]:
    """Check the course of a mkdocs.yml.

    Returns:
        What is wrong, and the number of pages. A mkdocs.yml that can't be read is all that is wrong.
    """
    try:
        course = course_files(config)
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        return [_unreadable(config, error)], 0
    sources = [read(page, _name(page, course)) for page in pages(course)]
    return check(sources, course, more(sources)), len(sources)


def _name(page: Path, course: CourseFiles) -> str:
    """Return the path of a page as its author knows it, from the course's folder on."""
    assert course.folder is not None, "a course read from its mkdocs.yml lies in a folder"
    return f"{course.docs_dir}/{page.relative_to(course.folder).as_posix()}"


def _unreadable(config: Path, error: Exception) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    reason = getattr(error, "problem", None) or getattr(error, "strerror", None) or str(error)
    if isinstance(error, UnicodeDecodeError):
        reason = "it is not saved as UTF-8"
    hint = "a text that holds a colon or a # goes in quotes; lists are indented by spaces, never tabs"
    return CONFIG.at(config.name, line, column, f"the file can't be read ({reason})", hint)
