"""The facilitator's guide: a running order for the workshop, the notes, what to print, and what to show on a wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..blocks import FIELD_BLOCK_NAMES
from ..html.ids import lowered, moved
from ..model import Course, FacilitatorNote, Lesson, Module, Reading, Slide
from ..reader import Source
from ..slugs import UniqueNames, slug
from .page import Appendix, Book, GeneratedPage
from .paper import paper_sides

ADDRESS = "facilitator.html"
"""The page's address below site/."""

_AFTER = "break-after"
"""The id of the break that a lesson has at its end."""

_NOTE_LEVEL = 4
"""The level of heading that a note's title has."""


class Step(NamedTuple):
    """One step of a workshop. Its `kind` is lesson, reading, worksheet, quiz, note or break.

    `number` counts the steps of the course. `id` names it within its lesson; saved plans refer to it. `start` is
    in minutes from the beginning of the workshop, `words` a note's own HTML, `prefix` goes before the ids in it,
    `pages` is how many sheets of paper a worksheet takes, printed on one side.
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
    id: str = ""
    materials: tuple[str, ...] = ()
    pages: int = 0

    @property
    def elapsed(self) -> str:
        """The time since the beginning of the workshop, as hours and minutes."""
        return clock(self.start)

    @property
    def html(self) -> str:
        """A note's HTML with links, ids and headings made to fit the guide."""
        return lowered(moved(str(self.words), self.address, ADDRESS, self.prefix), _NOTE_LEVEL) if self.words else ""


class Session(NamedTuple):
    """A lesson of a workshop, with its steps."""

    lesson: Lesson
    steps: tuple[Step, ...]

    @property
    def slides(self) -> list[Slide]:
        """Its slides, with links and ids made to fit the guide."""
        return list(_slides(self.lesson))

    @property
    def minutes(self) -> int:
        """Minutes of the lesson with all that belongs to it."""
        return sum(step.minutes for step in self.steps)


class Need(NamedTuple):
    """Something to bring: the numbers of the steps that need it, and their lessons."""

    thing: str
    steps: list[int]
    lessons: list[Lesson]


class Part(NamedTuple):
    """A module of a workshop, with its sessions."""

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
    """Return the modules of a course with their sessions and steps, each step numbered and with its start."""
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
    """Yield what a lesson consists of, in the order of its text: worksheets and notes, and what is read in between."""
    things = list(_things(lesson))
    readings = list(_readings(lesson, len(things) + 1))
    for place, reading in enumerate(readings):
        if reading is not None:
            yield reading
        yield from things[place : place + 1]
    if lesson.break_minutes:
        yield Step("break", "", lesson.break_minutes, id=_AFTER)


def _things(lesson: Lesson) -> Iterator[Step]:
    """Yield a lesson's worksheets and notes in the order of its text."""
    names = UniqueNames()
    names.add(_AFTER)
    notes = [(note.after, _note(lesson, note, number, names)) for number, note in enumerate(lesson.notes, 1)]
    for before, worksheet in enumerate(lesson.worksheets):
        yield from (step for after, step in notes if after == before)
        yield Step(
            worksheet.kind,
            worksheet.title,
            worksheet.minutes,
            worksheet.address,
            worksheet=worksheet.number,
            id=f"{worksheet.kind}-{worksheet.id}",
        )
    yield from (step for after, step in notes if after >= len(lesson.worksheets))


def _readings(lesson: Lesson, places: int) -> Iterator[Step | None]:
    """Yield what is read in each place between a lesson's worksheets and notes; None for too little to be planned."""
    readings = lesson.readings
    if len(readings) != places:
        readings = (Reading(lesson.minutes), *[Reading(None)] * (places - 1))
    first = next((place for place, reading in enumerate(readings) if reading.minutes is not None), 0)
    for place, reading in enumerate(readings):
        if reading.minutes is None:
            yield None
        elif place == first:
            yield Step("lesson", lesson.title, reading.minutes, lesson.address, id="read-1", materials=lesson.materials)
        else:
            address = f"{lesson.address}#{reading.anchor}" if reading.anchor else lesson.address
            name = f"read-{reading.anchor or place + 1}"
            yield Step("reading", reading.title or lesson.title, reading.minutes, address, id=name)


def _note(lesson: Lesson, note: FacilitatorNote, number: int, names: UniqueNames) -> Step:
    kind = "break" if note.is_break else "note"
    return Step(
        kind,
        note.title,
        note.minutes,
        lesson.address,
        note.html,
        f"note-{lesson.number}-{number}-",
        # By its words: a note that comes before it, or moves, changes no plan.
        id=names.add(f"{kind}-{slug(note.title)}"),
        materials=note.materials,
    )


def materials_of(parts: Iterable[Part]) -> list[Need]:
    """Return what has to be brought, each thing once however it is written, in the order in which it is needed."""
    found: dict[str, Need] = {}
    for part in parts:
        for session in part.sessions:
            for step in session.steps:
                for thing in step.materials:
                    need = found.setdefault(thing.casefold(), Need(thing, [], []))
                    need.steps.append(step.number)
                    if session.lesson not in need.lessons:
                        need.lessons.append(session.lesson)
    return list(found.values())


def _with_pages(parts: Iterable[Part], book: Book) -> Iterator[Part]:
    """Yield parts with the number of sheets of paper filled in at each worksheet."""
    names = {(worksheet.address, worksheet.kind): worksheet.id for worksheet in book.course.worksheets}
    for part in parts:
        sessions = []
        for session in part.sessions:
            found = [names.get((step.address, step.kind), "") for step in session.steps]
            steps = (
                step._replace(pages=paper_sides(book.worksheets.get(name, ""))) if name else step
                for step, name in zip(session.steps, found, strict=True)
            )
            sessions.append(session._replace(steps=tuple(steps)))
        yield part._replace(sessions=tuple(sessions))


def _slides(lesson: Lesson) -> Iterator[Slide]:
    for number, slide in enumerate(lesson.slides, 1):
        html = moved(str(slide.html), lesson.address, ADDRESS, f"slide-{lesson.number}-{number}-")
        yield slide._replace(html=html)


def _wanted(sources: Iterable[Source]) -> bool:
    """Tell whether there is something to plan: the time that a lesson takes, a note, a worksheet."""
    kinds = {"facilitator", "break", *FIELD_BLOCK_NAMES}
    return any(source.minutes or any(block.name in kinds for block in source.blocks) for source in sources)


def _context(book: Book) -> Mapping[str, Any]:
    parts = list(_with_pages(running_order(book.course), book))
    minutes = sum(part.minutes for part in parts)
    return {
        "parts": parts,
        "minutes": minutes,
        "end": clock(minutes),
        "worksheets": book.course.worksheets,
        "materials": materials_of(parts),
    }


PAGE = GeneratedPage(
    *("facilitator.md", "guide", "guide.intro", "facilitator", _wanted, _context),
    for_facilitators=True,
    appendix=Appendix.FOR_FACILITATORS,
    script="facilitator-page.js",
    style="facilitator-pages.css",
    words=("plan", "day", "present", "duration"),
    long=True,
)
