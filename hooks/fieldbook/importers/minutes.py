"""The time that a lesson is planned for: in its front matter, its title, its text or its headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .ledger import Ledger
from .markdown_blocks import Block, Kind, join

SPENT = ("minutes", "duration", "time", "time_estimation", "teaching", "exercises", "tiempo", "duracion")
"""Keys of front matter that give a time."""
_PARTS = ("teaching", "exercises")
"""Those that give only a part of it."""
_DURATION = re.compile(
    r"(?=\d)(?:(?P<hours>\d{1,2})\s*(?:h|hrs?|hours?|horas?|stunden?|heures?|ore|uur|godz(?:in[ay]?)?|時間)\.?\s*)?"
    r"(?:(?P<minutes>\d{1,3})\s*(?:m|min|mins|minutes|minutos|minuten|minuti|minut|分|’|')?\.?)?",
    re.I,
)
_LONGEST = 8 * 60
_LINE = re.compile(
    r"^[ \t]*(?P<stress>\*\*|__|\*|_)?"
    r"(?:(?:estimated|suggested|recommended|projected|total|lesson|needed|geschätzte)[ ]+)?"
    r"(?:time|timing|duration|time needed|dauer|zeit|duraci[oó]n|tiempo|dur[ée]e|dura[çc][ãa]o|tempo|durata"
    r"|(?:tijds)?duur|czas(?:[ ]trwania)?|所要時間|المدة)(?:[ ](?:estimad[ao]|estim[ée]e?|stimat[ao]))?"
    r"[ ]*(?P<inner>[:：])?(?P=stress)?[ \t]*(?(inner)|[:：])[ \t]*(?:approximately|about|ca\.|circa|~)?[ ]*"
    r"(?P<said>\d[^\n*_]*?)[ \t]*(?P=stress)?[ \t]*$",
    re.I,
)


_TITLED = re.compile(r"[ \t]*\((?:ca\.?|circa|about|approx\.?|approximately|~)?[ ]*(?P<said>\d[^()]*)\)$", re.I)
"""A time in parentheses behind a title, as CodeRefinery's lessons have it."""
_NOTE = re.compile(r"(?m)^/{3,} facilitator\n\n(?P<items>(?:[-*+][ \t]+[^\n]*\n)+)\n/{3,}$")
_ITEM = re.compile(r"(?m)^[-*+][ \t]+(?P<said>\d{1,3}[ ]*(?:min(?:utes|s)?|h|hours?)\b)[^\n]*$")


def given(meta: Mapping[str, Any]) -> int:
    """Return the minutes that the front matter gives, as a number or in words such as `45 min` or `1h 30m`."""
    total = 0
    for key in SPENT:
        if found := _read(str(meta.get(key, "")).strip()):
            total += found
            if key not in _PARTS:
                break
    return total


def unread(meta: Mapping[str, Any]) -> dict[str, str]:
    """Return the times of the front matter that can't be read, such as `1:25`."""
    said = {key: str(meta[key]).strip() for key in SPENT if isinstance(meta.get(key), str)}
    return {key: text for key, text in said.items() if text.strip("0") and not _read(text)}


def of_title(title: str) -> tuple[str, int]:
    """Return a title without the time behind it, and its minutes; 0 where there is none."""
    match = _TITLED.search(title)
    minutes = _read(match["said"].strip()) if match and not match["said"].strip().isdecimal() else 0
    return (title[: match.start()], minutes) if match and match.start() and 0 < minutes <= _LONGEST else (title, 0)


def behind(title: str, ledger: Ledger, became: str, line: int | None = None) -> tuple[str, int]:
    """Return a title without the minutes that stand behind it, and these; `became` tells what they are now.

    Without its `line`, the title is looked for in the source.
    """
    called, spent = of_title(title)
    if spent:
        time = title.removeprefix(called)
        line = ledger.locate(title) if line is None else line
        ledger.became(line, f"“{time.strip()}” behind the title {became}", time)
    return called, spent


def of_text(blocks: list[Block], ledger: Ledger) -> int:
    """Return the minutes that a note to who leads the lesson lists, or that all of its sections have; 0 for none."""
    for note in _NOTE.finditer(join(blocks)):
        items = note["items"].strip().split("\n")
        spent = [_read(item["said"]) for item in _ITEM.finditer(note["items"])]
        if len(spent) == len(items):
            ledger.became(0, "the minutes in a note to who leads the lesson became those of the lesson")
            return sum(spent)
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    highest = min((block.level for block in headings), default=0)
    spent = [of_title(block.words)[1] for block in headings if block.level == highest]
    if len(spent) > 1 and all(spent):
        ledger.became(0, "the minutes of its sections became those of the lesson")
        return sum(spent)
    return 0


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
