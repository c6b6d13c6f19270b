"""LiaScript's macros: what the head of a course defines stands where the text names it.

Source: LiaScript's documentation of macros (`@name: text`, `@name` to `@end`, parameters `@0` to `@9`). Those that hold
programs, and those that another course defines, are not read.
"""

from __future__ import annotations

import re

from ..ledger import Ledger, line_of

_LINE = re.compile(r"(?m)^[ \t]*@(?P<name>[A-Za-z][\w.]*)[ \t]*:[ \t]*(?P<text>\S[^\n]*)$")
_BLOCK = re.compile(r"(?ms)^[ \t]*@(?P<name>[A-Za-z][\w.]*)[ \t]*\n(?P<text>.*?)^[ \t]*@end[ \t]*$")
_EVENTS = ("onload", "style")
_CALL = re.compile(r"(?<![\w.@])@(?P<name>[A-Za-z][\w.]*)(?:\((?P<given>(?:`[^`\n]*`|[^()`\n]|\([^()\n]*\))*)\))?")
_PART = re.compile(r"(?:`[^`]*`|[^,`])+")
_PARAMETER = re.compile(r"@(?P<number>\d)")
_PROGRAM = re.compile(r"<script\b|@'|@input|@uid", re.I)
_UNSEEN = re.compile(r"\]\([^()\n]*\)|<[^<>]*>")
_GOES_ON = re.compile(r"[ \t]*(?:<|[^\s#|>*+`-])")
"""A line that means the same behind the one above."""
_DEEPEST = 5
"""Macros within macros that are followed."""


def defined(head: str) -> dict[str, str]:
    """Return the macros of a course's head by their names, but for those that hold programs."""
    blocks = {match["name"]: match["text"].strip("\n") for match in _BLOCK.finditer(head)}
    lines = {match["name"]: match["text"].strip() for match in _LINE.finditer(_BLOCK.sub("", head))}
    return {
        name: text
        for name, text in {**lines, **blocks}.items()
        if name not in _EVENTS and not _PROGRAM.search(text)
    }


def filled(text: str, macros: dict[str, str], ledger: Ledger) -> str:
    """Return `text` with what its macros stand for."""

    def written(match: re.Match[str]) -> str:
        said = macros.get(match["name"])
        if said is None:
            return match[0]
        given = [part.strip().strip("`") for part in _PART.findall(match["given"] or "")]
        shown = _PARAMETER.sub(lambda one: "".join(given[int(one["number"]) :][:1]), said)
        seen = _UNSEEN.sub(" ", shown)
        gone = " ".join([match["name"], *(part for part in given if part not in seen)])
        ledger.became(line_of(text, match.start()), f"what “@{match['name']}” stands for stands there", gone)
        # In a single line where it may be, so that those below stay where they are.
        return " ".join(shown.split("\n")) if all(map(_GOES_ON.match, shown.split("\n"))) else shown

    for _ in range(_DEEPEST if macros else 0):
        before, text = text, _CALL.sub(written, text)
        if text == before:
            break
    return text
