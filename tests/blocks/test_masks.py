"""The mask of a QR code is the one that segno would choose."""

from __future__ import annotations

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldbook.blocks.qr import MASKS


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=300))
def test_the_same_as_segnos(text):
    assert MASKS.best(text) == segno.make_qr(text, error="m").mask
