"""What the workbook is written from: all that it shows, and nothing of the rest of the course."""

from __future__ import annotations

import pickle

from fieldbook.exports.workbook_data import WorksheetData, workbook_data
from fieldbook.model import Citation, Course, FacilitatorNote, Lesson, Module, Outcome, Reference, Slide, Worksheet
from fieldbook.pages import Book

UNSEEN = "a slide that no workbook shows"


def lesson(number: int, *names: str) -> Lesson:
    page = f"m/{number}.html"
    sheets = tuple(Worksheet(name, at, name.title(), 5, ("b", "a", "x"), (), page) for at, name in enumerate(names, 1))
    outcomes = (Outcome("a", "Ask"), Outcome("b", "Build")) if number == 1 else ()
    slides, notes = (Slide("tip", UNSEEN, UNSEEN),), (FacilitatorNote(UNSEEN, 5, UNSEEN),)
    return Lesson(f"m/{number}.md", page, f"Lesson {number}", number, 5, outcomes, sheets, (), notes, slides)


def book() -> Book:
    """Return a course of two lessons, the second one with two worksheets and two notes."""
    cited = tuple(
        Reference(name, name, f"<p>{name}</p>", (Citation("L", f"m/2.html#fnref:{name}"), Citation("L", "m/1.html")))
        for name in ("one", "two")
    )
    module = Module("M", 1, (lesson(1), lesson(2, "first", "second")))
    return Book(Course("c", "Title", "About", "es", (module,), cited), {"first": "<p>á</p>", "second": "<p>b</p>"})


def test_sheets_say_what_the_workbook_shows():
    made = workbook_data(book())
    assert made[:3] == ("Title", "About", "es")
    notes = {"one": "<p>one</p>", "two": "<p>two</p>"}
    first = "<p>á</p>".encode()
    assert made.all == (
        WorksheetData("first", 1, "First", 5, ("Ask", "Build"), 2, "Lesson 2", "m/2.html", first, notes, {}),
        WorksheetData("second", 2, "Second", 5, ("Ask", "Build"), 2, "Lesson 2", "m/2.html", b"<p>b</p>", notes, {}),
    )


def test_nothing_else_is_sent():
    sent = pickle.dumps(workbook_data(book()))
    assert UNSEEN.encode() not in sent
    assert sent.count(b"<p>one</p>") == 1
