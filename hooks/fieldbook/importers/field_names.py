"""Names for fields that would share one: tables that look alike, and a blank right above a list to choose from."""

from __future__ import annotations

import re

from ..slugs import slug
from .tables import cells_of

_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ASKED = re.compile(r"^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<words>[^_|]*\w[^_|]*?)[ \t]*_{3,}[ \t.]*$")
"""A line whose words ask for one blank, at its end; a list below it is asked for by them, too."""
_CHOICE = re.compile(r"^[ \t]*[-*+][ \t]+(?:\([ xX]\)|\[[ xX]\])[ \t]")
_EMPTY_CELL = re.compile(r"\|[ \t]*(?=\|)")


def with_names(content: str) -> str:
    """Return a worksheet's text in which the columns of a second table with fields have names of their own.

    The first table with a column of certain words keeps them as they are.
    """
    lines = _blanks_named(content.split("\n"))
    seen: dict[str, int] = {}
    for index in range(len(lines) - 1):
        if "|" not in lines[index] or "|" not in lines[index + 1] or not _RULE.match(lines[index + 1]):
            continue
        end = index + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        if not any(_EMPTY_CELL.search(line) for line in lines[index + 2 : end]):
            continue
        heads = cells_of(lines[index])
        counts = [seen.get(slug(head), 0) for head in heads]
        for head in {slug(head) for head in heads}:
            seen[head] = seen.get(head, 0) + 1
        if any(counts):
            number = max(counts) + 1
            rows = [cells_of(line) for line in lines[index + 2 : end]]
            whole = {at for at in range(1, len(heads) + 1) if all(len(row) >= at and row[at - 1] for row in rows)}
            named = [
                (head or " ") if "{#" in head or (at in whole and not head) else _named(head, at, number)
                for at, head in enumerate(heads, 1)
            ]
            lines[index] = f"| {' | '.join(named)} |"
        lines[index + 2 : end] = _rows_named(lines[index + 2 : end])
    return "\n".join(lines)


def _named(head: str, at: int, number: int) -> str:
    return f"{head} {{#{slug(head) or f'column-{at}'}-{number}}}".strip()


def _rows_named(rows: list[str]) -> list[str]:
    """Return the rows of a table in which those that begin with the same words are told apart."""
    seen: dict[str, int] = {}
    named = []
    for row in rows:
        first, *cells = cells_of(row)
        words = slug(first)
        seen[words] = seen.get(words, 0) + 1
        if words and seen[words] > 1 and "{#" not in first and _EMPTY_CELL.search(row):
            named.append(f"| {' | '.join([f'{first} {{#{words}-{seen[words]}}}', *(cell or ' ' for cell in cells)])} |")
        else:
            named.append(row)
    return named


def _blanks_named(lines: list[str]) -> list[str]:
    """Return lines in which a blank has a name of its own where the list below it is asked for by the same words."""
    named: list[str] = []
    for index, line in enumerate(lines):
        asked = _ASKED.match(line)
        below = next((one for one in lines[index + 1 :] if one.strip()), "")
        words = slug(asked["words"]) if asked and "{#" not in line and _CHOICE.match(below) else ""
        named.append(f"{line.rstrip()} {{#{words}-text}}" if words else line)
    return named
