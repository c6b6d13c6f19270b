"""QR codes as elements: small drawings in the page, black on white in every palette."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import MutableMapping

from markdown.util import AtomicString

from .elements import add

_QUIET = 4
"""The margin, in modules, that readers count on."""

Drawing = tuple[int, str]
"""A code as it is drawn: how wide it is, and the strokes (the `d` of an SVG's path)."""


def qr_code(text: str, name: str, known: MutableMapping[str, Drawing]) -> etree.Element:
    """Return `text` as a QR code, with `name` as what a screen reader says of it.

    Codes that are `known` by their texts are not made again; one that is made is known from then on.
    """
    if text not in known:
        known[text] = drawn(text)
    size, strokes = known[text]
    drawing = etree.Element("svg", {"viewBox": f"0 0 {size} {size}", "class": "video__code", "role": "img"})
    # The name is not Markdown.
    add(drawing, "title", text=AtomicString(name))
    add(drawing, "path", fill="#fff", d=f"M0 0h{size}v{size}h-{size}z")
    add(drawing, "path", stroke="#000", d=strokes)
    return drawing


def drawn(text: str) -> Drawing:
    """Return a text as a code is drawn."""
    # Few lessons have a video, and segno takes a while to load.
    import segno  # noqa: PLC0415

    # A reader takes each of the eight masks. To choose the nicest takes segno 10 of 11 ms, for each code; of codes that
    # were turned, blurred and made noisy, zxing and OpenCV read as many with this one.
    code = segno.make_qr(text, error="m", mask=0)
    path = etree.fromstring(code.svg_inline(border=_QUIET, omitsize=True, svgclass=None, lineclass=None)).find("path")
    assert path is not None
    return int(code.symbol_size(border=_QUIET)[0]), path.get("d", "")
