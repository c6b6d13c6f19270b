"""The mask of a QR code: which of the standard's eight leaves the drawing easiest to read.

segno weighs it module by module, which takes five times as long as all the rest of a code. Here, a whole drawing is
one long number, a bit for each module, and is weighed by the same rules: those of ISO/IEC 18004:2015, 7.8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

Matrix = Iterable[Iterable[int]]
"""Rows of modules; 1 is dark."""

_MASKS = range(8)
_GAP = 4
"""Light modules between one row and the next: what lies beyond the edge counts as light."""
_FINDER = (1, 0, 1, 1, 1, 0, 1)
"""What looks like a corner of the code, where four light modules lie before or behind."""
_SIZED = 41
"""The width beyond which a code says of which size it is."""


class Masks:
    """Tells the best mask of codes. `draw` makes a code with a mask that is given."""

    def __init__(self, draw: Callable[[str, int], Sequence[Sequence[int]]]) -> None:
        self._draw = draw
        self._turned: dict[int, tuple[int, ...]] = {}

    def best(self, text: str) -> int:
        """Return the number of the mask that suits a text: of the best, the first."""
        matrix = self._draw(text, 0)
        width = len(matrix)
        drawn = _number(matrix) & _weighed(width)
        if width not in self._turned:
            # What other masks turn over is the same in all codes of a size.
            others = (_number(self._draw(text, mask)) & _weighed(width) for mask in _MASKS)
            self._turned[width] = tuple(drawn ^ other for other in others)
        weights = [_weight(drawn ^ turned, width) for turned in self._turned[width]]
        return weights.index(min(weights))


def _number(rows: Matrix) -> int:
    """Return rows of modules as one number; the lowest bit is the first module."""
    bits = "".join("".join(map(str, row)) + "0" * _GAP for row in rows)
    return int(bits[::-1], 2)


@cache
def _weighed(width: int) -> int:
    """Return the modules that are weighed: not those that say which mask a code has and of which size it is."""
    edge = (*range(9), *range(width - 8, width))
    told = {(8, at) for at in edge if at != 6}
    if width > _SIZED:
        told |= {(across, down) for across in range(6) for down in range(width - 11, width - 8)}
    told |= {(j, i) for i, j in told}
    return _number([int((i, j) not in told) for j in range(width)] for i in range(width))


def _weight(drawn: int, width: int) -> int:
    """Return a drawing's points: the more, the harder to read."""
    row, inside, above = width + _GAP, *_pairs(width)
    across = ~(drawn ^ drawn >> 1) & inside
    down = ~(drawn ^ drawn >> row) & above
    squares = across & across >> row & down
    shares = abs(drawn.bit_count() / width**2 * 100 - 50)
    lines = _runs(across, 1) + _runs(down, row) + 40 * (_finders(drawn, 1) + _finders(drawn, row))
    return lines + 3 * squares.bit_count() + 10 * int(shares / 5)


@cache
def _pairs(width: int) -> tuple[int, int]:
    """Return the modules that have one behind them in their row, and those that have one below."""
    across = _number([[1] * (width - 1) + [0]] * width)
    return across, _number([[1] * width] * (width - 1))


def _runs(pairs: int, step: int) -> int:
    """Return the points for five or more modules alike in a line: three for five, one for each more."""
    fives = pairs & pairs >> step & pairs >> 2 * step & pairs >> 3 * step
    return fives.bit_count() + 2 * (fives & ~(fives << step)).bit_count()


def _finders(drawn: int, step: int) -> int:
    """Return how often a line looks like a corner of the code; of two that overlap, the first counts."""
    found = -1
    for at, dark in enumerate(_FINDER):
        found &= drawn >> at * step if dark else ~(drawn >> at * step)
    before = drawn << step | drawn << 2 * step | drawn << 3 * step | drawn << 4 * step
    behind = drawn >> 7 * step | drawn >> 8 * step | drawn >> 9 * step | drawn >> 10 * step
    found &= ~before | ~behind
    for at in (4, 6):
        # No third overlaps with the second: it would lie where that one needs light modules.
        found &= ~(found << at * step)
    return found.bit_count()
