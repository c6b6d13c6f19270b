"""Codes that are put together from others are those that segno would make."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from io import BytesIO
from unittest.mock import Mock

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldbook.blocks.codes import Codes, number
from fieldbook.blocks.qr import qr_code

LIKE_ADDRESSES = st.text("abzAZ09-_./?=&% ", min_size=24, max_size=24)


def _rows(text: str) -> tuple[bytearray, ...]:
    return segno.make_qr(text, error="m", mask=0).matrix


@settings(deadline=None, max_examples=20)
@given(st.lists(LIKE_ADDRESSES | st.text(min_size=1, max_size=30), max_size=12))
def test_the_same_as_segnos(texts):
    codes = Codes(_rows)
    for text in texts:
        rows = _rows(text)
        assert codes(text) == (number(rows), len(rows))


def test_what_differs_as_others_do_is_not_made():
    draw = Mock(side_effect=_rows)
    codes = Codes(draw)
    for text in ("watch-aa", "watch-ab", "watch-ba"):
        codes(text)
    assert draw.call_count == 3
    assert codes("watch-bb") == (number(_rows("watch-bb")), 21)
    assert draw.call_count == 3


@pytest.mark.parametrize("text", ["https://youtu.be/abc", "HTTPS://A.ORG/1", "12345", "https://ä.org/", "漢", "a\nb"])
def test_drawn_as_segno_draws(text):
    drawn = BytesIO()
    segno.make_qr(text, error="m").save(
        drawn,
        kind="svg",
        xmldecl=False,
        svgns=False,
        nl=False,
        omitsize=True,
        border=4,
        light="#fff",
        dark="#000",
        svgclass="video__code",
        lineclass=None,
        title="The name & more",
    )
    theirs = etree.fromstring(drawn.getvalue())
    theirs.set("role", "img")
    assert etree.tostring(qr_code(text, "The name & more", {})) == etree.tostring(theirs)
