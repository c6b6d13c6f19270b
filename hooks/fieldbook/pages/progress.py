"""What the scripts of every page need of the course to show a learner's progress."""

from __future__ import annotations

from typing import Any

from ..model import Course

_MOST = 40
"""A page lists no more lessons or worksheets than this: otherwise each new one would make all pages heavier."""


def progress(course: Course) -> dict[str, Any]:
    """Return the number of lessons, their paths, by which browsers store what is done, and the ids of worksheets.

    Of a long course the lists are empty: there, only pages that show all lessons find out which of the lessons done no
    longer exist, and other pages count by what those have stored.
    """
    paths = [lesson.path for lesson in course.lessons]
    sheets = [worksheet.id for worksheet in course.worksheets if worksheet.kind == "worksheet"]
    return {"lessons": len(paths), "paths": _few(paths), "sheets": _few(sheets)}


def _few(names: list[str]) -> list[str]:
    return names if len(names) <= _MOST else []
