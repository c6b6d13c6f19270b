"""Level ladders: steps whose order means something, from less to more.

```markdown
/// levels | Levels of partnership
    from: less intense
    to: more intense

| Networking and sharing ideas |
|---|
| Meeting, talking, going to each other's events.[^1] |

| Cooperating and coordinating |
|---|
| Knowing what others plan, and building on it. |
///
```

Argument: a title, optional. Options: `from`, `to` (words for both ends). Content: one-column tables, or a
definition list, or one table whose first column names the level and whose other columns compare them. The
first two come out as an ordered list that counts down, for one climbs a ladder and its last level is its top; the third
as a table with row headers, in the order in which it was typed. What stands before is kept above it, what stands
between or behind its levels below it.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator

from pymdownx.blocks.block import Block

from . import options
from .context import context_of
from .elements import add, move_content, name_parts
from .options import Options

Level = tuple[etree.Element, list[etree.Element]]
"""The element that holds a level's name, and those that hold its description."""
_LEVELS = ("table", "dl")


class Levels(Block):
    """A ladder."""

    NAME = "levels"
    ARGUMENT = None
    OPTIONS = Options({"from": ("", options.words), "to": ("", options.words)})

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the ladder's frame with its title."""
        context = context_of(self.md)
        title_id = f"levels-{context.record.number('levels')}"
        frame = add(parent, "div", "levels", data_levels="0", role="group", aria_labelledby=title_id)
        add(frame, "p", "levels__title", self.argument or context.labels["levels"], id=title_id)
        return frame

    def on_end(self, block: etree.Element) -> None:
        """Turn what the author typed into a list, or into a table that compares."""
        compared = _compared(block)
        if compared is not None:
            self._compare(block, compared)
        else:
            self._climb(block)

    def _place(self, number: int, count: int) -> str:
        return context_of(self.md).labels["levels.place"].format(number=number, count=count)

    def _climb(self, frame: etree.Element) -> None:
        below = _below_levels(frame)
        levels = list(_pop_levels(frame))
        if not levels:
            return
        frame.set("data-levels", str(len(levels)))
        self._end_word(frame, "to")
        steps = add(frame, "ol", "levels__list", reversed="reversed")
        for number, (name, texts) in reversed(list(enumerate(levels, start=1))):
            step = add(steps, "li", "level", data_level=str(number))
            add(step, "p", "level__place", self._place(number, len(levels)))
            move_content(name, add(add(step, "p", "level__name"), "strong"))
            for text in texts:
                step.append(text)
        self._end_word(frame, "from")
        _move_to_end(frame, below)

    def _compare(self, frame: etree.Element, table: etree.Element) -> None:
        """Make the levels of a table that compares them: its rows, with place and name as their heads."""
        rows = table.findall("tbody/tr")
        frame.set("data-levels", str(len(rows)))
        frame.set("class", "levels levels--compare")
        for number, row in enumerate(rows, start=1):
            row.set("data-level", str(number))
            head = row[0]
            name = etree.Element("span")
            move_content(head, name)
            head.tag = "th"
            head.set("scope", "row")
            # What is copied, searched or counted has no style sheet that parts the two.
            add(head, "span", "level__place", self._place(number, len(rows))).tail = " "
            name.set("class", "level__name")
            head.append(name)
        name_parts(table)
        table.tail = None
        below = _below_levels(frame)
        self._end_word(frame, "from", before=table)
        self._end_word(frame, "to")
        _move_to_end(frame, below)

    def _end_word(self, frame: etree.Element, end: str, before: etree.Element | None = None) -> None:
        if not self.options[end]:
            return
        word = add(frame, "p", f"levels__{end}", self.options[end])
        if before is not None:
            frame.remove(word)
            frame.insert(list(frame).index(before), word)


def _compared(frame: etree.Element) -> etree.Element | None:
    """Return the one table that compares levels, if that is what the author typed."""
    tables = frame.findall("table")
    if len(tables) == 1 and len(tables[0].findall("thead/tr/th")) > 1:
        return tables[0]
    return None


def _below_levels(frame: etree.Element) -> list[etree.Element]:
    """Return what stands in the frame below the first level, and is none."""
    first = next((at for at, element in enumerate(frame) if element.tag in _LEVELS), len(frame))
    return [element for element in frame[first:] if element.tag not in _LEVELS]


def _move_to_end(frame: etree.Element, elements: Iterable[etree.Element]) -> None:
    for element in elements:
        frame.remove(element)
        frame.append(element)


def _pop_levels(frame: etree.Element) -> Iterator[Level]:
    """Take tables and definition lists out of the frame, level by level."""
    for element in list(frame):
        if element.tag == "table":
            frame.remove(element)
            yield from _table_levels(element)
        elif element.tag == "dl":
            frame.remove(element)
            yield from _definition_levels(element)


def _table_levels(table: etree.Element) -> Iterator[Level]:
    heads = table.findall("thead/tr/th")
    if heads:
        yield heads[0], [_paragraph(cell) for cell in table.findall("tbody/tr/td")]


def _definition_levels(definitions: etree.Element) -> Iterator[Level]:
    name: etree.Element | None = None
    texts: list[etree.Element] = []
    for element in definitions:
        if element.tag == "dt":
            if name is not None:
                yield name, texts
            name, texts = element, []
        else:
            texts += [_paragraph(element)] if (element.text or "").strip() else list(element)
    if name is not None:
        yield name, texts


def _paragraph(cell: etree.Element) -> etree.Element:
    paragraph = etree.Element("p")
    move_content(cell, paragraph)
    return paragraph
