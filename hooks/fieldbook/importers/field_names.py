"""Names for the fields of tables that look alike: a field takes its name from the words of its column."""

from __future__ import annotations

import re

from ..slugs import slug
from .tables import cells_of

_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_EMPTY_CELL = re.compile(r"\|[ \t]*(?=\|)")


def with_names(content: str) -> str:
    """Return a worksheet's text in which the columns of a second table with fields have names of their own.

    The first table with a column of certain words keeps them as they are.
    """
    lines = content.split("\n")
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
