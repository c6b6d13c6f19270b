"""The page of outcomes: each with the lessons that teach it and the worksheets that practise it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..model import Course, Lesson, Outcome, Worksheet
from ..reader import Source
from .page import Appendix, Book, GeneratedPage


class TracedOutcome(NamedTuple):
    """An outcome with the lessons that teach it and the worksheets that practise it; equal texts are one outcome."""

    outcome: Outcome
    lessons: tuple[Lesson, ...]
    worksheets: tuple[Worksheet, ...]


class ModuleOutcomes(NamedTuple):
    """A module's title with the outcomes that are taught in it first."""

    title: str
    outcomes: tuple[TracedOutcome, ...]


def traced(course: Course) -> list[TracedOutcome]:
    """Return the outcomes of the course, each once, in the order of its lessons."""
    practising: dict[str, list[Worksheet]] = {}
    for worksheet in course.worksheets:
        for name in worksheet.outcomes:
            practising.setdefault(name, []).append(worksheet)
    found: dict[str, tuple[Outcome, list[Lesson], dict[str, Worksheet]]] = {}
    for lesson in course.lessons:
        for outcome in lesson.outcomes:
            _, lessons, worksheets = found.setdefault(outcome.text.casefold(), (outcome, [], {}))
            lessons.append(lesson)
            worksheets.update((one.id, one) for one in practising.get(outcome.id, ()))
    return [TracedOutcome(one, tuple(lessons), tuple(sheets.values())) for one, lessons, sheets in found.values()]


def by_module(course: Course) -> list[ModuleOutcomes]:
    """Return the same by modules, each outcome where it is taught first."""
    found = traced(course)
    parts = (
        ModuleOutcomes(module.title, tuple(one for one in found if one.lessons[0] in module.lessons))
        for module in course.modules
    )
    return [part for part in parts if part.outcomes]


def _wanted(sources: Iterable[Source]) -> bool:
    return any(source.outcomes for source in sources)


def _context(book: Book) -> Mapping[str, Any]:
    return {"parts": by_module(book.course)}


PAGE = GeneratedPage(
    *("outcomes.md", "outcomes", "outcomes.intro", "outcomes-page", _wanted, _context),
    appendix=Appendix.FOR_ALL,
    script="outcomes-page.js",
    words=("again",),
)
