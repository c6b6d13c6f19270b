"""An estimate of how much paper a worksheet takes: the heights that print.css gives its elements, added up.

Tests compare it with a browser's own print.
"""

from __future__ import annotations

import re
from math import ceil

_PAGE = 250.0
"""Millimetres of a page that are used, on A4 as on Letter; page breaks leave the rest empty."""
_HEAD = 42.0
"""Millimetres of the title, the facts below it, and the lines for name and date."""
_LETTERS = 95
"""Letters in a line."""
_LINE = 5.6
_PEN = 9.0
"""A line to write on."""
_CELL = 15.0
"""A row of a table to fill in."""
_GAP = 4.5
"""The space between two elements."""
_TAG = re.compile(r"<[^>]+>")
_BLOCK = re.compile(r"<(?:p|li|h[1-6]|legend|dt|dd)\b[^>]*>(.*?)(?=</?(?:p|li|h[1-6]|legend|ul|ol|dt|dd|div)\b)", re.S)
_ROWS = re.compile(r"<textarea\b[^>]*?\brows=\"(\d+)\"")
_ROW = re.compile(r"<tr\b.*?</tr>", re.S)
_TABLE = re.compile(r"<table\b.*?</table>", re.S)


def paper_sides(html: str) -> int:
    """Return about how many pages a worksheet's HTML takes; 0 for an empty text."""
    if not html:
        return 0
    rest = _TABLE.sub("", html)
    rows = [row for table in _TABLE.findall(html) for row in _ROW.findall(table)]
    height = _HEAD + sum(_CELL if "<input" in row else _PEN for row in rows)
    height += sum(int(count) * _PEN + _GAP for count in _ROWS.findall(rest))
    for words in _BLOCK.findall(rest):
        letters = len(_TAG.sub("", words).strip())
        height += ceil(letters / _LETTERS) * _LINE + (_GAP if letters else 0)
    return ceil(height / _PAGE)
