"""Files of one question, as open-education-hub keeps them: its text, its answers, the right ones with a plus, feedback.

Source: the template of open-education-hub's repositories (`## Question Text`, `## Question Answers`, `## Feedback`).
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger, line_of
from ..notation import question
from .shared import in_lines

_QUESTION = re.compile(
    r"^#{1,6}[ \t]*Question Text[ \t]*\n(?P<asked>.*?)^#{1,6}[ \t]*Question Answers[ \t]*\n"
    r"(?P<choices>(?:[ \t]*[-+*][ \t]+\S[^\n]*\n|[ \t]*\n)+)"
    r"(?:^#{1,6}[ \t]*Feedback[ \t]*(?:\n(?P<told>.*?))?)?(?=^#{1,6}[ \t]|\Z)",
    re.M | re.S | re.I,
)
_CHOICE = re.compile(r"(?m)^[ \t]*(?P<mark>[-+*])[ \t]+(?P<words>\S[^\n]*)$")


def read(text: str, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, with such questions as quizzes; lines stay where they are."""
    return _QUESTION.sub(lambda match: _quiz(match, text, ledger), text if text.endswith("\n") else f"{text}\n")


def _quiz(match: re.Match[str], text: str, ledger: Ledger) -> str:
    choices = [(found["words"], found["mark"] == "+") for found in _CHOICE.finditer(match["choices"])]
    told = (match["told"] or "").strip()
    asked = question([match["asked"].strip()], choices, told.split("\n") if told else ())
    what = "a question with its answers became a quiz"
    ledger.became(line_of(text, match.start()), what, "Question Text Question Answers Feedback")
    return in_lines("\n".join([markup.box("quiz"), "", *asked, markup.end("div"), ""]), match[0])
