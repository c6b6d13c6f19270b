"""HTML in a lesson: comments, and blocks that Python-Markdown keeps as they are.

A block of HTML begins with a block-level tag at the beginning of a line and ends with that tag's end; a lesson
can be inside of it only where the tag says `markdown`. What lies in a comment means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

BLOCK_TAGS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "canvas", "center", "colgroup", "dd", "details", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "group", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "map", "math", "menu", "nav", "noscript"}
    | {"object", "ol", "option", "output", "p", "pre", "progress", "script", "section", "style", "summary", "table"}
    | {"tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video"}
)
"""The tags that begin an HTML block, as Python-Markdown has them."""

_BEGIN = re.compile(r"^ {0,3}<(?:(?P<comment>!--)|(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*))", re.MULTILINE)
_COMMENT_END = re.compile(r"--!?>")
_TAG_END = re.compile(r"(?=((?:[^<>\"']|\"[^\"]*\"|'[^']*')*))\1>")
_MARKDOWN = re.compile(r"\bmarkdown\b")


class HtmlKind(StrEnum):
    """What a stretch of HTML is: a comment, an HTML block, or the tag around Markdown that says `markdown`."""

    COMMENT = "comment"
    RAW = "raw"
    TAG = "tag"


class Html(NamedTuple):
    """A stretch of HTML from line `start` to line `end`, as indices; `closed` is False where its end lacks.

    A comment that is not closed is none: it shows as typed, and what follows counts.
    """

    kind: HtmlKind
    start: int
    end: int
    name: str = ""
    closed: bool = True


def html_blocks(lines: list[str]) -> Iterator[Html]:
    """Yield the comments and HTML blocks in `lines`, in their order; code must have been blanked before."""
    text = "\n".join(lines)
    if "<" not in text:
        return
    position = 0
    around: list[str] = []
    while match := _BEGIN.search(text, position):
        found = _stretch(text, match, around)
        if found is None:
            position = match.end()
            continue
        kind, end, closed = found
        tag = (match.group("tag") or "").lower()
        start_line = text.count("\n", 0, match.start())
        yield Html(kind, start_line, start_line + text.count("\n", match.start(), end), tag, closed)
        line_end = text.find("\n", end)
        position = len(text) if line_end < 0 else line_end


def _stretch(text: str, match: re.Match[str], around: list[str]) -> tuple[HtmlKind, int, bool] | None:
    """Return kind and end of the stretch that begins at `match`; `around` are the open `markdown` tags."""
    if match.group("comment"):
        end = _COMMENT_END.search(text, match.end())
        return (HtmlKind.COMMENT, end.end(), True) if end else (HtmlKind.COMMENT, match.end(), False)
    tag = match.group("tag").lower()
    tag_end = _TAG_END.match(text, match.end())
    if tag not in BLOCK_TAGS or tag_end is None:
        return None
    if match.group("close"):
        return _close(tag, tag_end.end(), around)
    if tag == "hr" or tag_end.group().endswith("/>"):
        return HtmlKind.RAW, tag_end.end(), True
    if _MARKDOWN.search(tag_end.group()):
        around.append(tag)
        return HtmlKind.TAG, tag_end.end(), True
    return _raw(text, tag, tag_end.end())


def _close(tag: str, end: int, around: list[str]) -> tuple[HtmlKind, int, bool] | None:
    """Take an end tag, where a `markdown` tag is open that it can end."""
    if tag not in around:
        return None
    while around.pop() != tag:
        pass
    return HtmlKind.TAG, end, True


def _raw(text: str, tag: str, position: int) -> tuple[HtmlKind, int, bool]:
    """Return the end of the HTML block whose first tag, a `tag`, ends at `position`."""
    depth = 1
    for match in re.compile(rf"<(/?){tag}\b[^<>]*>", re.IGNORECASE).finditer(text, position):
        depth += -1 if match.group(1) else 1
        if depth == 0:
            return HtmlKind.RAW, match.end(), True
    return HtmlKind.RAW, len(text), False
