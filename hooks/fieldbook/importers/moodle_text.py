"""Questions copied out of a quiz of Moodle: `Select one:` above plain choices, `The correct answer is:` below them.

Source: the pages in which Moodle shows an attempt.
"""

from __future__ import annotations

import re

from .ledger import Ledger, line_of

_SHOWN = re.compile(r"(?mi)^[*_]{0,2}(?:select one(?: or more)?:|the correct answers? (?:is|are)\b)")
"""What is in every text of this kind."""
_STATES = re.compile(
    r"(?mi)^[*_]{0,2}(?:question text|flag(?:ged)? question|(?:not yet )?answered|answer saved|correct|incorrect"
    r"|partially correct|marked out of [\d.]+|mark [\d.]+ out of [\d.]+|feedback"
    r"|your answer is (?:partially )?(?:in)?correct\.?)[*_]{0,2}[ \t]*$"
)
"""Lines that tell of one learner's attempt."""
_NUMBER = re.compile(
    r"(?mi)^(?:#{1,6}[ \t]+|\*\*)?question[ \t]+(?P<number>\d{1,3})[.:]?(?:\*\*)?[ \t]*\n\s*(?=\S)"
)
_SELECT = re.compile(
    r"(?mi)^[*_]{0,2}select one(?: or more)?:[*_]{0,2}[ \t]*\n(?:[ \t]*\n)*"
    r"(?P<choices>(?:[ \t]*[-*+o○][ \t]+\S[^\n]*(?:\n|\Z))*)"
)
_CHOICE = re.compile(r"(?m)^[ \t]*[-*+o○][ \t]+")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such questions numbered, and their choices with letters; lines stay where they are."""
    if not _SHOWN.search(text):
        return text
    for match in _STATES.finditer(text):
        ledger.left_out(line_of(text, match.start()), f"“{match[0].strip()}”, which told of an attempt", match[0])
    text = _STATES.sub("", text)
    text = _NUMBER.sub(lambda match: "\n" * match[0].count("\n") + f"Question {match['number']}: ", text)
    return _SELECT.sub(lambda match: _selected(match, text, ledger), text)


def _selected(match: re.Match[str], text: str, ledger: Ledger) -> str:
    words = match[0].strip().split("\n")[0]
    ledger.became(line_of(text, match.start()), f"“{words}” is said by the choices themselves", words)
    letters = iter("abcdefgh")
    head = "\n" * (match[0].count("\n") - match["choices"].count("\n"))
    if match["choices"].count("\n") > len("abcdefgh"):
        return head + match["choices"]
    return head + _CHOICE.sub(lambda found: f"{next(letters)}. ", match["choices"])
