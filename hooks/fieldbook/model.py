"""The course as values: Course > Module > Lesson > Outcome, Worksheet > Field, Reference, Video.

Everything that a page, an export or a check says of the course comes from here: numbers, totals, titles, ids
and addresses. The values are frozen; `assemble` makes them, once a build. Most are named tuples, which are defined and
read back several times as fast as dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice, zip_longest
from typing import NamedTuple

_LEADING = 4
"""Outcomes by which a module is made known."""

MOST_MINUTES = 10_000
"""Minutes that anything in a course may take; what is more was not meant as minutes."""


class FieldKind(StrEnum):
    """What a learner does in a field of a worksheet."""

    LONG = "long"
    SHORT = "short"
    ONE = "one"
    ANY = "any"
    SCALE = "scale"


class Field(NamedTuple):
    """One thing to fill in. `name` is unique in its worksheet, `label` the words that ask for it.

    `choices` are the labels to pick from, and at the same time the values that are saved. `rows` is the room
    asked for, in lines: 1 unless the field is long. `right` are the choices, or the words, that count as right in a
    quiz; a field without any is not judged. `source` is the field whose answer is offered here, as
    `worksheet/field`.
    """

    name: str
    kind: FieldKind
    label: str
    choices: tuple[str, ...] = ()
    rows: int = 1
    right: tuple[str, ...] = ()
    source: str = ""


class Told(NamedTuple):
    """What a quiz tells of a choice, or as the explanation of a field where `choice` is "".

    The addresses in `html` are those of its lesson's page.
    """

    field: str
    choice: str
    html: str


class Outcome(NamedTuple):
    """What a learner can do afterwards; `id` is unique in the course."""

    id: str
    text: str


class Worksheet(NamedTuple):
    """A worksheet, or another block with fields, with its fields in reading order.

    `outcomes` holds the ids of the outcomes it practises, `address` is relative to the site's root, `kind` is the name
    of its block, and `number` counts those of its kind. `told` is what a quiz explains.
    """

    id: str
    number: int
    title: str
    minutes: int
    outcomes: tuple[str, ...]
    fields: tuple[Field, ...]
    address: str
    kind: str = "worksheet"
    told: tuple[Told, ...] = ()

    @property
    def judged(self) -> tuple[str, ...]:
        """The names of those of its fields that have a right answer."""
        return tuple(one.name for one in self.fields if one.right)

    @property
    def anchor(self) -> str:
        """The id that its lesson gave it, which another lesson may have given as well."""
        return self.address.rpartition(f"#{self.kind}-")[2]


class Video(NamedTuple):
    """A film that a lesson shows: its address, its length as `m:ss`, the transcript's path in docs/."""

    title: str
    url: str
    length: str
    transcript: str


class FacilitatorNote(NamedTuple):
    """A note for the person who runs the workshop, or a break; never on a learner's page.

    `text` is Markdown, `html` the same as rendered, with addresses that are those of its lesson's page. `after` is
    the number of the lesson's worksheets that come before it, `materials` what has to be at hand.
    """

    title: str
    minutes: int
    text: str
    html: str = ""
    after: int = 0
    is_break: bool = False
    materials: tuple[str, ...] = ()


class Stretch(NamedTuple):
    """What is read between two things that a workshop does otherwise: notes, breaks, worksheets.

    `words` says how long it is, `title` and `anchor` are the words and the id of the first heading in it, if any.
    """

    words: int = 0
    title: str = ""
    anchor: str = ""


class Reading(NamedTuple):
    """The minutes that such a stretch takes; None where it is read along with another. The rest is as in a stretch."""

    minutes: int | None
    title: str = ""
    anchor: str = ""


class Slide(NamedTuple):
    """What can be shown alone, large: a ladder, a callout, a question of a worksheet.

    `kind` is the name of its block, `title` the words by which one finds it. The addresses in `html` are those of
    its lesson's page. A question has the number of its worksheet, from 1 on among those of the lesson.
    """

    kind: str
    title: str
    html: str
    worksheet: int = 0


class Lesson(NamedTuple):
    """One page of the course. `path` is the source below docs/, `address` the page below site/.

    `minutes` is the time for the lesson itself; `total_minutes` has its worksheets in it. `break_minutes` is the
    break that a workshop takes after it, `materials` what has to be at hand all through it. `readings` are what is
    read before, between and after its notes and worksheets, one more than there are of these.
    """

    path: str
    address: str
    title: str
    number: int
    minutes: int
    outcomes: tuple[Outcome, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    videos: tuple[Video, ...] = ()
    notes: tuple[FacilitatorNote, ...] = ()
    slides: tuple[Slide, ...] = ()
    break_minutes: int = 0
    materials: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def worksheet_minutes(self) -> int:
        """Minutes that its worksheets take."""
        return sum(worksheet.minutes for worksheet in self.worksheets)

    @property
    def judged(self) -> tuple[Worksheet, ...]:
        """Those of its worksheets in which something is right, or is explained."""
        return tuple(worksheet for worksheet in self.worksheets if worksheet.judged or worksheet.told)

    @property
    def total_minutes(self) -> int:
        """Minutes of the lesson with its worksheets."""
        return self.minutes + self.worksheet_minutes


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
    be "".
    """

    id: str
    title: str
    description: str
    language: str
    modules: tuple[Module, ...] = ()
    references: tuple[Reference, ...] = ()
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

    @property
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
