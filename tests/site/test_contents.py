"""What pages say, while the others are converted."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from fieldbook.fragment import as_bytes
from fieldbook.site.contents import Contents


@pytest.fixture
def page():
    return SimpleNamespace(file=SimpleNamespace(src_uri="lesson.md"), content=None)


def test_a_page_gets_back_what_it_said(page):
    contents = Contents(alone=True)
    page.content = contents.hold(page, as_bytes("<p>“Ünlü” \U0001f4da \udc80</p>"))
    assert page.content == ""
    contents.give_back(page)
    assert page.content == "<p>“Ünlü” \U0001f4da \udc80</p>"


def test_where_others_may_look_a_page_keeps_what_it_says(page):
    contents = Contents(alone=False)
    page.content = contents.hold(page, b"<p>Words</p>")
    contents.give_back(page)
    assert page.content == "<p>Words</p>"
