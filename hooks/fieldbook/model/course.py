"""The course itself as a value: its modules, the lessons in them, what it cites; what is looked up in all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from .lesson import Lesson
from .worksheet import Outcome, Worksheet

_LEADING = 4
"""Outcomes by which a module is made known."""


class Module(NamedTuple):
    """A section of the course. `number` is 0 for lessons that stand outside of any section.

    `path` and `address` are those of its index page, empty where it has none.
    """

    title: str
    number: int
    lessons: tuple[Lesson, ...]
    path: str = ""
    address: str = ""

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes of its lessons, in their order."""
        return tuple(outcome for lesson in self.lessons for outcome in lesson.outcomes)

    @property
    def leading_outcomes(self) -> tuple[Outcome, ...]:
        """A few of its outcomes, in their order: the first of each lesson, then the second, as far as there is room."""
        in_turns = chain.from_iterable(zip_longest(*(lesson.outcomes for lesson in self.lessons)))
        leading = set(islice((outcome for outcome in in_turns if outcome), _LEADING))
        return tuple(outcome for outcome in self.outcomes if outcome in leading)

    @property
    def total_minutes(self) -> int:
        """Minutes of its lessons with their worksheets."""
        return sum(lesson.total_minutes for lesson in self.lessons)


class Citation(NamedTuple):
    """A place that cites a reference: the lesson's title, and the address of the note's mark in it."""

    title: str
    address: str


class Reference(NamedTuple):
    """A note that the course cites; `html` is its text as rendered, `text` the same without markup."""

    id: str
    text: str
    html: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Course:
    """The whole course, in the order of its nav.

    `version` and `date`, as YYYY-MM-DD, are what its author says of it; `address` is where it is published. Each may
    be "". `others` are the addresses of pages beside the lessons: a glossary, say.
    """

    id: str
    title: str
    description: str
    language: str
    modules: tuple[Module, ...] = ()
    references: tuple[Reference, ...] = ()
    others: tuple[str, ...] = ()
    version: str = ""
    date: str = ""
    address: str = ""
    lessons: tuple[Lesson, ...] = field(init=False)
    _lessons: Mapping[str, Lesson] = field(init=False, repr=False, compare=False)
    _modules: Mapping[str, Module] = field(init=False, repr=False, compare=False)
    _outcomes: Mapping[str, Outcome] = field(init=False, repr=False, compare=False)
    _worded: Mapping[str, Outcome] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lessons = tuple(lesson for module in self.modules for lesson in module.lessons)
        modules: dict[str, Module] = {}
        for module in self.modules:
            for path in (module.path, *(lesson.path for lesson in module.lessons)):
                modules.setdefault(path, module)
        object.__setattr__(self, "lessons", lessons)
        object.__setattr__(self, "_lessons", {lesson.path: lesson for lesson in reversed(lessons)})
        object.__setattr__(self, "_modules", modules)
        object.__setattr__(self, "_outcomes", {outcome.id: outcome for outcome in self.outcomes})
        worded = {outcome.text.casefold(): outcome for outcome in reversed(self.outcomes)}
        object.__setattr__(self, "_worded", worded)

    @cached_property
    def module_titles(self) -> frozenset[str]:
        """The titles of its modules."""
        return frozenset(module.title for module in self.modules)

    @property
    def worksheets(self) -> tuple[Worksheet, ...]:
        """All worksheets, in the order of their lessons."""
        return tuple(worksheet for lesson in self.lessons for worksheet in lesson.worksheets)

    @cached_property
    def judged(self) -> tuple[Worksheet, ...]:
        """Those of its worksheets in which something is right, or is explained, in the order of their lessons."""
        return tuple(worksheet for lesson in self.lessons for worksheet in lesson.judged)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All outcomes, in the order of their lessons."""
        return tuple(outcome for lesson in self.lessons for outcome in lesson.outcomes)

    @property
    def total_minutes(self) -> int:
        """Minutes of all lessons with their worksheets."""
        return sum(lesson.total_minutes for lesson in self.lessons)

    def lesson(self, path: str) -> Lesson | None:
        """Return the lesson whose source is `path` below docs/, or None."""
        return self._lessons.get(path)

    def module_of(self, path: str) -> Module | None:
        """Return the module whose lesson or index page is `path` below docs/, or None."""
        return self._modules.get(path)

    @property
    def all_stated(self) -> tuple[Outcome, ...]:
        """All outcomes as learners say where they stand."""
        return tuple(dict.fromkeys(self._worded[outcome.text.casefold()] for outcome in self.outcomes))

    def stated(self, lesson: Lesson) -> tuple[Outcome, ...]:
        """Return a lesson's outcomes as learners say where they stand: what has the same words is one in the course."""
        return tuple(dict.fromkeys(self._worded[outcome.text.casefold()] for outcome in lesson.outcomes))

    def practised(self, worksheet: Worksheet) -> list[Outcome]:
        """Return the outcomes that a worksheet practises, in the order in which it names them."""
        return [self._outcomes[name] for name in worksheet.outcomes if name in self._outcomes]
