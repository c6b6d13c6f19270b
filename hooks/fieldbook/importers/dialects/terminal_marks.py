"""Marks of colours for a terminal, as the workshops of NodeSchool have them in their texts: `{bold}…{/bold}`.

Source: workshopper's guide to its Markdown.
"""

from __future__ import annotations

import re

from ..ledger import Ledger

_PAINTED = re.compile(r"\{(?P<name>bold|green|yellow|red|blue|cyan|magenta|italic)\}(?P<text>.*?)\{/(?P=name)\}", re.S)
_RULE = re.compile(r"(?m)^-{10,}[ \t]*$")
"""A line across the terminal."""


def read(text: str, ledger: Ledger) -> str:
    """Return `text` without these marks; bold as Markdown has it."""
    if found := _PAINTED.findall(text):
        words = " ".join(f"{name} {name}" for name, _text in found)
        ledger.became(0, "marks of colours for a terminal are gone", words)
    return _RULE.sub("", _PAINTED.sub(_bare, text))


def _bare(match: re.Match[str]) -> str:
    return f"**{match['text']}**" if match["name"] == "bold" else match["text"]
