"""The page of outcomes: each with the lessons that teach it and the worksheets that practise it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..model import Course, Lesson, Outcome, Worksheet
from ..source import Source
from .page import Book, GeneratedPage


@dataclass(frozen=True, slots=True)
class TracedOutcome:
    """An outcome with what leads to it. Lessons that name it by the same words share it."""

    outcome: Outcome
    lessons: tuple[Lesson, ...]
    worksheets: tuple[Worksheet, ...]


def traced(course: Course) -> list[TracedOutcome]:
    """Return the outcomes of the course, each once, in the order of its lessons."""
    found: dict[str, TracedOutcome] = {}
    for lesson in course.lessons:
        for outcome in lesson.outcomes:
            words = outcome.text.casefold()
            one = found.get(words) or TracedOutcome(outcome, (), ())
            found[words] = replace(one, lessons=(*one.lessons, lesson), worksheets=_practising(course, outcome, one))
    return list(found.values())


def _practising(course: Course, outcome: Outcome, so_far: TracedOutcome) -> tuple[Worksheet, ...]:
    more = [one for one in course.worksheets if outcome.id in one.outcomes and one not in so_far.worksheets]
    return (*so_far.worksheets, *more)


def _wanted(sources: Iterable[Source]) -> bool:
    return any(source.outcomes for source in sources)


def _context(book: Book) -> Mapping[str, Any]:
    return {"traced": traced(book.course)}


PAGE = GeneratedPage("outcomes.md", "outcomes", "outcomes.intro", "outcomes-page", _wanted, _context)
