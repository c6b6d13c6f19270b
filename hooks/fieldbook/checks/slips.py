"""Slips of the keyboard, and what word processors and spreadsheets make of marks: it shows as typed, or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import Source
from ..reader.yaml_slips import INVISIBLE
from .block_specs import SPECS
from .rule import error, warning

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
BULLET = warning(
    "list-bullet",
    "A list is typed with hyphens. Bullets that a word processor made show as signs in running text.",
    "Bring:\n\n\u2022 a book\n\u2022 a chair",
    "Bring:\n\n- a book\n- a chair",
)
LETTERS = warning(
    "list-letters",
    "Letters with a parenthesis do not make a list: their lines run together.",
    "Pick one:\n\na) the first\nb) the second",
    "Pick one:\n\n1. the first\n2. the second",
)
BOLD = warning(
    "text-bold",
    "Bold words stand between two pairs of stars; one pair alone shows.",
    "Ask **early, since people plan far ahead.",
    "Ask **early**, since people plan far ahead.",
)
INDENTED = warning(
    "text-indented",
    "A line that is indented by four spaces is shown as code, letter by letter.",
    "Ask early.\n\n    ## Whom to ask",
    "Ask early.\n\n## Whom to ask",
)
RULES = (UNSEEN, MARKS, BULLET, LETTERS, BOLD, INDENTED)

CONSEQUENCES = frozenset(
    {"block-header", "block-nested", "block-stray", "block-unclosed", "block-unseen", "meta-late", "meta-yaml"}
    | {"option-place", "option-unreadable"}
)
"""Codes of what follows from signs that can't be seen, or that are not those of a block: their cause is reported."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# In these three, \u00a0 stands for all that is invisible; the only group that matches is where it may not be.
_BESIDE_MARK = re.compile(
    r"^[ \t>]*(\u00a0)[ \t\u00a0]*/{3,}|^[ \t>]*/{3,}[ \t]*(\u00a0)|^[ \t>]*/{3,}[ \t]*[\w-]+[ \t]*(\u00a0)"
    r"|^[ \t>]*/{3,}.*?(\u00a0)[ \t\u00a0]*$|^[ \t>]*/{1,2}(\u00a0)/+"
    r"|^[ \t>]*[-*+](\u00a0)|^[ \t>]*(\u00a0)[ \t\u00a0]*[-*+] "
)
_INDENT = re.compile(r"^[ \t]*(\u00a0)[ \t\u00a0]*(?:[\w-]+[ \t]*:|-[ \t])|^[ \t]*(?:-[ \t]+)?[\w-]+[ \t]*:(\u00a0)")
_OPTION_END = re.compile(r"(\u00a0)[ \t\u00a0]*$")
_BEGINNING = re.compile(r"[ \t>]*/{3,}[ \t]*\w")
_NAME = "[a-z][a-z0-9-]*"
"""The name of a block, perhaps: there is one in SPECS, or not."""
_OTHER_MARKS = re.compile(
    rf"^\s{{0,3}}(?:(?P<marks>[\uff0f\u2044\u2215]{{2,}}|\\\\{{2,}}|(?<!/)//(?!/)|/(?:[ ]/){{2,}})[ \t]*"
    rf"(?P<name>{_NAME})?"
    rf"|(?P<rule>-{{3,}}|[\u2013\u2014]{{2,}}|\*{{3,}}|_{{3,}}|\+{{3,}})[ \t]*(?P<named>{_NAME}))"
    r"(?P<rest>[ \t]*(?:[|\uff5c].*)?)$"
)
"""Of signs that alone are a line across the page (`rule`), only those before a block's name."""
_WIDE_BAR = re.compile(rf"^\s*(?P<marks>/{{3,}})[ \t]*(?P<name>{_NAME})[ \t]*[\uff5c\u00a6\u2502\u01c0](?P<title>.*)$")
BULLET_SIGN = re.compile(
    r"^ {0,3}(?:(?P<sign>[\u2022\u00b7\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u2219\u2013\u2014\uf020-\uf0ff\uff0d"
    r"\uff65\u30fb])"
    r"(?:[ \t\u00a0\u3000]+|(?<=[\uff65\u30fb]))"
    r"|(?P<letter>[o\u00a7\u00d8\u00fc])[ \u00a0]*\t[ \t\u00a0]*)(?=\S)"
)
"""Bullets, and the letters that stand for them once their font (Courier New, Wingdings) is gone."""
_ARROW = re.compile(
    r"^ {0,3}(?P<sign>[\u2192\u21d2\u25b6\u25ba\u25b8\u25c6\u25c7\u25cb\u2713-\u2718\u2705\u274c\u274f-\u2756"
    r"\u2794\u279c\u27a2\u27a4])\ufe0f?[ \t\u00a0]+(?=\S)(?!.*(?:  |\\)$)"
)
"""Arrows, ticks and the like: two such lines, one below the other, are a list, unless a pair of spaces breaks them."""
_TICKED = re.compile(r"^ {0,3}(?P<sign>[\u2610-\u2612\u25a1\u25a2\u274f\u2751\uf06f\uf071\uf0a8])[ \t\u00a0]+(?=\S)")
_FIRST = re.compile(r"^ {0,3}(?P<sign>a[.)]|i\)|i\.(?!e\.)|\((?:a|1|i)\))[ \t]+\S", re.IGNORECASE)
_SECOND = re.compile(r"^ {0,3}(?:b[.)]|ii[.)]|\((?:b|2|ii)\))[ \t]+\S", re.IGNORECASE)
_GLUED = re.compile(rf"^ {{0,3}}(?P<mark>-|\d{{1,2}}[.)](?P<unseen>[{INVISIBLE}]*))(?P<words>[^\W\d_].*)")
"""Two such lines, one below the other, are a list; one alone may be anything."""
_HEADING = re.compile(r"^(?: {4,}|\t)\s*#{1,6} \S")
_BLOCK = re.compile(rf"^(?: {{4,}}|\t)\s*/{{3,}}[ \t]*(?P<name>{_NAME})[ \t]*(?:\|.*)?$")
_BOX = re.compile(r'(?:={3}[!+]*|!{3}|\?{3}\+?) ?["\w]')
"""What begins a tab or a box that other extensions read, with all that is indented below it."""
_BOX_HINT = 'begin the tab with "/// tab | Title", or the box with "/// tip | Title", and indent nothing below it'
_OPEN = re.compile(r"(?<![\\*\w])\*\*(?=[^\s*])")
_UNEVEN = re.compile(r"(?<![\\*\w])\*(?=[^\s*][^*\n]*[^\s*]\*\*(?![*\w]))")
_LOOSE = re.compile(r"(?<![\\*\w])\*\*[ \t]+(?P<words>[^\W\d_](?:[^*\n\d]*[^*\s\d])?)[ \t]*\*\*(?![\w*])")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the slips of a page."""
    raw = list(uncoded(source))
    yield from _unseen(source, raw)
    yield from _marks(source, raw)
    yield from _indented(source, raw)
    lines = source.prose_lines
    asking = _asking(source, lines)
    for number, line in enumerate(lines, 1):
        if number not in source.html_lines and line.strip():
            yield from _list(source, number, line, lines, number in asking)
    yield from _bold(source)


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
            plain = _INVISIBLE.sub("\u00a0", line)
            match = _BESIDE_MARK.match(plain)
            if match is None and (options or number < source.body_line):
                match = _INDENT.match(plain) or (_OPTION_END.search(plain) if options else None)
        options = bool(_BEGINNING.match(line)) or (options and line[:1] in (" ", "\t", "\u00a0"))
        if match is not None:
            at = match.start(match.lastindex or 0)
            name = unicodedata.name(line[at], f"U+{ord(line[at]):04X}").lower()
            message = f"there is a character here that can't be seen ({name})"
            yield UNSEEN.at(source.name, number, at + 1, message, "delete it, and type a space if one belongs there")


def _marks(source: Source, lines: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    for number, line in lines:
        bar = _WIDE_BAR.match(line)
        if bar and bar["name"] in SPECS:
            hint = f'type "{bar["marks"]} {bar["name"]} | {bar["title"].strip()}"'
            yield MARKS.on_line(source.name, number, "the sign before the title is no |", hint)
        elif (match := _OTHER_MARKS.match(line)) and (name := match["name"] or match["named"] or "") in ("", *SPECS):
            typed = f"{name}{match['rest'].replace(chr(0xFF5C), '|')}".strip()
            message = f'"{match["marks"] or match["rule"]}" begins and ends no block'
            hint = f'type "/// {typed}"' if typed else 'type "///"'
            end = ', and "///" at its end' if match["rule"] else ""
            yield MARKS.on_line(source.name, number, message, hint + end)


def _indented(source: Source, lines: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    before, box = "", ""
    prose = source.prose_lines
    begun = {block.line for block in source.blocks}
    for number, line in lines:
        if line.strip() and not line.startswith(("    ", "\t")):
            box = line.strip() if _BOX.match(line) else ""
        if not before.strip() and not prose[number - 1].strip() and number >= source.body_line:
            message = f'"{line.strip()}" is shown as code'
            header = _BLOCK.match(line)
            is_header = header is not None and header["name"] in SPECS
            if box:
                if is_header:
                    message = f'the checks do not see "{line.strip()}" below {box}'
                    yield INDENTED.on_line(source.name, number, message, _BOX_HINT)
            elif _HEADING.match(line):
                hint = f'type "{line.strip()}" at the beginning of the line'
                yield INDENTED.on_line(source.name, number, message, hint)
            elif is_header and number not in begun:
                hint = "take away what is blank in front of it, and as much in front of each line down to its end"
                yield INDENTED.on_line(source.name, number, message, hint)
        before = line


def _asking(source: Source, lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines in blocks with fields, whose boxes have rules of their own."""
    blocks = [block for block in source.blocks if block.name in FIELD_BLOCK_NAMES]
    return frozenset(at for one in blocks for at in range(one.line, (one.end_line or len(lines)) + 1))


