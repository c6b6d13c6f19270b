"""Boxes of choices that are none: other signs, no spaces where some belong, cells of a grid that have no box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES, JUDGED_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source
from .questions import BOX_OF_CELL, CHOICE, GridRow, grids
from .rule import warning
from .tables import content, tables

BOX = warning(
    "worksheet-box",
    "A choice is a hyphen, a space and ( ) for one of several or [ ] for any, with a space within.",
    "/// worksheet | Partners\n    id: partners\n\nName: ____\n\n- () yes\n- () no\n///",
    "/// worksheet | Partners\n    id: partners\n\nName: ____\n\n- ( ) yes\n- ( ) no\n///",
)
RULES = (BOX,)

_EMPTY = re.compile(
    r"(?P<sign>^\s*[-*+]?[ \t]*[\u2610-\u2612\u25a1\u25a2\u25cb\u25ef\u3007\u274f\u2751\uf06f\uf0a8\uf071](?=\s)"
    r"|^\s*[-*+][ \t]*(?:\(_*\)|\[_*\])(?=\s)|^\s*[-*+](?:\([ xX]\)|\[[ xX]\])(?!\())"
)
_TICKS = "*+\u221a\u2611\u2612\u2713\u2714\u00d7\u2715\u2716\u0445\u0425\u2022\u25cf"
_WITHIN = rf"(?:[ ]*[xX][ ]+|[ ]+[xX]|[ ]{{2,}}|[{_TICKS}])"
"""What people type between brackets that are to be a box: other signs than an x, more spaces than one."""
_ODD = re.compile(rf"(?P<sign>\({_WITHIN}\)|\[{_WITHIN}\]|[\uff08\uff3b][ xX\u3000{_TICKS}]?[\uff09\uff3d])(?=\s|\w|$)")
_TIGHT = re.compile(r"(?P<sign>\([ xX]\)|\[[ xX]\])(?=[^\s(\[:])")
_ITEM = re.compile(r"\s*(?:(?:[-*+]|\d+\.)[ \t]+)?")
_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?)+")
_LETTER = re.compile(r"\s*[-*+][ \t]+(?P<sign>\([^\W\dxX_]\)|\[[^\W\dxX_]\])[ \t]+(?P<words>\S.*)")
_BOXLESS = re.compile(r"(?P<mark>\s*[-*+][ \t]+)(?P<words>(?![(\[]|>)\S.*)")
_STRESSED = re.compile(r"(?P<sign>(?P<marks>[*_]{1,2})(?:\([ xX]\)|\[[ xX]\])(?P=marks))[ \t]*(?=\S)")
_BEHIND = re.compile(r"\s*[-*+][ \t]+(?P<words>[^()\[\]|_]*[^()\[\]|_\s])[ \t]+(?P<sign>\([ xX]\)|\[[ xX]\])\s*")
_NO_WORDS = re.compile(
    r"\s*(?:[-*+]|\d+\.)[ \t]+(?:\([ xX]\)|\[[ xX]\])(?P<blank>[ \t]*_{3,}(?:[ \t]*\{[^{}]*\})?)*\s*"
)
_LOOSE = re.compile(r"\s*(?P<sign>\[[ xX]\])[ \t]+\S")
_ROUND = re.compile(r"\([ xX]\)")
_BLANKS_WITHIN = re.compile(
    r"(?<![^\s|])(?P<sign>\((?:[ ]{2,}|_{0,2})\)|\[(?:[ ]{2,}|_{0,2})\](?![(\[:])"
    r"|[\u2610\u25a1\u25a2\u25cb\u25ef\u274f\u2751\uf06f\uf0a8\uf071])(?=[ ]+[^\s|])"
)
"""Boxes behind other words of a line as they are typed wrongly; two of them are none by chance."""
_BEGINNING = re.compile(r"[>\s]*(?:(?:[-*+]|\d+[.)])\s+)?")
_TICK = re.compile(r"(?<![\]!\\])\[ \](?![(\[:])")
_SQUARE = re.compile(r"[\[\uff3b\u2610-\u2612\u25a1\u25a2\u274f\u2751\uf0a8\uf071]")
_ON_ITS_OWN = 'type each choice on a line of its own, as in "- [ ] yes"'
_BOX_SIGN = re.compile(
    r"\([ ]*_*[ ]*\)|\[[ ]*_*[ ]*\]|[\u2610\u25a1\u25a2\u25cb\u25ef\u3007\u274f\u2751\uf0a8\uf06f\uf071]"
)
"""What stands for an empty box in a cell, whatever is typed in its place."""
_CELL_SIGN = re.compile(rf"[xX{_TICKS}]|\(\)|\[\]|_+|[\u2610\u25a1\u25a2\u25cb\u25ef\u274f\u2751\uf0a8\uf071]")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield what in the blocks with fields of a page is to be a box, and is none."""
    for block in source.blocks:
        if block.name in FIELD_BLOCK_NAMES:
            may_tick = block.name in JUDGED_BLOCK_NAMES
            lines = [(number, line if may_tick else unquoted(line)) for number, line in content(source, block)]
            found = [one for number, line in lines for one in _line(source, number, line, may_tick)]
            yield from found
            told = {one.line for one in found}
            yield from (one for one in _among_choices(source, lines, may_tick) if one.line not in told)
            for grid in grids(source, block):
                yield from _cells(source, block, grid)
            yield from _signs(source, block)


