"""Quizzes that a component is given as data: `questions={[{question: "…", options: […], correctAnswer: 1}]}`.

Components for quizzes are each site's own, so there is no reference; the names of their attributes say what they are.
What can't be read stays unread, and its words are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from ...yaml_loader import load as load_yaml
from .. import markup, notation
from ..answers import number_of

_ASKED = ("question", "questiontext", "prompt", "text", "title", "statement", "content", "q")
_CHOICES = ("options", "answeroptions", "answers", "choices", "items", "alternatives")
_RIGHT = (
    "correctanswer", "correctanswers", "correctindex", "correctoption", "correct", "answer", "solution", "answerindex",
    "correctanswerindex", "correctoptionindex", "correctid", "correctchoice",
)  # fmt: skip
_TOLD = ("explanation", "feedback", "rationale", "hint", "why", "explain", "comment")
_SOURCES = ("source", "reference")
_WORDS = ("text", "answertext", "label", "answer", "option", "value", "title", "content")
_MARKED = ("correct", "iscorrect", "right", "isright")
STRING = re.compile(
    r"(?P<said>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`(?:[^`\\$]|\\.)*`)|/\*.*?\*/|//[^\n]*", re.S
)
"""What is said, or a remark."""
_KEY = re.compile(r"(?<=[{,\s])([A-Za-z_$][\w$]*)[ \t]*:(?!//)")
_PIECE = "\U000f0020"
_HELD = re.compile(f"{_PIECE}(\\d+){_PIECE}")
_NOTHING = ("undefined", "NaN")
"""What a program says where there is no value."""


def parsed(text: str) -> Any:
    """Return what a literal of JavaScript holds, None where it is more than data."""
    strings: list[str] = []

    def kept(match: re.Match[str]) -> str:
        if match["said"] is None:
            return ""
        inner = re.sub(r"\\(.)", lambda mark: {"n": "\n", "t": " "}.get(mark[1], mark[1]), match[0][1:-1])
        strings.append(" ".join(inner.split()))
        return f'"{_PIECE}{len(strings) - 1}{_PIECE}"'

    bare = _KEY.sub(r'"\1": ', STRING.sub(kept, text))
    try:
        return _filled(load_yaml(re.sub(r",(\s*[}\]])", r"\1", bare)), strings)
    except (yaml.YAMLError, ValueError):
        return None


def _filled(value: Any, strings: list[str]) -> Any:
    """Return values with what is said in them.

    Raises:
        ValueError: what is no string is a name or a call of a program.
    """
    if isinstance(value, str):
        match = _HELD.fullmatch(value)
        if match is None and value not in _NOTHING:
            raise ValueError(f"{value} is no data")
        return strings[int(match[1])] if match else None
    if isinstance(value, list):
        return [_filled(item, strings) for item in value]
    if isinstance(value, dict):
        return {_named(key, strings): _filled(item, strings) for key, item in value.items()}
    return value


def _named(key: Any, strings: list[str]) -> str:
    match = _HELD.fullmatch(str(key))
    return strings[int(match[1])] if match else str(key)


def quiz(data: Any, title: str = "") -> str:
    """Return questions as the box of a quiz, "" where one of them is no question with choices."""
    listed = data if isinstance(data, list) else [data]
    made = [list(_question(item)) if isinstance(item, Mapping) else [] for item in listed]
    if not made or not all(made):
        return ""
    lines = [line for question in made for line in question]
    return "\n".join([markup.box("quiz", title), "", *lines, markup.end("div")])


def _question(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield a question in the notation of quizzes; nothing where it has no words or choices."""
    given = {key.lower().replace("_", ""): value for key, value in item.items()}
    asked = next((given[key] for key in _ASKED if isinstance(given.get(key), str) and given[key]), "")
    listed: list[Any] = next((given[key] for key in _CHOICES if isinstance(given.get(key), list)), [])
    choices = [(_words(one), _told(one), _mark(one)) for one in listed]
    if not asked or len(choices) < 2 or not all(words for words, _said, _right in choices):
        return
    rights = {at for at, (_words_, _said, right) in enumerate(choices) if right} or _rights(given, listed, choices)
    yield from (asked, "")
    for number, (words, said, _right) in enumerate(choices):
        yield notation.choice(words, number in rights, several=len(rights) > 1)
        if said:
            yield f"    > {said}"
    yield ""
    if told := " ".join(filter(None, (_told(item), _source(given)))):
        yield from (f"> {told}", "")


def _words(choice: Any) -> str:
    if isinstance(choice, Mapping):
        given = {key.lower(): value for key, value in choice.items()}
        return next((str(given[key]) for key in _WORDS if isinstance(given.get(key), str | int | float)), "")
    return str(choice) if isinstance(choice, str | int | float) else ""


def _told(choice: Any) -> str:
    if not isinstance(choice, Mapping):
        return ""
    given = {key.lower(): value for key, value in choice.items()}
    return next((given[key] for key in _TOLD if isinstance(given.get(key), str)), "")


def _source(given: Mapping[str, Any]) -> str:
    """Return where a question says that it is treated, in parentheses."""
    said = next((given[key] for key in _SOURCES if isinstance(given.get(key), str) and given[key]), "")
    return f"({said})" if said else ""


def _mark(choice: Any) -> bool:
    return isinstance(choice, Mapping) and any(choice.get(key) is True for key in choice if key.lower() in _MARKED)


def _rights(given: Mapping[str, Any], listed: list[Any], choices: list[tuple[str, str, bool]]) -> set[int]:
    """Return the numbers of the choices that a question names as right: by number, id, letter or words."""
    said = next((given[key] for key in _RIGHT if key in given and not isinstance(given[key], bool)), None)
    found: set[int] = set()
    for one in said if isinstance(said, list) else [said]:
        ids = [choice.get("id", choice.get("value")) if isinstance(choice, Mapping) else None for choice in listed]
        words = [choice[0] for choice in choices]
        if one is not None and one in ids:
            found.add(ids.index(one))
        elif isinstance(one, int) and 0 <= one < len(choices):
            found.add(one)
        elif one in words:
            found.add(words.index(one))
        elif isinstance(one, str) and re.fullmatch("[A-Ha-h]", one) and number_of(one) < len(choices):
            found.add(number_of(one))
    return found
