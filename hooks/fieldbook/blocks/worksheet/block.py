"""Blocks with fields: worksheets, written as one would type them for paper. What looks like a blank becomes a field.

```markdown
/// worksheet | Who are your partners?
    id: who-are-your-partners
    minutes: 15
    outcomes: [recognise-levels]

List every organisation you work with to serve teens.

______
______
///
```

Argument: the title. Options: `id` (kept for ever, since saved answers hang on it; made from the title where it
is missing), `minutes`, `outcomes` (ids of the outcomes that it practises). Content: any Markdown with blanks;
`fields` says what each becomes.

Another block with fields is a class of its own below `FieldBlock`, named in `FIELD_BLOCKS`. It comes with the same
record, the same place in course.json, workbook, checks and generated pages, anchors `NAME-ID`, and kept answers.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Collection
from functools import partial

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from ...slugs import distinct, slug
from .. import options
from ..context import WorksheetRecord, context_of
from ..elements import HEADINGS, add, words_of
from ..excerpts import Excerpts
from ..options import Options
from .blanks import mark_blanks
from .builder import WorksheetBuilder
from .feedback import keep_feedback
from .fields import make_fields
from .tabs import open_tabs

SLOT = "worksheet"
ID = "data-fields"
"""The attribute by which scripts, styles and pages find a block with fields; its value is the block's id."""


class FieldBlock(Block):
    """Base of every block with fields. Its `NAME` is all that a subclass has to give."""

    JUDGED = False
    """Whether right answers are marked in it."""
    ARGUMENT = True
    OPTIONS = Options(
        {
            "id": ("", options.name),
            "minutes": (0, options.minutes),
            "outcomes": ((), options.names),
        }
    )

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the section with its title, a slot for what the course knows of it, and a form.

        The form's method keeps the Enter key from leaving the page where no script runs, and a form of its own
        keeps the names of one worksheet apart from the next one's.
        """
        record = context_of(self.md).record
        taken = {worksheet.id for worksheet in record.worksheets}
        name = self.options["id"] or distinct(slug(self.argument) or self.NAME, taken)
        self.record = WorksheetRecord(
            name,
            self.argument,
            self.options["minutes"],
            self.options["outcomes"],
            bool(self.options["id"]),
            kind=self.NAME,
        )
        record.worksheets.append(self.record)
        title_id = f"{self.NAME}-{name}"
        css = " ".join(dict.fromkeys((SLOT, self.NAME)))
        section = add(parent, "section", css, data_fields=name, aria_labelledby=title_id)
        section.set(f"data-{self.NAME}", name)
        add(section, "h2", "worksheet__title", self.argument, id=title_id)
        add(section, "div", data_slot=SLOT, data_ref=name)
        add(section, "form", "worksheet__form", method="dialog", autocomplete="off")
        return section

    def on_add(self, block: etree.Element) -> etree.Element:
        """Put the content into the form."""
        return _form(block)

    def on_end(self, block: etree.Element) -> None:
        """Mark the blanks while they are still text."""
        mark_blanks(self.on_add(block), self.record.accepted if self.JUDGED else None)


def accepted_words(block: Block) -> list[str] | None:
    """Return where a block keeps the words that count as right behind its blanks; None where nothing is right."""
    return block.record.accepted if isinstance(block, FieldBlock) and block.JUDGED else None


class Worksheet(FieldBlock):
    """A worksheet."""

    NAME = "worksheet"


class WorksheetFields(Treeprocessor):
    """Turns the marked blanks of every worksheet into controls, once inline Markdown is done."""

    PRIORITY = 12
    """After `inline` (20); before `attr_list` (8), which would take `{#name}` for itself, and `toc` (5)."""

    def __init__(self, md: Markdown, judged: Collection[str]) -> None:
        """`judged` are the names of the blocks in which right answers are marked."""
        super().__init__(md)
        self._judged = judged

    def run(self, root: etree.Element) -> None:
        """Make the fields, and fit the headings into the lesson's."""
        assert self.md is not None
        context = context_of(self.md)
        if not context.record.worksheets:
            return
        for section, record in zip(_sections(root), context.record.worksheets, strict=False):
            title, form = section[0], _form(section)
            stash = self.md.htmlStash.rawHtmlBlocks
            record.title = words_of(title, stash)
            accepted = record.accepted if record.kind in self._judged else None
            builder = WorksheetBuilder(record.id, record.title, context.labels, stash, accepted)
            open_tabs(form)
            make_fields(builder, form)
            record.fields = tuple(builder.fields)
            record.doubles = tuple(builder.doubles)
            record.unplaced = tuple(builder.unplaced)
            record.repeated = tuple(builder.repeated)
        _fit_headings(root)


class WorksheetExcerpts(Treeprocessor):
    """Keeps each worksheet as it comes out, and what it tells, for the pages that show it once more."""

    PRIORITY = -10
    """After all that changes the tree."""

    def __init__(self, md: Markdown, excerpts: Excerpts) -> None:
        super().__init__(md)
        self._excerpts = excerpts

    def run(self, root: etree.Element) -> None:
        """Have every worksheet cut out of its lesson."""
        assert self.md is not None
        for section, record in zip(_sections(root), context_of(self.md).record.worksheets, strict=False):
            self._excerpts.element(root, section, partial(setattr, record, "html"))
            keep_feedback(section, record.feedback, self._excerpts)


def _sections(root: etree.Element) -> list[etree.Element]:
    return [element for element in root.iter("section") if element.get(ID)]


def _form(section: etree.Element) -> etree.Element:
    """Return the form of a section; a block may put something of its own before and behind it."""
    form = section.find("form")
    return section if form is None else form


def _fit_headings(root: etree.Element) -> None:
    """Give each worksheet's title the level below the heading it stands under, and its own headings the next."""
    level = 1
    inside: set[etree.Element] = set()
    for element in root.iter():
        if element.get(ID):
            inside.update(element.iter())
            _shift_headings(element, min(level + 1, 5))
        elif element.tag in HEADINGS and element not in inside:
            level = int(element.tag[1])


def _shift_headings(section: etree.Element, level: int) -> None:
    section[0].tag = f"h{level}"
    inner = [element for element in _form(section).iter() if element.tag in HEADINGS]
    if not inner:
        return
    shift = level + 1 - min(int(element.tag[1]) for element in inner)
    for element in inner:
        element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"
