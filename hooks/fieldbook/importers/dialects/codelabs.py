"""Google's codelabs in Markdown: minutes below headings, boxes of two kinds, surveys, frames typed as pictures.

Source: the documentation of claat's parser of Markdown, and its format guide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .. import markup
from ..ledger import Ledger, line_of
from .shared import heading_above, in_lines, outside_code

_DURATION = re.compile(r"(?m)^Duration:[ \t]*(?P<time>\d+(?::\d{1,2}){0,2})[ \t]*$")
_BOX = re.compile(
    r"^[ \t]*(?P<kind>Positive|Negative)[ \t]*\n"
    r"(?P<inner>[ \t]*:[ \t][^\n]*(?:\n[ \t]*(?::[ \t])?(?!#|[-*+][ \t])\S[^\n]*)*)",
    re.M,
)
_ASIDE = re.compile(
    r"^>[ \t]*aside[ \t]+(?P<kind>positive|negative)[ \t]*\n(?P<inner>(?:>[^\n]*(?:\n|\Z))+)", re.M | re.I
)
_FRAME = re.compile(r"!\[(?P<url>https?://[^\]\s]+)\]\([^()\s\n]+(?:[ \t]+\"(?P<title>[^\"\n]*)\")?\)")
_SURVEY = re.compile(r"<form>\s*(?P<inner>(?:<name>.*?</name>|<input\b[^<>]*>|\s)+)</form>", re.S)
_ASKED = re.compile(r"<name>(?P<name>.*?)</name>|<input\b[^<>]*?\bvalue=\"(?P<value>[^\"]*)\"[^<>]*>", re.S)
_KINDS = {"positive": "tip", "negative": "warning"}


def is_codelab(meta: Mapping[str, Any]) -> bool:
    """Tell whether front matter is that of a codelab."""
    return {"id", "summary"} <= meta.keys()


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with this notation as boxes and worksheets; lines stay where they are."""
    return outside_code(text, lambda part: _read(part, ledger))


def minutes(text: str) -> int:
    """Return the minutes of all parts of a codelab."""
    found: list[int] = []

    def counted(part: str) -> str:
        found.append(_total(part))
        return part

    outside_code(text, counted)
    return found[0]


def _total(text: str) -> int:
    return round(sum(map(_seconds, _DURATION.finditer(text))) / 60)


def _seconds(match: re.Match[str]) -> int:
    """Return a duration: hours, minutes and seconds, minutes and seconds, or minutes alone."""
    parts = [int(part) for part in match["time"].split(":")]
    parts = [*parts, 0] if len(parts) == 1 else parts
    return sum(part * 60**place for place, part in enumerate(reversed(parts)))


def _read(text: str, ledger: Ledger) -> str:
    text = _BOX.sub(lambda match: _boxed(match, re.sub(r"(?m)^[ \t]*:[ \t]", "", match["inner"]), ledger, text), text)
    text = _ASIDE.sub(lambda match: _boxed(match, re.sub(r"(?m)^>[ \t]?", "", match["inner"]), ledger, text), text)
    text = _SURVEY.sub(lambda match: _survey(match, ledger, text), text)
    text = _FRAME.sub(lambda match: _linked(match, ledger, text), text)
    total = _total(text)
    words = " ".join(f"Duration {match['time']}" for match in _DURATION.finditer(text))
    if words:
        ledger.became(1, f"the minutes of each part became those of the lesson: {total}", words)
    return _DURATION.sub("", text)


def _boxed(match: re.Match[str], inner: str, ledger: Ledger, text: str) -> str:
    kind = match["kind"].lower()
    ledger.became(line_of(text, match.start()), f"“{match['kind']}” became the type of a box", f"aside {match['kind']}")
    return in_lines(f"{markup.box(_KINDS[kind])}{inner.rstrip()}{markup.end('div')}", match[0])


def _linked(match: re.Match[str], ledger: Ledger, text: str) -> str:
    """Return a link to what was shown in a frame."""
    words = match["url"] if match["title"] else ""
    ledger.became(line_of(text, match.start()), f"a frame became a link: {match['url']}", words)
    return f"[{match['title'] or match['url']}]({match['url']})"


def _survey(match: re.Match[str], ledger: Ledger, text: str) -> str:
    """Return a survey as a worksheet: questions with choices of which none is right."""
    lines = [markup.box("worksheet", heading_above(text, match.start(), "Survey")), ""]
    for found in _ASKED.finditer(match["inner"]):
        lines += ["", found["name"].strip(), ""] if found["name"] is not None else [f"- ( ) {found['value']}"]
    tags = "name " * len(re.findall(r"</?name>", match["inner"]))
    ledger.became(line_of(text, match.start()), "a survey became a worksheet", tags)
    return in_lines("\n".join([*lines, "", markup.end("div")]), match[0])
