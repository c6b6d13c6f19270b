"""What the scripts of every page are told of the course, so that they can say how far one is."""

from __future__ import annotations

from typing import Any

from ..model import Course

_MOST = 40
"""Worksheets up to which all are named on each page: beyond, each new one would make all pages heavier."""


def progress(course: Course) -> dict[str, Any]:
    """Return the number of lessons, and the ids of the worksheets; none in a long course, which counts lessons only."""
    sheets = [worksheet.id for worksheet in course.worksheets if worksheet.kind == "worksheet"]
    return {"lessons": len(course.lessons), "sheets": sheets if len(sheets) <= _MOST else []}
