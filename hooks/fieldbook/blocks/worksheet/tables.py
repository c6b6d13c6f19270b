"""Tables to fill in: each empty cell is a short answer, named by its row and its column; boxes in cells are a grid."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from ...model import FieldKind
from ...slugs import slug
from ..elements import name_parts
from .answers import short_answers
from .blanks import BLANK
from .builder import Sheet
from .choices import box_of_cell, grid_row, is_scale, scale_cell
from .prompts import Asked
from .splitting import take_name


def table_cells(sheet: Sheet, table: etree.Element) -> None:
    """Make the fields of a table's body, row by row. A name fixed by hand for the whole table leads theirs."""
    columns = [_column(sheet, head) for head in table.findall("thead/tr/th")]
    group = "" if sheet.prompt.used else sheet.prompt.name
    before = len(sheet.fields)
    for number, row in enumerate(table.findall("tbody/tr"), start=1):
        _fill_row(sheet, row, number, columns, group)
    if len(sheet.fields) > before:
        table.set("class", "worksheet__table")
        name_parts(table)
        sheet.prompt.used = True


def _column(sheet: Sheet, head: etree.Element) -> Asked:
    name = take_name(head)
    return Asked(sheet.words(head), name)


def _fill_row(sheet: Sheet, row: etree.Element, number: int, columns: list[Asked], group: str) -> None:
    cells = list(row)
    marks = [box_of_cell(sheet, cell) for cell in cells]
    fields = [bool(mark) or _is_field(sheet, cell) for cell, mark in zip(cells, marks, strict=True)]
    if not any(fields):
        return
    head = Asked("") if fields[0] else _row_head(sheet, cells[0])
    boxes = [(cell, mark, column) for cell, mark, column in zip(cells, marks, columns, strict=False) if mark]
    for cell, column, is_field in zip(cells, columns, fields, strict=False):
        if boxes and cell is boxes[0][0]:
            grid_row(sheet, row, boxes, _row_asked(sheet, head, number, group))
        elif is_field and not any(cell is box for box, *_ in boxes):
            _fill_cell(sheet, cell, _cell_asked(sheet, head, column, number, group))


def _row_head(sheet: Sheet, cell: etree.Element) -> Asked:
    name = take_name(cell)
    cell.tag = "th"
    cell.set("scope", "row")
    return Asked(sheet.words(cell), name)


def _is_field(sheet: Sheet, cell: etree.Element) -> bool:
    text = sheet.raw(cell)
    return not (text.strip() or len(cell)) or BLANK in text or is_scale(text)


def _row_asked(sheet: Sheet, row: Asked, number: int, group: str) -> Asked:
    """Return the words and the name of a row that is a field of its own; one without words is told by its number."""
    words = row.words or sheet.labels["worksheet.row"].format(label=sheet.prompt.words, number=number)
    return Asked(words, "-".join(filter(None, (group, row.name or slug(row.words) or slug(words)))))


def _cell_asked(sheet: Sheet, row: Asked, column: Asked, number: int, group: str) -> Asked:
    """Return the words and the name of a cell; a row that has no words is told apart by its number."""
    row_name = row.name or slug(row.words)
    if row.words:
        words = sheet.joined(row.words, column.words)
    else:
        words = sheet.labels["worksheet.row"].format(label=column.words or sheet.prompt.words, number=number)
    parts = (group, row_name, column.name or slug(column.words), "" if row_name else str(number))
    return Asked(words, "-".join(filter(None, parts)))


def _fill_cell(sheet: Sheet, cell: etree.Element, ask: Asked) -> None:
    text = sheet.raw(cell)
    if is_scale(text):
        scale_cell(sheet, cell, ask)
    elif BLANK in text:
        short_answers(sheet, cell, ask)
    else:
        name = sheet.add(FieldKind.SHORT, ask.words, ask.name)
        attributes = {"class": "blank blank--cell", "id": sheet.control_id(name), "name": name, "rows": "1"}
        cell.text = None
        etree.SubElement(cell, "textarea", attributes | {"aria-label": ask.words})
