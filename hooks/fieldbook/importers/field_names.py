"""Names for fields that would share one: tables that look alike, and a blank right above a list to choose from."""

from __future__ import annotations

import re

from ..slugs import slug
from .tables import cells_of

_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ASKED = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?P<words>[^_|]*\w[^_|]*?)[ \t]*_{3,}[ \t.]*$")
"""An item whose words ask for one blank, at its end; a list below it is asked for by them, too."""
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
            named = [
                head if "{#" in head else f"{head} {{#{slug(head) or f'column-{at}'}-{number}}}".strip()
                for at, head in enumerate(heads, 1)
            ]
            lines[index] = f"| {' | '.join(named)} |"
    return "\n".join(lines)


def _blanks_named(lines: list[str]) -> list[str]:
    """Return lines in which a blank has a name of its own where the list below it is asked for by the same words."""
    named: list[str] = []
    for index, line in enumerate(lines):
        asked = _ASKED.match(line)
        below = next((one for one in lines[index + 1 :] if one.strip()), "")
        words = slug(asked["words"]) if asked and "{#" not in line and _CHOICE.match(below) else ""
        named.append(f"{line.rstrip()} {{#{words}-text}}" if words else line)
    return named
