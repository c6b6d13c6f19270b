"""Quizzes in sites of MkDocs: those of textbooks, where a box that folds tells the answer, and those of mkdocs-quiz.

Sources: the template of dmccreary's textbooks (`<div class="upper-alpha">`, `??? question "Show Answer"`), and
mkdocs-quiz's documentation (`<quiz>`, and `<?quiz?>` in its first form).
"""

from __future__ import annotations

import re
from textwrap import dedent

from .. import markup
from ..ledger import Ledger, line_of
from ..notation import question
from .shared import heading_above, in_lines

_QUIZ = re.compile(
    r"^(?:#{2,6}[ \t]+|\*\*)(?P<number>\d{1,3})[.)][ \t]+(?P<asked>[^\n]+?)(?:\*\*)?[ \t]*\n\s*"
    r"<div class=\"upper-alpha\"[^<>]*>\s*(?P<choices>(?:\d+[.)][ \t]+[^\n]+\n\s*){2,})</div>\s*"
    r"\?\?\?\+?[ \t]+\w+[ \t]+\"(?P<title>[^\"\n]*)\"[ \t]*\n(?P<answer>(?:[ \t]+\S[^\n]*\n?|[ \t]*\n)+)"
    r"(?:-{3,}[ \t]*\n(?=\s*(?:#{2,6}[ \t]+|\*\*)\d))?",
    re.M,
)
_CHOICE = re.compile(r"(?m)^\d+[.)][ \t]+(?P<words>[^\n]+)$")


_PLUGIN = re.compile(r"^(?P<lead>[ \t]*)<quiz>[ \t]*\n(?P<inner>.*?)^[ \t]*</quiz>[ \t]*$", re.M | re.S)
_TICK = re.compile(r"^[ \t]*[-*][ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<words>[^\n]+)$")
_FIRST_FORM = re.compile(r"^<\?quiz\?>[ \t]*\n(?P<inner>.*?)^<\?/quiz\?>[ \t]*$", re.M | re.S)
_PAIR = re.compile(r"^(?P<key>question|answer|answer-correct|content):[ \t]*(?P<said>.*)$")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with the questions of textbooks as people type them, those of mkdocs-quiz as quizzes."""
    if "upper-alpha" in text:
        text = _QUIZ.sub(lambda match: _question(match, text, ledger), text)
    text = _FIRST_FORM.sub(lambda match: _paired(match, text, ledger), text)
    return _PLUGIN.sub(lambda match: _ticked(match, text, ledger), text)


def _ticked(match: re.Match[str], text: str, ledger: Ledger) -> str:
    asked: list[str] = []
    choices: list[tuple[str, bool]] = []
    told: list[str] = []
    for line in dedent(match["inner"]).split("\n"):
        if tick := _TICK.match(line):
            choices.append((tick["words"], tick["mark"] != " "))
        else:
            (told if choices else asked).append(line)
    return _quiz(match, text, ledger, ("\n".join(asked).strip(), choices, "\n".join(told).strip()))


def _paired(match: re.Match[str], text: str, ledger: Ledger) -> str:
    asked, told = "", ""
    choices: list[tuple[str, bool]] = []
    keys: list[str] = []
    for line in match["inner"].split("\n"):
        pair = _PAIR.match(line)
        if pair is None:
            told += f"{line}\n"
            continue
        keys.append(pair["key"])
        if pair["key"] == "question":
            asked = pair["said"]
        elif pair["key"] != "content":
            choices.append((pair["said"], pair["key"] == "answer-correct"))
    told = re.sub(r"(?m)^[ \t]*</?p>|</p>[ \t]*$", "", told)
    made = _quiz(match, text, ledger, (asked, choices, told.strip()))
    if made != match[0]:
        said = f"quiz {' '.join(keys)} quiz"
        ledger.became(line_of(text, match.start()), "the words before questions and answers", said)
    return made


def _quiz(match: re.Match[str], text: str, ledger: Ledger, said: tuple[str, list[tuple[str, bool]], str]) -> str:
    asked, choices, told = said
    if not any(right for _words, right in choices):
        ledger.unread(line_of(text, match.start()), "mkdocs-quiz", "a question of which no answer is marked as right")
        return match[0]
    lines = [markup.box("quiz", heading_above(text, match.start(), "Quiz")), ""]
    lines += question([asked], choices, told.split("\n") if told else ())
    ledger.became(line_of(text, match.start()), "a question of a plugin became a quiz")
    return in_lines("\n".join([*lines, markup.end("div")]), match[0])


def _question(match: re.Match[str], text: str, ledger: Ledger) -> str:
    lines = [f"{match['number']}. {match['asked']}", ""]
    for letter, found in zip("abcdefgh", _CHOICE.finditer(match["choices"]), strict=False):
        lines.append(f"{letter}. {found['words']}")
    ledger.became(line_of(text, match.start()), f"“{match['title']}” is said by the quiz itself", match["title"])
    told = " ".join(dedent(match["answer"]).split())
    return in_lines("\n".join([*lines, "", told, ""]), match[0])