def _list(source: Source, number: int, line: str, lines: list[str], is_asking: bool) -> Iterator[Diagnostic]:
    ticked = _TICKED.match(line)
    if ticked and is_asking:
        return
    if match := ticked or BULLET_SIGN.match(line) or (None if is_asking else _arrow(number, line, lines)):
        words = line[match.end() :].strip()
        sign = match["sign"] or match["letter"]
        hint = f'type "- [ ] {words}"' if ticked else f'type "- {words}"'
        yield BULLET.at(source.name, number, line.index(sign) + 1, f'"{sign}" begins no list', hint)
    elif (match := _FIRST.match(line)) and number < len(lines) and _SECOND.match(lines[number]):
        hint = 'type "1." and "2.", or hyphens; "- ( )" in a worksheet, for choices'
        yield LETTERS.on_line(source.name, number, f'"{match["sign"]}" begins no list', hint)
    elif (match := _GLUED.match(line)) and any(map(_GLUED.match, _beside(lines, number))):
        column, words, mark = match.start("words"), match["words"].strip(), match["mark"].rstrip(match["unseen"])
        what = "hyphen" if mark == "-" else "number"
        message = f"a space is missing behind the {what}"
        if match["unseen"]:
            message = "what looks like a space behind the number is none"
        yield BULLET.at(source.name, number, column, message, f'type "{mark} {words}"')


