"""Blanks that are none, in worksheets and outside of them, and names of fields that can't be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES, JUDGED_BLOCK_NAMES
from ..blocks.worksheet.blanks import TYPED_NAME
from ..diagnostics import Diagnostic
from ..reader import Source
from ..slugs import is_name, slug
from .block_specs import SPECS
from .rule import error, notice, warning
from .slips import at_margin, uncoded
from .tables import DASHES, ROW

BLANK = warning(
    "worksheet-blank",
    "A blank to fill in is four underscores. Dots, dashes and other signs stay what they are.",
    "/// worksheet | Partners\n    id: partners\n\nName: ......\n\nTown: ____\n///",
    "/// worksheet | Partners\n    id: partners\n\nName: ____\n\nTown: ____\n///",
)
NAME = error(
    "field-name",
    "The name of a field is one word of letters, digits and hyphens.",
    "/// worksheet | Partners\n    id: partners\n\nWho? {#First Name} ____\n///",
    "/// worksheet | Partners\n    id: partners\n\nWho? {#first-name} ____\n///",
)
OUTSIDE = notice(
    "field-outside",
    "What looks like a blank or a choice becomes a field in a worksheet or a quiz. Elsewhere it stays as it is typed.",
    "Who calls?\n\n- ( ) the library\n- ( ) the partner",
    "/// worksheet | The first call\n    id: first-call\n\nWho calls?\n\n- ( ) the library\n- ( ) the partner\n///",
)
RULES = (BLANK, NAME, OUTSIDE)

_DOTS = re.compile(
    r"(?P<sign>\.{5,}|(?<=\s)\.{4}|(?:\.[ ]){4,}\.|\u2026{2,}|[\u2014\u2013]{2,}|(?<![_\w])__(?![_\w])"
    r"|\u2014(?:\s\u2014)+|\u23af{2,}|\uff3f{2,}|\u2017{2,}|(?<!\w)\u0640{3,}(?!\w)"
    r"|(?:\\_[ ]?){3,}|(?<![_\w])(?:_[ ]){2,}_(?![_\w])"
    r"|(?<=[^\s|-][ ])-{4,}(?![-\w])|(?<=\S[ ])[\[(][ ]{4,}[\])](?=\s*$)|<u>(?:\s|&nbsp;)+</u>)"
)
_DOTS_IN_CELL = re.compile(r"(?<=\|)[ \t]*(?P<sign>\.{3,}|\u2026+|[\u2013\u2014]{2,})[ \t]*(?=\|)")
_CONTROL = re.compile(r"(?P<sign><(?:input|textarea|select)\b)", re.IGNORECASE)
_INDENTED = re.compile(r"(?: {4,}|\t)\s*_{3,}\s*")
_IN_HTML = re.compile(r"(?:^|>)[^<>]*?(?P<sign>_{3,})")
_FIELD_NAME = re.compile(r"\{#(?P<name>[^}\n]*)\}")
_UNCLOSED_NAME = re.compile(r"(?P<sign>\{:?[ ]*#(?P<name>[\w-]+))(?![\w-]|[^{}\n]*\})")
_BARE_NAME = re.compile(
    r"(?<!_)_{3,}[ ]*(?P<behind>\{:?[ ]*[^\W_][^{}\n#=@]*\})|(?P<before>\{:?[ ]*[^\W_][^{}\n#=@]*\})[ ]*_{3,}"
)
"""Braces beside a blank with words in them that name no field."""
_FIELDS = (
    re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?P<sign>\( \))\s+\S"),
    re.compile(r"(?<=[^\s_][ :])(?P<sign>_{4,})(?!\w)"),
    re.compile(r"(?:^|(?<=\s))(?P<sign>\( \))\s.*\s\( \)(?:\s|$)"),
)
"""What would be a field in a worksheet: a choice of a list, a blank behind words, choices within a line."""


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield what was to be a blank, or to name one, in the worksheets of a page."""
    lines = source.prose_lines
    for block in source.blocks:
        if block.name in FIELD_BLOCK_NAMES:
            end = block.end_line or len(lines) + 1
            judged = block.name in JUDGED_BLOCK_NAMES
            yield from _fields(source, range(block.content_line, end), lines, judged)
            yield from _as_code(source, range(block.content_line, end), lines)
            yield from _in_html(source, range(block.content_line, end), lines)
    yield from _outside(source, lines)


