"""Pages that show a whole course, written bit by bit."""

from __future__ import annotations

import pytest

from fieldbook import long
from fieldbook.long import LongPage, filled

FRAME = "<p>“Before”</p>MARK<p>after</p>"


@pytest.fixture
def all_long(monkeypatch):
    """Take every page for a long one."""
    monkeypatch.setattr(long, "TOO_LONG", 0)


def test_pieces_go_where_the_mark_was():
    assert filled(FRAME, "MARK", ["<b>é</b>", "", "x"]) == "<p>“Before”</p><b>é</b>x<p>after</p>"


def test_a_long_page_is_written_as_the_text_would_be(all_long):
    pieces = [f"<i>{number} \udc80</i>" for number in range(5_001)]
    page = filled(FRAME, "MARK", iter(pieces))
    assert isinstance(page, LongPage)
    text = FRAME.replace("MARK", "".join(pieces))
    assert page.encode("utf-8", errors="xmlcharrefreplace") == text.encode("utf-8", errors="xmlcharrefreplace")


def test_mkdocs_takes_a_long_page_for_one(all_long):
    assert filled(FRAME, "MARK", [])
    assert filled(FRAME, "MARK", []).strip()


def test_one_that_is_to_be_short_is_a_text(all_long):
    page = filled(FRAME, "MARK", ["x"], short=True)
    assert type(page) is str
    assert page == FRAME.replace("MARK", "x")
