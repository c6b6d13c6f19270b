"""Settings of the theme that would take something away from learners."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from .context import Course
from .rule import error

_INSTANT = "navigation.instant"
INSTANT = error(
    "theme-instant",
    "Instant loading puts pages into the one that is open, without their scripts: nothing that is typed there would be "
    "kept. Courses are built without it.",
    "(mkdocs.yml)\nsite_name: Levels\ntheme:\n  name: material\n  features:\n    - navigation.instant",
    "(mkdocs.yml)\nsite_name: Levels\ntheme:\n  name: material\n  features:\n    - navigation.footer",
)
RULES = (INSTANT,)


def is_instant(feature: str) -> bool:
    """Tell whether a feature of Material's is instant loading, or one of those that go with it."""
    return feature == _INSTANT or feature.startswith(f"{_INSTANT}.")


def check_course(course: Course) -> Iterator[Diagnostic]:
    """Yield the theme's features that a course can't have."""
    for feature, line in course.files.features.items():
        if is_instant(feature):
            message = f"with {feature} in the theme's features, answers would not be kept"
            yield INSTANT.on_line(course.files.config, line, message, "delete the line")
