"""The time that a lesson is planned for: as its front matter gives it, or a line above its first heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .ledger import Ledger
from .markdown_blocks import Block, Kind

SPENT = ("minutes", "duration", "time", "time_estimation", "teaching", "exercises", "tiempo", "duracion")
"""Keys of front matter that give a time."""
_PARTS = ("teaching", "exercises")
"""Those that give only a part of it."""
_DURATION = re.compile(
    r"(?=\d)(?:(?P<hours>\d{1,2})\s*(?:h|hrs?|hours?|horas?|stunden?|heures?|ore|uur)\.?\s*)?"
    r"(?:(?P<minutes>\d{1,3})\s*(?:m|min|mins|minutes|minutos|minuten|minuti|’|')?\.?)?",
    re.I,
)
_LONGEST = 8 * 60
_LINE = re.compile(
    r"^[ \t]*(?P<stress>\*\*|__|\*|_)?(?:(?:estimated|projected|total|lesson|needed)[ ]+)?"
    r"(?:time|duration|time needed|dauer|zeit|duraci[oó]n|tiempo|dur[ée]e|dura[çc][ãa]o|tempo|durata|duur)"
    r"[ ]*(?P<inner>:)?(?P=stress)?[ \t]*(?(inner)|:)[ \t]*(?:approximately|about|ca\.|circa|~)?[ ]*"
    r"(?P<said>\d[^\n]*?)[ \t]*$",
    re.I,
)


def given(meta: Mapping[str, Any]) -> int:
    """Return the minutes that the front matter gives, as a number or in words such as `45 min` or `1h 30m`."""
    total = 0
    for key in SPENT:
        if found := _read(str(meta.get(key, "")).strip()):
            total += found
            if key not in _PARTS:
                break
    return total


def take(blocks: list[Block], ledger: Ledger) -> tuple[list[Block], int]:
    """Return blocks without the line that gives the time of the lesson, and its minutes; 0 where there is none."""
    for index, block in enumerate(blocks):
        if block.kind is not Kind.PARAGRAPH:
            break
        lines = block.text.split("\n")
        for at, line in enumerate(lines):
            match = _LINE.match(line)
            # A number alone may be anything, and what is longer is a time of the day.
            minutes = _read(match["said"]) if match and not match["said"].isdecimal() else 0
            if not 0 < minutes <= _LONGEST:
                continue
            ledger.became(ledger.locate(line), f"“{line.strip()}” became the minutes of the lesson", line)
            rest = "\n".join([*lines[:at], *lines[at + 1 :]]).strip("\n")
            kept = [Block(Kind.PARAGRAPH, rest)] if rest else []
            return [*blocks[:index], *kept, *blocks[index + 1 :]], minutes
    return blocks, 0


def _read(text: str) -> int:
    match = _DURATION.fullmatch(text)
    return 60 * int(match["hours"] or 0) + int(match["minutes"] or 0) if match else 0
