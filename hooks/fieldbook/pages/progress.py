"""The course as the scripts of every page need it, so that they can say how far one is."""

from __future__ import annotations

from typing import Any

from ..model import Course

_MOST = 40
"""Lessons and worksheets up to which all are named on each page: beyond, each new one would make all pages heavier."""


def progress(course: Course) -> dict[str, Any]:
    """Return the number of lessons, what they are called where answers are kept, and the ids of the worksheets.

    A long course names none: there, pages that show all lessons note which of those done are gone, and the others
    count by that.
    """
    paths = [lesson.path for lesson in course.lessons]
    sheets = [worksheet.id for worksheet in course.worksheets if worksheet.kind == "worksheet"]
    return {"lessons": len(paths), "paths": _few(paths), "sheets": _few(sheets)}


def _few(names: list[str]) -> list[str]:
    return names if len(names) <= _MOST else []
