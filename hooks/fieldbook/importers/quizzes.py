"""Questions whose right answers are marked: the marks go into a note for facilitators, the questions stay.

The notation is that of paper: `(x)` and `[x]` are right, `____ {=word}` is a blank with the words that are right,
and what is told about an answer stands as a quotation below it.
"""

from __future__ import annotations

import re

_RIGHT = re.compile(r"^(?P<lead>[ \t]*(?:[-*+]|\d+[.)])[ \t]+)(?P<open>[(\[])[xX](?P<shut>[)\]])[ \t]+(?P<text>.*)$")
_OPEN = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\( \)|\[ \])[ \t]")
_TYPED = re.compile(r"(?P<blank>_{3,})[ \t]*\{=(?P<answer>[^{}\n]*)\}")
_CELL = re.compile(r"\([xX]\)|\[[xX]\]")
_TOLD = re.compile(r"^[ \t]*>[ \t]?(?P<text>.*)$")


def has_key(text: str) -> bool:
    """Tell whether right answers are marked."""
    return bool(
        _TYPED.search(text)
        or any(_RIGHT.match(line) for line in text.split("\n"))
        or re.search(r"\|[^\n]*\([xX]\)", text)
    )


def without_key(content: str) -> tuple[str, str]:
    """Return questions without the marks of what is right and what is told about answers, and the key to them."""
    lines: list[str] = []
    key: list[str] = []
    question = ""
    asked = False
    for line in content.split("\n"):
        told = _TOLD.match(line)
        if told and asked:
            key.append(f"    {told['text']}" if told["text"].strip() else "")
            continue
        right = _RIGHT.match(line)
        if right or _TYPED.search(line) or (line.lstrip().startswith("|") and _CELL.search(line)):
            asked = True
            answer = _answer(line, right)
            key += [f"- {question + ': ' if question else ''}{answer}"]
            lines.append(_blanked(line, right))
            continue
        asked = asked or bool(_OPEN.match(line))
        if line.strip() and not _OPEN.match(line) and not line.lstrip().startswith("|"):
            question, asked = " ".join(line.strip("#*_ ").rstrip(": ").split()), False
        lines.append(line)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return text, re.sub(r"\n{3,}", "\n\n", "\n".join(key)).strip("\n")


def _answer(line: str, right: re.Match[str] | None) -> str:
    if right:
        return right["text"].strip()
    if typed := _TYPED.search(line):
        return typed["answer"].strip()
    return " ".join(
        _CELL.sub("**x**", line.replace("( )", "–").replace("[ ]", "–")).strip("| ").replace("|", "·").split()
    )


def _blanked(line: str, right: re.Match[str] | None) -> str:
    if right:
        return f"{right['lead']}{right['open']} {right['shut']} {right['text']}"
    line = _TYPED.sub(lambda match: match["blank"], line)
    return _CELL.sub(lambda match: f"{match[0][0]} {match[0][2]}", line)
