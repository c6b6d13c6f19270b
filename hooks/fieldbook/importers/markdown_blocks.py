"""Prose cut into its blocks: headings, lists, tables, paragraphs, as an author sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .placeholders import ANY_PIECE
from .tables import cells_of

_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})(?:[ \t]+|(?=[A-ZÀ-Ý¿¡*_\[][^#]{0,80}$))(?P<text>.*?)[ \t]*#*[ \t]*$")
_SETEXT = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$")
ITEM = re.compile(r"^(?P<lead>[ \t]*)(?P<mark>[-*+•]|\d+[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_ANCHOR = re.compile(r"(?:(?<![ \t])[ \t]+)?\{#[^{}\n]*\}[ \t]*$")
_TABLE_RULE = re.compile(r"^[ \t]*:?-+:?[ \t]*\|")
_NOTE = re.compile(r"\[\^[^\]]+\]:")
_BLOCK = re.compile(r"^[ \t]*(/{3,})")
_DEFINES = re.compile(r"(?m)^:(?: {3}|\t)\S")
"""What a term means, to which all belongs that is indented below."""
_EMPHASIS = re.compile(r"^(?P<mark>\*\*\*|\*\*|__|\*|_)(?P<text>(?!\s).*?)(?P=mark)(?P<rest>\W*)$")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    RULE = "rule"
    BLOCK = "block"
    QUOTE = "quote"
    NOTE = "note"
    CODE = "code"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of prose; `level` is a heading's, `asks` tells that it is to be filled in."""

    kind: Kind
    text: str
    level: int = 0
    asks: bool = False

    @property
    def words(self) -> str:
        """The text of a heading or paragraph without its marks."""
        if self.kind is Kind.HEADING:
            return heading_text(self.text)
        return self.text


def cut(text: str) -> list[Block]:
    """Return the blocks of prose, in order."""
    found: list[Block] = []
    for lines in _groups(text.split("\n")):
        block = _chunk(lines)
        last = found[-1] if found else None
        indented = lines[0][:1] in (" ", "\t") and (lines[0].startswith(("    ", "\t")) or last is not None)
        if last and last.kind in (Kind.LIST, Kind.NOTE) and indented and block.kind is not Kind.BLOCK:
            found[-1] = Block(last.kind, f"{last.text}\n\n{block.text}")
        elif last and last.kind is Kind.PARAGRAPH and lines[0].startswith("    ") and _DEFINES.search(last.text):
            found[-1] = Block(Kind.PARAGRAPH, f"{last.text}\n\n{block.text}")
        elif last and last.kind is Kind.LIST and block.kind is Kind.LIST:
            found[-1] = Block(Kind.LIST, f"{last.text}\n\n{block.text}")
        else:
            found.append(block)
    return found


def join(blocks: list[Block]) -> str:
    """Return blocks as prose."""
    return "\n\n".join(block.text.strip("\n") for block in blocks if block.text.strip())


def rules_once(blocks: list[Block]) -> list[Block]:
    """Return blocks without rules that stand at the start, at the end, or below another one."""
    found: list[Block] = []
    for block in blocks:
        if block.kind is not Kind.RULE or (found and found[-1].kind is not Kind.RULE):
            found.append(block)
    while found and found[-1].kind is Kind.RULE:
        found.pop()
    return found


def quotes_apart(blocks: list[Block]) -> list[Block]:
    """Return blocks with a remark between neighbouring quotes, which Python-Markdown would join."""
    found: list[Block] = []
    for block in blocks:
        if found and block.kind is Kind.QUOTE and found[-1].kind is Kind.QUOTE:
            found.append(Block(Kind.PARAGRAPH, "<!-- -->"))
        found.append(block)
    return found


def _groups(lines: list[str]) -> list[list[str]]:
    """Part lines at blank ones, at headings, at the blocks of today's notation, and where a list begins."""
    groups: list[list[str]] = [[]]
    fence = ""
    for index, line in enumerate(lines):
        block = _BLOCK.match(line)
        if fence:
            groups[-1].append(line)
            if line.strip() == fence:
                fence = ""
                groups.append([])
            continue
        if block and line.strip("/ \t"):
            fence = block[1]
            groups.append([line])
        elif not line.strip():
            groups.append([])
        elif _HEADING.match(line):
            groups += [[line], []]
        elif _starts_list(groups[-1], line, lines[index + 1] if index + 1 < len(lines) else ""):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _starts_list(group: list[str], line: str, below: str) -> bool:
    """Tell whether a line begins a list straight below a paragraph."""
    item, following = ITEM.match(line), ITEM.match(below)
    numbers = [re.sub(r"\D", "", found["mark"]) if found else "" for found in (item, following)]
    goes_on = all(numbers) and int(numbers[1]) == int(numbers[0]) + 1
    if item is None or not group or ITEM.match(group[0]) or group[0].lstrip().startswith((">", "|", "[^", ":")):
        return False
    return item["mark"] in ("-", "*", "+") or item["mark"] in ("1.", "1)") or goes_on


def _chunk(lines: list[str]) -> Block:
    text = "\n".join(lines)
    heading = _HEADING.match(lines[0])
    if heading and len(lines) == 1:
        return Block(Kind.HEADING, text, len(heading["marks"]))
    if len(lines) == 2 and _SETEXT.match(lines[1]) and not ITEM.match(lines[0]) and "|" not in lines[0]:
        level = 1 if "=" in lines[1] else 2
        return Block(Kind.HEADING, f"{'#' * level} {lines[0].strip()}", level)
    return Block(_kind(lines), text)


def _kind(lines: list[str]) -> Kind:
    first = lines[0].lstrip()
    tests = {
        Kind.BLOCK: _BLOCK.match(lines[0]),
        Kind.RULE: len(lines) == 1 and _RULE.match(lines[0]),
        Kind.LIST: ITEM.match(lines[0]),
        Kind.TABLE: first.startswith("|") or (len(lines) > 1 and _TABLE_RULE.match(lines[1])),
        Kind.QUOTE: first.startswith(">"),
        Kind.NOTE: _NOTE.match(first),
        Kind.CODE: len(lines) == 1 and re.fullmatch(ANY_PIECE, first),
    }
    return next((kind for kind, found in tests.items() if found), Kind.PARAGRAPH)


def heading_text(line: str) -> str:
    """Return the text of a heading, without its marks, its name and emphasis that covers all of it."""
    match = _HEADING.match(line)
    return unstressed(_ANCHOR.sub("", match["text"] if match else line).strip())


def unstressed(text: str) -> str:
    """Return text without emphasis that covers all of it."""
    while match := _EMPHASIS.match(text):
        inner, mark = match["text"], match["mark"]
        if mark in inner:
            return text
        text = inner + match["rest"]
    return text.strip()


def items(text: str) -> list[str]:
    """Return the items of a list, markers taken off; what is indented below an item belongs to it."""
    found: list[list[str]] = []
    base: int | None = None
    for line in text.split("\n"):
        item = ITEM.match(line)
        width = len(item["lead"].expandtabs(4)) if item else 0
        if item and (base is None or width <= base + 1):
            base = width if base is None else base
            found.append([line[item.end() :]])
        elif found:
            found[-1].append(line)
    return ["\n".join(lines).rstrip() for lines in found]


def columns(table: str) -> int:
    """Return the number of columns of a table of Markdown."""
    return len(cells_of(table.split("\n", maxsplit=1)[0]))
