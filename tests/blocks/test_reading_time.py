"""What is read between a lesson's notes and worksheets, in the order of its text."""

from __future__ import annotations

from markdown import Markdown

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import LessonContext

LESSON = """\
Five words stand before it.

/// facilitator | Names
    materials: name tags

Not counted: nobody reads it.
///

## The *far* end

Three words more.[^1]

/// tip | Aside
Counted, too.
///

//// worksheet | Who?
    id: who

Not counted.

______

/// facilitator
Within.
///
////

/// video | A film
    url: https://example.org/a.mp4
    length: "1:00"
///

Last.

[^1]: Footnotes stand at the end of the page.
"""


def stretches(text: str):
    context = LessonContext()
    html = Markdown(extensions=[FieldbookExtension(context=lambda: context)]).convert(text)
    return html, context.record


def test_words_are_counted_between_notes_and_worksheets():
    html, record = stretches(LESSON)
    assert record.stretches == [
        (5, "", "", False, 0),
        (3 + 3 + 4, "The far end", "the-far-end", True, 0),
        (0, "", "", False, 0),
        (1, "", "", False, 60),
    ]
    assert len(record.stretches) == len(record.facilitator) + len(record.worksheets) + 1
    assert "data-facilitator" not in html
    assert record.facilitator[0].materials == ("name tags",)


def test_a_lesson_without_any_is_one_stretch():
    assert [stretch.words for stretch in stretches("One two.\n\n- three\n- four\n")[1].stretches] == [4]
