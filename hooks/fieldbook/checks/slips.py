"""Slips of the keyboard, and what word processors and spreadsheets make of marks: it shows as typed, or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import Source
from .block_specs import SPECS
from .rule import error, warning
from .tables import tables

UNSEEN = error(
    "char-unseen",
    "Word processors and web pages put in blanks that are none, and characters without any width. Beside a mark they "
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
    "Letters with a parenthesis are no list: their lines run together.",
    "Pick one:\n\na) the first\nb) the second",
    "Pick one:\n\n1. the first\n2. the second",
)
TABS = warning(
    "table-tabs",
    "Cells that are copied from a spreadsheet are parted by tabs, which show as blanks.",
    "Day\tEvent\nTuesday\tSongs",
    "| Day | Event |\n|---|---|\n| Tuesday | Songs |",
)
RULE = warning(
    "table-rule",
    "Below the head of a table stands a line of hyphens; without it the bars show.",
    "| Day | Event |\n| Tuesday | Songs |",
    "| Day | Event |\n|---|---|\n| Tuesday | Songs |",
)
CELLS = warning(
    "table-cells",
    "A row has at most as many cells as the head of its table; what is in further ones is lost.",
    "| Day | Event |\n|---|---|\n| Tuesday | Songs | toddlers |",
    "| Day | Event | For |\n|---|---|---|\n| Tuesday | Songs | toddlers |",
)
BLANK = warning(
    "worksheet-blank",
    "A blank to fill in is four underscores. Dots, dashes and other signs stay what they are.",
    "/// worksheet | Partners\n    id: partners\n\nName: ......\n\nTown: ____\n///",
    "/// worksheet | Partners\n    id: partners\n\nName: ____\n\nTown: ____\n///",
)
NAME = error(
    "field-name",
    "The name of a field is one word of letters, digits and hyphens; another one shows on the page.",
    "/// worksheet | Partners\n    id: partners\n\nWho? {#First Name} ____\n///",
    "/// worksheet | Partners\n    id: partners\n\nWho? {#first-name} ____\n///",
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
RULES = (UNSEEN, MARKS, BULLET, LETTERS, TABS, RULE, CELLS, BLANK, NAME, BOLD, INDENTED)

CONSEQUENCES = frozenset(
    {"block-header", "block-nested", "block-stray", "block-unclosed", "block-unseen", "meta-late", "meta-yaml"}
    | {"option-place", "option-unreadable"}
)
"""Codes of what follows from signs that can't be seen, or that are not those of a block: their cause is told."""

