"""Markdown that a word processor has exported: numbers behind backslashes, bold headings, names of headings.

Sources: what Google Docs' Markdown export and pandoc's writer escape.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from ...slugs import given_name
from .. import markup
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from .shared import aside_code

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.+?)[ \t]*(?:\{#(?P<name>[^\s{}]+)\})?[ \t]*$", re.M)
_ESCAPED = re.compile(r"\\(?P<mark>[#.!+=>|~<&\-])")
_LIST_LIKE = re.compile(r"^[ \t]*(?:\d{1,9}\\\.|\\[-+#>=])", re.M)
_UNDERLINED = re.compile(r"\[(?P<text>[^\[\]]+)\]\{\.(?:underline|mark|smallcaps)\}")
_EXPORTED = re.compile(
    r"\\_\\_\\_|\\[#.!+\-=>][ \w]|^#{1,6} \*\*.+\*\*[ \t]*(?:\{#|$)|^#{1,6} .+\{#[^\s{}]+\}[ \t]*$|^\[image\d+\]:"
    r"|^\|[ \t]*:----[ \t]*\||^(?:[-*+][ \t]+)?\\\[[ xX]\\\][ \t]",
    re.M,
)
_CONTENTS = re.compile(r"(?m)^[ \t]*\[(?P<text>\**[^\[\]\n]+\t\d+\**)\]\(#[^()\n]*\)[ \t]*$")
"""A line of the contents of a document: a heading and its page, with a link."""
_EMPTY_HEADING = re.compile(r"^#{1,6}[ \t]*(?:\*\*\s*\*\*)?[ \t]*(?:\{#[\w.:-]+\})?[ \t]*$", re.M)

_NAMED = re.compile(r"(?<=\]\()#(?P<name>[^()\s]+)(?=\))")
_ONE_CELL = re.compile(r"(?m)(?<=\n\n)\|(?P<said>(?:[^|\n\\]|\\.)+)\|[ \t]*\n\|[ \t]*:?-+:?[ \t]*\|[ \t]*$(?!\n\|)")
_TICKED = re.compile(r"(?m)^(?P<lead>[ \t]*(?:[-*+][ \t]+)?)\\\[(?P<mark>[ xX])\\\](?=[ \t])")
"""A box to tick at the beginning of a line."""
_PICTURE = re.compile(r"!\[(?P<words>[^\[\]]*)\]\[(?P<name>image\d+)\]")
_LIES_AT = re.compile(r"(?m)^\[(?P<name>image\d+)\]:[ \t]*<?(?P<at>[^\s<>]+)>?[ \t]*$")
_ENDS_ITEM = re.compile(r"(?m)^(?P<item>[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S.*?) {2,}$(?=\n[ \t]*(?:[-*+]|\d+[.)])[ \t])")


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
    text = _UNDERLINED.sub(lambda match: match["text"] if match["text"].strip("\u00a0 _") else "____", text)
    kept = {match.start() + match[0].index("\\") for match in _LIST_LIKE.finditer(text)}
    text = _ESCAPED.sub(
        lambda match: match[0] if match.start() in kept or match["mark"] in "|<&" else match["mark"], text
    )
    text = _TICKED.sub(r"\g<lead>[\g<mark>]", text)
    text = _HEADING.sub(_heading, _EMPTY_HEADING.sub("", text))
    text = _NAMED.sub(lambda match: f"#{given_name(unquote(match['name']))}", text)
    text = _ONE_CELL.sub(_boxed, _ENDS_ITEM.sub(r"\g<item>", text))
    text = _with_pictures(text)
    return aside.restore(text)


def _heading(match: re.Match[str]) -> str:
    words = match["text"].strip()
    inner = re.fullmatch(r"(\*\*|__)(?P<text>.+)\1", words)
    if inner and inner[1] not in inner["text"]:
        words = inner["text"].strip()
    # Google Docs leaves signs in the names of headings that no name may have.
    name = given_name(match["name"] or "")
    return f"{match['marks']} {words}{f' {{#{name}}}' if name else ''}"


def _boxed(match: re.Match[str]) -> str:
    """Return a table of one cell, which is a box, on its two lines."""
    return f"{markup.box('office-box')}{match['said'].strip()}\n{markup.end('div')}"


def _with_pictures(text: str) -> str:
    """Return a text whose pictures say where they lie; it is said at its end."""
    places = {match["name"]: match["at"] for match in _LIES_AT.finditer(text)}
    text = _PICTURE.sub(lambda match: f"![{match['words']}]({places.get(match['name'], match['name'])})", text)
    return _LIES_AT.sub("", text)
