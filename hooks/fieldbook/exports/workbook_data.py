"""The data that the workbook is written from. It is pickled for another process, so it holds nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ..cache.store import fingerprint
from ..pages.key import questions

if TYPE_CHECKING:
    from ..model import Course, Outcome
    from ..pages import Book
    from ..pages.key import KeyQuestion


class WorksheetData(NamedTuple):
    """A worksheet. `outcomes` are the texts of those it practises, `page` is its lesson's address, `kind` its block.

    `questions` are the labels of its fields, by their names, `key` the right answers with feedback; `sources` are the
    names of fields that offer what was answered elsewhere, each with where that is, as `worksheet/field`.

    `html` is its content, in UTF-8, which takes half the memory; `notes` is the HTML of the notes that its page cites,
    by their ids there.
    """

    id: str
    number: int
    title: str
    minutes: int
    outcomes: tuple[str, ...]
    lesson: int
    lesson_title: str
    page: str
    html: bytes
    notes: Mapping[str, str]
    questions: Mapping[str, str]
    kind: str = "worksheet"
    key: tuple[KeyQuestion, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()


class WorkbookData(NamedTuple):
    """The worksheets of a course in its order, and the outcomes on which learners rate themselves."""

    title: str
    description: str
    language: str
    all: tuple[WorksheetData, ...]
    stated: tuple[Outcome, ...] = ()

    def fingerprint(self) -> bytes:
        """Return a fingerprint of all of this."""
        parts = (
            (repr(sheet._replace(html=b"", notes=dict(sheet.notes), questions=dict(sheet.questions))), sheet.html)
            for sheet in self.all
        )
        facts = (self.title, self.description, self.language, repr(self.stated))
        return fingerprint(*facts, *chain.from_iterable(parts))


def workbook_data(book: Book) -> WorkbookData:
    """Return the worksheets of a course with their notes, outcomes and key."""
    course = book.course
    notes, outcomes = _notes(course), _Outcomes(course)
    none: Mapping[str, str] = {}
    found = [
        WorksheetData(
            worksheet.id,
            worksheet.number,
            worksheet.title,
            worksheet.minutes,
            outcomes.texts(worksheet.outcomes),
            lesson.number,
            lesson.title,
            lesson.address,
            str(book.worksheets[worksheet.id]).encode(),
            notes.get(lesson.address, none),
            {field.name: field.label for field in worksheet.fields},
            worksheet.kind,
            tuple(questions(worksheet)),
            tuple((field.name, field.source) for field in worksheet.fields if field.source),
        )
        for lesson in course.lessons
        for worksheet in lesson.worksheets
    ]
    return WorkbookData(course.title, course.description, course.language, tuple(found), course.all_stated)


def _notes(course: Course) -> Mapping[str, Mapping[str, str]]:
    """Return the HTML of the notes that each page cites, by their ids there."""
    notes: dict[str, dict[str, str]] = defaultdict(dict)
    for reference in course.references:
        for citation in reference.citations:
            page, mark, name = citation.address.partition("#fnref:")
            if mark:
                notes[page][name] = reference.html
    return notes


class _Outcomes:
    """The outcomes of a course, with their places in it."""

    def __init__(self, course: Course) -> None:
        self._known: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, outcome in enumerate(course.outcomes):
            self._known[outcome.id].append((number, outcome.text))

    def texts(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the texts of outcomes by their ids, in the order of the course."""
        found = chain.from_iterable(self._known.get(one, ()) for one in set(ids))
        return tuple(text for _, text in sorted(found))
