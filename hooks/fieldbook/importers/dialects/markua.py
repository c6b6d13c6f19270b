"""Quizzes of Leanpub, as its Markua has them: `{quiz}`, questions behind `?`, choices with letters.

Source: the manual of Markua (quizzes and exercises). A capital letter is right, and so is `C`; `m` and `o` are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import markup, notation
from ..ledger import Ledger, line_of
from .shared import headed, in_lines

_QUIZ = re.compile(r"(?ms)^\{(?P<name>quiz|exercise)\b[^{}\n]*\}[ \t]*\n(?P<inner>.*?)^\{/(?P=name)\}[ \t]*$")
_OPTIONS = re.compile(r"(?m)^[ \t]*\{[\w-]+:[^{}\n]*\}[ \t]*$")
_ASKS = re.compile(r"(?m)^\?[ \t]+")
_CHOICE = re.compile(r"^(?P<letter>[A-Za-z])\)[ \t]+(?P<words>\S.*)$")

_ANSWER = re.compile(r"^![ \t]+(?P<words>\S.*)$")
"""The words that count as right where there is nothing to choose from."""


def has_quiz(text: str) -> bool:
    """Tell whether there is such a quiz in a text."""
    return bool((found := _QUIZ.search(text)) and _ASKS.search(found["inner"]))


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such quizzes as quizzes of ours; lines stay where they are."""
    return _QUIZ.sub(lambda match: _quiz(match, text, ledger), text)


def _quiz(match: re.Match[str], text: str, ledger: Ledger) -> str:
    inner = _OPTIONS.sub("", match["inner"])
    above, *asked = _ASKS.split(inner)
    if not asked:
        return match[0]
    title, said = headed(above)
    lines = [markup.box("quiz", title), "", *([said, ""] if said else [])]
    for question in asked:
        lines += _question(question)
    gone = re.findall(r"(?m)^\{[^\n]*\}|^[A-Za-z](?=\)[ \t])", match[0])
    ledger.became(line_of(text, match.start()), "a quiz of Leanpub's became one of ours", " ".join(gone))
    return in_lines("\n".join([*lines, markup.end("div"), ""]), match[0])


def _question(text: str) -> Iterator[str]:
    words: list[str] = []
    choices: list[tuple[str, bool]] = []
    told: list[str] = []
    for line in text.strip().split("\n"):
        if choice := _CHOICE.match(line.strip()):
            choices.append((choice["words"].strip(), choice["letter"].isupper()))
        elif not choices and (answer := _ANSWER.match(line.strip())):
            words += ["", notation.blank(answer["words"].replace("|", " "))]
        elif choices and line.strip():
            told.append(line.strip().removeprefix("!").strip())
        else:
            words.append(line.rstrip())
    asked = "\n".join(words).strip().split("\n")
    # The mark that Leanpub wants behind all that is asked.
    asked[-1] = re.sub(r"\s+\?$", "", asked[-1]) if len(asked) > 1 else asked[-1]
    if choices and asked[0] and len(asked) > 1 and re.match(r"[-*\d]", asked[1]):
        asked.insert(1, "")
    if all(right for _words, right in choices):
        # All in capitals: nothing says which are right.
        choices = [(words, False) for words, _right in choices]
    yield from notation.question(asked, choices, told)
