"""Slips of the keyboard, and what word processors and spreadsheets make of marks: it shows as typed, or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from ..reader.yaml_slips import INVISIBLE_SIGN
from .block_specs import SPECS
from .rule import error
from .suggest import nearest, visible

UNSEEN = error(
    "char-unseen",
    "Word processors and web pages put in spaces that are none, and characters without any width. Beside a mark they "
    "keep it from being one, and nobody sees why.",
    "\u00a0/// tip | Ask early\nPeople plan far ahead.\n///",
    "/// tip | Ask early\nPeople plan far ahead.\n///",
)
MARKS = error(
    "block-marks",
    "A block begins and ends with three slashes, and a | stands before its title. Other signs show on the page.",
    "\uff0f\uff0f\uff0f tip \uff5c Ask early\nPeople plan far ahead.\n\uff0f\uff0f\uff0f",
    "/// tip | Ask early\nPeople plan far ahead.\n///",
)
RULES = (UNSEEN, MARKS)

CONSEQUENCES = frozenset(
    {"block-header", "block-nested", "block-stray", "block-unclosed", "block-unseen", "option-place"}
    | {"option-unreadable"}
)
"""Codes of what follows from signs that can't be seen, or that are not those of a block: their cause is reported."""
AT_FRONT = frozenset({"meta-late", "meta-title", "meta-unclosed", "meta-yaml"})
"""Codes of what follows from signs that can't be seen in front matter, or around its marks."""
OF_NOTES = frozenset({"note-undefined"})
"""Codes of what follows from such signs before a note."""

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# In these three, \u00a0 stands for all that is invisible; the only group that matches is where it may not be.
_BESIDE_MARK = re.compile(
    r"^[ \t>]*(\u00a0)[ \t\u00a0]*/{3,}|^[ \t>]*/{3,}[ \t]*(\u00a0)|^[ \t>]*/{3,}[ \t]*[\w-]+[ \t]*(\u00a0)"
    r"|^[ \t>]*/{3,}.*?(\u00a0)[ \t\u00a0]*$|^[ \t>]*/{1,2}(\u00a0)/+"
    r"|^[ \t>]*[-*+](\u00a0)|^[ \t>]*(\u00a0)[ \t\u00a0]*(?:[-*+] |\||\[\^[^\]]+\]:|-{3,}[ \t\u00a0]*$)"
    r"|^[ \t>]*(?=\|?[ \t\u00a0:|-]*-[ \t\u00a0:|-]*$)[ \t:|-]*(\u00a0)"
    r"|^[ \t>]*_+(\u00a0)[_\u00a0]*$|^(?:.*[\s:])?_{1,2}(\u00a0)[_\u00a0]*_"
)
_INDENT = re.compile(r"^[ \t]*(\u00a0)[ \t\u00a0]*(?:[\w-]+[ \t]*:|-[ \t])|^[ \t]*(?:-[ \t]+)?[\w-]+[ \t]*:(\u00a0)")
_BLANK = re.compile(r"^[ \t>]*(\u00a0)[ \t\u00a0]*$")
"""What looks like an empty line, and parts nothing."""
_OPTION = re.compile(r"(?:- )?[\w-]+:")
_OPTION_END = re.compile(r"(\u00a0)[ \t\u00a0]*$")
_BEGINNING = re.compile(r"[ \t>]*/{3,}[ \t]*\w")
NAME = "[a-z][a-z0-9-]*"
"""The name of a block, perhaps: there is one in SPECS, or not."""
_OTHER_MARKS = re.compile(
    rf"^[ \t>]*(?:(?P<marks>[\uff0f\u2044\u2215]{{2,}}|\\\\{{2,}}|(?<!/)//(?!/)|/(?:[ ]/){{2,}})[ \t]*"
    rf"(?P<name>{NAME})?"
    rf"|(?P<rule>-{{3,}}|[\u2013\u2014]{{2,}}|\*{{3,}}|_{{3,}}|\+{{3,}}|\|{{3}}|/(?=[ ]))[ \t]*(?P<named>{NAME}))"
    r"(?P<rest>[ \t]*(?:[|\uff5c].*)?)$"
)
"""Of signs that alone are a line across the page (`rule`), only those before a block's name."""
_WIDE_BAR = re.compile(
    rf"^[ \t>]*(?P<marks>/{{3,}})[ \t]*(?P<name>{NAME})[ \t]*(?P<bar>\|{{2,}}|[\uff5c\u00a6\u2502\u2503"
    r"\u01c0\u2016\u2223\u23d0\u2758-\u275a\ufe31\ufe33\uffe8])(?P<title>.*)$"
)
def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the slips of a page."""
    raw = list(uncoded(source))
    yield from _unseen(source, raw)
    yield from _marks(source, raw)


def hidden_by(source: Source, line: int) -> frozenset[str]:
    """Return the codes of what follows from a sign that can't be seen in a line of a page."""
    typed = visible(source.lines[line - 1]).strip(" \t>")
    if line < source.body_line or typed in ("---", "..."):
        return AT_FRONT
    if typed.startswith("[^"):
        return OF_NOTES
    # What looks empty may stand below the options of a block.
    return CONSEQUENCES if not typed or "//" in typed or _OPTION.match(typed) else frozenset()


