"""Signs, letters and numbers before the lines of what was to be a list, and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import Source
from ..reader.yaml_slips import INVISIBLE
from .rule import warning
from .slips import at_margin

BULLET = warning(
    "list-bullet",
    "A list is typed with hyphens. Bullets that a word processor made show as signs in running text.",
    "Bring:\n\n\u2022 a book\n\u2022 a chair",
    "Bring:\n\n- a book\n- a chair",
)
LETTERS = warning(
    "list-letters",
    "Letters with a parenthesis do not make a list, nor do digits of other scripts: their lines run together.",
    "Pick one:\n\na) the first\nb) the second",
    "Pick one:\n\n1. the first\n2. the second",
)
RULES = (BULLET, LETTERS)

BULLET_SIGN = re.compile(
    r"(?:(?P<sign>[\u2022\u00b7\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u2219\uf020-\uf0ff\uff0d\uff65\u30fb])"
    r"(?:[ \t\u00a0\u3000]+|(?<=[\u2022\u25cf\u25aa\u2023\uff65\u30fb]))"
    r"|(?P<dash>[\u2013\u2014])\t[ \t]*"
    r"|(?P<letter>[o\u00a7\u00d8\u00fc])[ \u00a0]*\t[ \t\u00a0]*)(?=\S)"
)
"""Bullets, and the letters that stand for them once their font (Courier New, Wingdings) is gone."""
_ARROW = re.compile(
    r"(?P<sign>[\u2013\u2014\u2192\u21d2\u25b6\u25ba\u25b8\u25c6\u25c7\u25cb\u2713-\u2718\u2705\u274c\u274f-\u2756"
    r"\u2794\u279c\u27a1\u27a2\u27a4\u2b50\U0001f000-\U0001f3fa\U0001f400-\U0001faff]|[-=]{1,2}>)"
    r"[\ufe0f\U0001f3fb-\U0001f3ff]*[ \t\u00a0]+(?=\S)(?!.*(?:  |\\)$)"
)
"""Dashes, arrows, ticks, emoji and the like: two such lines, one below the other, are a list, unless a pair of spaces
breaks them. One alone may be what somebody says, or an aside."""
_TICKED = re.compile(r"(?P<sign>[\u2610-\u2612\u25a1\u25a2\u274f\u2751\uf06f\uf071\uf0a8])[ \t\u00a0]+(?=\S)")
_UNBOXED = re.compile(
    r"(?:[-*+][ \t]+(?P<sign>\[\]|\[[xX ]\](?=[^\s(\[:]))|(?P<bare>\[[xX ]?\](?=\s)))[ \t]*(?P<words>[^\s([].*)"
)
"""A box to tick without a space within or behind it, or without a hyphen before it."""
_FIRST = re.compile(
    r"(?P<sign>[a\u0430\u03b1\u0623](?:[.)]|\.?-)|i\)|i\.(?!e\.)|\((?:[a\u0430\u03b1\u0623]|1|i)\)"
    r"|[\u0661\u06f1\u0967][.)-]|1(?:\ufe0f?\u20e3[.)]?|\.-|[\u00ba\u00b0\u00aa]))[ \t]+\S",
    re.IGNORECASE,
)
"""Letters; the digits of Arabic, Persian and Hindi, and those in boxes, which are emoji; 1.- and 1º of Spanish."""
_SECOND = re.compile(
    r"(?:[b\u0431\u03b2\u0628](?:[.)]|\.?-)|ii[.)]|\((?:[b\u0431\u03b2\u0628]|2|ii)\)"
    r"|[\u0662\u06f2\u0968][.)-]|2(?:\ufe0f?\u20e3[.)]?|\.-|[\u00ba\u00b0\u00aa]))[ \t]+\S",
    re.IGNORECASE,
)
_GLUED = re.compile(rf"(?P<mark>-|\d{{1,2}}[.)](?P<unseen>[{INVISIBLE}]*))(?P<words>[^\W\d_].*)")
"""Two such lines, one below the other, are a list, and so is one beside an item; one alone may be anything."""
_GLUED_WORD, _HYPHENED = (re.compile(rf"(?P<margin>[ \t>]*)-{one}") for one in (r"[^\W\d_]{2}", r"[ \t]+\S"))


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the lines of a page that begin as those of a list that is none."""
    lines = source.prose_lines
    asking = _asking(source)
    for number, line in enumerate(lines, 1):
        if number not in source.html_lines and line.strip():
            yield from _list(source, number, line, lines, number in asking)


