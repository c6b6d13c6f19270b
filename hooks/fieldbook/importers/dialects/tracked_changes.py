"""Changes and comments that pandoc brings along from a document of Word: the text stands as if all were accepted.

Source: pandoc's manual (`--track-changes=all`). Word's own documents are read alike (`office.word`).
"""

from __future__ import annotations

import re

from ..ledger import Ledger, line_of

_TRACKED = re.compile(r"\]\{\.(?:insertion|deletion|comment-|paragraph-(?:in|dele))")
_MARK = re.compile(
    r"\\.|(?P<open>\[)|\](?:\{\.(?P<kind>insertion|deletion|comment-start|comment-end|paragraph-insertion"
    r"|paragraph-deletion)(?P<given>(?:\s[^{}]*)?)\})?",
    re.S,
)
_AUTHOR = re.compile(r"\bauthor=\"(?P<author>[^\"]*)\"")


def read(text: str, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, as readers of its final state see it; lines stay."""
    if not _TRACKED.search(text):
        return text
    pieces: list[str] = []
    opened: list[int] = []
    at = 0
    for match in _MARK.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        if match["open"]:
            opened.append(len(pieces))
        if not match["kind"] or not opened:
            if match[0] == "]" and opened:
                opened.pop()
            pieces.append(match[0])
            continue
        start = opened.pop()
        # Without the bracket.
        said = "".join(pieces[start + 1 :])
        del pieces[start:]
        if _gone(match, said, line_of(text, match.start()), ledger):
            # Of the spaces around what is gone, one is left.
            pieces.append(pieces.pop().removesuffix(" "))
            said = "\n" * said.count("\n")
        pieces += [said, "\n" * match[0].count("\n")]
    return "".join([*pieces, text[at:]])


def _gone(match: re.Match[str], said: str, line: int, ledger: Ledger) -> bool:
    """Tell whether the words before a mark are not in the final text, and say so."""
    kind, words = match["kind"], " ".join(said.split())
    if kind == "deletion" and words:
        ledger.left_out(line, f"what an edit took out: “{words}”", words)
    elif kind == "comment-start":
        author = _AUTHOR.search(match["given"])
        of = f" of {author['author']}" if author else ""
        ledger.left_out(line, f"a comment{of}, which readers of the final text don’t see: “{words}”", words)
    elif kind != "comment-end":
        ledger.became(line, "a tracked change: the text stands as if it were accepted")
    return kind in ("deletion", "comment-start")
