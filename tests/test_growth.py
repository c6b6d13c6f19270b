"""Twice the lessons take twice the work and no more. Steps are counted, so that the machine does not matter."""

from __future__ import annotations

import sys

import pytest

from fieldbook.assemble import PageFacts, Section, assemble
from fieldbook.blocks.context import NoteRecord, Record, WorksheetRecord
from fieldbook.checks import CourseFiles, NavEntry, check
from fieldbook.checks.standalone import standalone
from fieldbook.model import Course, Outcome
from fieldbook.pages import Book
from fieldbook.pages.outcomes import traced
from fieldbook.pages.workbook import moved_worksheets
from fieldbook.preview.line_positions import places
from fieldbook.reader import parse
from fieldbook.site.slots import PageRole

FRAME = Course("c", "Course", "", "en")
ROOM = 1.1
"""What sorting and the like may take on top."""

LESSON = """\
---
title: Lesson {n}
minutes: 5
outcomes:
  - name-{n}: Name what is meant by {n}
---
See [the words](words.md#word-{n}), [the next](l{n}.md#more). Trust.[^1] Time.[^shared]

## More

/// worksheet | Sheet {n}
    id: sheet-{n}
    outcomes: [name-{n}]

Your name: ____
///

[^1]: Kania, John. *Impact*, volume {n}. 2011.
"""


def facts(n: int) -> PageFacts:
    notes = [NoteRecord("1", f"Volume {n}", f"Volume {n}", cited=True), NoteRecord("s", "Shared", "Shared", cited=True)]
    sheet = WorksheetRecord("sheet", f"Sheet {n}", 5, (f"name-{n}",), named=True)
    outcomes = (Outcome(f"name-{n}", f"Name {n}"),)
    return PageFacts(f"l{n}.md", f"l{n}.html", f"Lesson {n}", {}, outcomes, Record([sheet], notes=notes))


def gathered(count: int) -> Course:
    return assemble(FRAME, [Section("All", tuple(facts(n) for n in range(count)))])


def steps(work) -> int:
    """Return how many operations of Python's a piece of work takes."""
    count = 0

    def trace(frame, event, _what):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def gathering(count: int):
    return lambda: gathered(count)


def placing(count: int):
    book = Book(gathered(count))

    def work() -> None:
        for n in range(count):
            PageRole.of(book, f"l{n}.md", is_home=False).slot_context("worksheet", "sheet")

    return work


def tracing(count: int):
    course = gathered(count)
    return lambda: traced(course)


def collecting(count: int):
    course = gathered(count)
    book = Book(course, {one.id: '<div data-ref="x" data-slot="worksheet"></div>' for one in course.worksheets})
    return lambda: list(moved_worksheets(book))


def reading(count: int):
    texts = [LESSON.format(n=n) for n in range(count)]
    return lambda: [parse(text, "docs/l.md") for text in texts]


def reading_one(count: int):
    text = "\n".join(LESSON.format(n=n).split("---\n")[-1] for n in range(count))
    return lambda: parse(text, "docs/l.md")


def checking(count: int):
    words = "---\ntitle: Words\n---\n" + "".join(f"## Word {n}\n\nText.\n\n" for n in range(count))
    texts = {"words.md": words, "references.md": "---\ntitle: References\n---\n[^shared]: Kramer, Mark. 2011.\n"}
    texts |= {f"l{n}.md": LESSON.format(n=n) for n in range(count)}
    sources = [parse(text, f"docs/{path}") for path, text in texts.items()]
    nav = tuple(NavEntry(path, ("All",)) for path in texts)
    documents = standalone(dict(zip(texts, sources, strict=True)), "en")
    return lambda: check(sources, documents, CourseFiles(nav=nav, files=frozenset(texts)))


def finding_lines(count: int):
    texts = [f"Paragraph {n} is here.\n\nYes {n}.\n\nWhat {n} became is nowhere.\n\n" for n in range(count)]
    source = parse("".join(texts), "docs/l.md")
    shown = "".join(f"<p>Paragraph {n} is here.</p><p>Yes {n}.</p><p>It became {n} at last.</p>" for n in range(count))
    return lambda: places(f"<article>{shown}</article>", source, range(1, 6 * count))


PARTS = [gathering, placing, tracing, collecting, reading, reading_one, checking, finding_lines]


@pytest.mark.parametrize("prepared", PARTS)
def test_twice_the_lessons_take_twice_the_work(prepared):
    # Python 3.14 counts the operations of a function from its second call on.
    steps(prepared(2))
    once, twice = steps(prepared(40)), steps(prepared(80))
    assert once < twice < 2 * ROOM * once
