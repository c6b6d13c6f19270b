"""What is indented by four spaces, and so is code: headings, blocks and sentences that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .block_specs import SPECS
from .rule import warning
from .slips import NAME, uncoded

INDENTED = warning(
    "text-indented",
    "A line that is indented by four spaces is shown as code, letter by letter.",
    "Ask early.\n\n    ## Whom to ask",
    "Ask early.\n\n## Whom to ask",
)
RULES = (INDENTED,)

_HEADING = re.compile(r"^(?: {4,}|\t)\s*#{1,6} \S")
_SENTENCES = re.compile(
    r"[\u201c\u2018\u00ab\"'*_]{0,3}[^\W\d_][^\s={}<>;$|\\\"]*(?:\s+[^\s={}<>;$|\\\"]+){5,}"
    r"[.!?\u2026:][\u201d\u2019\u00bb\"'*_)]{0,3}"
)
"""Six words and more, without the signs of programs, and a full stop."""
_WORDS = re.compile(r"\s+(?:[-*+>][ ]|\d+[.)][ ])?[\u201c\u2018\u00ab*_]{0,3}(?P<letter>[^\W\d_])[^={}<>;$|\\]*")
"""A line as it may stand below a heading."""
_BLOCK = re.compile(rf"^(?: {{4,}}|\t)\s*/{{3,}}[ \t]*(?P<name>{NAME})[ \t]*(?:\|.*)?$")
_BOX = re.compile(r'(?:={3}[!+]*|!{3}|\?{3}\+?) ?["\w]')
"""What begins a tab or a box that other extensions read, with all that is indented below it."""
_BOX_HINT = 'begin the tab with "/// tab | Title", or the box with "/// tip | Title", and indent nothing below it'


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield what is shown as code, since it is indented, and is none."""
    lines = list(uncoded(source))
    before, box = "", ""
    prose = source.prose_lines
    begun = {block.line for block in source.blocks}
    code = _code_lines(source, lines)
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
            elif _HEADING.match(line) and all(map(_is_below_heading, code.get(number, ()))):
                hint = f'type "{line.strip()}" at the beginning of the line'
                yield INDENTED.on_line(source.name, number, message, hint)
            elif is_header and number not in begun:
                hint = "take away what is blank in front of it, and as much in front of each line down to its end"
                yield INDENTED.on_line(source.name, number, message, hint)
            elif number in code and code[number][0] == line and _is_prose(code[number]):
                message = "this text is shown as code"
                yield INDENTED.on_line(source.name, number, message, "begin it at the beginning of the line")
        before = line


def _code_lines(source: Source, lines: list[tuple[int, str]]) -> dict[int, list[str]]:
    """Return, for each line of code by indent, all lines of its piece of code, which empty ones may part."""
    pieces: dict[int, list[str]] = {}
    piece: list[str] = []
    for number, line in lines:
        if not line.strip():
            continue
        is_code = line.startswith(("    ", "\t")) and not source.prose_lines[number - 1].strip()
        piece = piece if is_code else []
        if is_code:
            piece.append(line)
            pieces[number] = piece
    return pieces


def _is_prose(lines: list[str]) -> bool:
    """Tell whether indented lines are sentences: they begin with a capital, where there are some, and end."""
    text = " ".join(line.strip() for line in lines)
    return bool(_SENTENCES.fullmatch(text)) and not text.lstrip("\u201c\u2018\u00ab\"'*_")[:1].islower()


def _is_below_heading(line: str) -> bool:
    """Tell whether an indented line is a heading, or a line of text, and none of a program."""
    match = _WORDS.fullmatch(line)
    return bool(_HEADING.match(line)) or (match is not None and not match["letter"].islower())
