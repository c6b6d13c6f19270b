"""Notes are parted from a page where they end it."""

from __future__ import annotations

import pytest

from fieldbook.html.notes import parted

NOTES = '<div class="footnote">\n<hr />\n<ol><li id="fn:1"><div>Kania.</div></li></ol>\n</div>'


@pytest.mark.parametrize("text", ["<p>Text.</p>\n", f"<p>One.</p>{NOTES}<p>Two.</p>"])
def test_notes_that_end_a_page_are_parted_from_it(text):
    assert parted(text + NOTES + "\n") == (text, NOTES + "\n")


OTHERS = [
    "<p>Text.</p>",
    NOTES + "<p>Text.</p>",
    NOTES + "<div>Text.</div>",
    NOTES[:-6],
    '<div class="footnote">Mine</div>',
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_pages_are_as_they_were(text):
    assert parted(text) == (text, "")
