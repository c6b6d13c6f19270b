"""Quizzes of quizdown: headings that ask, lists with ticked boxes, quotes that hint or explain.

Sources: quizdown-js' page on its syntax; its extensions for Hugo, Sphinx and Quarto, which hold the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import markup, notation
from ..ledger import Ledger, line_of
from .shared import in_lines

_QUIZ = re.compile(
    r"(?ms)^\{\{[<%]\s*quizdown\s*[>%]\}\}[ \t]*\n(?P<short>.*?)^\{\{[<%]\s*/\s*quizdown\s*[>%]\}\}[ \t]*$"
    r"|^(?P<fence>`{3,}|:{3,})[ \t]*\{?\.?quizdown\}?[^\n]*\n(?P<fenced>.*?)^(?P=fence)[ \t]*$"
    r"|^<div class=\"quizdown\">[ \t]*\n(?P<html>.*?)^</div>[ \t]*$"
)
_SETTINGS = re.compile(r"\A\s*---\n.*?^---[ \t]*$", re.S | re.M)
_ASKS = re.compile(r"(?m)^[ \t]*#{1,6}[ \t]+")
_CHOICE = re.compile(r"^[ \t]*(?P<item>[-*+]|\d+\.)[ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<words>\S.*)$")
_TOLD = re.compile(r"^[ \t]*>[ \t]?(?P<said>.*)$")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such quizzes as quizzes of ours; lines stay where they are."""
    return _QUIZ.sub(lambda match: _quiz(match, text, ledger), text) if "quizdown" in text else text


def _quiz(match: re.Match[str], text: str, ledger: Ledger) -> str:
    inner = match["short"] or match["fenced"] or match["html"] or ""
    settings = _SETTINGS.match(inner)
    inner = _SETTINGS.sub("", inner)
    above, *asked = _ASKS.split(inner)
    if not asked:
        return match[0]
    lines = [line for question in asked for line in _question(question)]
    signs = (f"{choice['item']} {choice['mark']}" for line in inner.split("\n") if (choice := _CHOICE.match(line)))
    gone = " ".join([settings[0] if settings else "", *signs])
    ledger.became(line_of(text, match.start()), "a quiz of quizdown became one of ours", gone)
    opened = [markup.box("quiz"), "", *([above.strip(), ""] if above.strip() else [])]
    return in_lines("\n".join([*opened, *lines, markup.end("div")]), match[0])


def _question(text: str) -> Iterator[str]:
    """Yield the lines of a question; what hints at its answer follows it, what explains a choice stands below that."""
    words: list[str] = []
    choices: list[str] = []
    told: list[str] = []
    for line in text.strip("\n").split("\n"):
        if choice := _CHOICE.match(line):
            several = not choice["item"][0].isdigit()
            choices.append(notation.choice(choice["words"].strip(), choice["mark"] in "xX", several=several))
        elif said := _TOLD.match(line):
            (choices if choices else told).append(f"    > {said['said']}" if choices else f"> {said['said']}")
        else:
            words.append(line.rstrip())
    yield from ["\n".join(words).strip(), ""]
    yield from [*choices, ""]
    yield from [*told, ""] if told else ()
