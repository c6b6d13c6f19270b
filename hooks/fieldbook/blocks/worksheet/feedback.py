"""What a quiz tells: a quotation in a choice, or right below a question, waits in a `template` until a script shows it.

Browsers neither show nor print a template, so that questions stand unmarked on paper and where no script runs.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from ...model import Told
from ..excerpts import Excerpts

TOLD = "template"
FIELD = "data-told"
"""Names the field that is told of."""
CHOICE = "data-choice"
"""Names the choice; an explanation of a question has none."""
_QUOTATION = "blockquote"


def tell(item: etree.Element, field: str, choice: str) -> None:
    """Have the quotations in a choice wait."""
    for quotation in item.findall(_QUOTATION):
        quotation.tag = TOLD
        quotation.attrib = {FIELD: field, CHOICE: choice}


def explain(parent: etree.Element, quotation: etree.Element) -> bool:
    """Have a quotation wait that stands right below a question; tell whether it does."""
    before = list(parent).index(quotation) - 1
    names = [name for part in parent[before].iter() if (name := part.get("name"))] if before >= 0 else []
    if names:
        quotation.tag = TOLD
        quotation.attrib = {FIELD: names[-1]}
    return bool(names)


def keep_told(section: etree.Element, told: list[Told], excerpts: Excerpts) -> None:
    """Have what a quiz tells put into `told` as it comes out."""
    for waiting in section.iter(TOLD):
        start, end = excerpts.before(waiting, 0), excerpts.before(waiting, len(waiting))
        excerpts.between(start, end, _Keeper(told, waiting.get(FIELD, ""), waiting.get(CHOICE, "")))


class _Keeper:
    def __init__(self, told: list[Told], field: str, choice: str) -> None:
        self._told, self._field, self._choice = told, field, choice

    def __call__(self, html: str) -> None:
        self._told.append(Told(self._field, self._choice, html.strip()))