def unquoted(line: str) -> str:
    """Return a line without the marks of a quotation. In a block that judges, what is told stands behind them."""
    return _QUOTE.sub("", line)


def _line(source: Source, number: int, line: str, may_tick: bool) -> Iterator[Diagnostic]:
    item = _ITEM.match(line)
    end = item.end() if item else 0
    tight = _TIGHT.match(line, end) if item and item[0].strip() else None
    odd = _ODD.match(line, end) or _STRESSED.match(line, end) or tight
    several = _ticks_within(line)
    if within := boxes_within(line):
        hint = _ON_ITS_OWN if _SQUARE.search(within) else f'type "{_meant(within)}"'
        yield BOX.on_line(source.name, number, f'"{within}" within a line is no choice', hint)
    elif box := _EMPTY.search(line) or odd or (None if several else _LOOSE.match(line)):
        words = line[box.end("sign") :].strip()
        meant = _meant(box["sign"])
        hint = f'type "- {meant if may_tick else meant.replace("x", " ")} {words}"'
        yield BOX.on_line(source.name, number, f'"{box["sign"].strip()}" is no choice', hint)
    elif behind := _BEHIND.fullmatch(line):
        hint = f'type "- {behind["sign"]} {behind["words"]}"'
        yield BOX.on_line(source.name, number, "a box stands before the words of a choice", hint)
    elif _NO_WORDS.fullmatch(line) and _NO_WORDS.fullmatch(unquoted(source.lines[number - 1])):
        hint = "type behind it what is to be chosen"
        if "_" in line:
            hint = 'type some before its blank, as in "something else: ____"'
        yield BOX.on_line(source.name, number, "this choice has no words", hint)
    elif several:
        yield BOX.on_line(source.name, number, '"[ ]" within a line is no choice', _ON_ITS_OWN)
    else:
        yield from _scales(source, number, line)


def _among_choices(source: Source, lines: list[tuple[int, str]], may_tick: bool) -> Iterator[Diagnostic]:
    """Yield the items of a list of choices that have some other letter in their brackets, or no box."""
    for at, (number, line) in enumerate(lines):
        beside = [text for _number, text in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])]
        match = _LETTER.match(line)
        if match and any(map(CHOICE.match, beside)):
            meant = _meant(match["sign"]).replace(" ", "x" if may_tick else " ")
            hint = f'type "- {meant} {match["words"]}"'
            yield BOX.on_line(source.name, number, f'"{match["sign"]}" is no choice', hint)
        elif (item := _BOXLESS.match(line)) and (box := _box_beside(beside, item["mark"])):
            words = item["words"].strip()
            choice = words if words.strip("_") else f"something else: {words}"
            message = f'"{words}" has no box, and the choices beside it have one'
            yield BOX.on_line(source.name, number, message, f'type "{item["mark"].strip()} {box} {choice}"')


