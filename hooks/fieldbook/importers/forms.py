"""What is to be filled in: which blocks of prose ask for an answer, and which of them belong together."""

from __future__ import annotations

import re
from dataclasses import replace

from .markdown_blocks import Block, Kind
from .tables import cells_of

_CHOICES = re.compile(r"(?m)^[ \t]*[-*+][ \t]+\([ xX]\)[ \t]+\S")


TICKED = re.compile(r"(?m)^[ \t]*[-*+][ \t]+\[[xX]\][ \t]")


QUIZ_WORDS = re.compile(
    r"\b(?:quiz(?:zes)?|self[- ]?(?:check|test|assessment)|knowledge check|test your(?:self| knowledge| understanding)"
    r"|selbsttest|wissens(?:check|test)|teste(?:n sie)? (?:dein|ihr) wissen|testez vos connaissances"
    r"|auto-?[ée]valuation"
    r"|autoavalia[çc][ãa]o|teste seus conhecimentos|check your (?:knowledge|understanding)|cuestionario"
    r"|autoevaluaci[oó]n|comprueb\w+ (?:lo que|su|tu)|qcm|v[ée]rifiez vos connaissances|toetsvragen"
    r"|kennistoets|zelftest|test jezelf|sprawdź (?:się|swoją wiedzę)|test wiedzy|sprawdzian"
    r"|autovalutazione|verifica le tue conoscenze)\b"
    r"|クイズ|確認テスト|理解度チェック|小テスト|確認問題|اختبر (?:نفسك|معلوماتك)|اختبار قصير",
    re.I,
)
"""Words of a heading below which a ticked box is a right answer."""


_BOXES = re.compile(r"[ \t]*[-*+][ \t]+\[ \][ \t]")


_SCALE = re.compile(r"\( \)[^\n()]+\( \)")


_DEFINES = re.compile(r"(?: {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*(?:\n|\Z))+\Z")
"""Where links lead, by their names."""


_REMARKS = re.compile(
    r"\W*(?:notes?|comments?|remarks?|notas?|observaciones|comentarios|bemerkung(?:en)?|remarques?)\W*", re.I
)


_LEAD, _TAIL = 3, 4
"""Blocks before and behind what is to be filled in that are taken in with it."""


_INLINE_BLANK = re.compile(r"(?<=[^\s_\\\"“„])[ \t]*(?<!_)_{4,}|_{4,}[ \t]*\w")


def has_form(blocks: list[Block]) -> bool:
    return any(map(asks, blocks))


def asks(block: Block) -> bool:
    """Tell whether a block of prose is to be filled in."""
    if block.asks:
        return True
    if block.kind is Kind.TABLE:
        return is_form(block.text)
    if block.kind is Kind.LIST:
        return bool(_INLINE_BLANK.search(block.text) or _CHOICES.search(block.text))
    return block.kind is Kind.PARAGRAPH and bool(_INLINE_BLANK.search(block.text) or _SCALE.search(block.text))


def is_closed(block: Block) -> bool:
    """Tell whether a block is one that no worksheet may hold."""
    return block.kind is Kind.BLOCK and bool(re.match(r"/+ (?:worksheet|facilitator|quiz)\b", block.text))


def is_form(table: str) -> bool:
    """Tell whether a table is one to fill in: it has a column with a head, or rows with a name, and no more."""
    rows = [cells_of(line) for line in table.split("\n")]
    body = [row for row in rows[2:] if row]
    if not body:
        return False
    if all(not any(row) for row in body):
        return any(rows[0])
    if len(rows[0]) < 2:
        return False
    if not any(rows[0]) and len(rows[0]) == 2 and all(row[0] and not any(row[1:]) for row in body):
        # Labels, and beside each of them nothing.
        return True
    if any(rows[0]) and any(row and not any(row) for row in body):
        return True
    columns = range(1, len(rows[0]))
    empty = [column for column in columns if all(len(row) <= column or not row[column] for row in body)]
    if len(empty) < len(columns):
        # Beside what is said of each row, nothing was left to say.
        empty = [column for column in empty if not _REMARKS.fullmatch(rows[0][column])]
    return bool(empty) and sum(bool(row[0]) for row in body) > len(body) / 2 and any(rows[0][at] for at in empty)


def form_at(blocks: list[Block], start: int) -> tuple[int, int]:
    """Return what belongs together of a section from `start` on that is to be filled in; twice its end for nothing.

    It begins with the words that ask for the first blank, and holds what stands between the blanks. Where little of
    the section is left before or behind, it is all of it.
    """
    limit = start
    while limit < len(blocks) and not ends_section(blocks, limit) and not is_closed(blocks[limit]):
        limit += 1
    asking = [index for index in range(start, limit) if asks(blocks[index])]
    if not asking:
        return limit, limit
    # Beside blanks, boxes to tick are meant to be ticked, too.
    asking = [index for index in range(start, limit) if index in asking or _BOXES.match(blocks[index].text)]
    first, last = asking[0], asking[-1]
    if first - start <= _LEAD:
        first = start
    elif blocks[first - 1].kind in (Kind.PARAGRAPH, Kind.LIST):
        first -= 1
    # Behind a rule stands something else.
    ruled = next((index for index in range(last + 1, limit) if blocks[index].kind is Kind.RULE), limit)
    end = ruled if ruled - last - 1 <= _TAIL else last + 1
    while end > last + 1 and (blocks[end - 1].kind in (Kind.NOTE, Kind.RULE) or _DEFINES.match(blocks[end - 1].text)):
        end -= 1
    return first, end


def judged(blocks: list[Block], start: int) -> list[Block]:
    """Return blocks in which the lists of boxes of the section at `start` ask, where one of them is ticked."""
    end = next((index for index in range(start, len(blocks)) if blocks[index].kind is Kind.HEADING), len(blocks))
    if not any(block.kind is Kind.LIST and TICKED.search(block.text) for block in blocks[start:end]):
        return blocks
    boxes = re.compile(r"^[ \t]*[-*+][ \t]+\[[ xX]\]")
    return [
        replace(block, asks=True)
        if start <= index < end and block.kind is Kind.LIST and boxes.match(block.text)
        else block
        for index, block in enumerate(blocks)
    ]


def ends_section(blocks: list[Block], index: int) -> bool:
    return index >= len(blocks) or blocks[index].kind is Kind.HEADING
