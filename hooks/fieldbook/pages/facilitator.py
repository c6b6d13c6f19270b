"""The facilitator's guide: a running order for the workshop, the notes, what to print, and what to show on a wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..blocks import FIELD_BLOCK_NAMES
from ..html.ids import lowered, moved
from ..model import Course, FacilitatorNote, Lesson, Module, Slide
from ..reader import Source
from .page import Appendix, Book, GeneratedPage

ADDRESS = "facilitator.html"
"""The page's address below site/."""

_NOTE_LEVEL = 4
"""The level of heading that a note's title has."""


class Step(NamedTuple):
    """One thing that a workshop does: a lesson, a worksheet, a note, a break.

    `number` counts the steps of the course. `start` is the number of minutes from the beginning of the workshop,
    `words` a note's own HTML, `prefix` what its ids get in front.
    """

    kind: str
    title: str
    minutes: int
    address: str = ""
    words: str = ""
    prefix: str = ""
    number: int = 0
    start: int = 0
    worksheet: int = 0

    @property
    def elapsed(self) -> str:
        """The time since the beginning of the workshop, as hours and minutes."""
        return clock(self.start)

    @property
    def html(self) -> str:
        """The words of a note as they stand in the guide."""
        return lowered(moved(str(self.words), self.address, ADDRESS, self.prefix), _NOTE_LEVEL) if self.words else ""


class Session(NamedTuple):
    """A lesson as a workshop takes it."""

    lesson: Lesson
    steps: tuple[Step, ...]

    @property
    def slides(self) -> list[Slide]:
        """What of it can be shown on a wall."""
        return list(_slides(self.lesson))

    @property
    def minutes(self) -> int:
        """Minutes of the lesson with all that belongs to it."""
        return sum(step.minutes for step in self.steps)


class Part(NamedTuple):
    """A module as a workshop takes it."""

    module: Module
    sessions: tuple[Session, ...]

    @property
    def minutes(self) -> int:
        """Minutes of all its sessions."""
        return sum(session.minutes for session in self.sessions)


def clock(minutes: int) -> str:
    """Return a number of minutes as hours and minutes: "1:05"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def running_order(course: Course) -> list[Part]:
    """Return the course as a workshop takes it, each step with the time at which it starts."""
    number = start = 0
    parts = []
    for module in course.modules:
        sessions = []
        for lesson in module.lessons:
            steps = []
            for step in _steps(lesson):
                number += 1
                steps.append(step._replace(number=number, start=start))
                start += step.minutes
            sessions.append(Session(lesson, tuple(steps)))
        parts.append(Part(module, tuple(sessions)))
    return parts


def _steps(lesson: Lesson) -> Iterator[Step]:
    """Yield what a lesson consists of: its own time, then worksheets and notes in the order of its text."""
    yield Step("lesson", lesson.title, lesson.minutes, lesson.address)
    notes = [_note(lesson, note, number) for number, note in enumerate(lesson.notes, 1)]
    waiting = list(zip(lesson.notes, notes, strict=True))
    for before, worksheet in enumerate(lesson.worksheets):
        while waiting and waiting[0][0].after <= before:
            yield waiting.pop(0)[1]
        yield Step(worksheet.kind, worksheet.title, worksheet.minutes, worksheet.address, worksheet=worksheet.number)
    yield from (step for _, step in waiting)
    if lesson.break_minutes:
        yield Step("break", "", lesson.break_minutes)


def _note(lesson: Lesson, note: FacilitatorNote, number: int) -> Step:
    kind = "break" if note.is_break else "note"
    return Step(kind, note.title, note.minutes, lesson.address, note.html, f"note-{lesson.number}-{number}-")


def _slides(lesson: Lesson) -> Iterator[Slide]:
    for number, slide in enumerate(lesson.slides, 1):
        html = moved(str(slide.html), lesson.address, ADDRESS, f"slide-{lesson.number}-{number}-")
        yield slide._replace(html=html)


def _wanted(sources: Iterable[Source]) -> bool:
    """Tell whether there is something to plan: the time that a lesson takes, a note, a worksheet."""
    kinds = {"facilitator", "break", *FIELD_BLOCK_NAMES}
    return any(source.minutes or any(block.name in kinds for block in source.blocks) for source in sources)


def _context(book: Book) -> Mapping[str, Any]:
    parts = running_order(book.course)
    minutes = sum(part.minutes for part in parts)
    return {"parts": parts, "minutes": minutes, "end": clock(minutes), "worksheets": book.course.worksheets}


PAGE = GeneratedPage(
    *("facilitator.md", "guide", "guide.intro", "facilitator", _wanted, _context),
    for_facilitators=True,
    appendix=Appendix.FOR_FACILITATORS,
    script="facilitator-page.js",
    style="facilitator-pages.css",
    words=("plan", "present"),
)
