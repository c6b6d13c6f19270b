"""From a line of a lesson to the place on its page."""

from __future__ import annotations

import re

import pytest

from fieldbook.preview.html_positions import PageText
from fieldbook.preview.line_positions import places
from fieldbook.reader import parse
from tests.courses import build_course

LESSON = """\
---
title: Levels
minutes: 25
outcomes:
  - Name levels
---
The first paragraph has several words.
It has a second line.

## The second heading

- one thing
- another thing

/// worksheet | Partners
    id: partners
    minutes: 5
    outcomes: []

Who are your partners?

______

| Factor | First partner |
|---|---|
| Trust between them |  |
///

Words in *a last* [paragraph](a.md) with `code`.[^1]

Words that cite [^nothing] at all.

/// workshet | Broken
Text of what is broken.
///

[^1]: The text of a note.
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("places")
    built = build_course(folder, {"index.md": "# Home\n", "a.md": LESSON}, strict=False)
    return (built.site / "a.html").read_text("utf-8")


def around(page: str, text: str) -> tuple[str, str]:
    """Return what stands before and behind the place of the line that holds a text: the nearest tags and words."""
    source = parse(LESSON, "docs/a.md")
    line = next(number for number, words in enumerate(source.lines, 1) if text in words)
    at = places(page, source, [line])[line]
    return re.sub(r"\s+", " ", page[:at]).strip()[-60:], re.sub(r"\s+", " ", page[at:]).strip()[:60]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("minutes: 25", "<h1>Levels</h1>"),
        ("first paragraph", "a second line.</p>"),
        ("second line", "a second line.</p>"),
        ("second heading", "The second heading</h2>"),
        ("another thing", "<li>another thing"),
        ("Trust between", "</table>"),
        ("a last", "</sup></p>"),
        ("that cite", "[^nothing] at all.</p>"),
        ("text of a note", "</a></p>"),
    ],
)
def test_a_line_is_told_of_behind_what_it_became(page, text, before):
    assert around(page, text)[0].endswith(before)


@pytest.mark.parametrize("text", ["/// worksheet", "    id: partners", "    outcomes: []"])
def test_options_are_told_of_before_their_block(page, text):
    assert "<section" in around(page, text)[1]
    assert 'data-worksheet="partners"' in page[page.index(around(page, text)[1][:40]) :][:300]


def test_a_block_that_does_not_exist_is_told_of_before_the_text_that_it_stayed(page):
    assert around(page, "/// workshet")[1].startswith("<p>/// workshet")


def test_an_empty_line_is_told_of_behind_what_stands_above(page):
    source = parse(LESSON, "docs/a.md")
    found = places(page, source, [9, 8])
    assert found[9] == found[8]


def test_nothing_is_put_where_a_block_may_not_stand(page):
    source = parse(LESSON, "docs/a.md")
    for at in places(page, source, range(1, len(source.lines) + 1)).values():
        inside = [element for element in PageText(page).elements if element.start < at < element.end]
        assert inside[-1].tag in {"article", "section", "div", "form", "fieldset", "li"}, page[at - 80 : at]


def test_a_page_without_an_article_has_no_places():
    assert places("<p>Text</p>", parse("Text", "docs/a.md"), [1]) == {}


def test_words_are_looked_for_whole_in_the_innermost_block():
    listed = "<ul><li>two <b>words</b><p>it’s</p></li></ul>"
    page = PageText(f"<div><p>Two words</p>{listed}a word in the div</div><p>two wo</p>")
    assert [element.tag for element in page.holding(("two", "words"))] == ["p", "li"]
    assert [element.tag for element in page.holding(("words", "it"))] == ["li"]
    assert [element.tag for element in page.holding(("s", "a", "word"))] == ["div"]
    assert page.holding(("two", "word")) == []


def test_what_is_not_closed_is_no_element():
    page = PageText("<div><p>One<p>Two</div><section>")
    assert [element.tag for element in page.elements] == ["div"]
    assert page.holding(("one",)) == page.elements
