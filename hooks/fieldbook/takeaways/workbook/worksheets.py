"""The worksheets, each on a page of its own: its head, what its author typed, the notes that it cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from ...labels import duration
from ...model import Course, Lesson, Worksheet
from ...pages import Book
from .blocks import HEADINGS, BlockWriter
from .front import bookmark
from .markup import tag
from .place import Place
from .rows import atoms, parsed
from .signing import add_signing_line
from .story import Story
from .styles import MARK_STYLE
from .text import Origin, Pen


def write_worksheets(story: Story, book: Book, site: Origin, words: Mapping[str, str]) -> None:
    """Write all worksheets. What they need of the whole course is looked up once."""
    notes, outcomes = _notes(book.course), _Outcomes(book.course)
    for lesson in book.course.lessons:
        cited = notes.get(lesson.address, {})
        for worksheet in lesson.worksheets:
            origin = replace(site, page=lesson.address, known=cited.__contains__, cited=[])
            writer = _WorksheetWriter(Pen(story, origin, words))
            writer.write_head(lesson, worksheet, outcomes.texts(worksheet.outcomes))
            writer.write(book.worksheets[worksheet.id])
            writer.write_notes(cited)
            story.put_away()


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

    def texts(self, ids: Iterable[str]) -> list[str]:
        """Return the words of outcomes, in the order of the course."""
        found = chain.from_iterable(self._known.get(one, ()) for one in set(ids))
        return [text for _, text in sorted(found)]


class _WorksheetWriter:
    """Writes one worksheet."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._story = pen.story

    def write_head(self, lesson: Lesson, worksheet: Worksheet, practised: Sequence[str]) -> None:
        """Write its title and what is to be known of it; `practised` are the words of its outcomes."""
        words = self._pen.labels
        heading = self._story.paragraph("Heading 1")
        heading.start_page()
        number = str(worksheet.number)
        heading.content.append(tag("w:bookmarkStart", id=number, name=bookmark(worksheet)))
        heading.add_run(worksheet.title)
        heading.content.append(tag("w:bookmarkEnd", id=number))
        facts = [words["worksheet.number"].format(number=number)]
        facts += [duration(words, worksheet.minutes)] if worksheet.minutes else []
        facts += [words["workbook.lesson"].format(number=lesson.number, title=lesson.title)]
        self._story.paragraph("Facts", " \u00b7 ".join(facts))
        if practised:
            self._story.paragraph("Facts", f"{words['outcomes.worksheet']}: {'; '.join(practised)}")
        add_signing_line(self._story, [words["worksheet.name"], words["worksheet.date"]])

    def write(self, source: str) -> None:
        """Write what its author typed."""
        frame = parsed(source)
        title = next((part for part in frame.iter(*HEADINGS) if part.get("class") == "worksheet__title"), None)
        top = 2 if title is None else int(str(title.tag)[1])
        story = self._story
        BlockWriter(self._pen, top).write(frame, Place(story.body, story.styles, story.width))

    def write_notes(self, notes: Mapping[str, str]) -> None:
        """Write the notes that the worksheet has cited, in the order of their marks."""
        cited = self._pen.origin.cited
        if cited:
            self._story.paragraph("Heading 2", self._pen.labels["document.notes"])
        for number, name in enumerate(cited, start=1):
            paragraph = self._story.paragraph("Note")
            paragraph.add_run(f"{number}\u00a0", MARK_STYLE)
            row = atoms(parsed(notes[name]))
            self._pen.write(paragraph, row, self._story.width)
