"""What somebody hands in: a file of answers to this course, and nothing else."""

from __future__ import annotations

import json
from typing import Any

LARGEST = 1_000_000
"""Bytes. A workbook in which every field is full has a tenth of that."""

_TEXTS = {"saved": 40, "name": 200, "set": 100}
"""What else a file may say of itself, and how long that may be."""

_DEEPEST = 3
"""Levels of data in what was done: a kind, a quiz, a field."""


class NoAnswersError(ValueError):
    """What came is no file of answers to the course."""


def checked(data: bytes, course_id: str) -> str:
    """Return what was handed in as the text of a file, with what belongs into one and no more.

    Raises:
        NoAnswersError: It is something else.
    """
    try:
        found = json.loads(data.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NoAnswersError("this is no JSON") from error
    if not isinstance(found, dict) or found.get("fieldbook") != 1 or isinstance(found["fieldbook"], bool):
        raise NoAnswersError("this is no file of answers")
    if found.get("course") != course_id:
        raise NoAnswersError("this is of another course")
    kept: dict[str, Any] = {"fieldbook": 1, "course": course_id}
    for name, longest in _TEXTS.items():
        if name in found and found[name] is not None:
            kept[name] = _text(found[name], longest)
    kept["answers"] = _answers(found.get("answers"))
    if "progress" in found:
        kept["progress"] = _progress(found["progress"])
    return json.dumps(kept)


def _no_number(name: str) -> None:
    raise NoAnswersError(f"{name} is no number of JSON")


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise NoAnswersError("this is no file of answers")
    return value


def _answers(found: object) -> dict[str, dict[str, Any]]:
    if not isinstance(found, dict) or not all(isinstance(fields, dict) for fields in found.values()):
        raise NoAnswersError("these are no answers")
    if not all(_is_answer(value) for fields in found.values() for value in fields.values()):
        raise NoAnswersError("this is no answer")
    return found


def _progress(found: object) -> dict[str, Any]:
    """Return what was done, and said of outcomes; who reads it takes of it what the course knows."""
    if not isinstance(found, dict) or not _is_plain(found, _DEEPEST):
        raise NoAnswersError("this is no progress")
    return found


def _is_plain(value: object, deepest: int) -> bool:
    """Tell whether a value is data within data to some depth at most."""
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return deepest > 0 and all(_is_plain(one, deepest - 1) for one in inner)


def _is_answer(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str) or value is True
