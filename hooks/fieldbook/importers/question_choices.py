"""The choices of a question as people type them, line by line: boxes, round brackets, or letters in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import answers, notation

_BOX = re.compile(r"^(?P<lead>[ \t]*)(?:[-*+][ \t]+)?\[(?P<mark>[ xX])\][ \t]+(?P<words>\S.*)$")
ROUND = re.compile(r"^(?P<lead>[ \t]*)(?:[-*+][ \t]+)?\((?P<mark>[ xX])\)[ \t]+(?P<words>\S.*)$")
LETTER = re.compile(
    r"^(?P<lead>[ \t]*)(?P<item>[-*+][ \t]+)?(?P<star>\\?\*(?=[A-Ha-h]\\?[.)][^*\n]*$))?"
    r"(?P<bold>\*\*|__)?\(?(?P<letter>[A-Ha-h])\\?[.)](?:\*\*|__)?[ \t]+"
    r"(?P<words>\S.*)$"
)

LISTED = re.compile(r"^(?P<lead>[ \t]*)(?P<mark>[-*+]|(?<=[ \t])\d{1,2}[.)])[ \t]+(?P<words>\S.*)$")
"""An item of a list, or a numbered one of a list within another."""
_MOST = 8


@dataclass(slots=True)
class Question:
    """A question: the lines it stands in, its words, choices with whether they are right, and what is told."""

    start: int
    end: int
    asked: list[str] = field(default_factory=list)
    choices: list[tuple[str, bool]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    number: int = 0
    signs: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Words that have no place in a quiz, such as letters of choices."""
    boxed: bool = False
    """Whether its choices are boxes at the margin, of which any number may be ticked."""

    @property
    def is_judged(self) -> bool:
        """Whether some of its choices are right, and others are not."""
        return len({right for _words, right in self.choices}) == 2

    def lines(self) -> Iterator[str]:
        """Return its lines in the notation of quizzes."""
        return notation.question(self.asked, self.choices, self.told, several=self.boxed)


def choice_in(line: str) -> re.Match[str] | None:
    """Return a line as one to choose, None where it is none."""
    return _BOX.match(line) or ROUND.match(line) or LETTER.match(line)


def read_choices(lines: list[str], start: int, found: Question) -> str:
    """Read the choices from line `start` on: all in boxes, or with letters in order; return what they begin with."""
    index = start
    lead: str | None = None
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            below = next((at for at in range(index, min(index + 2, len(lines))) if lines[at].strip()), len(lines))
            if below == len(lines) or not _is_next(lines[below], found, lead):
                break
            index = below
            continue
        if not _is_next(line, found, lead):
            break
        match = choice_in(line)
        if match is None:
            break
        lead = match["lead"]
        words, right = answers.marked(match["words"])
        found.signs += re.findall(r"\w+", match["words"].replace(words, "", 1))
        if "letter" in match.groupdict():
            found.gone.append(match["letter"])
            right = right or bool(match["star"])
            found.signs += ["*"] if match["star"] else []
            if match["bold"] and words.endswith(match["bold"]):
                words, right = words[:-2], True
        else:
            right = right or match["mark"] in "xX"
            found.signs += [match["mark"]] if line.startswith(("(", "[")) else []
        found.choices.append((words, right))
        index += 1
    found.end = index if found.choices else found.end
    return lead or ""


def read_listed(lines: list[str], start: int, found: Question) -> None:
    """Read the items of a list from line `start` on as choices, where one of them is bold as a whole, and no other."""
    end = start
    choices: list[tuple[str, bool]] = []
    first = LISTED.match(lines[start]) if start < len(lines) else None
    while first and end < len(lines) and (item := LISTED.match(lines[end])) and item["lead"] == first["lead"]:
        choices.append((item["words"], False))
        end += 1
    choices = answers.stressed(choices)
    if 2 <= len(choices) <= _MOST and sum(right for _words, right in choices) == 1:
        found.choices, found.end = choices, end


def _is_next(line: str, found: Question, lead: str | None) -> bool:
    """Tell whether a line is the next choice of a question."""
    match = choice_in(line)
    if match is None or (lead is not None and match["lead"] != lead):
        return False
    lettered = "letter" in match.groupdict()
    if not lettered:
        return not found.gone
    return answers.number_of(match["letter"]) == len(found.choices) == len(found.gone)
