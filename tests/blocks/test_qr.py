"""A QR code in the page is the drawing that segno makes."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from io import BytesIO

import pytest
import segno

from fieldbook.blocks.qr import qr_code


@pytest.mark.parametrize("text", ["https://youtu.be/abc", "HTTPS://A.ORG/1", "12345", "https://ä.org/", "漢", "a\nb"])
def test_drawn_as_segno_draws(text):
    drawn = BytesIO()
    segno.make_qr(text, error="m", mask=0).save(
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


def test_a_code_that_is_known_is_not_made_again():
    known = {"https://a.org": (29, "M0 0h1")}
    assert qr_code("https://a.org", "Name", known)[-1].get("d") == "M0 0h1"
    qr_code("https://b.org", "Name", known)
    assert known["https://b.org"][0] == 29
