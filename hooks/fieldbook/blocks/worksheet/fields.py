"""Marked blanks become controls: a walk over a worksheet in reading order.

| typed | becomes |
|---|---|
| lines made only of underscores | one long answer, as many rows as lines, at least two |
| three or more underscores in a line | a short answer |
| a list of `( )` | pick one |
| a list of `[ ]` | tick any |
| several `( ) label` in a line | a scale |
| an empty cell in a table's body | a short answer, named by its row and its column |
| `( )` or `[ ]` in the cells of a table | a grid: pick one, or tick any, in each row |
| `{@worksheet/field}` behind a blank | a short answer that offers what was answered there |
| in a quiz: `(x)`, `[x]`, `{=words}` behind a blank | the same, with what is right |
| in a quiz: a quotation in a choice, or below a question | what that choice is told, or the explanation |

Each control has a name made from the words that ask for it, or fixed by `{#name}` behind them, and those words
as its accessible name.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from ..elements import HEADINGS
from .answers import BLANKS, long_answers, short_answers
from .blanks import BLANK, LINE, RADIO, is_marked, unmark
from .builder import Prompt, WorksheetBuilder
from .choices import box_of, choice_list, is_scale, scale
from .feedback import HOLDER, hide_below_question, hide_in_choice
from .prompts import BlankPrompt, blank_prompts
from .splitting import BLOCKS, inline_host, pop_inline
from .tables import table_cells

_ASKS_ONLY = {*HEADINGS, "dt", "summary"}
_HOLDS_NOTHING = {"pre", "fieldset", "script", "style", HOLDER}


def make_fields(builder: WorksheetBuilder, form: etree.Element) -> None:
    """Make the controls of a worksheet's content; marks that nothing was made of become what was typed."""
    _visit(builder, form)
    if not is_marked("".join(form.itertext()) + (form.tail or "")):
        return
    for element in form.iter():
        element.text = unmark(element.text) if element.text else element.text
        element.tail = unmark(element.tail) if element.tail else element.tail


def _visit(builder: WorksheetBuilder, parent: etree.Element) -> None:
    for child in list(parent):
        if child.tag == "p":
            _paragraph(builder, parent, child)
        elif child.tag in ("ul", "ol"):
            _list(builder, parent, child)
        elif child.tag == "table":
            table_cells(builder, child)
        elif child.tag in _ASKS_ONLY:
            builder.set_prompt(child)
        elif child.tag == "dd":
            _item(builder, child)
        elif child.tag == "blockquote" and builder.judged:
            _quotation(builder, parent, child)
        elif child.tag not in _HOLDS_NOTHING:
            _visit(builder, child)


def _quotation(builder: WorksheetBuilder, parent: etree.Element, quotation: etree.Element) -> None:
    """A quotation right below a question of a quiz explains it; callouts may hold others."""
    if not hide_below_question(parent, quotation):
        if parent.tag == "form":
            builder.unplaced.append(builder.words(quotation))
        _visit(builder, quotation)


def _paragraph(builder: WorksheetBuilder, parent: etree.Element, paragraph: etree.Element) -> None:
    text = builder.raw(paragraph)
    if LINE in text:
        long_answers(builder, parent, paragraph)
    elif is_scale(text):
        scale(builder, parent, paragraph)
    elif BLANK in text:
        short_answers(builder, paragraph)
    elif "callout__title" not in paragraph.get("class", ""):
        builder.set_prompt(paragraph)


def _list(builder: WorksheetBuilder, parent: etree.Element, items: etree.Element) -> None:
    boxes = [box_of(builder, item) for item in items]
    if any(boxes):
        for part in _by_box(boxes, parent, items):
            _choices(builder, parent, part)
        return
    bare = len(items) > 1 and all(_is_bare(builder, item) for item in items)
    asking = builder.prompt
    for number, item in enumerate(items, start=1):
        if bare:
            _bare_item(builder, item, asking.words, number)
        else:
            _item(builder, item)


def _is_bare(builder: WorksheetBuilder, item: etree.Element) -> bool:
    """Tell whether an item holds a blank at most, tight or loose, and no blocks besides."""
    words = inline_host(item)
    alone = all(child is words or child.tag not in BLOCKS for child in item)
    return alone and not BLANKS.sub("", builder.raw(item)).strip(" .\n")


def _by_box(boxes: list[str], parent: etree.Element, items: etree.Element) -> list[etree.Element]:
    """Part a list where its boxes change: Markdown joins a list of `( )` and one of `[ ]` below it to one."""
    parts, box = [items], ""
    for item, found in zip(list(items), boxes, strict=True):
        own = found or box
        if box and own != box:
            parts.append(etree.Element(items.tag))
            parent.insert(list(parent).index(parts[-2]) + 1, parts[-1])
        box = own
        if parts[-1] is not items:
            items.remove(item)
            parts[-1].append(item)
    return parts


def _choices(builder: WorksheetBuilder, parent: etree.Element, items: etree.Element) -> None:
    """Make a list of boxes choices; what stands inside of one is asked for by that choice."""
    asking = builder.prompt
    name, choices = choice_list(builder, parent, items)
    labels = dict(choices)
    for number, item in enumerate(items, start=1):
        if item not in labels:
            _boxless_item(builder, item, asking, number)
            continue
        if builder.judged:
            hide_in_choice(item, name, labels[item])
        builder.prompt = Prompt(labels[item])
        _visit(builder, item)
    builder.prompt = Prompt(asking.words, asking.name, used=True)


def _boxless_item(builder: WorksheetBuilder, item: etree.Element, asking: Prompt, number: int) -> None:
    """An item without a box among choices, as `- Other: ____`, is filled in; what asks for them asks for it, too."""
    asks = blank_prompts(builder.raw(item))
    if len(asks) == 1 and not any(child.tag in BLOCKS for child in item):
        own = asks[0].words
        words = builder.joined(asking.words, own) if own else builder.numbered(asking.words, number)
        short_answers(builder, item, BlankPrompt(words))
        builder.fields[-1] = builder.fields[-1]._replace(optional=True)
    else:
        builder.prompt = Prompt(asking.words, asking.name, used=True)
        _item(builder, item)


def _bare_item(builder: WorksheetBuilder, item: etree.Element, words: str, number: int) -> None:
    """An item of a list of nothing but blanks is asked for by the list's prompt and its number."""
    short_answers(builder, inline_host(item), BlankPrompt(builder.numbered(words, number)))


def _item(builder: WorksheetBuilder, item: etree.Element) -> None:
    """An item of a list asks, or is filled in, or holds blocks that are."""
    text = builder.raw(item)
    if any(child.tag in BLOCKS for child in item) or LINE in text or RADIO in text:
        _wrap_words(builder, item)
        _visit(builder, item)
    elif BLANK in text:
        short_answers(builder, item)
    else:
        builder.set_prompt(item)


def _wrap_words(builder: WorksheetBuilder, item: etree.Element) -> None:
    """Give the words of a tight list's item a paragraph of their own, as those of a loose one have."""
    words = pop_inline(item)
    if builder.raw(words).strip() or len(words):
        words.tag = "p"
        item.insert(0, words)
