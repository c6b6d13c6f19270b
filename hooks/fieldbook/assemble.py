"""From the pages of a site to one `Course`: which pages are lessons, in which order, with which numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from .blocks.context import NoteRecord, Record
from .blocks.options import materials
from .blocks.reading_time import readings
from .blocks.shared_notes import REFERENCES
from .model import MOST_MINUTES, Citation, Course, Lesson, Module, Outcome, Reference, Worksheet
from .slugs import UniqueNames, in_alphabet, slug

_SECTION = re.compile(r'<section\b[^>]*\bdata-fields="(?P<id>[^"]*)"[^>]*>')


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page of the site, as read and rendered.

    `path` is below docs/, `address` below site/. `meta` is the front matter, `outcomes` those in it.
    """

    path: str
    address: str
    title: str
    meta: Mapping[str, Any]
    outcomes: tuple[Outcome, ...] = ()
    record: Record = field(default_factory=Record)

    @property
    def is_index(self) -> bool:
        """Tell whether it is the page of a whole section."""
        return self.path.rsplit("/", 1)[-1].lower() in ("index.md", "readme.md")

    @property
    def minutes(self) -> int:
        """Minutes planned for the page; 0 where there is no such number."""
        return self._minutes("minutes")

    @property
    def break_minutes(self) -> int:
        """Minutes of the break after the page; 0 where there is no such number."""
        return self._minutes("break")

    @property
    def materials(self) -> tuple[str, ...]:
        """What a workshop needs at hand all through the page; nothing where that is no list of things."""
        try:
            return materials(self.meta.get("materials", []))
        except ValueError:
            return ()

    def _minutes(self, name: str) -> int:
        minutes = self.meta.get(name)
        if isinstance(minutes, bool) or not isinstance(minutes, int):
            return 0
        return minutes if 0 < minutes <= MOST_MINUTES else 0


@dataclass(frozen=True, slots=True)
class Section:
    """Pages under one heading of the nav, in order; `title` is "" for those that stand outside of any."""

    title: str
    pages: tuple[PageFacts, ...]
    index: PageFacts | None = field(init=False)
    """The page of the section itself: the first that is called index."""

    def __post_init__(self) -> None:
        index = next((page for page in self.pages if page.is_index), None) if self.title else None
        object.__setattr__(self, "index", index)


def is_lesson(page: PageFacts, section: Section) -> bool:
    """Tell whether a page is a lesson of the course.

    `lesson:` in its front matter says so, or in that of its section's index. Else it is one if it has outcomes,
    minutes or a block with fields, or lies in a section and is not the section's index.
    """
    index = section.index
    said = page.meta.get("lesson", index.meta.get("lesson") if index and index is not page else None)
    if isinstance(said, bool):
        return said
    if page.outcomes or page.minutes or page.record.worksheets:
        return True
    return bool(section.title) and not page.is_index and page.path != REFERENCES


def lesson_paths(sections: Iterable[Section]) -> frozenset[str]:
    """Return the paths of all lessons."""
    return frozenset(page.path for section in sections for page in section.pages if is_lesson(page, section))


def start_of_guide(folder: str, lessons: Iterable[str]) -> str:
    """Return how the paths of the guide for authors begin, which lies in `folder` below docs/; "" where there is none.

    If one of the `lessons`, by their paths, is in the folder, it is a part of the course and no guide.
    """
    start = f"{folder}/"
    return "" if not folder or any(path.startswith(start) for path in lessons) else start


def assemble(
    frame: Course, sections: Sequence[Section], others: Iterable[PageFacts] = (), guide_folder: str = ""
) -> Course:
    """Return `frame` (id, title, description, language) with its modules, references and other pages.

    `sections` are in the order of the nav. `others` are further pages that may hold shared notes. What lies in
    `guide_folder`, below docs/, is for authors and no part of the course.
    """
    counter = _Counter()
    numbers = count(1)
    modules: list[Module] = []
    for section in sections:
        lessons = tuple(counter.lesson(page) for page in section.pages if is_lesson(page, section))
        if lessons:
            modules.append(_module(section, lessons, next(numbers) if section.title else 0))
    pages = [page for section in sections for page in section.pages]
    taught = {lesson.path for module in modules for lesson in module.lessons}
    references = _references([page for page in pages if page.path in taught], [*pages, *others])
    begun = {module.path for module in modules}
    guide = start_of_guide(guide_folder, taught)
    in_course = (page for page in pages if not (guide and page.path.startswith(guide)))
    beside = tuple(page.address for page in in_course if page.path not in taught | begun)
    return replace(frame, modules=tuple(modules), references=references, others=beside)


