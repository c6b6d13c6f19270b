"""Quizzes and exercises of GitBook's plugins: `<quiz>` with its answers, `{% exercise %}` with its solution.

Sources: the plugins' pages (gitbook-plugin-quiz, gitbook-plugin-exercises). What checks an answer is a program.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from .. import markup
from ..ledger import Ledger, line_of
from ..notation import choice
from ..placeholders import Placeholders
from .shared import aside_code, in_lines

_QUIZ = re.compile(r"<quiz\b[^>]*>.*?</quiz>", re.S | re.I)
_EXERCISE = re.compile(r"\{%\s*exercise[^%]*%\}(?P<inner>.*?)\{%\s*endexercise\s*%\}", re.S)
_PART = re.compile(r"\{%\s*(initial|solution|validation|context)\s*%\}")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with these quizzes and exercises as boxes; lines stay where they are."""
    if "<quiz" not in text and "endexercise" not in text:
        return text
    aside = Placeholders()
    text = _QUIZ.sub(_quiz, aside_code(text, aside))
    return aside.restore(_EXERCISE.sub(lambda match: _exercise(match, text, aside, ledger), text))


def _quiz(match: re.Match[str]) -> str:
    soup = BeautifulSoup(match[0], "html.parser")
    quiz = soup.find("quiz")
    if soup.find("question") is None:
        # Another system's.
        return match[0]
    lines = [markup.box("quiz", str(quiz.get("name") or "") if isinstance(quiz, Tag) else "")]
    for question in soup.find_all("question"):
        lines += ["", *_question(question)]
    return in_lines("\n".join([*lines, "", markup.end("div")]), match[0])


def _question(question: Tag) -> list[str]:
    several = question.has_attr("multiple")
    answers, told = [], []
    for answer in question.find_all(["answer", "explanation"]):
        words = " ".join(answer.extract().decode_contents().split())
        if answer.name == "explanation":
            told += ["", f"> {words}"]
            continue
        answers.append(choice(words, answer.has_attr("correct"), several=several))
    asked = " ".join(" ".join(str(part) for part in question.children).split())
    return [re.sub(r"^<p>(.*)</p>$", r"\1", asked), "", *answers, *told]


def _exercise(match: re.Match[str], text: str, aside: Placeholders, ledger: Ledger) -> str:
    task, *parts = _PART.split(match["inner"])
    shown = [markup.box("activity"), task]
    for name, part in zip(parts[::2], parts[1::2], strict=True):
        if name in ("validation", "context"):
            ledger.left_out(line_of(text, match.start()), "a program that checked an exercise", aside.restore(part))
            shown.append("\n" * part.count("\n"))
        elif part.strip():
            shown.append(f"{markup.box('details solution')}{part}{markup.end('div')}" if name == "solution" else part)
    return "".join([*shown, markup.end("div")])
