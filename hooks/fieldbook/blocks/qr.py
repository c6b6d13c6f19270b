"""QR codes as elements: small drawings in the page, black on white in every palette."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from markdown.util import AtomicString

from .masks import Masks

if TYPE_CHECKING:
    from segno import QRCode

_QUIET = 4
"""The margin, in modules, that readers count on."""


@lru_cache(maxsize=8)
def _made(text: str, mask: int) -> QRCode:
    """Return a code with one of the standard's masks; segno's own choice among them takes long."""
    # Few lessons have a video, and segno takes a while to load.
    import segno  # noqa: PLC0415

    return segno.make_qr(text, error="m", mask=mask)


MASKS = Masks(lambda text, mask: _made(text, mask).matrix)


def qr_code(text: str, name: str) -> etree.Element:
    """Return `text` as a QR code, with `name` as what a screen reader says of it."""
    drawn = BytesIO()
    _made(text, MASKS.best(text)).save(
        drawn,
        kind="svg",
        xmldecl=False,
        svgns=False,
        nl=False,
        omitsize=True,
        border=_QUIET,
        light="#fff",
        dark="#000",
        svgclass="video__code",
        lineclass=None,
        title=name,
    )
    code = etree.fromstring(drawn.getvalue())
    code.set("role", "img")
    for element in code.iter():
        # Neither the name nor the drawing is Markdown.
        element.text = AtomicString(element.text) if element.text else None
    return code