def worksheets(course: Course, records: Mapping[str, Record]) -> dict[str, str]:
    """Return the HTML of each worksheet by its id; `records` are what the blocks saw, by the paths of lessons."""
    return {
        worksheet.id: record.html if worksheet.id == record.id else with_ids(record.html, [worksheet])
        for lesson in course.lessons
        for worksheet, record in zip(lesson.worksheets, records[lesson.path].worksheets, strict=True)
    }


def with_ids(html: str, worksheets: Sequence[Worksheet]) -> str:
    """Return HTML with some worksheets, in their order, each under its id: answers are kept by that.

    A lesson knows no other while it is converted, and may have called a worksheet as another lesson calls its own.
    """
    waiting: dict[str, list[str]] = {}
    for worksheet in worksheets:
        waiting.setdefault(worksheet.anchor, []).append(worksheet.id)
    if all(ids == [name] for name, ids in waiting.items()):
        return html

    def named(match: re.Match[str]) -> str:
        ids = waiting.get(match["id"])
        given = ids.pop(0) if ids else match["id"]
        return re.sub(rf'(?<= data-)([\w-]+)="{re.escape(match["id"])}"', rf'\1="{given}"', match[0])

    return _SECTION.sub(named, html)


def _module(section: Section, lessons: tuple[Lesson, ...], number: int) -> Module:
    index = section.index
    path, address = (index.path, index.address) if index else ("", "")
    return Module(section.title, number, lessons, path, address)


class _Counter:
    """Gives numbers to lessons and worksheets, and ids that no other has."""

    def __init__(self) -> None:
        self._lessons = 0
        self._worksheets: dict[str, int] = {}
        self._outcome_ids = UniqueNames()
        self._worksheet_ids = UniqueNames()

    def lesson(self, page: PageFacts) -> Lesson:
        self._lessons += 1
        return Lesson(
            path=page.path,
            address=page.address,
            title=page.title,
            number=self._lessons,
            minutes=page.minutes,
            outcomes=tuple(self._outcome(outcome) for outcome in page.outcomes),
            worksheets=tuple(self._page_worksheets(page)),
            videos=tuple(page.record.videos),
            notes=tuple(page.record.facilitator),
            slides=tuple(page.record.slides),
            break_minutes=page.break_minutes,
            materials=page.materials,
            readings=readings(page.record.stretches, page.minutes),
        )

    def _outcome(self, outcome: Outcome) -> Outcome:
        return outcome._replace(id=self._outcome_ids.add(outcome.id))

    def _page_worksheets(self, page: PageFacts) -> Iterable[Worksheet]:
        for record in page.record.worksheets:
            number = self._worksheets[record.kind] = self._worksheets.get(record.kind, 0) + 1
            yield Worksheet(
                id=self._worksheet_ids.add(record.id),
                number=number,
                title=record.title,
                minutes=record.minutes,
                outcomes=record.outcomes,
                fields=record.fields,
                address=f"{page.address}#{record.kind}-{record.id}",
                kind=record.kind,
                feedback=tuple(record.feedback),
            )


def _references(lessons: Sequence[PageFacts], pages: Sequence[PageFacts]) -> tuple[Reference, ...]:
    """Return every note of the course once, in the order of the alphabet: of its words, as a bibliography has it."""
    found: dict[str, Reference] = {}
    citations: dict[str, list[Citation]] = {}
    ids = UniqueNames()
    shared = next((page.record.notes for page in pages if page.path == REFERENCES), [])
    for note in {note.text: note for note in shared}.values():
        found[note.text] = _reference(note, ids)
    for page in lessons:
        for note in page.record.notes:
            if not note.cited:
                continue
            if note.text not in found:
                found[note.text] = _reference(note, ids)
            citations.setdefault(note.text, []).append(Citation(page.title, f"{page.address}#fnref:{note.id}"))
    whole = [one._replace(citations=tuple(citations.get(text, ()))) for text, one in found.items()]
    return tuple(sorted(whole, key=lambda reference: in_alphabet(reference.text)))


def _reference(note: NoteRecord, ids: UniqueNames) -> Reference:
    return Reference(ids.add(slug(note.id) or "reference"), note.text, note.html)
