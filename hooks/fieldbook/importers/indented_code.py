"""Code that is set apart by indentation: as a paragraph, in an item of a list, or in a quote."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from .placeholders import Placeholders

_CODE_LINE = re.compile(r"^(?: {4}|\t)[ \t]*\S")
_HOLDS = re.compile(
    r"<(?:div|ul|ol|li|table|tr|td|th|section|details|p|dl|dd|blockquote|figure|center|article)\b", re.I
)
_LETS_GO = re.compile(
    r"</(?:div|ul|ol|li|table|tr|td|th|section|details|p|dl|dd|blockquote|figure|center|article)\b", re.I
)
_LISTED = re.compile(r"^[ \t]*(?:[-*+•][ \t]|\d+[.)][ \t]|\[\^[^\]]+\]|:[ \t])")
_BEGINS = re.compile(r"[#>|<:\U000f0000]|(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
"""What begins something of its own, straight below an item of a list; other words go on with the item."""
_HOLDER = re.compile(r"[<:!?=\U000f0000]")
"""What begins elements and boxes, whose text may be indented."""
QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+")
"""The signs of the quotes that a line stands in."""
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_DEEPEST = 20
"""Quotes within quotes in which code is looked for; no author wrote more."""


def keep_indented(text: str, marks: Placeholders, level: int = 0) -> str:
    """Put aside blocks of indented code: below a blank line, and outside of elements of HTML that are open.

    `level` counts the quotes that the text stands in.
    """
    lines = text.split("\n")
    depth = 0
    held = False
    index = 0
    while index < len(lines):
        line = lines[index]
        if level < _DEEPEST and _QUOTE.match(line):
            index = _keep_in_quote(lines, index, marks, level)
            held = False
            continue
        if depth <= 0 and held and _is_code_in_list(lines, index):
            index = _keep_in_list(lines, index, marks)
            continue
        if depth <= 0 and not held and _CODE_LINE.match(line) and (not index or not lines[index - 1].strip()):
            index = _keep_block(lines, index, marks)
            continue
        if line.strip():
            depth += len(_HOLDS.findall(line)) - len(_LETS_GO.findall(line))
            lazy = held and index > 0 and bool(lines[index - 1].strip()) and not _BEGINS.match(line)
            held = bool(_LISTED.match(line)) or (held and line[0] in " \t") or lazy
        index += 1
    return "\n".join(lines)


def _keep_in_quote(lines: list[str], start: int, marks: Placeholders, level: int) -> int:
    """Put aside the indented code of a quote that begins in a line, and return the line below the quote."""
    end = start
    while end < len(lines) and _QUOTE.match(lines[end]):
        end += 1
    inner = "\n".join(_QUOTE.sub("", line) for line in lines[start:end])
    kept = keep_indented(inner, marks, level + 1)
    if kept != inner:
        lines[start:end] = [f"> {line}".rstrip() for line in kept.split("\n")]
    return end


def _keep_in_list(lines: list[str], start: int, marks: Placeholders) -> int:
    """Put aside the code that begins in a line of a list's item, and return the line below it."""
    line = lines[start]
    end = start
    while end < len(lines) and (not lines[end].strip() or _width(lines[end]) >= _width(line)):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    lead = line[: len(line) - len(line.lstrip())]
    inner = [text[len(lead) :] if text.startswith(lead) else text.lstrip() for text in lines[start:end]]
    fence = marks.keep("\n".join(["```", *inner, "```"]))
    made = (lead[:-4] if lead.endswith("    ") else lead) + fence
    lines[start:end] = [made.split("\n")[0], *[""] * (end - start - 1)]
    return end


def _keep_block(lines: list[str], start: int, marks: Placeholders) -> int:
    """Put aside the code that begins in a line outside of lists, and return the line below it."""
    end = start
    while end < len(lines) and (_CODE_LINE.match(lines[end]) or not lines[end].strip()):
        end += 1
    code = "\n".join(lines[start:end]).rstrip()
    filled = code.count("\n") + 1
    shown = textwrap.dedent(code.expandtabs(4))
    mark = marks.keep(code if "```" in code else f"```\n{shown}\n```")
    lines[start : start + filled] = mark.split("\n")[:filled]
    return end


def _is_code_in_list(lines: list[str], index: int) -> bool:
    """Tell whether a line is code in an item of a list: below a blank line, four columns deeper than its text."""
    if not index or lines[index - 1].strip() or not lines[index].strip() or _LISTED.match(lines[index]):
        return False
    for above in reversed(lines[:index]):
        if above.strip() and (item := _LISTED.match(above)):
            return _width(lines[index]) >= max(len(item[0].expandtabs(4)), 3) + 4 and _width(lines[index]) >= 7
        if above.strip() and not above[0].isspace():
            return False
    return False


def _width(line: str) -> int:
    plain = line.expandtabs(4)
    return len(plain) - len(plain.lstrip())


def is_indented_code(lead: str, text: str, start: int) -> bool:
    """Tell whether a fence, by what stands before it in its line, is part of code that is set apart by indentation."""
    return is_deep(lead) and is_code_below(lead, reversed(text[:start].split("\n")[:-1]))


def is_deep(lead: str) -> bool:
    """Tell whether what stands before a fence in its line is wide enough for it to be code."""
    return _width(QUOTED.sub("", lead)) >= 4 and not lead.strip(" \t>")


def is_code_below(lead: str, above: Iterable[str]) -> bool:
    """Tell whether a fence so deep is code, by the lines above it, the nearest first."""
    quoted = ">" in lead
    for line in above:
        inner = QUOTED.sub("", line) if quoted else line
        if quoted and inner == line:
            return True
        if inner.strip() and not inner[0].isspace():
            return not (_LISTED.match(inner) or _HOLDER.match(inner))
    return True