def _arrow(number: int, line: str, lines: list[str]) -> re.Match[str] | None:
    """Return the sign that begins a line, and the line above or below it as well; None where none does."""
    match = _ARROW.match(line)
    others = [other["sign"] for one in _beside(lines, number) if (other := _ARROW.match(one))] if match else []
    return match if match and match["sign"] in others else None


def _beside(lines: list[str], number: int) -> list[str]:
    """Return the line above and the line below one, where they are there."""
    return [*lines[max(number - 2, 0) : number - 1], *lines[number : number + 1]]


def _bold(source: Source) -> Iterator[Diagnostic]:
    """Yield the stars of a paragraph that begin something bold and have no end."""
    if "**" not in source.prose:
        return
    for number, words in enumerate(source.prose_lines, 1):
        for match in _LOOSE.finditer(words) if "** " in words and number not in source.html_lines else ():
            message = "spaces within the stars keep this from being bold"
            yield BOLD.at(source.name, number, match.start() + 1, message, f'type "**{match["words"]}**"')
    line = 1
    for paragraph in re.split(r"(\n[ \t]*\n)", source.prose):
        start = (_OPEN.search(paragraph) or _UNEVEN.search(paragraph)) if paragraph.count("**") == 1 else None
        if start is not None:
            at = line + paragraph.count("\n", 0, start.start())
            column = start.start() - paragraph.rfind("\n", 0, start.start())
            if at not in source.html_lines:
                hint = 'type "**" where it ends' if start[0] == "**" else 'type "**" on both sides of it'
                part = "end" if start[0] == "**" else "beginning"
                yield BOLD.at(source.name, at, column, f"what is bold here has no {part}", hint)
        line += paragraph.count("\n")
