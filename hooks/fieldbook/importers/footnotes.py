"""Footnotes, brought into the one form in which every note is defined once, and cited.

Sources: kramdown's and GitBook's footnotes; Python-Markdown's `footnotes`, which drops a note that nothing cites.
"""

from __future__ import annotations

import re
from collections import Counter

from .ledger import Ledger, line_of

_SPACED = re.compile(r"^(\[\^[^\]\s]+\])[ \t]+:", re.M)
_BARE = re.compile(r"^(?P<mark>\[\^(?P<id>[^\]\s]+)\])(?P<space>[ \t]*)(?=[^\s:\[,.;)])", re.M)
_DEFINED = re.compile(r"^ {0,3}\[\^(?P<id>[^\]\s]+)\]:[ \t]*", re.M)
_EMPTY = re.compile(r"[ \t]*(?:\n[ \t]*)*(?:\n(?! {4}|\t)|\Z)")
_CITED = re.compile(r"(?m)^ {0,3}\[\^[^\]\s]+\]:|(?<!\\)\[\^(?P<id>[^\]\s]+)\]")
"""A note's mark, or without `id` where a note begins: a colon behind a mark within a line is the sentence's."""


def repair(text: str, ledger: Ledger) -> str:
    """Return `text` with all of its notes defined once and cited; line ends stay."""
    text = _with_colons(_SPACED.sub(r"\1:", text), ledger)
    cited = _citations(text)
    seen: set[str] = set()

    def defined(match: re.Match[str]) -> str:
        name = match["id"]
        if _EMPTY.match(text, match.end()):
            ledger.look(line_of(text, match.start()), f"the note [^{name}] has no text")
            return ""
        if name in cited and name not in seen:
            seen.add(name)
            return match[0]
        why = "is defined twice" if name in seen else "is cited nowhere"
        ledger.look(line_of(text, match.start()), f"the note [^{name}] {why}; its text stands in the lesson now")
        return ""

    mended = _DEFINED.sub(defined, text)
    return _CITED.sub(lambda match: _escaped(match, seen, mended, ledger), mended)


def _with_colons(text: str, ledger: Ledger) -> str:
    """Give notes written without it their colon, where the note is cited elsewhere."""
    citations = _citations(text)

    def with_colon(match: re.Match[str]) -> str:
        name = re.escape(match["id"])
        if citations[match["id"]] < 2 or re.search(rf"(?m)^\[\^{name}\]:", text):
            return match[0]
        ledger.repaired(line_of(text, match.start()), f"the note [^{match['id']}] was given its colon")
        return f"{match['mark']}: "

    return _BARE.sub(with_colon, text)


def _citations(text: str) -> Counter[str]:
    """Return how often each note is cited."""
    return Counter(match["id"] for match in _CITED.finditer(text) if match["id"])


def _escaped(match: re.Match[str], known: set[str], text: str, ledger: Ledger) -> str:
    if not match["id"] or match["id"] in known:
        return match[0]
    ledger.look(line_of(text, match.start()), f"the note [^{match['id']}] is defined nowhere; its mark is text now")
    return f"\\{match[0]}"
