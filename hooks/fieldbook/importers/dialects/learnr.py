"""Tutorials of R's package learnr: questions become a quiz, exercises keep their hints and solutions, folded.

Source: learnr's documentation of questions and exercises. A question that R puts together as it runs is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import markup
from ..ledger import Ledger, line_of
from ..notation import blank, choice
from .r_calls import Call, calls
from .shared import in_lines

_CHUNK = re.compile(
    r"^(?P<lead>[ \t]*)(?P<fence>`{3,})\{r[ \t,]*(?P<label>[\w.-]+)?(?P<options>[^}\n]*)\}[ \t]*\n"
    r"(?P<code>.*?)^[ \t]*(?P=fence)[ \t]*$",
    re.M | re.S,
)
_WITHIN = re.compile(r"^(?P<fence>`{4,})(?!.*`)[^\n]*\n.*?^(?P=fence)[ \t]*$", re.M | re.S)
"""A fence around fences, which shows how something is typed."""
_ASKED = re.compile(r"(?m)^[ \t]*(?:learnr::)?(?:quiz|question\w*)\(")
_EXERCISE = re.compile(r"\bexercise\s*=\s*T(?:RUE)?\b")
_PART = re.compile(
    r"^(?P<name>.+?)-(?P<part>hint|solution|check|code-check|error-check|setup|tests?)(?P<number>-\d+)?$"
)
_HINT = re.compile(r"<div id=\"(?P<name>[\w.-]+)-hint(?:-\d+)?\">")
_TEXT = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.S)
_SHORT = 8
_TYPED = ("question_text", "question_numeric")
_SAID = ("message", "correct", "incorrect", "try_again", "post_message")
"""What is said of a question, in the order in which it is said."""


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with questions as quizzes, and with the hints and solutions of exercises folded."""
    exercises = {match["label"] for match in _CHUNK.finditer(text) if _EXERCISE.search(match["options"])}
    if not exercises and not _ASKED.search(text):
        return text
    shown = [match.span() for match in _WITHIN.finditer(text)]

    def made(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in shown):
            return match[0]
        return _chunk(match, exercises, line_of(text, match.start()), ledger)

    hint = markup.box("details hint", "Hint")
    text = _HINT.sub(lambda match: hint if match["name"] in exercises else match[0], text)
    return _CHUNK.sub(made, text)


def _chunk(match: re.Match[str], exercises: set[str], line: int, ledger: Ledger) -> str:
    """Return what stands for a chunk, in as many lines."""
    lead, code = match["lead"], match["code"]
    part = _PART.match(match["label"] or "")
    lines: list[str] = []
    if part and part["name"] in exercises:
        if part["part"] not in ("hint", "solution"):
            ledger.left_out(line, f"code that learners never saw, for the exercise “{part['name']}”", code)
            return "\n" * match[0].count("\n")
        kind = part["part"]
        fenced = [f"{match['fence']}r", *code.rstrip("\n").split("\n"), match["fence"]]
        bare = [one.removeprefix(lead) for one in fenced]
        lines = [markup.box(f"details {kind}", kind.capitalize()), "", *bare, "", markup.end("div")]
    elif _ASKED.search(code):
        found = calls(code)
        if found is None or not all(call.name == "quiz" or call.name.startswith("question") for call in found):
            ledger.unread(line, "learnr", code.strip().split("\n")[0])
            return match[0]
        lines = list(_quiz(found, line, ledger))
        ledger.became(line, "questions of learnr became a quiz", _unshown(code, "\n".join(lines)))
    if not lines:
        return match[0]
    return in_lines("\n".join(f"{lead}{one}".rstrip() for one in lines), match[0])


def _unshown(code: str, made: str) -> str:
    """Return what code says beside what a quiz shows of it."""
    shown = _line(made)
    # Short words are found again only where others stand beside them.
    return _TEXT.sub(lambda match: " " if len(match[0]) > _SHORT and _line(match[0][1:-1]) in shown else match[0], code)


def _quiz(found: list[Call], line: int, ledger: Ledger) -> Iterator[str]:
    groups = [call for call in found if call.name == "quiz"]
    questions = [
        one
        for call in found
        for one in (call.given if call.name == "quiz" else [call])
        if isinstance(one, Call) and one.name.startswith("question")
    ]
    yield markup.box("quiz", next((caption for group in groups if (caption := group.text("caption"))), ""))
    for question in questions:
        yield from _question(question, line, ledger)
    yield ""
    yield markup.end("div")


def _question(question: Call, line: int, ledger: Ledger) -> Iterator[str]:
    words = [value for value in question.given if isinstance(value, str)]
    asked = question.text("text") or "".join(words[:1])
    answers = [value for value in question.given if isinstance(value, Call) and value.name.startswith("answer")]
    yield from ["", *(one.strip() for one in asked.strip().split("\n")), ""]
    if question.name in _TYPED or question.text("type") in ("learnr_text", "text") or not answers:
        yield from _typed(answers, line, ledger)
    else:
        yield from _choices(question, answers)
    for name in _SAID:
        if said := _line(question.text(name)):
            yield from ["", f"> {said}"]


def _choices(question: Call, answers: list[Call]) -> Iterator[str]:
    right = [_is_right(answer) for answer in answers]
    kind = f"{question.name} {question.text('type')}"
    several = "checkbox" in kind or (sum(right) > 1 and "radio" not in kind)
    for answer, is_right in zip(answers, right, strict=True):
        yield choice(_said(answer), is_right, several=several)
        if told := _line(answer.text("message")):
            yield f"    > {told}"


def _typed(answers: list[Call], line: int, ledger: Ledger) -> Iterator[str]:
    """Yield a blank with the words that count as right; what is said of single answers has no place there."""
    words = "|".join(_said(answer) for answer in answers if _is_right(answer))
    yield blank(words) if words else "____"
    for answer in answers:
        if not _is_right(answer) or answer.text("message"):
            said = f"{'' if _is_right(answer) else _said(answer)} {answer.text('message')}".strip()
            ledger.left_out(line, f"what a question said of an answer that was typed: {said}", said)


def _is_right(answer: Call) -> bool:
    return answer.named.get("correct") is True


def _said(answer: Call) -> str:
    return _line(answer.text("text") or next((value for value in answer.given if isinstance(value, str)), ""))


def _line(text: str) -> str:
    return " ".join(text.split())
