"""Lists of `( )` and `[ ]`, scales in a line, grids in tables: radio buttons and check boxes with their labels."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import FieldKind
from ...slugs import UniqueNames, slug
from ..elements import add, move_content
from .answers import BLANKS, RIGHT_ANSWER, make_short
from .blanks import RADIO, RIGHT, TICK
from .builder import Prompt, WorksheetBuilder
from .prompts import BlankPrompt
from .splitting import inline_host, pop_inline, split, trim

_RADIOS = re.compile(RADIO)
_IN_A_ROW = 7
_SHORT = 3
"""How many steps, of how many characters each, a phone has room for in one row."""
_WORDLESS = "-"
"""What a choice is called that has no words; the checks ask for some."""
_KINDS = {RADIO: FieldKind.ONE, TICK: FieldKind.ANY}


@dataclass(slots=True)
class Option:
    """One choice: where its control goes, its words parted at blanks ("other: ____"), the blanks; is it right?"""

    target: etree.Element
    parts: list[etree.Element]
    blanks: list[str]
    label: str
    right: bool = False


def is_scale(text: str) -> bool:
    """Tell whether a line of text, as marked, is a scale."""
    return text.count(RADIO) > 1


def box_of(builder: WorksheetBuilder, item: etree.Element) -> str:
    """Return the mark that an item of a list begins with, or "". An item that is a scale begins with none."""
    text = builder.raw(inline_host(item)).lstrip()
    return text[0] if text[:1] in _KINDS and not is_scale(text) else ""


def choice_list(
    builder: WorksheetBuilder, parent: etree.Element, items: etree.Element
) -> tuple[str, list[tuple[etree.Element, str]]]:
    """Replace a list of choices by a group of controls.

    Returns the name of the field that they are, and its items, whose blocks may hold more, with labels.
    """
    chosen = [(item, box_of(builder, item)) for item in items]
    kind = next(_KINDS[box] for _, box in chosen if box)
    prompt = builder.pop_prompt(parent, items)
    group = _group(parent, items, kind, prompt)
    items.set("class", "choices")
    group.append(items)
    sources = [(item, pop_inline(item)) for item, box in chosen if box]
    options = _options(builder, sources)
    name = _fill(builder, kind, prompt, options)
    group.set("data-field", name)
    return name, [(option.target, option.label) for option in options]


def scale(builder: WorksheetBuilder, parent: etree.Element, paragraph: etree.Element) -> None:
    """Replace a paragraph that is a scale: what stands before its first `( )` asks."""
    parts, _ = split(paragraph, _RADIOS)
    if builder.words(parts[0]):
        parts[0].tag = "p"
        parent.insert(list(parent).index(paragraph), parts[0])
        builder.set_prompt(parts[0])
    _scale_group(builder, parent, paragraph, builder.pop_prompt(parent, paragraph), parts[1:])


def scale_cell(builder: WorksheetBuilder, cell: etree.Element, ask: BlankPrompt) -> None:
    """Make a cell of a table a scale, asked for by its row and its column."""
    parts, _ = split(cell, _RADIOS)
    _scale_group(builder, cell, etree.SubElement(cell, "p"), Prompt(ask.words, ask.name), parts[1:])


def box_of_cell(builder: WorksheetBuilder, cell: etree.Element) -> str:
    """Return the mark that a cell of a grid begins with, or ""; a cell may be a scale of its own."""
    text = builder.raw(cell).lstrip()
    return text[0] if text[:1] in _KINDS and not is_scale(text) else ""


def grid_row(
    builder: WorksheetBuilder,
    row: etree.Element,
    boxes: Sequence[tuple[etree.Element, str, BlankPrompt]],
    ask: BlankPrompt,
) -> None:
    """Make the boxes in a table's row one field, which `ask` asks for.

    `boxes` are cells, each with its mark and its column; the words of a choice are those in its cell, or its
    column's. Round and square brackets in one row are two fields.
    """
    for mark, kind in _KINDS.items():
        sources = [(cell, column) for cell, own, column in boxes if own == mark]
        labels = UniqueNames()
        options = [
            _option(builder, cell, pop_inline(cell), column.words or _WORDLESS, labels) for cell, column in sources
        ]
        if options:
            row.set("data-field", _fill(builder, kind, Prompt(ask.words, ask.name), options))
        for option, (_cell, column) in zip(options, sources, strict=True):
            _fit_cell(builder, option, ask, column)


def _fit_cell(builder: WorksheetBuilder, option: Option, ask: BlankPrompt, column: BlankPrompt) -> None:
    """Name a choice in a cell by its row as well, since no group can stand around what lies in several cells."""
    choice = option.target[0]
    choice.set("class", "choice choice--cell")
    choice[0].set("aria-label", builder.joined(ask.words, option.label))
    if not builder.told(choice[1]):
        choice.remove(choice[1])
        choice.set("data-choice", column.words)


def _scale_group(
    builder: WorksheetBuilder, parent: etree.Element, place: etree.Element, prompt: Prompt, steps: list[etree.Element]
) -> None:
    group = _group(parent, place, FieldKind.SCALE, prompt)
    row = add(group, "div", "scale")
    sources = [(add(row, "span", "scale__step"), step) for step in steps]
    options = _options(builder, sources)
    if len(options) <= _IN_A_ROW and all(len(option.label) <= _SHORT for option in options):
        row.set("class", "scale scale--short")
    group.set("data-field", _fill(builder, FieldKind.SCALE, prompt, options))


def _group(parent: etree.Element, place: etree.Element, kind: FieldKind, prompt: Prompt) -> etree.Element:
    """Put a group in the place of an element, named by the prompt."""
    group = etree.Element("fieldset", {"class": f"field field--{kind}"})
    parent[list(parent).index(place)] = group
    if prompt.element is None:
        group.set("aria-label", prompt.words)
    else:
        move_content(prompt.element, add(group, "legend", "field__prompt"))
    return group


def _options(builder: WorksheetBuilder, sources: Sequence[tuple[etree.Element, etree.Element]]) -> list[Option]:
    """Part the words of each choice. Labels are told apart, since they are also the values that are saved."""
    labels = UniqueNames()
    return [_option(builder, target, source, _WORDLESS, labels) for target, source in sources]


def _option(
    builder: WorksheetBuilder, target: etree.Element, source: etree.Element, otherwise: str, labels: UniqueNames
) -> Option:
    parts, blanks = split(source, BLANKS)
    right = _drop_box(parts[0])
    trim(parts[0])
    label = builder.told(parts[0]).rstrip(": ") or _around_blanks(builder, parts) or otherwise
    value = labels.add(label)
    if label not in (value, _WORDLESS):
        builder.repeated.append(label)
    return Option(target, parts, blanks, value, right)


def _around_blanks(builder: WorksheetBuilder, parts: Sequence[etree.Element]) -> str:
    """Return the words of a choice that begins with a blank, "\u2026 times a week"; "" where it has none."""
    words = [builder.told(part) for part in parts]
    return " \u2026 ".join(words).strip() if any(words) else ""


def _drop_box(part: etree.Element) -> bool:
    """Take the mark of a box off the beginning of a choice's words; tell whether the choice is marked as right."""
    text = (part.text or "").lstrip().removeprefix(RADIO).removeprefix(TICK)
    part.text = text.removeprefix(RIGHT)
    return text.startswith(RIGHT)


