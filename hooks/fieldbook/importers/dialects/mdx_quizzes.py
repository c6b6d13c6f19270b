"""Quizzes in pages of MDX, which a component shows and data in the page asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..ledger import Ledger, line_of
from . import quiz_data

_DATA = re.compile(
    r"^(?:export[ \t]+)?(?:const|let|var)[ \t]+(?P<name>\w+)[^=\n]*=[ \t]*(?P<value>[\[{].*?^[\]}]);?[ \t]*$",
    re.M | re.S,
)
"""What a page defines as data."""
_QUIZ = re.compile(r"(?<!`)<(?P<name>\w*(?:Quiz|MultipleChoice|MCQ|KnowledgeCheck|Question)\w*)(?=[\s/>])")
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|[{}]|/?>")
_LISTED = ("questions", "data", "quiz", "items")
"""Attributes that hold several questions."""


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with the components that hold questions as data as quizzes."""
    known = {match["name"]: quiz_data.parsed(match["value"]) for match in _DATA.finditer(text)}
    out: list[str] = []
    at = 0
    for match in _QUIZ.finditer(text):
        shut = _end(text, match.end(), ("/>", ">"))
        if match.start() < at or shut is None or shut[0] == ">":
            continue
        end = shut.end()
        given = dict(_given(text[match.end() : shut.start()], known))
        data = next((given[key] for key in _LISTED if given.get(key)), given)
        title = str(given.get("title", "")) if data is not given else ""
        if made := quiz_data.quiz(data, title):
            ledger.became(line_of(text, match.start()), f"the questions of <{match['name']}> became a quiz")
            lost = text.count("\n", match.start(), end) - made.count("\n")
            out += [text[at : match.start()], "\n\n", made, "\n" * max(lost, 2)]
            at = end
    return "".join([*out, text[at:]])


def _end(text: str, start: int, signs: tuple[str, ...], depth: int = 0) -> re.Match[str] | None:
    """Return the sign that ends a tag or braces, behind braces and strings with anything in them; None for no end.

    `depth` tells how many braces are open.
    """
    for match in _TOKEN.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] in signs:
            return match
    return None


def _given(text: str, known: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the attributes of a component, with what their values hold."""
    for match in re.finditer(r"(?P<key>[\w-]+)=(?:(?P<said>\"[^\"]*\"|'[^']*')|\{)", text):
        if match["said"]:
            yield match["key"], match["said"][1:-1]
            continue
        shut = _end(text, match.end(), ("}",), depth=1)
        value = text[match.end() : shut.start() if shut else len(text)].strip()
        yield match["key"], known[value] if value in known else quiz_data.parsed(value)