def _outside(source: Source, lines: list[str]) -> Iterator[Diagnostic]:
    """Yield the first of what looks like a field and stands in no block that makes one of it, and in none misspelt."""
    blocks = [block for block in source.blocks if block.name in FIELD_BLOCK_NAMES or block.name not in SPECS]
    within = {at for one in blocks for at in source.lines_of(one)}
    for number, line in enumerate(lines, 1):
        if number in within or number in source.html_lines or "///" in line or not ("__" in line or "( )" in line):
            continue
        # Of a question with a right answer it is told that it belongs in a quiz.
        if any("(x)" in one or "{=" in one for one in lines[max(0, number - 2) : number + 1]):
            continue
        if match := next(filter(None, (field.search(line) for field in _FIELDS)), None):
            hint = 'put what is to be filled in between "/// worksheet | Title" and "///"'
            yield OUTSIDE.at(source.name, number, match.start("sign") + 1, f'"{match["sign"]}" is no field here', hint)
            return


def _as_code(source: Source, numbers: range, lines: list[str]) -> Iterator[Diagnostic]:
    """Yield the lines of underscores that are indented as code."""
    for number, line in uncoded(source):
        if number in numbers and not lines[number - 1].strip() and _INDENTED.fullmatch(line):
            hint = "begin it at the margin"
            yield BLANK.on_line(source.name, number, "this line is indented, and so it is code and no blank", hint)


def _in_html(source: Source, numbers: range, lines: list[str]) -> Iterator[Diagnostic]:
    """Yield the blanks within blocks of HTML, in which nothing is read."""
    for number in source.html_lines.intersection(numbers) if "___" in source.prose else ():
        if blank := _IN_HTML.search(lines[number - 1]):
            hint = 'take away the tags around it, or type "/// html | div" and "///" in their place'
            yield BLANK.at(source.name, number, blank.start("sign") + 1, "a blank within HTML is none", hint)


def _is_rule(lines: list[str], number: int) -> bool:
    """Tell whether long dashes are to be the line below the head of a table."""
    above = lines[max(number - 3, 0) : number - 1]
    return bool(DASHES.match(lines[number - 1])) and [*map(bool, map(ROW.match, above))] in ([True], [False, True])


def _fields(source: Source, numbers: range, lines: list[str], judged: bool) -> Iterator[Diagnostic]:
    """Yield what is wrong in the lines of a block; where it is `judged`, braces behind a blank say what is right."""
    for number in numbers:
        line = lines[number - 1] if number <= len(lines) else ""
        for match in _FIELD_NAME.finditer(line):
            if not is_name(match["name"]):
                good = slug(match["name"])
                is_read = good and re.fullmatch(TYPED_NAME, match["name"])
                message = f'"{match.group()}" {f"is read as {good}" if is_read else "names no field"}'
                hint = f'type "{{#{good or "name"}}}"'
                yield NAME.at(source.name, number, match.start() + 1, message, hint)
        if unclosed := _UNCLOSED_NAME.search(line):
            message, hint = f'"{unclosed["sign"]}" names no field', f'type "{{#{unclosed["name"]}}}"'
            yield NAME.at(source.name, number, unclosed.start() + 1, message, hint)
        if not judged and (bare := _BARE_NAME.search(line)):
            name = bare["behind"] or bare["before"]
            good = slug(name) or "name"
            yield NAME.at(source.name, number, line.index(name) + 1, f'"{name}" names no field', f'type "{{#{good}}}"')
        if control := _CONTROL.search(line):
            message = f"what is typed into {control['sign']}> is not kept"
            yield BLANK.at(source.name, number, control.start() + 1, message, 'type "____" in its place')
        dots = _DOTS.search(line)
        if ROW.match(line) and not _is_rule(lines, number) and (cell := _DOTS_IN_CELL.search(line)):
            message = f'"{cell["sign"]}" is no blank'
            yield BLANK.at(source.name, number, cell.start("sign") + 1, message, "leave the cell empty")
        is_told = judged and line.lstrip().startswith(">")
        if dots and not ROW.match(line) and not is_told and not at_margin(line).startswith("#"):
            message = f'"{dots["sign"]}" is no blank'
            yield BLANK.at(source.name, number, dots.start() + 1, message, 'type "____"')