def _fill(builder: WorksheetBuilder, kind: FieldKind, prompt: Prompt, options: list[Option]) -> str:
    """Make the controls of choices, and return the name of the field that they are."""
    right = tuple(option.label for option in options if option.right)
    name = builder.add(kind, prompt.words, prompt.name, tuple(option.label for option in options), right=right)
    for option in options:
        _add_choice(option, name, "checkbox" if kind is FieldKind.ANY else "radio")
        _add_blanks(builder, option, name, prompt)
    return name


def _add_choice(option: Option, name: str, control: str) -> None:
    choice = etree.Element("label", {"class": "choice"})
    made = etree.SubElement(choice, "input", {"type": control, "name": name, "value": option.label})
    if option.right:
        made.set(RIGHT_ANSWER, "")
    if len(option.parts) > 1 and not (len(option.parts[0]) or (option.parts[0].text or "").strip()):
        made.set("aria-label", option.label)
    move_content(option.parts[0], add(choice, "span", "choice__words"))
    option.target.insert(0, choice)


def _add_blanks(builder: WorksheetBuilder, option: Option, name: str, prompt: Prompt) -> None:
    """Stand the blanks of a choice behind its label, since a label names one control only."""
    words = builder.joined(prompt.words, option.label)
    behind: list[etree.Element] = []
    for number, (part, blank) in enumerate(zip(option.parts[1:], option.blanks, strict=True), start=1):
        slot = etree.Element("span")
        ask = BlankPrompt(words, f"{name}-{slug(option.label)}")
        if number > 1:
            ask = BlankPrompt(builder.numbered(words, number), f"{ask.name}-{number}")
        make_short(builder, slot, ask, blank)
        builder.fields[-1] = builder.fields[-1]._replace(optional=True)
        slot.tail = part.text
        behind += [slot, *part]
    option.target[1:1] = behind
