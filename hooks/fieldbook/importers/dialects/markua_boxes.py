"""Boxes of Leanpub, as its Markua has them: lines behind `A>` and other letters, `{aside}` and `{blurb}`.

Source: the manual of Markua (asides, blurbs and their shorthands).
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger, line_of
from .shared import headed

_KINDS = {
    "A": "info",
    "B": "info",
    "D": "reflection",
    "E": "warning",
    "I": "info",
    "Q": "reflection",
    "T": "tip",
    "W": "warning",
    "X": "activity",
    "discussion": "reflection",
    "error": "warning",
    "exercise": "activity",
    "question": "reflection",
    "tip": "tip",
    "warning": "warning",
}
_LETTERED = re.compile(r"(?m)^(?P<letter>[ABDEIQTWX])>(?:[ \t][^\n]*)?(?:\n(?P=letter)>(?:[ \t][^\n]*)?)*$")
_NAMED = re.compile(r"(?ms)^\{(?P<name>aside|blurb)\b(?P<given>[^{}\n]*)\}[ \t]*\n(?P<text>.*?)^\{/(?P=name)\}[ \t]*$")
_CLASS = re.compile(r"\b(?:class|icon)[ \t]*:[ \t]*\"?(?P<name>\w+)")
_BEGINS = re.compile(r"(?m)^(?:[ABDEIQTWX]>|\{(?:aside|blurb)\b)")


def has_boxes(text: str) -> bool:
    """Tell whether there may be such a box in a text."""
    return bool(_BEGINS.search(text))


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such boxes as boxes of HTML."""

    def lettered(match: re.Match[str]) -> str:
        letter, lines = match["letter"], match[0].split("\n")
        ledger.became(line_of(text, match.start()), f"lines behind “{letter}>” became a box", f"{letter} " * len(lines))
        return _box(_KINDS[letter], "\n".join(line[2:].removeprefix(" ") for line in lines))

    def named(match: re.Match[str]) -> str:
        given = _CLASS.search(match["given"])
        name = match["name"]
        ledger.became(line_of(text, match.start()), f"“{{{name}}}” became a box", f"{name}{match['given']} {name}")
        return _box(_KINDS.get(given["name"] if given else "", "info"), match["text"])

    return _NAMED.sub(named, _LETTERED.sub(lettered, text))


def _box(kind: str, text: str) -> str:
    """Return a box whose heading, where its text begins with one, is its title."""
    title, said = headed(text)
    return f"{markup.box(kind, title)}\n\n{said}\n\n{markup.end('div')}"
