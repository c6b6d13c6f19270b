"""QR codes as long numbers: a bit for each module, row by row, the lowest bit first; 1 is dark.

Codes are linear: where two texts differ, and in nothing else, do their codes, and always in the same modules. So a code
whose text differs from one that is known as two others differ is put together from those. Addresses of one host are as
long as each other and differ in few letters: of many, few have to be made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

GAP = 4
"""Light modules between one row and the next: what lies beyond the edge counts as light."""
_DIGITS = bytes.maketrans(b"\0\1", b"01")
_BYTES = re.compile(r"(?=.*[a-z])[ -~]+", re.A | re.S)
"""Texts that a code holds letter by letter, whatever they say: others have shorter ways to be written."""


Row = bytes | bytearray
"""A row of modules, a byte each."""


class Code(NamedTuple):
    """A code, and how many modules it is wide."""

    modules: int
    width: int


class _Difference(NamedTuple):
    """How texts differ, as one number, and how their codes do."""

    letters: int
    modules: int


class Codes:
    """Makes codes, all with the standard's first mask. `draw` makes the rows of one."""

    def __init__(self, draw: Callable[[str], Sequence[Row]]) -> None:
        self._draw = draw
        self._known: dict[int, tuple[int, Code, dict[int, _Difference]]] = {}

    def __call__(self, text: str) -> Code:
        """Return the code of a text."""
        if not _BYTES.fullmatch(text):
            return self._made(text)
        letters = int.from_bytes(text.encode("ascii"), "big")
        if len(text) not in self._known:
            self._known[len(text)] = letters, self._made(text), {}
        first, code, differences = self._known[len(text)]
        left, modules = letters ^ first, code.modules
        while left and (known := differences.get(left.bit_length())):
            left, modules = left ^ known.letters, modules ^ known.modules
        if left:
            made = self._made(text).modules
            differences[left.bit_length()] = _Difference(left, made ^ modules)
            modules = made
        return Code(modules, code.width)

    def _made(self, text: str) -> Code:
        rows = self._draw(text)
        return Code(number(rows), len(rows))


def number(rows: Sequence[Row]) -> int:
    """Return rows of modules as one number."""
    return int((b"0" * GAP).join(row.translate(_DIGITS) for row in rows)[::-1], 2)
