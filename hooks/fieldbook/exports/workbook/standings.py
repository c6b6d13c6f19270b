"""Where a learner stands with each outcome, in four steps: before the first worksheet, and behind the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...model import Outcome
from . import controls
from .atoms import Box
from .front_page import add_signing_line
from .paragraphs import Contents, Paragraph, paragraphs_in
from .story import Story
from .table import Table
from .tags import STANDING, control_tag

_STEPS = ("1", "2", "3", "4")
_SHARES = (0.48, 0.13, 0.13, 0.13, 0.13)
"""The widths of the columns: the outcome, and each step."""
_HEADS = {"before": "standing.before", "after": "record.after"}


def write_standings(
    story: Story, outcomes: Sequence[Outcome], when: str, words: Mapping[str, str], *, on_screen: bool = False
) -> None:
    """Write a page on which a learner says it, "before" or "after", if there is an outcome.

    On screen, the step is picked from a list.
    """
    if not outcomes:
        return
    story.paragraph("Heading 1", words[_HEADS[when]]).start_page()
    story.paragraph("Facts", words["document.standing"])
    add_signing_line(story, [words["worksheet.name"], words["worksheet.date"]])
    table = Table(story.styles, [round(story.width * share) for share in _SHARES])
    story.body.append(table)
    for cell, name in zip(table.add_row(head=True), ("record.outcome", *map(_label, _STEPS)), strict=True):
        _paragraph(cell, "Table Head").add_run(words[name])
    for outcome in outcomes:
        story.put_away()
        first, *cells = table.add_row(spans=(1, len(_STEPS)) if on_screen else ())
        _paragraph(first, "Table Text").add_run(outcome.text)
        tag = f"{STANDING}{when}"
        if on_screen:
            _add_list(story, _paragraph(cells[0], "Table Text"), control_tag(tag, outcome.id), outcome, words)
            continue
        for cell, step in zip(cells, _STEPS, strict=True):
            name = control_tag(tag, outcome.id, step)
            _add_box(story, _paragraph(cell, "Table Text"), name, outcome, words[_label(step)])


def _label(step: str) -> str:
    return f"standing.{step}"


def _paragraph(cell: Contents, style: str) -> Paragraph:
    (paragraph,) = paragraphs_in(cell)
    paragraph.set_style(style)
    return paragraph


def _add_list(story: Story, paragraph: Paragraph, tag: str, outcome: Outcome, words: Mapping[str, str]) -> None:
    steps = [words[_label(step)] for step in _STEPS]
    control = controls.choice(steps, words["document.one"], outcome.text, tag)
    paragraph.content += story.bookmarks.around(tag, control)


def _add_box(story: Story, paragraph: Paragraph, tag: str, outcome: Outcome, step: str) -> None:
    title = f"{controls.shortened(outcome.text, len(step) + 2)}: {step}"
    box = controls.box(Box(several=False, label=step, name=outcome.id), title, tag)
    paragraph.content += story.bookmarks.around(tag, box)
