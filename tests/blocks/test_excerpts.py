"""What is kept apart of a lesson is cut out of its HTML."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from markdown import Markdown
from markdown.postprocessors import Postprocessor

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import Record, context_of
from fieldbook.blocks.excerpts import Excerpts

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
    assert all(str(slide.html) in html for slide in record.slides if slide.kind == "tip")
    sheet = str(record.worksheets[0].html)
    assert sheet in html
    assert sheet.startswith("<section")
    assert sheet.endswith("</section>")


def test_a_part_within_another_is_kept_too():
    html, record, _ = _converted(f"//// info | Around\n{CALLOUT}////")
    assert [slide.kind for slide in record.slides] == ["info", "tip"]
    assert str(record.slides[1].html) in str(record.slides[0].html) in html


def test_no_mark_is_left():
    html, record, _ = _converted(CALLOUT + SHEET)
    kept = (record.worksheets[0].html, *(one.html for one in record.slides))
    assert all("\x02" not in text for text in (html, *map(str, kept)))


@pytest.mark.parametrize("before", ["", "Zoë’s “📚”.\n\n", "<!-- hidden -->\n\n", "\n\n&nbsp;\n\n"])
def test_places_are_right_after_letters_that_take_several_bytes(before):
    html, record, _ = _converted(f"{before}{CALLOUT.replace('Ask', 'Où?')}Ça.\n\n{CALLOUT}")
    assert [str(slide.html).count("<div") for slide in record.slides] == [1, 1]
    assert all(str(slide.html).startswith("<div") and str(slide.html).endswith("</div>") for slide in record.slides)
    assert all(str(slide.html) in html for slide in record.slides)


def test_blanks_around_a_lesson_move_nothing():
    md = Markdown(extensions=[FieldbookExtension()])
    md.postprocessors.register(Blanks(md), "blanks", Excerpts.PRIORITY + 1)
    html = md.convert(CALLOUT)
    (slide,) = context_of(md).record.slides
    assert str(slide.html) == html.strip()


class Blanks(Postprocessor):
    """Puts blanks around a lesson."""

    def run(self, text: str) -> str:
        """Put them there."""
        return f" \n {text} \n "


def test_the_page_is_made_html_once_however_much_is_kept():
    assert _converted(CALLOUT * 9)[2] == _converted(CALLOUT)[2]


def test_a_lesson_keeps_nothing_of_the_one_before():
    md = Markdown(extensions=[FieldbookExtension()])
    md.convert(CALLOUT)
    md.reset().convert(SHEET)
    assert [slide.kind for slide in context_of(md).record.slides] == ["question", "question"]
