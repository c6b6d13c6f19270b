"""Tables to fill in: each empty cell is a short answer, named by its row and its column; boxes in cells are a grid."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from ...model import FieldKind
from ...slugs import slug
from ..elements import name_parts
from .answers import short_answers, text_box
from .blanks import BLANK
from .builder import WorksheetBuilder
from .choices import box_of_cell, grid_row, is_scale, scale_cell
from .prompts import BlankPrompt
from .splitting import pop_name

_NUMBER = re.compile(r"\W*(?:\d+|\w)\W*")
"""What stands before a row that only numbers it: "1", "2.", "(c)"."""
_COUNT = re.compile(r"\W*\d+\W*")
_WORD = re.compile(r"\w")
_SENTENCE = 30
"""Characters from which, on average, what stands before a row's boxes is a sentence, too long to stand beside them."""
_WIDTH, _WHOLE_WIDTH, _GAP = 44, 58, 2
"""Characters that columns have room for on the screen, beside heads of rows and beside numbers; those between two."""


def table_cells(builder: WorksheetBuilder, table: etree.Element) -> None:
    """Make the fields of a table's body, row by row. A name fixed by hand for the whole table leads theirs."""
    columns = [_column(builder, head) for head in table.findall("thead/tr/th")]
    group = "" if builder.prompt.used else builder.prompt.name
    before = len(builder.fields)
    rows = table.findall("tbody/tr")
    is_list = not builder.judged and all(_is_of_list(builder, row, columns) for row in rows)
    for number, row in enumerate(rows, start=1):
        first = len(builder.fields)
        _fill_row(builder, row, number, columns, group)
        if is_list and number > 1:
            row.set("class", "spare")
            builder.fields[first:] = [field._replace(optional=True) for field in builder.fields[first:]]
    if len(builder.fields) > before:
        table.set("class", " ".join(["worksheet__table", *_kinds(builder, table, columns)]))
        name_parts(table)
        builder.prompt.used = True


def _kinds(builder: WorksheetBuilder, table: etree.Element, columns: list[BlankPrompt]) -> Iterator[str]:
    """Yield the classes that say how wide its columns are, where that is not as ever, and whether rows are cards."""
    heads = [row[0] for row in table.findall("tbody/tr")]
    is_numbered = all(head.tag == "th" and _NUMBER.fullmatch(builder.words(head)) for head in heads)
    is_cases = _asks_at_length(builder, table)
    if is_cases or _is_crowded(table, columns, _WHOLE_WIDTH if is_numbered else _WIDTH):
        yield "worksheet__table--cards"
    if is_cases:
        yield "worksheet__table--cases"
    if is_numbered:
        yield "worksheet__table--numbered"


def _asks_at_length(builder: WorksheetBuilder, table: etree.Element) -> bool:
    """Tell whether a table is a grid whose rows are sentences: cases to be sorted, and not single words."""
    asked = [builder.words(row[0]) for row in table.findall("tbody/tr") if row.get("data-field")]
    return sum(map(len, asked)) > _SENTENCE * len(asked)


def _is_crowded(table: etree.Element, columns: list[BlankPrompt], width: int) -> bool:
    """Tell whether the columns are too narrow for whole words; those to write in are equally wide."""
    longest = [max(map(len, column.words.split()), default=0) + _GAP for column in columns[1:]]
    has_boxes = any(row.get("data-field") for row in table.findall("tbody/tr"))
    return (sum(longest) if has_boxes else max(longest, default=0) * len(longest)) > width


def _column(builder: WorksheetBuilder, head: etree.Element) -> BlankPrompt:
    name = pop_name(head)
    return BlankPrompt(builder.told(head), name)


def _fill_row(
    builder: WorksheetBuilder, row: etree.Element, number: int, columns: list[BlankPrompt], group: str
) -> None:
    cells = list(row)
    marks = [box_of_cell(builder, cell) for cell in cells]
    fields = [bool(mark) or _is_field(builder, cell) for cell, mark in zip(cells, marks, strict=True)]
    if not any(fields):
        return
    head = BlankPrompt("") if fields[0] else _row_head(builder, cells[0])
    boxes = [(cell, mark, column) for cell, mark, column in zip(cells, marks, columns, strict=False) if mark]
    for cell, column, is_field in zip(cells, columns, fields, strict=False):
        if boxes and cell is boxes[0][0]:
            grid_row(builder, row, boxes, _row_prompt(builder, head, number, group))
        elif is_field and not any(cell is box for box, *_ in boxes):
            _fill_cell(builder, cell, _cell_prompt(builder, head, column, number, group))


def _is_of_list(builder: WorksheetBuilder, row: etree.Element, columns: list[BlankPrompt]) -> bool:
    """Tell whether a row has no words: as many such rows are filled in as there is something for."""
    if not len(row):
        return False
    head, *others = row
    is_number = columns and not _WORD.search(columns[0].words) and _COUNT.fullmatch(builder.raw(head))
    return bool(is_number or _is_wordless(builder, head)) and all(_is_wordless(builder, cell) for cell in others)


def _is_wordless(builder: WorksheetBuilder, cell: etree.Element) -> bool:
    return is_scale(builder.raw(cell)) or (_is_field(builder, cell) and not _WORD.search(builder.raw(cell)))


def _row_head(builder: WorksheetBuilder, cell: etree.Element) -> BlankPrompt:
    name = pop_name(cell)
    cell.tag = "th"
    cell.set("scope", "row")
    return BlankPrompt(builder.told(cell), name)


def _is_field(builder: WorksheetBuilder, cell: etree.Element) -> bool:
    text = builder.raw(cell)
    return not (text.strip() or len(cell)) or BLANK in text or is_scale(text)


def _row_prompt(builder: WorksheetBuilder, row: BlankPrompt, number: int, group: str) -> BlankPrompt:
    """Return the words and the name of a row that is a field of its own; one without words is told by its number."""
    words = row.words or builder.labels["worksheet.row"].format(label=builder.prompt.words, number=number)
    return BlankPrompt(words, "-".join(filter(None, (group, row.name or slug(row.words) or slug(words)))))


def _cell_prompt(
    builder: WorksheetBuilder, row: BlankPrompt, column: BlankPrompt, number: int, group: str
) -> BlankPrompt:
    """Return the words and the name of a cell; a row that has no words is told apart by its number."""
    row_name = row.name or slug(row.words)
    if row.words:
        words = builder.joined(row.words, column.words)
    else:
        words = builder.labels["worksheet.row"].format(label=column.words or builder.prompt.words, number=number)
    parts = (group, row_name, column.name or slug(column.words), "" if row_name else str(number))
    return BlankPrompt(words, "-".join(filter(None, parts)))


def _fill_cell(builder: WorksheetBuilder, cell: etree.Element, ask: BlankPrompt) -> None:
    text = builder.raw(cell)
    if is_scale(text):
        scale_cell(builder, cell, ask)
    elif BLANK in text:
        short_answers(builder, cell, ask)
    else:
        name = builder.add(FieldKind.SHORT, ask.words, ask.name)
        cell.text = None
        box = text_box(builder, name, 1)
        box.attrib.update({"class": "blank blank--cell", "aria-label": ask.words})
        cell.append(box)
