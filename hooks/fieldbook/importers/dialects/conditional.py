"""What only some forms of a book of Quarto's show: `.content-visible` and `.content-hidden`, with their conditions.

Source: Quarto's documentation of conditional content. A lesson is a page of HTML; what a profile or the metadata
decides nobody here can tell.
"""

from __future__ import annotations

import re

from ..ledger import Ledger, line_of

_GIVEN = r"\{[^{}\n]*\.content-(?:visible|hidden)\b[^{}\n]*\}"
_BEGUN = re.compile(rf"^[ \t]*:{{3,}}[ \t]*(?P<given>{_GIVEN})[ \t]*:*[ \t]*$")
_BLOCK = re.compile(r"^[ \t]*:{3,}[ \t]*[^\s:]")
_END = re.compile(r"^[ \t]*:{3,}[ \t]*$")
_SPAN = re.compile(rf"[ \t]?\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\](?P<given>{_GIVEN})")
_CONDITION = re.compile(r"\b(?P<kind>when|unless)-(?P<of>format|profile|meta)\s*=\s*[\"'](?P<said>[^\"']*)[\"']")
_OTHER = "what only another form of the book showed, as its PDF"


def read(text: str, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, without what pages of HTML did not show; lines stay."""
    if ".content-" not in text:
        return text
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        begun = _BEGUN.match(lines[at])
        end = _end(lines, at) if begun else at
        if begun and _is_hidden(begun["given"]):
            ledger.left_out(at + 1, _OTHER, "\n".join(lines[at + 1 : end]))
            lines[at : end + 1] = [""] * (end + 1 - at)
            at = end
        elif begun:
            _tell(begun["given"], at + 1, ledger)
        at += 1
    text = "\n".join(lines)

    def span(match: re.Match[str]) -> str:
        line = line_of(text, match.start())
        if not _is_hidden(match["given"]):
            _tell(match["given"], line, ledger)
            return match[0]
        ledger.left_out(line, _OTHER, match["words"])
        return ""

    return _SPAN.sub(span, text)


def _end(lines: list[str], at: int) -> int:
    """Return the line that ends the block which begins in line `at`, or the last one."""
    depth = 0
    for number in range(at, len(lines)):
        depth += bool(_BLOCK.match(lines[number])) - bool(_END.match(lines[number]))
        if depth == 0:
            return number
    return len(lines) - 1


def _is_hidden(given: str) -> bool:
    """Tell whether a page of HTML does not show what has these attributes."""
    conditions = list(_CONDITION.finditer(given))
    formats = {one["kind"]: one["said"].startswith("html") for one in conditions if one["of"] == "format"}
    holds = formats.get("when", True) and not formats.get("unless", False)
    if ".content-visible" in given:
        return not holds
    return holds and bool(formats) and len(formats) == len(conditions)


def _tell(given: str, line: int, ledger: Ledger) -> None:
    """Say what is shown to all, though a profile or the metadata decided on it."""
    for match in _CONDITION.finditer(given):
        if match["of"] != "format":
            decides = "a profile of the book" if match["of"] == "profile" else "the book's metadata"
            ledger.look(line, f"{decides} decided whether this is shown ({match[0]}); it is shown to all")
