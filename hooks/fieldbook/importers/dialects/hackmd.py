"""What HackMD adds to Markdown: marked, inserted, raised and lowered words, who said a quote, a line of tags.

Source: HackMD's features page. Its blocks between colons and its films are read where others are.
"""

from __future__ import annotations

import re

from ..ledger import Ledger, line_of
from .inline_marks import read_scripts

_MARKED = re.compile(r"(?<![=\w])==(?=\S)(?P<text>[^=\n]+?)(?<=\S)==(?![=\w])")
_ADDED = re.compile(r"(?<![\w+])\+\+(?=\S)(?P<text>[^+\n]+?)(?<=\S)\+\+(?![\w+])")
_SAID = re.compile(r"[ \t]*\[(?P<key>name|time|color)=(?P<said>[^\[\]\n]*)\]")
_TAGS = re.compile(r"(?mi)^#{1,6}[ \t]+tags:[ \t]*(?P<said>[^\n]*)$")


def without_tags(text: str, ledger: Ledger) -> str:
    """Return `text` without its line of tags, which are code."""

    def tags(match: re.Match[str]) -> str:
        ledger.left_out(line_of(text, match.start()), "a line of tags", match[0])
        return ""

    return _TAGS.sub(tags, text)


def read(text: str, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, with these marks as plain Markdown."""

    def said(match: re.Match[str]) -> str:
        if match["key"] == "name":
            ledger.became(line_of(text, match.start()), "who said a quote stands behind it", "name")
            return f" ({match['said']})"
        ledger.left_out(line_of(text, match.start()), f"what HackMD shows beside a quote: {match['said']}", match[0])
        return ""

    text = _SAID.sub(said, text)
    return read_scripts(_ADDED.sub(r"\g<text>", _MARKED.sub(r"\g<text>", text)))
