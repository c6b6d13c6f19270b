"""Questions of Quarto's extensions: quiz and learntest, whose right choices are a span, and naquiz, of divs.

Sources: the READMEs of parmsam/quarto-quiz, tiger-graphics/quarto-learntest and nareal/naquiz.
"""

from __future__ import annotations

import re

from .. import markup, notation
from ..ledger import Ledger, line_of
from .shared import in_lines, outside_code

_HEADED = re.compile(
    r"(?m)^(?P<head>#{1,6}[ \t]+(?P<title>[^\n]*?))[ \t]*\{[^{}\n]*\.quiz-question\b[^{}\n]*\}[ \t]*\n"
    r"(?P<asked>(?:(?!#{1,6}[ \t]|[-*+][ \t]).*\n)*?)"
    r"(?P<list>(?:[-*+][ \t]+\S.*(?:\n|\Z)(?:[ \t]*\n(?=[-*+][ \t]))?){2,})"
)
_ITEM = re.compile(r"(?m)^[-*+][ \t]+(?P<words>.*?)[ \t]*$")
_SPAN = re.compile(r"^\[(?P<words>.*)\]\{(?P<given>[^{}]*)\}$")
_TOLD = re.compile(r"\bdata-explanation=(?P<mark>[\"'])(?P<said>.*?)(?P=mark)")
_ASKED = re.compile(
    r"(?ms)^(?P<colons>:{3,})[ \t]*\{[^{}\n]*\.question\b[^{}\n]*\}[ \t]*\n(?P<asked>.*?)"
    r"^(?P<inner>:{3,})[ \t]*\{[^{}\n]*\.choices\b[^{}\n]*\}[ \t]*\n(?P<list>.*?)^(?P=inner)[ \t]*\n"
    r"\s*^(?P=colons)[ \t]*$"
)
_CHOICE = re.compile(r"(?ms)^:{3,}[ \t]*\{(?P<given>[^{}\n]*\.choice\b[^{}\n]*)\}[ \t]*\n(?P<words>.*?)^:{3,}[ \t]*$")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such questions as quizzes."""
    if "quiz-question" in text:
        text = outside_code(text, lambda part: _HEADED.sub(lambda match: _headed(match, part, ledger), part))
    if ".choices" in text:
        text = outside_code(text, lambda part: _ASKED.sub(lambda match: _divided(match, part, ledger), part))
    return text


def _headed(match: re.Match[str], text: str, ledger: Ledger) -> str:
    """Return a question that a heading asks; choices with what is told of them."""
    choices = [_choice(item["words"]) for item in _ITEM.finditer(match["list"])]
    several = sum(right for _words, right, _told in choices) > 1
    asked = match["asked"].strip() or match["title"]
    lines = [match["head"], "", markup.box("quiz", match["title"]), "", *asked.split("\n"), ""]
    for words, right, told in choices:
        lines.append(notation.choice(words, right, several=several))
        lines += [f"    > {told}"] if told else []
    ledger.became(line_of(text, match.start()), "a question of Quarto's became a quiz")
    return in_lines("\n".join([*lines, "", markup.end("div"), ""]), match[0])


def _choice(item: str) -> tuple[str, bool, str]:
    """Return the words of a choice, whether it is right, and what is told of it."""
    span = _SPAN.match(item)
    if span is None:
        return item, False, ""
    told = _TOLD.search(span["given"])
    return span["words"], bool(re.search(r"\.correct\b", span["given"])), told["said"] if told else ""


def _divided(match: re.Match[str], text: str, ledger: Ledger) -> str:
    """Return a question of divs."""
    choices = [
        (" ".join(one["words"].split()), ".correct-choice" in one["given"]) for one in _CHOICE.finditer(match["list"])
    ]
    ledger.became(line_of(text, match.start()), "a question of Quarto's became a quiz")
    made = notation.question(match["asked"].strip().split("\n"), choices)
    return in_lines("\n".join([markup.box("quiz"), "", *made, markup.end("div"), ""]), match[0])
