"""QR codes as elements: small drawings in the page, black on white in every palette."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, MutableMapping, Sequence

from markdown.util import AtomicString

from .codes import GAP, Code, Codes, Row
from .elements import add
from .masks import Masks

_QUIET = 4
"""The margin, in modules, that readers count on."""
_DARK = re.compile("1+")


def _rows(text: str, mask: int = 0) -> Sequence[Row]:
    """Return a code with one of the standard's masks; segno's own choice among them takes long."""
    # Few lessons have a video, and segno takes a while to load.
    import segno  # noqa: PLC0415

    return segno.make_qr(text, error="m", mask=mask).matrix


Drawing = tuple[int, str]
"""A code as it is drawn: how wide it is, and the strokes (the `d` of an SVG's path)."""

CODES = Codes(_rows)
MASKS = Masks(_rows)


def qr_code(text: str, name: str, known: MutableMapping[str, Drawing]) -> etree.Element:
    """Return `text` as a QR code, with `name` as what a screen reader says of it.

    Codes that are `known` by their texts are not made again; one that is made is known from then on.
    """
    if text not in known:
        known[text] = _drawn(text)
    size, strokes = known[text]
    drawing = etree.Element("svg", {"viewBox": f"0 0 {size} {size}", "class": "video__code", "role": "img"})
    # The name is not Markdown.
    add(drawing, "title", text=AtomicString(name))
    add(drawing, "path", fill="#fff", d=f"M0 0h{size}v{size}h-{size}z")
    add(drawing, "path", stroke="#000", d=strokes)
    return drawing


def _drawn(text: str) -> Drawing:
    _, code = MASKS.best(text, CODES(text))
    return code.width + 2 * _QUIET, "".join(_strokes(code))


def _strokes(code: Code) -> Iterator[str]:
    """Draw the dark modules, line by line. A stroke begins where the one before has ended."""
    here, line = -_QUIET, -_QUIET - 0.5
    for dark in _DARK.finditer(f"{code.modules:b}"[::-1]):
        row, column = divmod(dark.start(), code.width + GAP)
        length = dark.end() - dark.start()
        down = row - line
        yield f"{'m' if down.is_integer() else 'M'}{column - here} {down:g}h{length}"
        here, line = column + length, float(row)
