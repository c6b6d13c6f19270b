"""Authors' mistakes: what is wrong, where, and what to type instead.

One family of rules per module, listed in `registry`. A family yields diagnostics for one page (`check`), for the course
(`check_course`), or both, and lists its rules as data (`RULES`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..diagnostics import Diagnostic, report
from ..reader import Source
from . import switches
from .context import Course, CourseFiles, NavEntry
from .family import Scope
from .registry import FAMILIES, RULES

__all__ = ["RULES", "Course", "CourseFiles", "NavEntry", "check"]


def check(sources: Sequence[Source], course: CourseFiles, more: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Check the sources of a course.

    Args:
        sources: Its pages, as text.
        course: Its nav, files and settings.
        more: Diagnostics from elsewhere, as from blocks while they render; they can be switched off likewise.

    Returns:
        What is wrong, in the order of files and lines, each once.
    """
    whole = Course(tuple(sources), course)
    found = [*more]
    for source in sources:
        found += source.problems
        found += _of_page(source, whole, Scope.PAGE)
        for example in source.examples:
            found += example.problems
            found += _of_page(example, whole, Scope.EXAMPLE)
    for family in FAMILIES:
        if Scope.COURSE in family.scopes:
            found += family.module.check_course(whole)
    found += switches.unknown(whole, RULES)
    return report(switches.kept(found, whole, RULES))


def _of_page(source: Source, course: Course, scope: Scope) -> Iterator[Diagnostic]:
    """Yield what the families for pages, or for examples in them, find in one."""
    for family in FAMILIES:
        if scope in family.scopes:
            yield from family.module.check(source, course)
