"""The mask of a QR code: which of the standard's eight leaves the drawing easiest to read.

segno weighs it module by module, which takes five times as long as all the rest of a code. Here, a whole drawing is
one long number, as `codes` has it, and is weighed by the same rules: those of ISO/IEC 18004:2015, 7.8.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from .codes import GAP, Code, Row, number

_MASKS = range(8)
_FINDER = (1, 0, 1, 1, 1, 0, 1)
"""What looks like a corner of the code, where four light modules lie before or behind."""
_SIZED = 41
"""The width beyond which a code says of which size it is."""


class Masks:
    """Gives codes the best mask. `draw` makes the rows of a code with a mask that is given."""

    def __init__(self, draw: Callable[[str, int], Sequence[Row]]) -> None:
        self._draw = draw
        self._turned: dict[int, tuple[int, ...]] = {}

    def best(self, text: str, code: Code) -> tuple[int, Code]:
        """Return the number of the mask that suits a text, of the best the first, and its code with that mask.

        `code` is the one with the first mask.
        """
        modules, width = code
        if width not in self._turned:
            # What other masks turn over is the same in all codes of a size: it tells which mask it is, as well.
            self._turned[width] = tuple(modules ^ number(self._draw(text, mask)) for mask in _MASKS)
        turned = self._turned[width]
        weights = [_weight((modules ^ other) & _weighed(width), width) for other in turned]
        mask = weights.index(min(weights))
        return mask, Code(modules ^ turned[mask], width)


@cache
def _weighed(width: int) -> int:
    """Return the modules that are weighed: not those that say which mask a code has and of which size it is."""
    edge = (*range(9), *range(width - 8, width))
    told = {(8, at) for at in edge if at != 6}
    if width > _SIZED:
        told |= {(across, down) for across in range(6) for down in range(width - 11, width - 8)}
    told |= {(j, i) for i, j in told}
    return number([bytes((i, j) not in told for j in range(width)) for i in range(width)])


def _weight(drawn: int, width: int) -> int:
    """Return a drawing's points: the more, the harder to read."""
    row, inside, above = width + GAP, *_pairs(width)
    across = ~(drawn ^ drawn >> 1) & inside
    down = ~(drawn ^ drawn >> row) & above
    squares = across & across >> row & down
    shares = abs(drawn.bit_count() / width**2 * 100 - 50)
    lines = _runs(across, 1) + _runs(down, row) + 40 * (_finders(drawn, 1) + _finders(drawn, row))
    return lines + 3 * squares.bit_count() + 10 * int(shares / 5)


@cache
def _pairs(width: int) -> tuple[int, int]:
    """Return the modules that have one behind them in their row, and those that have one below."""
    across = number([bytes([1] * (width - 1) + [0])] * width)
    return across, number([bytes([1] * width)] * (width - 1))


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