def uncoded(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that stand in no fenced code."""
    fence = ""
    for number, line in enumerate(source.lines, 1):
        match = _FENCE.match(line)
        if fence:
            fence = "" if match and match[1].startswith(fence) else fence
        elif match:
            fence = match[1][:3]
        else:
            yield number, line


def _unseen(source: Source, lines: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    if all(line.isascii() for _, line in lines):
        return
    options = False
    for number, line in lines:
        match = None
        if not line.isascii():
            plain = INVISIBLE_SIGN.sub("\u00a0", line)
            match = _BESIDE_MARK.match(plain)
            if match is None and (options or number < source.body_line):
                match = _INDENT.match(plain) or (_OPTION_END.search(plain) if options else None)
            if match is None and _is_joint(source.lines, number):
                match = _BLANK.match(plain)
        options = bool(_BEGINNING.match(line)) or (options and line[:1] in (" ", "\t", "\u00a0"))
        if match is not None:
            at = match.start(match.lastindex or 0)
            name = unicodedata.name(line[at], f"U+{ord(line[at]):04X}").lower()
            message = f"there is a character here that can't be seen ({name})"
            yield UNSEEN.at(source.name, number, at + 1, message, "delete it, and type a space if one belongs there")


def _is_joint(lines: list[str], number: int) -> bool:
    """Tell whether a line stands right below another one that is not blank, or above one."""
    return any(one.strip() for one in (*lines[max(number - 2, 0) : number - 1], *lines[number : number + 1]))


def _block(match: re.Match[str]) -> str | None:
    """Return the block that a line with other marks is to begin, "" where it is to end one; None for other lines."""
    name = match["name"] or match["named"] or ""
    if name in ("", *SPECS) or not match["rest"].strip():
        return name if name in ("", *SPECS) else None
    return nearest(name, SPECS) or None


def _marks(source: Source, lines: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    prose = source.prose_lines
    for number, line in lines:
        bar = _WIDE_BAR.match(line)
        if bar and bar["name"] in SPECS:
            hint = f'type "{bar["marks"]} {bar["name"]} | {bar["title"].strip()}"'
            message = "one | stands before the title" if bar["bar"][0] == "|" else "the sign before the title is no |"
            yield MARKS.on_line(source.name, number, message, hint)
        elif (match := _OTHER_MARKS.match(line) if prose[number - 1].strip() else None) and (
            (name := _block(match)) is not None
        ):
            typed = f"{name}{match['rest'].replace(chr(0xFF5C), '|')}".strip()
            message = f'"{match["marks"] or match["rule"]}" begins and ends no block'
            hint = f'type "/// {typed}"' if typed else 'type "///"'
            end = ', and "///" at its end' if match["rule"] else ""
            yield MARKS.on_line(source.name, number, message, hint + end)


def at_margin(line: str) -> str:
    """Return a line of prose without its indent, and the marks of the quotations that it stands in."""
    return line.lstrip(" \t>")
