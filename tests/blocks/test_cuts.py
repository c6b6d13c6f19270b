"""What is kept apart of a lesson is cut out of its HTML."""

from __future__ import annotations

from unittest.mock import Mock

from markdown import Markdown

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.record import Record, context_of

CALLOUT = "/// tip | Ask\nSome *words* & more.\n///\n\n"
SHEET = "/// worksheet | One\n    id: one\n\nWho?\n\n______\n\nWhen?\n\n______\n///\n\n"


def _converted(text: str) -> tuple[str, Record, int]:
    """Return a lesson's HTML, its record, and how often anything was made HTML."""
    md = Markdown(extensions=[FieldbookExtension()])
    md.serializer = Mock(wraps=md.serializer)
    return md.convert(text), context_of(md).record, md.serializer.call_count


def test_each_part_is_as_on_the_page():
    html, record, _ = _converted(f"One.\n\n{CALLOUT}{SHEET}{CALLOUT}Two.")
    assert [slide.kind for slide in record.slides] == ["tip", "question", "question", "tip"]
    assert all(slide.html in html for slide in record.slides if slide.kind == "tip")
    assert record.worksheets[0].html in html
    assert record.worksheets[0].html.startswith("<section")
    assert record.worksheets[0].html.endswith("</section>")


def test_a_part_within_another_is_kept_too():
    html, record, _ = _converted(f"//// info | Around\n{CALLOUT}////")
    assert [slide.kind for slide in record.slides] == ["info", "tip"]
    assert record.slides[1].html in record.slides[0].html in html


def test_no_mark_is_left():
    html, record, _ = _converted(CALLOUT + SHEET)
    assert all("\x02" not in text for text in (html, record.worksheets[0].html, *(one.html for one in record.slides)))


def test_the_page_is_made_html_once_however_much_is_kept():
    assert _converted(CALLOUT * 9)[2] == _converted(CALLOUT)[2]


def test_a_lesson_keeps_nothing_of_the_one_before():
    md = Markdown(extensions=[FieldbookExtension()])
    md.convert(CALLOUT)
    md.reset().convert(SHEET)
    assert [slide.kind for slide in context_of(md).record.slides] == ["question", "question"]
