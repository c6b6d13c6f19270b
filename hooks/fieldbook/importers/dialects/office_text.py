"""Markdown that a word processor has exported: blanks and numbers behind backslashes, bold headings, names of headings.

Sources: what Google Docs' Markdown export and pandoc's writer escape.
"""

from __future__ import annotations

import re

from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from .shared import aside_code

_BLANK = re.compile(r"(?:\\_){3,}|(?<![\w\\_])_(?:\\_){2,}|(?:\\_){2,}_")
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.+?)[ \t]*(?P<name>\{#[\w.:-]+\})?[ \t]*$", re.M)
_ESCAPED = re.compile(r"\\(?P<mark>[#.!+=>|~<&\-])")
_LIST_LIKE = re.compile(r"^[ \t]*(?:\d{1,9}\\\.|\\[-+#>=])", re.M)
_UNDERLINED = re.compile(r"\[(?P<text>[^\[\]]+)\]\{\.(?:underline|mark|smallcaps)\}")
_EXPORTED = re.compile(
    r"\\_\\_\\_|\\[#.!+\-=>][ \w]|^#{1,6} \*\*.+\*\*[ \t]*(?:\{#|$)|^#{1,6} .+\{#[\w-]+\}[ \t]*$", re.M
)
_CONTENTS = re.compile(r"(?m)^[ \t]*\[(?P<text>\**[^\[\]\n]+\t\d+\**)\]\(#[^()\n]*\)[ \t]*$")
"""A line of the contents of a document: a heading and its page, with a link."""
_EMPTY_HEADING = re.compile(r"^#{1,6}[ \t]*(?:\*\*\s*\*\*)?[ \t]*(?:\{#[\w.:-]+\})?[ \t]*$", re.M)


def read(text: str, ledger: Ledger) -> str:
    """Return `text` as a person would have typed it; what would mean something without its backslash keeps it."""
    if not _EXPORTED.search(text):
        return text
    aside = Placeholders()
    text = aside_code(text, aside)
    for match in _CONTENTS.finditer(text):
        what = "a line of the document's contents, which the engine makes itself"
        ledger.left_out(line_of(text, match.start()), what, match["text"])
    text = _CONTENTS.sub("", text)
    text = _BLANK.sub(lambda match: "_" * max(match[0].count("_"), 4), text)
    text = _UNDERLINED.sub(lambda match: match["text"] if match["text"].strip("\u00a0 _") else "____", text)
    kept = {match.start() + match[0].index("\\") for match in _LIST_LIKE.finditer(text)}
    text = _ESCAPED.sub(
        lambda match: match[0] if match.start() in kept or match["mark"] in "|<&" else match["mark"], text
    )
    text = _HEADING.sub(_heading, _EMPTY_HEADING.sub("", text))
    return aside.restore(text)


def _heading(match: re.Match[str]) -> str:
    words = match["text"].strip()
    inner = re.fullmatch(r"(\*\*|__)(?P<text>.+)\1", words)
    if inner and inner[1] not in inner["text"]:
        words = inner["text"].strip()
    return f"{match['marks']} {words}{' ' + match['name'] if match['name'] else ''}"
