"""The mask of a QR code is the one that segno would choose, and so is the drawing."""

from __future__ import annotations

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldbook.blocks.codes import number
from fieldbook.blocks.qr import CODES, MASKS


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=300))
def test_the_same_as_segnos(text):
    mask, code = MASKS.best(text, CODES(text))
    theirs = segno.make_qr(text, error="m")
    assert mask == theirs.mask
    assert code.modules == number(theirs.matrix)
