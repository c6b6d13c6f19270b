"""Long and short answers: blank lines become a text box, a blank in a line becomes an input."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from ...model import FieldKind
from ...slugs import slug
from ..elements import add, move_content, parents
from .blanks import ACCEPTED, BLANK, LINE
from .builder import Prompt, WorksheetBuilder
from .prompts import FIXED_NAME, SOURCE, BlankPrompt, blank_prompts
from .splitting import pop_name, replace_marks, split

_END = re.compile(r"[.,;:!?\u2026)\]\u201d\u00bb\u2019\u3002\uff0c\u3001\uff1b\uff1a\uff1f\uff01\uff09]+")
LEAST_ROWS = 2
SIZES = (6, 40)
"""The least and the most characters that a short answer is wide."""
BLANKS = re.compile(f"{BLANK}+(?:{ACCEPTED}\\d+{ACCEPTED})?")
_LINES = re.compile(f"{LINE}+")
_LONG = "field field--long"
SOURCE_FIELD = "data-source"
"""The attribute of a control that tells scripts whose answer they offer for it, as `worksheet/field`."""
RIGHT_ANSWER = "data-right"
"""The attribute of a control of a quiz that tells scripts the words that are right, or that a choice is."""


def long_answers(builder: WorksheetBuilder, parent: etree.Element, paragraph: etree.Element) -> None:
    """Replace a paragraph that holds answer lines: words ask, the lines below them become their text box."""
    parts, lines = split(paragraph, _LINES)
    # A name stands behind the words that ask, or behind one of the lines.
    names = [pop_name(part) for part in parts[1:] if FIXED_NAME.fullmatch(builder.raw(part).rstrip())]
    for part, line in zip(parts, [*lines, ""], strict=True):
        if builder.words(part):
            part.tag = "p"
            parent.insert(list(parent).index(paragraph), part)
            if BLANK in builder.raw(part):
                short_answers(builder, part)
            else:
                builder.set_prompt(part)
        if line:
            builder.prompt.name = builder.prompt.name or next(iter(names), "")
            _long_answer(builder, parent, paragraph, len(line))
    parent.remove(paragraph)


def _long_answer(builder: WorksheetBuilder, parent: etree.Element, place: etree.Element, rows: int) -> None:
    """Insert a text box before `place`, or enlarge the one that stands right there."""
    at = list(parent).index(place)
    if at and parent[at - 1].get("class") == _LONG:
        _enlarge(builder, parent[at - 1][-1], rows)
        return
    prompt = builder.pop_prompt(parent, place)
    builder.lines, rows = rows, max(rows, LEAST_ROWS)
    name = builder.add(FieldKind.LONG, prompt.words, prompt.name, rows=rows)
    box = etree.Element("div", {"class": _LONG, "data-field": name})
    parent.insert(list(parent).index(place), box)
    control = text_box(builder, name, rows)
    if prompt.element is None:
        control.set("aria-label", prompt.words)
    else:
        move_content(prompt.element, add(add(box, "p", "field__prompt"), "label", for_=builder.control_id(name)))
    box.append(control)


def text_box(builder: WorksheetBuilder, name: str, rows: int) -> etree.Element:
    """Return a box to type in. Firefox brings back what one held with a closed tab unless the box itself forbids it."""
    attributes = {"id": builder.control_id(name), "name": name, "rows": str(rows), "autocomplete": "off"}
    return etree.Element("textarea", attributes)


def _enlarge(builder: WorksheetBuilder, control: etree.Element, rows: int) -> None:
    builder.lines += rows
    rows = max(builder.lines, LEAST_ROWS)
    builder.fields[-1] = builder.fields[-1]._replace(rows=rows)
    control.set("rows", str(rows))


def short_answers(builder: WorksheetBuilder, host: etree.Element, base: BlankPrompt | None = None) -> None:
    """Put an input where each blank of `host` is.

    `base` asks for what stands in a cell or a numbered item: alone for a single blank, else together with the
    blank's own words.
    """
    text = builder.raw(host)
    asking = _led(builder, blank_prompts(text), base) if base else blank_prompts(text)
    slots = replace_marks(host, BLANKS)
    # Blanks that touch, as in **____**____, are asked for once.
    asking += [BlankPrompt("")] * (len(slots) - len(asking))
    for (slot, blank), ask in zip(slots, asking, strict=True):
        make_short(builder, slot, ask if ask.words else _fallback(builder, ask), blank)
    pop_name(host)
    # What stood in braces behind a blank is gone by now.
    for slot, _ in slots:
        _hold_end(host, slot)
    if base is None:
        bare = FIXED_NAME.sub("", SOURCE.sub("", text))
        if BLANKS.sub("", bare).strip(" .\n"):
            builder.prompt = Prompt(" ".join(BLANKS.sub("\u2026", bare).split()))


def _hold_end(host: etree.Element, blank: etree.Element) -> None:
    """Keep what ends a sentence on the line of the blank that it follows."""
    end = _END.match(blank.tail or "")
    if not end:
        return
    parent = parents(host)[blank]
    held = etree.Element("span", {"class": "blank-end"})
    parent[list(parent).index(blank)] = held
    held.append(blank)
    held.tail, blank.tail = (blank.tail or "")[end.end() :], end[0]


def _led(builder: WorksheetBuilder, asking: list[BlankPrompt], base: BlankPrompt) -> list[BlankPrompt]:
    if len(asking) == 1:
        return [BlankPrompt(base.words, asking[0].name or base.name, source=asking[0].source)]
    lead = base.name or slug(base.words)
    return [
        BlankPrompt(builder.joined(base.words, ask.words), ask.name or f"{lead}-{slug(ask.words)}", source=ask.source)
        if ask.words
        else BlankPrompt(base.words, ask.name or base.name, source=ask.source)
        for ask in asking
    ]


def _fallback(builder: WorksheetBuilder, ask: BlankPrompt) -> BlankPrompt:
    """A blank that has no words of its own is asked for by the prompt."""
    return BlankPrompt(builder.prompt.words, ask.name or builder.prompt.name, source=ask.source)


def make_short(builder: WorksheetBuilder, slot: etree.Element, ask: BlankPrompt, blank: str) -> None:
    """Make the empty element `slot` an input, about as wide as the marked `blank`."""
    right = builder.accepted(blank)
    name = builder.add(FieldKind.SHORT, ask.words, ask.name, right=right)
    builder.fields[-1] = builder.fields[-1]._replace(label=ask.label or ask.words, source=ask.source)
    slot.tag = "input"
    slot.attrib.update({"type": "text", "class": "blank", "id": builder.control_id(name), "name": name})
    slot.set("size", str(min(max(blank.count(BLANK), SIZES[0]), SIZES[1])))
    if right:
        slot.set(RIGHT_ANSWER, "|".join(right))
    if ask.source:
        slot.set(SOURCE_FIELD, ask.source)
    slot.set("aria-label", ask.label or ask.words)