def _asking(source: Source) -> frozenset[int]:
    """Return the numbers of the lines in blocks with fields, whose boxes have rules of their own."""
    blocks = [block for block in source.blocks if block.name in FIELD_BLOCK_NAMES]
    return frozenset(at for one in blocks for at in source.lines_of(one))


def _list(source: Source, number: int, whole: str, lines: list[str], is_asking: bool) -> Iterator[Diagnostic]:
    """Yield that a line of a list does not begin as one; it may stand in a quotation, or in another list."""
    line = at_margin(whole)
    margin = len(whole) - len(line)
    ticked = _TICKED.match(line)
    if ticked and is_asking:
        return
    if match := ticked or BULLET_SIGN.match(line) or _arrow(number, line, lines, is_asking):
        words = line[match.end() :].strip()
        sign = match.groupdict().get("sign") or line[0]
        hint = f'type "- [ ] {words}"' if ticked else f'type "- {words}"'
        yield BULLET.at(source.name, number, margin + 1, f'"{sign}" begins no list', hint)
    elif not is_asking and (match := _UNBOXED.match(line)) and any(map(_UNBOXED.match, _beside(lines, number))):
        sign = match["sign"] or match["bare"]
        hint = f'type "- [{"x" if "x" in sign.lower() else " "}] {match["words"].strip()}"'
        yield BULLET.at(source.name, number, margin + 1, f'"{sign}" is no box to tick', hint)
    elif (match := _FIRST.match(line)) and number < len(lines) and _SECOND.match(at_margin(lines[number])):
        hint = 'type "1." and "2.", or hyphens; "- ( )" in a worksheet, for choices'
        yield LETTERS.on_line(source.name, number, f'"{match["sign"]}" begins no list', hint)
    elif (match := _GLUED.match(line)) and _is_among_items(lines, number):
        column, words = margin + match.start("words"), match["words"].strip()
        mark = match["mark"].rstrip(match["unseen"])
        what = "hyphen" if mark == "-" else "number"
        message = f"a space is missing behind the {what}"
        if match["unseen"]:
            message = "what looks like a space behind the number is none"
        yield BULLET.at(source.name, number, column, message, f'type "{mark} {words}"')


def _is_among_items(lines: list[str], number: int) -> bool:
    """Tell whether the line above or below one without its space is as that is, or an item as far from the margin."""
    if any(map(_GLUED.match, _beside(lines, number))):
        return True
    glued = _GLUED_WORD.match(lines[number - 1])
    near = map(_HYPHENED.match, (*lines[max(number - 2, 0) : number - 1], *lines[number : number + 1]))
    return glued is not None and any(item and item["margin"] == glued["margin"] for item in near)


def _arrow(number: int, line: str, lines: list[str], is_asking: bool) -> re.Match[str] | None:
    """Return the sign that begins a line, and the line above or below it as well; None where none does."""
    match = _ARROW.match(line)
    if match and is_asking and match["sign"] not in "\u2013\u2014":
        return None
    others = [other["sign"] for one in _beside(lines, number) if (other := _ARROW.match(one))] if match else []
    return match if match and match["sign"] in others else None


def _beside(lines: list[str], number: int) -> list[str]:
    """Return the line above and the line below one, where they are there, without what is blank before them."""
    return [*map(at_margin, (*lines[max(number - 2, 0) : number - 1], *lines[number : number + 1]))]
