"""Long and short answers: blank lines become a text box, a blank in a line becomes an input."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from ...model import FieldKind
from ...slugs import slug
from ..elements import add, move_content
from .blanks import BLANK, LINE
from .builder import Prompt, Sheet
from .prompts import Asked, asked
from .splitting import replace_marks, split, take_name

LEAST_ROWS = 2
SIZES = (6, 40)
"""The least and the most characters that a short answer is wide."""
BLANKS = re.compile(f"{BLANK}+")
_LINES = re.compile(f"{LINE}+")
_LONG = "field field--long"


def long_answers(sheet: Sheet, parent: etree.Element, paragraph: etree.Element) -> None:
    """Replace a paragraph that holds answer lines: words ask, the lines below them become their text box."""
    parts, lines = split(paragraph, _LINES)
    for part, line in zip(parts, [*lines, ""], strict=True):
        if sheet.words(part):
            part.tag = "p"
            parent.insert(list(parent).index(paragraph), part)
            sheet.ask(part)
        if line:
            _long_answer(sheet, parent, paragraph, len(line))
    parent.remove(paragraph)


def _long_answer(sheet: Sheet, parent: etree.Element, place: etree.Element, rows: int) -> None:
    """Insert a text box before `place`, or enlarge the one that stands right there."""
    at = list(parent).index(place)
    if at and parent[at - 1].get("class") == _LONG:
        _enlarge(sheet, parent[at - 1][-1], rows)
        return
    prompt = sheet.take_prompt(parent, place)
    rows = max(rows, LEAST_ROWS)
    name = sheet.add(FieldKind.LONG, prompt.words, prompt.name, rows=rows)
    box = etree.Element("div", {"class": _LONG, "data-field": name})
    parent.insert(list(parent).index(place), box)
    control = etree.Element("textarea", {"id": sheet.control_id(name), "name": name, "rows": str(rows)})
    if prompt.element is None:
        control.set("aria-label", prompt.words)
    else:
        move_content(prompt.element, add(add(box, "p", "field__prompt"), "label", for_=sheet.control_id(name)))
    box.append(control)


def _enlarge(sheet: Sheet, control: etree.Element, rows: int) -> None:
    last = sheet.fields[-1]
    sheet.fields[-1] = last._replace(rows=last.rows + rows)
    control.set("rows", str(last.rows + rows))


def short_answers(sheet: Sheet, host: etree.Element, base: Asked | None = None) -> None:
    """Put an input where each blank of `host` is.

    `base` asks for what stands in a cell or a numbered item: alone for a single blank, else together with the
    blank's own words.
    """
    text = sheet.raw(host)
    asking = _led(sheet, asked(text), base) if base else asked(text)
    slots = replace_marks(host, BLANKS)
    # Blanks that touch, as in **____**____, are asked for once.
    asking += [Asked("")] * (len(slots) - len(asking))
    for (slot, blank), ask in zip(slots, asking, strict=True):
        make_short(sheet, slot, ask if ask.words else _fallback(sheet, ask), len(blank))
    take_name(host)
    if base is None:
        sheet.prompt = Prompt(" ".join(BLANKS.sub("\u2026", text).split()))


def _led(sheet: Sheet, asking: list[Asked], base: Asked) -> list[Asked]:
    if len(asking) == 1:
        return [Asked(base.words, asking[0].name or base.name)]
    lead = base.name or slug(base.words)
    return [
        Asked(sheet.joined(base.words, ask.words), ask.name or f"{lead}-{slug(ask.words)}")
        if ask.words
        else Asked(base.words, ask.name or base.name)
        for ask in asking
    ]


def _fallback(sheet: Sheet, ask: Asked) -> Asked:
    """A blank that has no words of its own is asked for by the prompt."""
    return Asked(sheet.prompt.words, ask.name or sheet.prompt.name)


def make_short(sheet: Sheet, slot: etree.Element, ask: Asked, size: int) -> None:
    """Make the empty element `slot` an input, some `size` characters wide."""
    name = sheet.add(FieldKind.SHORT, ask.words, ask.name)
    slot.tag = "input"
    slot.attrib.update({"type": "text", "class": "blank", "id": sheet.control_id(name), "name": name})
    slot.set("size", str(min(max(size, SIZES[0]), SIZES[1])))
    slot.set("aria-label", ask.words)
