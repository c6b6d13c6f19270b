"""LiaScript's quizzes and surveys that are tables: what heads the columns, and a row for each question.

Source: LiaScript's documentation (matrix quizzes, survey matrices).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEAD = re.compile(r"^[ \t]*(?:-[ \t]+)?\[(?P<cells>(?:[ \t]*(?:\([^()\n]*\)|\[[^\[\]\n]*\])){2,})[ \t]*\][ \t]*$")
_CELL = re.compile(r"\((?P<one>[^()\n]*)\)|\[(?P<any>[^\[\]\n]*)\]")
_ROW = re.compile(
    r"^[ \t]*(?:-[ \t]+)?\[(?P<cells>(?:[ \t]*(?:\([ xX]\)|\[[ xX]\]))+[ \t]*|[ \t]{3,})\][ \t]*(?P<words>\S.*?)[ \t]*$"
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of choices: the line below it, its lines in today's notation, and whether right ones are marked."""

    end: int
    lines: list[str]
    is_judged: bool


def table_at(lines: list[str], start: int) -> Table | None:
    """Return the table that begins in line `start`, None where none does."""
    head = _HEAD.match(lines[start])
    if head is None:
        return None
    cells = list(_CELL.finditer(head["cells"]))
    rows: list[str] = []
    judged = False
    end = start + 1
    while end < len(lines) and (row := _ROW.match(lines[end])):
        marks = [(found[0][0], (found["one"] or found["any"] or "").strip()) for found in _CELL.finditer(row["cells"])]
        if marks and len(marks) != len(cells):
            return None
        judged = judged or bool(marks)
        # Of what is only asked, the column's own sign says whether one may be chosen, or several.
        marks = marks or [("(" if cell["one"] is not None else "[", "") for cell in cells]
        shown = [f"({mark or ' '})" if sign == "(" else f"[{mark or ' '}]" for sign, mark in marks]
        rows.append(f"| {row['words']} | {' | '.join(shown).lower()} |")
        end += 1
    if not rows:
        return None
    named = [(cell["one"] if cell["one"] is not None else cell["any"]).strip() for cell in cells]
    return Table(end, [f"| | {' | '.join(named)} |", "|---" * (len(cells) + 1) + "|", *rows], judged)
