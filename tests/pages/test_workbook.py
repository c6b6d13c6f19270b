"""The workbook's worksheets: every id its own, headings and links as the page needs them."""

from __future__ import annotations

from fieldbook.model import Course, Lesson, Module, Outcome, Worksheet
from fieldbook.pages import Book
from fieldbook.pages.workbook import moved_worksheets

HTML = """\
<section aria-labelledby="worksheet-one" class="worksheet" data-worksheet="one">
<h4 class="worksheet__title" id="worksheet-one">One</h4>
<div data-ref="one" data-slot="worksheet"></div>
<form class="worksheet__form">
<h5 id="part">Part</h5>
<p aria-labelledby="part callout-1" id="callout-1"><a href="../other.html#x">Other</a> <a href="#fn:1">1</a></p>
<label for="one--a">A</label><textarea id="one--a" name="a"></textarea>
</form>
</section>"""


def book(html: str = HTML) -> Book:
    worksheet = Worksheet("one", 1, "One", 5, ("do",), (), "sub/lesson.html#worksheet-one")
    outcomes = (Outcome("do", "Do it"), Outcome("be", "Be it"))
    lesson = Lesson("sub/lesson.md", "sub/lesson.html", "Lesson", 1, 10, outcomes, (worksheet,))
    course = Course("c", "C", "", "en", (Module("M", 1, (lesson,)),))
    return Book(course, {"one": html})


def test_a_worksheet_is_parted_where_its_facts_go():
    (sheet,) = moved_worksheets(book())
    assert sheet.before.rstrip().endswith("</h2>")
    assert sheet.after.lstrip().startswith("<form")
    assert "data-slot" not in sheet.before + sheet.after
    assert [outcome.id for outcome in sheet.practised] == ["do"]


def test_headings_fit_the_page():
    (sheet,) = moved_worksheets(book())
    assert '<h2 class="worksheet__title" id="worksheet-one">One</h2>' in sheet.before
    assert '<h3 id="one-part">Part</h3>' in sheet.after


def test_ids_are_the_worksheets_own_and_what_names_them_follows():
    (sheet,) = moved_worksheets(book())
    assert 'aria-labelledby="one-part one-callout-1" id="one-callout-1"' in sheet.after
    assert '<label for="one--a">A</label><textarea id="one--a" name="a">' in sheet.after
    assert 'aria-labelledby="worksheet-one"' in sheet.before


def test_links_lead_on():
    (sheet,) = moved_worksheets(book())
    assert 'href="other.html#x"' in sheet.after
    assert 'href="sub/lesson.html#fn:1"' in sheet.after


def test_a_worksheet_without_a_place_for_facts_is_whole():
    (sheet,) = moved_worksheets(book(HTML.replace('<div data-ref="one" data-slot="worksheet"></div>', "")))
    assert sheet.after == ""
    assert sheet.before.endswith("</section>")
