"""What answers are given on: boxes and circles with their words, scales, ruled lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lxml.etree import _Element as Element

from . import controls
from .atoms import Atom, Box, Text
from .inline import atoms, joined, pieces
from .measures import as_number, millimeters, points
from .paragraphs import BORDER, Paragraph, border
from .place import Place, hang
from .styles import OTHER_RULE

if TYPE_CHECKING:
    from .blocks import BlockWriter

_GAP = points(8)
_KEPT_LINES = 8
"""Lines that stay on the page of their question; of a longer answer the rest may go on over the page."""
_STEP_WIDTH = millimeters(27)
_SHORT = 24
"""Characters up to which the words of a scale's step stay on one line."""
_UNBROKEN = "\u00a0"
_BULLET = Text("\u2022\t")
"""Stands before a choice that is picked from a list."""
_BETWEEN = f"{_UNBROKEN * 3}\t"
"""Between the steps of a scale: on to the next column, and never closer than this."""
_MOST_ROWS = 60


def choices(writer: BlockWriter, items: Element, place: Place) -> None:
    """Write a list of boxes, each with its words; it stays on one page with what asks for it."""
    contents = [pieces(item) for item in items]
    picked = picked_from_list(writer, map(joined, contents))
    for number, content in enumerate(contents, 1):
        last = number == len(contents) and not picked
        for piece in content:
            if not isinstance(piece, list):
                writer.write_block(piece, place._replace(steps=place.steps + 1))
                continue
            paragraph = writer.put([_BULLET if atom in picked else atom for atom in piece], place, "Choice")
            hang(paragraph)
            paragraph.keep_with_next(not last)
            if last:
                paragraph.set_space(after=_GAP)
    if picked:
        paragraph = place.paragraph("Choice")
        add_list(writer, paragraph, picked)
        paragraph.set_space(after=_GAP)


def picked_from_list(writer: BlockWriter, rows: Iterable[list[Atom]]) -> list[Box]:
    """Return the choices in some rows of which one is picked from a list, in a document for the screen."""
    if not writer.pen.on_screen:
        return []
    boxes = [atom for row in rows for atom in row if isinstance(atom, Box)]
    return boxes if len(boxes) > 1 and not any(box.several for box in boxes) else []


def add_list(writer: BlockWriter, paragraph: Paragraph, boxes: Sequence[Box]) -> None:
    """Write the list from which one choice is picked."""
    name, pen = boxes[0].name, writer.pen
    choices = [box.label for box in boxes]
    tag = pen.origin.tag(name)
    control = controls.choice(choices, pen.labels["document.one"], pen.origin.title(name), tag)
    paragraph.content += pen.story.bookmarks.around(tag, control)


def scale(writer: BlockWriter, steps: Element, place: Place) -> None:
    """Write a scale in one line, its steps in columns, so that scales below each other line up."""
    paragraph = place.paragraph("Table Text" if place.in_cell else "Scale")
    row: list[Atom] = []
    rows = list(map(atoms, steps))
    picked = picked_from_list(writer, rows)
    for step in rows:
        if row:
            row.append(Text("  " if place.in_cell else _BETWEEN))
        row += [_unbroken(atom) for atom in step if atom not in picked]
    writer.pen.write(paragraph, row, place.width, in_cell=place.in_cell, gap=_UNBROKEN)
    if not place.in_cell:
        paragraph.add_tab_stops(*range(_STEP_WIDTH, place.width + 1, _STEP_WIDTH))
    if picked:
        paragraph.add_run("\n")
        add_list(writer, paragraph, picked)


def _unbroken(atom: Atom) -> Atom:
    if isinstance(atom, Text) and " " in atom.text and len(atom.text) <= _SHORT:
        return Text(atom.text.replace(" ", _UNBROKEN), atom.look)
    return atom


def lines(writer: BlockWriter, control: Element, place: Place) -> None:
    """Write as many ruled lines as the answer has rows."""
    rows = control.get("rows", "")
    count = min(as_number(rows, 1), _MOST_ROWS)
    open_place = place._replace(boxed=False)
    for number in range(1, count + 1):
        paragraph = open_place.paragraph("Answer Line")
        paragraph.keep_with_next(number < min(count, _KEPT_LINES))
        # Word processors draw one rule below neighbours whose borders are the same.
        if number % 2 == 0:
            paragraph.put(BORDER, border("bottom", OTHER_RULE))
        if number == count:
            paragraph.set_space(after=_GAP)
        writer.pen.answer_line(paragraph, control.get("name", ""), number=f"({number}/{count})" if count > 1 else "")
