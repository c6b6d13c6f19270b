"""Quizzes in notebooks, as the package jupyterquiz has them: `display_quiz("questions.json")` becomes a quiz.

Source: its documentation of questions, which stand in a file, in the cell itself, or hidden in the page.
"""

from __future__ import annotations

import ast
import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from .. import markup, notation
from ..ledger import line_of
from ..notebooks import QUIZ
from ..steps import Setting
from .shared import in_lines

_CELL = re.compile(
    r"(?ms)^(?P<fence>`{3,})(?:\{code-cell\}[^\n]*|\w*)[ \t]*\n"
    r"(?P<code>(?:(?!^(?P=fence)).)*?\bdisplay_quiz\(.*?)^(?P=fence)[ \t]*$"
)
_SHOWN = re.compile(
    r"\bdisplay_quiz\(\s*(?:(?P<mark>[\"'])(?P<path>[^\"'\n]+)(?P=mark)|(?P<name>\w+)|(?P<list>\[.*\]))", re.S
)
_HIDDEN = re.compile(r"<span\b[^<>]*?\bid=\"(?P<id>[\w-]+)\"[^<>]*>(?P<data>[^<>]*)</span>")


def read(text: str, at: Setting) -> str:
    """Return `text` with such quizzes as quizzes of ours; what can't be read stays code, and is told."""
    if QUIZ not in text:
        return text
    hidden = {match["id"]: match["data"] for match in _HIDDEN.finditer(text)}
    used: set[str] = set()

    def shown(match: re.Match[str]) -> str:
        found = [_questions(call, match["code"], hidden, at) for call in _SHOWN.finditer(match["code"])]
        questions = [question for listed in found for question in listed]
        line = line_of(text, match.start())
        if not questions:
            at.ledger.unread(line, "jupyterquiz", QUIZ + "…)")
            return match[0]
        used.update(call["path"][1:] for call in _SHOWN.finditer(match["code"]) if (call["path"] or "").startswith("#"))
        at.ledger.became(line, "a quiz of jupyterquiz became one of ours", match["code"])
        lines = [line for question in questions for line in _question(question)]
        return in_lines("\n".join([markup.box("quiz"), "", *lines, markup.end("div")]), match[0])

    def unhidden(match: re.Match[str]) -> str:
        if match["id"] not in used:
            return match[0]
        at.ledger.became(line_of(text, match.start()), "questions that the page hid stand in their quiz", match["data"])
        return ""

    return _HIDDEN.sub(unhidden, _CELL.sub(shown, text))


def _questions(call: re.Match[str], code: str, hidden: Mapping[str, str], at: Setting) -> list[Mapping[str, Any]]:
    """Return the questions that a call shows; none where they can't be read."""
    path = call["path"] or ""
    try:
        if path.startswith("#"):
            data = unescape(hidden.get(path[1:], "")).strip()
            found = json.loads(data if data.startswith("[") else base64.b64decode(data))
        elif path:
            found = json.loads(at.beside(path) or "null")
        else:
            found = ast.literal_eval(call["list"] or _assigned(code, call["name"]))
    except (ValueError, SyntaxError, RecursionError, MemoryError, binascii.Error):
        return []
    listed = found if isinstance(found, list) else [found]
    return [one for one in listed if isinstance(one, Mapping) and isinstance(one.get("answers"), list)]


def _assigned(code: str, name: str) -> str:
    """Return what stands behind a name in a cell."""
    begun = re.search(rf"(?m)^{re.escape(name)}\s*=\s*", code)
    rest = code[begun.end() :] if begun else ""
    return rest[: rest.rfind("]") + 1]


def _question(question: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a question: choices with what is told of each, or a blank."""
    yield from str(question.get("question") or "").strip().split("\n")
    if question.get("code"):
        yield from ["", "```python", *str(question["code"]).strip("\n").split("\n"), "```"]
    yield ""
    answers = [answer for answer in question["answers"] if isinstance(answer, Mapping)]
    if str(question.get("type")) in ("numeric", "string"):
        right = [str(answer.get("value", answer.get("answer", ""))) for answer in answers if answer.get("correct")]
        yield from [notation.blank(*right) if any(right) else "____", ""]
        yield from (f"> {said}" for answer in answers if answer.get("correct") and (said := _told(answer)))
    else:
        several = str(question.get("type")) == "many_choice"
        for answer in answers:
            words = f"`{answer['code']}`" if answer.get("code") else " ".join(str(answer.get("answer", "")).split())
            yield notation.choice(words, bool(answer.get("correct")), several=several)
            if said := _told(answer):
                yield f"    > {said}"
    yield ""


def _told(answer: Mapping[str, Any]) -> str:
    return " ".join(str(answer.get("feedback") or "").split())