_U = "\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff"
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_BESIDE_MARK = re.compile(
    rf"^[ \t>]*(?P<before>[{_U}])[ \t{_U}]*/{{3,}}|^[ \t>]*/{{3,}}[ \t]*(?P<behind>[{_U}])"
    rf"|^[ \t>]*/{{3,}}.*?(?P<end>[{_U}])[ \t{_U}]*$|^[ \t>]*/{{1,2}}(?P<within>[{_U}])/+"
    rf"|^[ \t>]*[-*+](?P<item>[{_U}])|^[ \t>]*(?P<bullet>[{_U}])[ \t{_U}]*[-*+] "
)
_BEGINNING = re.compile(r"[ \t>]*/{3,}[ \t]*\w")
_INDENT = re.compile(rf"^[ \t]*(?P<sign>[{_U}])[ \t{_U}]*(?:[\w-]+[ \t]*:|-[ \t])")
_NAMES = "|".join(sorted(map(re.escape, SPECS), key=len, reverse=True))
_OTHER_MARKS = re.compile(
    rf"^\s{{0,3}}(?P<marks>(?:[\uff0f\u2044\u2215]{{2,}}|\\\\{{2,}}|(?<!/)//(?!/)))[ \t]*(?P<name>{_NAMES})?"
    r"(?P<rest>[ \t]*(?:[|\uff5c].*)?)$"
)
_WIDE_BAR = re.compile(rf"^\s*(?P<marks>/{{3,}})[ \t]*(?P<name>{_NAMES})[ \t]*[\uff5c\u00a6\u2502\u01c0](?P<title>.*)$")
_BULLET = re.compile(
    r"^ {0,3}(?:(?P<sign>[\u2022\u00b7\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u2219\u2013\u2014\uf020-\uf0ff])[ \t\u00a0]+"
    r"|(?P<letter>[o\u00a7\u00d8\u00fc])[ \u00a0]*\t[ \t\u00a0]*)(?=\S)"
)
"""Bullets, and the letters that stand for them once their font (Courier New, Wingdings) is gone."""
_TICKED = re.compile(r"^ {0,3}(?P<sign>[\u2610-\u2612\u25a1\u25a2\u274f\u2751\uf06f\uf071\uf0a8])[ \t\u00a0]+(?=\S)")
_FIRST = re.compile(r"^ {0,3}(?P<sign>a[.)]|i\)|i\.(?!e\.))[ \t]+\S", re.IGNORECASE)
_SECOND = re.compile(r"^ {0,3}(?:b[.)]|ii[.)])[ \t]+\S", re.IGNORECASE)
_TAB = re.compile(r"\S\t+|\t\S")
_ROW = re.compile(r"^\s{0,3}\|.*\|\s*$")
_DASHES = re.compile(r"^(?=[^\u2010-\u2015\u2212]*[\u2010-\u2015\u2212])[\s|:\u2010-\u2015\u2212-]+$")
_HYPHENS = re.compile(r"^\s{0,3}\|?\s*:?-+[\s|:-]*$")
_DOTS = re.compile(
    r"(?P<sign>\.{5,}|\u2026{2,}|[\u2014\u2013]{2,}|(?<![_\w])__(?![_\w])|\u2014(?:\s\u2014)+|\u23af{2,}|\uff3f{2,})"
)
_FIELD_NAME = re.compile(r"\{#(?P<name>[^}\n]*)\}")
_GOOD_NAME = re.compile(r"[^\W_](?:[\w-]*\w)?")
_HEADING = re.compile(r"^(?: {4,}|\t)\s*#{1,6} \S")
_CODE_OR_ESCAPED = re.compile(r"\\.|`[^`]*`")
_OPEN = re.compile(r"(?<![\\*\w])\*\*(?=[^\s*])")


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
    yield from _tables(source, lines)
    for table in tables(list(enumerate(lines, 1))):
        for below, row in enumerate(table.body, table.line + 2):
            if len(row) > table.columns and "|" in lines[below - 1]:
                message = f"this row has {len(row)} cells, and the table {table.columns} columns"
                yield CELLS.on_line(source.name, below, message, "take cells away, or give the head more")
    yield from _bold(source)
    for block in source.blocks:
        if block.name in FIELD_BLOCK_NAMES:
            end = block.end_line or len(lines) + 1
            yield from _fields(source, range(block.content_line, end), lines)


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
        match = None if line.isascii() else _BESIDE_MARK.match(line)
        if match is None and (options or number < source.body_line) and not line.isascii():
            match = _INDENT.match(line)
        options = bool(_BEGINNING.match(line)) or (options and line[:1] in (" ", "\t", "\u00a0"))
        if match is not None:
            sign = next(one for one in match.groups() if one)
            name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
            column = line.index(sign) + 1
            message = f"there is a character here that can't be seen ({name})"
            yield UNSEEN.at(source.name, number, column, message, "delete it, and type a blank if one belongs there")


