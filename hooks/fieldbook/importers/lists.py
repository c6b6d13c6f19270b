"""Lists of Markdown, indented such that Python-Markdown nests them as other builders do.

Source: CommonMark's rule of list items (what belongs to an item is indented as its text is), taken as loosely as
authors take it: two columns are enough. Python-Markdown wants four for each level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .markdown_blocks import ITEM
from .placeholders import ANY_PIECE

_STEP = 4
_NEAR = 2
_CODE = re.compile(rf"^[ \t]*{ANY_PIECE}\n*$")


@dataclass(slots=True)
class _Level:
    """An open item: the columns at which its marker and its text stood in the source."""

    marker: int
    text: int


def fit(text: str) -> str:
    """Return a list with each level indented by four columns, and code in it set apart by blank lines."""
    out: list[str] = []
    levels: list[_Level] = []
    blank = False
    for raw in text.split("\n"):
        line = raw.expandtabs(_STEP)
        if not line.strip():
            out.append("")
            blank = True
            continue
        width = len(line) - len(line.lstrip())
        item = ITEM.match(line)
        if item:
            _climb(levels, width, item.end())
            out.append(" " * _STEP * (len(levels) - 1) + line.strip())
        elif _CODE.match(line):
            _leave(levels, width)
            out += ["", " " * _STEP * max(len(levels), 1) + line.strip(), ""]
        else:
            if blank:
                _leave(levels, width)
            deeper = max(width - levels[-1].text, 0) if blank and levels else 0
            extra = deeper if deeper >= _STEP else 0
            out.append(" " * (_STEP * max(len(levels), 1) + extra) + line.strip())
        blank = False
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n")


def _climb(levels: list[_Level], width: int, text: int) -> None:
    """Open an item whose marker stands at `width`."""
    while levels and width < levels[-1].marker + _NEAR:
        levels.pop()
    levels.append(_Level(width, text))


def _leave(levels: list[_Level], width: int) -> None:
    """Close the items to which a line at `width` does not belong."""
    while len(levels) > 1 and width < levels[-1].marker + _NEAR:
        levels.pop()
