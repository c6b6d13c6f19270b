"""What HackMD adds to Markdown: marked, inserted, raised and lowered words, who said a quote, a line of tags.

Source: HackMD's features page. Its blocks between colons and its films are read where others are.
"""

from __future__ import annotations

import re

from ..ledger import Ledger, line_of
from .inline_marks import read_scripts

_MARKED = re.compile(r"(?<![=\w])==(?=\S)(?P<text>[^=\n]+?)(?<=\S)==(?![=\w])")
_ADDED = re.compile(r"(?<![\w+])\+\+(?=\S)(?!\w\b)(?P<text>[^+\n]+?)(?<=\S)(?<!\b\w)\+\+(?![\w+])")
"""Words that were put in; `++i` and `i++` are operators."""
_QUOTED = re.compile(r"(?m)^[ \t]*>[^\n]*$")
_SAID = re.compile(r"[ \t]*\[(?P<key>name|time|color)=(?P<said>[^\[\]\n]*)\]")
_TAGS = re.compile(r"(?mi)^#{1,6}[ \t]+tags:(?:[ \t,]*`[^`\n]*`)+[ \t]*$")


def without_tags(text: str, ledger: Ledger) -> str:
    """Return `text` without its line of tags, which are code."""

    def tags(match: re.Match[str]) -> str:
        ledger.left_out(line_of(text, match.start()), "a line of tags", match[0])
        return ""

    return _TAGS.sub(tags, text)


def read(text: str, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, with these marks as plain Markdown."""

    def quoted(quote: re.Match[str]) -> str:
        line = line_of(text, quote.start())
        return _SAID.sub(lambda match: _said(match, line, ledger), quote[0])

    text = _QUOTED.sub(quoted, text)
    return read_scripts(_ADDED.sub(r"\g<text>", _MARKED.sub(r"\g<text>", text)))


def _said(match: re.Match[str], line: int, ledger: Ledger) -> str:
    if match["key"] == "name":
        ledger.became(line, "who said a quote stands behind it", "name")
        return f" ({match['said']})"
    ledger.left_out(line, f"what HackMD shows beside a quote: {match['said']}", match[0])
    return ""
