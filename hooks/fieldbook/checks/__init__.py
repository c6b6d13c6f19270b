"""Authors' mistakes: what is wrong, where, and what to type instead.

One family of rules per module. A family yields diagnostics for one page (`check`), for the course
(`check_course`), or both, and lists its rules as data (`RULES`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..diagnostics import Diagnostic, report
from ..reader import Source
from . import (
    blocks,
    headings,
    identity,
    language,
    leftovers,
    levels,
    links,
    options,
    outcomes,
    paths,
    pictures,
    references,
    structure,
    switches,
    videos,
    worksheets,
)
from . import (
    footnotes as notes,
)
from . import (
    front_matter as front,
)
from . import (
    html as markup,
)
from .context import Course, CourseFiles, NavEntry
from .registry import RULES

__all__ = ["RULES", "Course", "CourseFiles", "NavEntry", "check"]

_OF_PAGES = (
    front,
    outcomes,
    blocks,
    options,
    worksheets,
    levels,
    videos,
    notes,
    links,
    pictures,
    headings,
    structure,
    markup,
    leftovers,
    language,
)
_OF_EXAMPLES = (blocks, options, levels)
_OF_COURSES = (outcomes, worksheets, references, identity, structure, paths)


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
    examples = [example for source in sources for example in source.examples]
    found = [*more, *(problem for source in (*sources, *examples) for problem in source.problems)]
    for source in sources:
        found.extend(_of_page(source, whole))
    for course_family in _OF_COURSES:
        found.extend(course_family.check_course(whole))
    found.extend(switches.unknown(whole, RULES))
    return report(switches.kept(found, whole, RULES))


def _of_page(source: Source, course: Course) -> Iterator[Diagnostic]:
    """Yield what the rules for pages find in one page and its examples."""
    for family in _OF_PAGES:
        yield from family.check(source, course)
    for example in source.examples:
        for example_family in _OF_EXAMPLES:
            yield from example_family.check(example, course)
