"""Feedback on a quiz: a quotation in a choice, or right below a question, lies in a `template` until a script shows it.

Browsers neither show nor print a template, so that questions stand unmarked on paper and where no script runs.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from ...model import Feedback
from ..excerpts import Excerpts

HOLDER = "template"
"""The element that feedback lies in."""
FIELD = "data-told"
"""Names the field that feedback is for."""
CHOICE = "data-choice"
"""Names the choice; an explanation of a question has none."""
_QUOTATION = "blockquote"


def hide_in_choice(item: etree.Element, field: str, choice: str) -> None:
    """Put each quotation in a choice into a `template`."""
    for quotation in item.findall(_QUOTATION):
        quotation.tag = HOLDER
        quotation.attrib = {FIELD: field, CHOICE: choice}


def hide_below_question(parent: etree.Element, quotation: etree.Element) -> bool:
    """Put a quotation that stands right below a question into a `template`; return whether it does."""
    before = list(parent).index(quotation) - 1
    names = [name for part in parent[before].iter() if (name := part.get("name"))] if before >= 0 else []
    if names:
        quotation.tag = HOLDER
        quotation.attrib = {FIELD: names[-1]}
    return bool(names)


def keep_feedback(section: etree.Element, feedback: list[Feedback], excerpts: Excerpts) -> None:
    """Have what a quiz says of its answers put into `feedback` as HTML."""
    for holder in section.iter(HOLDER):
        start, end = excerpts.before(holder, 0), excerpts.before(holder, len(holder))
        excerpts.between(start, end, _Keeper(feedback, holder.get(FIELD, ""), holder.get(CHOICE, "")))


class _Keeper:
    def __init__(self, feedback: list[Feedback], field: str, choice: str) -> None:
        self._feedback, self._field, self._choice = feedback, field, choice

    def __call__(self, html: str) -> None:
        self._feedback.append(Feedback(self._field, self._choice, html.strip()))
