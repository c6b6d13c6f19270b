"""pandoc's tables that are drawn: grids of plus signs, and columns below dashes, as tables with bars.

Source: pandoc's manual (`grid_tables`, `simple_tables`). What such a table has beside rows of words stays as it is.
"""

from __future__ import annotations

import re

from .. import markup
from ..tables import layout

_BORDER = re.compile(r"^ {0,3}\+(?:[-=:]+\+)+[ \t]*$")
_DASHES = re.compile(r"^ {0,3}-{2,}(?:[ \t]+-{2,})+[ \t]*$")
_RULE = re.compile(r"^ {0,3}-{10,}[ \t]*$")
"""What stands above and below a table whose rows have several lines."""
_MARKER = re.compile(r"^(?:[-*+]|\d+[.)])[ \t]")


def read(lines: list[str]) -> list[str]:
    """Return lines with such tables as tables with bars, in as many lines."""
    out: list[str] = []
    index = 0
    while index < len(lines):
        ruled = _ruled(lines, index)
        end = ruled or _end(lines, index)
        block = lines[index:end]
        rows = _tall(block) if ruled else _grid(block) if block and _BORDER.match(block[0]) else _columns(block)
        if rows:
            drawn = layout([[cell.replace("|", "\\|") for cell in row] for row in rows]).split("\n")
            out += [*drawn, *[""] * (len(block) - len(drawn))]
            index = end
        else:
            out.append(lines[index])
            index += 1
    return out


def _end(lines: list[str], start: int) -> int:
    """Return where the lines end that stand together from `start`, where they may be a table."""
    drawn = _BORDER.match(lines[start])
    headed = start + 1 < len(lines) and lines[start].strip() and _DASHES.match(lines[start + 1])
    if not (drawn or headed) or (start and lines[start - 1].strip()):
        return start
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    return end


def _ruled(lines: list[str], start: int) -> int:
    """Return where a table between two rules ends that begins at `start`, whose head is above dashes; 0 for none."""
    if not _RULE.match(lines[start]) or (start and lines[start - 1].strip()):
        return 0
    head = next((at for at in range(start + 1, len(lines)) if _DASHES.match(lines[at]) or not lines[at].strip()), start)
    if head < start + 2 or not _DASHES.match(lines[head]):
        return 0
    return next((at + 1 for at in range(head + 2, len(lines)) if _RULE.match(lines[at])), 0)


def _tall(block: list[str]) -> list[list[str]]:
    """Return the cells of a table whose rows have several lines, with empty lines between them."""
    at = next(number for number, line in enumerate(block) if _DASHES.match(line))
    starts = [match.start() for match in re.finditer("-+", block[at])]
    spans = list(zip([0, *starts[1:]], [*starts[1:], None], strict=True))
    rows: list[list[str]] = []
    for lines in [block[1:at], *_apart(block[at + 1 : -1])]:
        cells = [[line[start:end].strip() for line in lines] for start, end in spans]
        rows.append([" ".join(filter(None, cell)) for cell in cells])
    return rows


def _apart(lines: list[str]) -> list[list[str]]:
    """Return lines in groups that empty lines part."""
    return [group.split("\n") for group in re.split(r"\n(?:[ \t]*\n)+", "\n".join(lines).strip("\n"))]


def _grid(block: list[str]) -> list[list[str]]:
    """Return the cells of a grid, none where they are merged or its head does not end after one row."""
    rows: list[list[str]] = []
    open_row: list[str] = []
    width = block[0].count("+") - 1
    for line in block:
        if _BORDER.match(line):
            rows += [open_row] if open_row else []
            open_row = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.strip().startswith("|") or len(cells) != width:
            return []
        open_row = [_joined(*pair) for pair in zip(open_row or [""] * width, cells, strict=True)]
    headed = next((at for at, line in enumerate(block) if "=" in line and _BORDER.match(line)), 0)
    return rows if not open_row and len(rows) > 1 and headed else []


def _joined(above: str, below: str) -> str:
    """Return two lines of a cell as one; items of a list stand below each other."""
    return above + markup.BREAK + below if above and _MARKER.match(below) else f"{above} {below}".strip()


def _columns(block: list[str]) -> list[list[str]]:
    """Return the cells of columns below dashes."""
    if len(block) < 3 or not _DASHES.match(block[1]):
        return []
    starts = [match.start() for match in re.finditer("-+", block[1])]
    spans = list(zip([0, *starts[1:]], [*starts[1:], None], strict=True))
    body = [line for line in block[2:] if not _DASHES.match(line)]
    return [[line[start:end].strip() for start, end in spans] for line in [block[0], *body]]
