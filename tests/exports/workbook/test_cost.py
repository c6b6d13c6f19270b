"""What a workbook costs, in ways that no machine changes: calls, and searches for what could be remembered."""

from __future__ import annotations

import sys

import pytest
from docx.oxml.xmlchemy import BaseOxmlElement

from fieldbook.exports.workbook import write_workbook
from fieldbook.exports.workbook_data import workbook_data
from fieldbook.model import Citation, Course, Lesson, Module, Outcome, Reference, Worksheet
from fieldbook.pages import Book
from tests.exports.workbook.books import typed

TEXT = """\
Why?{note}

______
______

1. one
2. two [there](https://example.org/{number})

/// tip | Ask
People like it.
///

| A | B |
|---|---|
| x | ____ |

Which?

- [ ] one
- [ ] two
"""


@pytest.fixture(scope="module")
def html():
    return typed(TEXT.format(note="NOTE", number="NUMBER"))


def book(html: str, count: int) -> Book:
    """Return a course of so many lessons, with a worksheet, an outcome, a note and a link in each."""
    lessons, references, worksheets = [], [], {}
    for number in range(1, count + 1):
        name, page = f"w{number}", f"c/{number}.html"
        sheet = Worksheet(name, number, "Sheet", 5, (f"o{number}",), (), f"{page}#worksheet-{name}")
        lessons.append(Lesson(f"c/{number}.md", page, "Lesson", number, 5, (Outcome(f"o{number}", "Do"),), (sheet,)))
        references.append(Reference(f"n{number}", "N.", "<p>N.</p>", (Citation("L", f"{page}#fnref:n{number}"),)))
        mark = f'<sup id="fnref:n{number}"><a class="footnote-ref" href="#fn:n{number}">1</a></sup>'
        worksheets[name] = html.replace("NUMBER", str(number)).replace("NOTE", mark)
    return Book(Course("id", "C", "", "en", (Module("M", 1, tuple(lessons)),), tuple(references)), worksheets)


def calls(made: Book, folder) -> int:
    """Return how many functions writing a workbook calls."""
    count = 0

    def hear(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(hear)
    try:
        write_workbook(workbook_data(made), folder, "workbook.docx")
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture
def searches(monkeypatch):
    """Count, in a list of one, how often python-docx looks for elements."""
    found = [0]
    for name in ("xpath", "find", "findall", "iterfind"):
        search = getattr(BaseOxmlElement, name)

        def counted(*given, search=search, **named):
            found[0] += 1
            return search(*given, **named)

        monkeypatch.setattr(BaseOxmlElement, name, counted, raising=False)
    return found


def test_twice_the_worksheets_take_twice_the_calls(html, tmp_path):
    # What Python remembers from one to the next, such as parted addresses, is remembered beforehand.
    calls(book(html, 40), tmp_path)
    few, more, many = (calls(book(html, count), tmp_path) for count in (10, 20, 40))
    assert few < more < many
    assert many - more < 2.01 * (more - few)


def test_a_worksheet_more_is_no_search_more(html, tmp_path, searches):
    """Styles, numberings and relations are remembered: each search would look through all of them."""
    counts = []
    for count in (1, 20):
        searches[0] = 0
        write_workbook(workbook_data(book(html, count)), tmp_path, "workbook.docx")
        counts.append(searches[0])
    assert counts[0] == counts[1] > 0
