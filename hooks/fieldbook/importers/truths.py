"""Statements that are true or false, in several languages: how it is asked, what is chosen from, what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAIRS = (
    ("True", "False"), ("Yes", "No"), ("Wahr", "Falsch"), ("Richtig", "Falsch"), ("Vrai", "Faux"),
    ("Verdadero", "Falso"), ("Cierto", "Falso"), ("Verdadeiro", "Falso"), ("Vero", "Falso"), ("Waar", "Onwaar"),
    ("Waar", "Niet waar"), ("Juist", "Onjuist"), ("Goed", "Fout"), ("Prawda", "Fałsz"), ("صح", "خطأ"),
)  # fmt: skip
ASKED = re.compile(
    r"\b(?:true or false|t/f|(?:wahr|richtig) oder falsch|vrai ou faux|(?:verdadero|cierto) o falso"
    r"|verdadeiro ou falso|vero o falso|waar of (?:niet waar|onwaar)|juist of onjuist|goed of fout|prawda czy fałsz)\b",
    re.I,
)
"""Words that ask whether a statement is true."""


def are_choices(words: Sequence[str]) -> bool:
    """Tell whether choices are no more than that a statement is true, or false."""
    said = {text.strip(" *_.").casefold() for text in words}
    return len(words) == len(said) and any(said == {one.casefold(), other.casefold()} for one, other in _PAIRS)


def said_of(statement: str, answer: str) -> tuple[list[tuple[str, bool]], str] | None:
    """Return the choices with which is right, and what is told besides, for an answer to a statement; None for none."""
    known = [pair for pair in _PAIRS if _says(statement, pair[0])] or list(_PAIRS)
    for pair in known:
        for word in pair:
            match = re.match(rf"[*_]*{re.escape(word)}\b[.:*_ \t–—-]*(?P<rest>.*)$", answer, re.I)
            if match:
                return [(one, one == word) for one in pair], match["rest"]
    return None


def _says(text: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", text, re.I))