def _marks(source: Source, lines: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    for number, line in lines:
        bar = _WIDE_BAR.match(line)
        if bar:
            hint = f'type "{bar["marks"]} {bar["name"]} | {bar["title"].strip()}"'
            yield MARKS.on_line(source.name, number, "the sign before the title is no |", hint)
        elif match := _OTHER_MARKS.match(line):
            typed = f"{match['name'] or ''}{match['rest'].replace(chr(0xFF5C), '|')}".strip()
            message = f'"{match["marks"]}" begins and ends no block'
            yield MARKS.on_line(source.name, number, message, f'type "/// {typed}"' if typed else 'type "///"')


def _indented(source: Source, lines: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    before = ""
    prose = source.prose_lines
    for number, line in lines:
        if not before.strip() and _HEADING.match(line) and not prose[number - 1].strip() and number >= source.body_line:
            message = f'"{line.strip()}" is shown as code'
            yield INDENTED.on_line(source.name, number, message, f'type "{line.strip()}" at the beginning of the line')
        before = line


def _asking(source: Source, lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines in blocks with fields, whose boxes have rules of their own."""
    blocks = [block for block in source.blocks if block.name in FIELD_BLOCK_NAMES]
    return frozenset(at for one in blocks for at in range(one.line, (one.end_line or len(lines)) + 1))


def _list(source: Source, number: int, line: str, lines: list[str], is_asking: bool) -> Iterator[Diagnostic]:
    ticked = None if is_asking else _TICKED.match(line)
    if match := ticked or _BULLET.match(line):
        if is_asking and _TICKED.match(line):
            return
        words = line[match.end() :].strip()
        sign = match["sign"] or match["letter"]
        hint = f'type "- [ ] {words}"' if ticked else f'type "- {words}"'
        yield BULLET.at(source.name, number, line.index(sign) + 1, f'"{sign}" begins no list', hint)
    elif (match := _FIRST.match(line)) and number < len(lines) and _SECOND.match(lines[number]):
        hint = 'type "1." and "2.", or hyphens; "- ( )" in a worksheet, for choices'
        yield LETTERS.on_line(source.name, number, f'"{match["sign"]}" begins no list', hint)


def _tables(source: Source, lines: list[str]) -> Iterator[Diagnostic]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip() and end + 1 not in source.html_lines:
            end += 1
        if any("|" in row or "\t" in row for row in lines[at:end]):
            yield from _table(source, at, lines[at:end])
        at = max(end, at + 1)


def _table(source: Source, start: int, rows: list[str]) -> Iterator[Diagnostic]:
    """Yield what keeps some lines that stand together from being a table."""
    tabbed = [row for row in rows if _TAB.search(row.strip(" "))]
    if len(tabbed) > 1 and not any(
        row.lstrip().startswith(("-", "*", "+", "|")) or _BULLET.match(row) for row in tabbed
    ):
        first = "| " + " | ".join(rows[rows.index(tabbed[0])].split("\t")) + " |"
        hint = f'type the cells between bars, "{first}", and a line "|---|---|" below the first row'
        line = start + rows.index(tabbed[0]) + 1
        yield TABS.on_line(source.name, line, "tabs part no cells", hint)
        return
    barred = [number for number, row in enumerate(rows) if _ROW.match(row)]
    rule_at = next((number for number, row in enumerate(rows) if _HYPHENS.match(row) and "|" in row), 0)
    if rule_at and rule_at - 1 in barred:
        wanted, typed = (_columns(rows[number]) for number in (rule_at - 1, rule_at))
        if wanted != typed:
            message = f"this line has {typed} columns, and the head of the table {wanted}; so it is no table"
            hint = f'type "|{"---|" * wanted}"'
            yield RULE.on_line(source.name, start + rule_at + 1, message, hint)
        return
    if len(barred) < 2 or any(_HYPHENS.match(row) and "-" in row for row in rows):
        return
    rule = "|" + "---|" * _columns(rows[barred[0]])
    dashes = next((number for number in barred if _DASHES.match(rows[number])), None)
    if dashes is not None:
        message = "long dashes are no line below the head of a table"
        yield RULE.on_line(source.name, start + dashes + 1, message, f'type "{rule}"')
    else:
        message = "these lines with bars are no table"
        yield RULE.on_line(source.name, start + barred[0] + 1, message, f'type "{rule}" below the first of them')


def _columns(row: str) -> int:
    return _CODE_OR_ESCAPED.sub("", row.strip()).removeprefix("|").removesuffix("|").count("|") + 1


def _bold(source: Source) -> Iterator[Diagnostic]:
    """Yield the stars of a paragraph that begin something bold and have no end."""
    if "**" not in source.prose:
        return
    line = 1
    for paragraph in re.split(r"(\n[ \t]*\n)", source.prose):
        start = _OPEN.search(paragraph) if paragraph.count("**") == 1 else None
        if start is not None:
            at = line + paragraph.count("\n", 0, start.start())
            column = start.start() - paragraph.rfind("\n", 0, start.start())
            if at not in source.html_lines:
                yield BOLD.at(source.name, at, column, "what is bold here has no end", 'type "**" where it ends')
        line += paragraph.count("\n")


def _fields(source: Source, numbers: range, lines: list[str]) -> Iterator[Diagnostic]:
    for number in numbers:
        line = lines[number - 1] if number <= len(lines) else ""
        for match in _FIELD_NAME.finditer(line):
            if not _GOOD_NAME.fullmatch(match["name"]):
                good = re.sub(r"\W+", "-", match["name"].lower()).strip("-_") or "name"
                message = f'"{match.group()}" names no field'
                yield NAME.at(source.name, number, match.start() + 1, message, f'type "{{#{good}}}"')
        dots = _DOTS.search(line)
        if dots and not _ROW.match(line) and not line.strip().startswith(("#", ">")):
            message = f'"{dots["sign"]}" is no blank'
            yield BLANK.at(source.name, number, dots.start() + 1, message, 'type "____"')
