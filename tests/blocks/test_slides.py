"""What of a lesson can be shown alone on a wall."""

from __future__ import annotations

from markdown import Markdown

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import LessonContext

LESSON = """\
/// levels | From less to more
| One |
|---|
| Text.[^1] |

| Two |
|---|
| Text. |
///

/// tip
Ask early.
///

//// facilitator | Not for the wall
/// tip | Secret
Whisper.
///
////

/// worksheet | Who?
    id: who

Read this first.

We meet ____ times with ____.

How is it set up?

- ( ) well
- ( ) badly

Compare:

| Factor | Partner |
|---|---|
| Trust |  |
///

[^1]: A note.
"""


def slides(text: str):
    context = LessonContext()
    Markdown(extensions=[FieldbookExtension(context=lambda: context)]).convert(text)
    return context.record.slides


def test_ladders_callouts_and_questions_in_the_order_of_the_lesson():
    assert [(slide.kind, slide.title) for slide in slides(LESSON)] == [
        ("levels", "From less to more"),
        ("tip", ""),
        ("question", "We meet … times with …."),
        ("question", "How is it set up?"),
        ("question", "Compare:"),
    ]


def test_a_question_stands_under_its_worksheets_title_with_what_leads_up_to_it():
    first = next(str(slide.html) for slide in slides(LESSON) if slide.kind == "question")
    assert first.startswith('<div class="worksheet">')
    assert '<p class="worksheet__title">Who?</p>' in first
    assert "Read this first." in first
    assert "How is it set up?" not in first


def test_an_example_in_the_authors_guide_is_no_slide():
    assert slides("```specimen\n/// tip\nAsk early.\n///\n```\n") == []
