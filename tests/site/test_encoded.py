"""Pages as they are written."""

from __future__ import annotations

import pytest

from fieldbook.site.encoded import encoded, filled

FRAME = "<p>“Before”</p>MARK<p>after</p>"


def written(page: str) -> bytes:
    """Return what MkDocs writes of a page."""
    assert page.strip()
    return page.encode("utf-8", errors="xmlcharrefreplace")


@pytest.mark.parametrize("page", ["<p>Words</p>", "<p>“é” \U0001f4da</p>", "<p>\udc80</p>"])
def test_a_page_is_written_as_mkdocs_would_write_it(page):
    assert written(encoded(page)) == written(page)
    assert encoded(encoded(page)).data == written(page)


def test_pieces_go_where_the_mark_was():
    assert written(filled(FRAME, "MARK", ["<b>é</b>", "", "x"])).decode() == "<p>“Before”</p><b>é</b>x<p>after</p>"


def test_many_pieces_make_the_page_that_their_text_would():
    pieces = [f"<i>{number} \udc80</i>" for number in range(5_001)]
    assert written(filled(FRAME, "MARK", iter(pieces))) == written(FRAME.replace("MARK", "".join(pieces)))
