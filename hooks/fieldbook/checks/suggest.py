"""Words for authors: what they may have meant, and what they typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from ..reader.yaml_slips import INVISIBLE_SIGN

_LONGEST = 200
"""Signs up to which words are compared, which takes the square of their length."""
LIKENESS = 0.6
"""How much alike two words are, from 0 to 1, for one to be a slip for the other."""
_EIGHTS = re.compile(r"0+[1-7][0-7]+(?![^\s#])")
"""A number of two digits or more that YAML 1.1 takes for an octal one; see https://yaml.org/type/int.html."""


def did_you_mean(typed: str, known: Iterable[str], likeness: float = LIKENESS) -> str:
    """Return `did you mean "…"?` for the known word nearest to `typed`, or nothing where none is near."""
    return meant(nearest(typed, known, likeness), typed)


def meant(word: str, typed: str = "") -> str:
    """Return `did you mean "…"?` for a word, or nothing for none.

    Where a file's name looks as it was `typed`, the signs are others: a Mac writes an accent as a sign of its own.
    """
    if word != typed and unicodedata.normalize("NFC", word) == unicodedata.normalize("NFC", typed):
        return "a file's name looks alike and is made of other signs; rename it in the letters a to z, here as well"
    return f'did you mean "{word}"?' if word else ""


def nearest(typed: str, known: Iterable[str], likeness: float = LIKENESS) -> str:
    """Return the known word nearest to `typed`, or nothing where none is near."""
    if len(typed) > _LONGEST:
        return ""
    words = sorted(set(known))
    lower = {word.lower(): word for word in reversed(words)}
    matches = get_close_matches(typed.lower(), list(lower), n=1, cutoff=likeness)
    return lower[matches[0]] if matches else ""


def visible(text: str) -> str:
    """Return a text without the characters in it that can't be seen."""
    return INVISIBLE_SIGN.sub("", text)


def unseen_hint(text: str) -> str:
    """Return what to do about a name or an address that has such characters."""
    return f'there is a character in it that can\'t be seen; type "{visible(text)}" anew'


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence, each in quotes."""
    return ", ".join(f'"{word}"' for word in words)


def shown(value: Any) -> str:
    """Return a value as its author knows it."""
    if value is None or value == "":
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ("a list with an empty item" if None in value else "a list") if value else "an empty list"
    return "names with values" if isinstance(value, dict) else f'"{value}"'


def in_eights(typed: str) -> int:
    """Return the number that was meant by one that YAML counts in eights, as 010; 0 for all else."""
    number = _EIGHTS.match(typed)
    return int(number[0]) if number else 0