def _box_beside(beside: list[str], mark: str) -> str:
    """Return an empty box like that of a choice beside an item, in a list of the same mark; "" where none has one."""
    rest = [text.removeprefix(mark) for text in beside if text.startswith(mark) and CHOICE.match(text)]
    return "( )" if any(one.startswith("(") for one in rest) else "[ ]" if rest else ""


def boxes_within(line: str) -> str:
    """Return the first box of several within a line, or a cell of one, that is typed wrongly; "" where none is."""
    for part in line.split("|"):
        found = [box["sign"] for box in _BLANKS_WITHIN.finditer(part)]
        to_tick = [sign for sign in found if _SQUARE.search(sign)]
        to_pick = [sign for sign in found if sign not in to_tick]
        if to_pick and len(to_pick) + len(_ROUND.findall(part)) > 1:
            return to_pick[0]
        if len(to_tick) > 1:
            return to_tick[0]
    return ""


def _ticks_within(line: str) -> bool:
    """Tell whether a box to tick stands behind other words of its line, or of a cell of it."""
    beginning = _BEGINNING.match(line)
    start = beginning.end() if beginning else 0
    return any(line[start : box.start()].rpartition("|")[2].strip() for box in _TICK.finditer(line, start))


def _scales(source: Source, number: int, line: str) -> Iterator[Diagnostic]:
    """Yield the choices within a line, or a cell of one, of which the last has no words."""
    for part in line.split("|"):
        question, *words = [one.strip() for one in _ROUND.split(part)]
        if len(words) < 2 or words[-1]:
            continue
        first = re.split(r"[?:\uff1f\uff1a]", question)[-1].strip()
        options = [first, *words[:-1]]
        if all(options):
            boxes = _ROUND.findall(part)
            hint = f'type "{" ".join(map(" ".join, zip(boxes, options, strict=True)))}"'
            yield BOX.on_line(source.name, number, "a box stands before the words of a choice", hint)
        else:
            hint = "type behind it what is to be chosen"
            yield BOX.on_line(source.name, number, "the last choice has no words", hint)


def _meant(sign: str) -> str:
    """Return the box that a sign is to be."""
    ticked = re.search(rf"[xX{_TICKS}]", sign.strip("-*+_ \t"))
    return ("[{}]" if _SQUARE.search(sign) else "({})").format("x" if ticked else " ")


def _signs(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    """Yield the first sign in the cells of a table that are all to be boxes, and none is one."""
    for table in tables(content(source, block)):
        cells = [(number, cell) for number, row in enumerate(table.body, table.line + 2) for cell in row[1:]]
        signs = [(number, cell) for number, cell in cells if _BOX_SIGN.fullmatch(cell)]
        if len(signs) > 1 and not any(BOX_OF_CELL.match(cell) for _number, cell in cells):
            number, sign = signs[0]
            hint = f'type "{_meant(sign)}" in each of these cells'
            yield BOX.on_line(source.name, number, f'"{sign}" is no box', hint)


def _cells(source: Source, block: BlockSource, grid: list[GridRow]) -> Iterator[Diagnostic]:
    """Yield the cells of a grid that have no box, or one of another kind than those before it in the row."""
    for row in grid:
        boxes = row.boxes
        if len({box[0] for box in boxes}) > 1:
            hint = 'type "( )" in all of its cells for one of them, or "[ ]" for any'
            yield BOX.on_line(source.name, row.line, "this row has brackets of two kinds", hint)
        for at in row.boxed:
            cell = row.cells[at]
            if (boxes and not cell) or _ODD.match(cell) or _CELL_SIGN.fullmatch(cell):
                what = f'"{cell}" is no box' if cell else f"cell {at + 1} of this row has no box"
                box = _meant((boxes[0][0] if boxes else "") + cell)
                yield BOX.on_line(source.name, row.line, what, f'type "{box}" in the cell')
