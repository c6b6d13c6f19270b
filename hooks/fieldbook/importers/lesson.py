"""A lesson as a file: its front matter and its text."""

from __future__ import annotations

from collections.abc import Sequence

from ..slugs import distinct, slug
from .document import Draft
from .notation import scalar
from .plan import SourceDocument


def front_matter(draft: Draft, document: SourceDocument, outcome_ids: set[str]) -> str:
    """Return the front matter of a lesson; an outcome that says what another one says gets an id of its own."""
    lines = ["---", f"title: {scalar(draft.title)}"]
    if draft.description:
        lines.append(f"description: {scalar(draft.description)}")
    if draft.minutes:
        lines.append(f"minutes: {draft.minutes}")
    if not document.lesson:
        lines.append("lesson: false")
    elif document.counts or not (document.lead or document.sections):
        # Outside of a section the engine takes a page for a lesson only where it says so.
        lines.append("lesson: true")
    if draft.outcomes:
        lines += ["outcomes:", *_outcomes(draft.outcomes, outcome_ids)]
    return "\n".join([*lines, "---"])


def _outcomes(outcomes: Sequence[str], taken: set[str]) -> list[str]:
    lines: list[str] = []
    for text in outcomes:
        name = slug(text) or "outcome"
        final = distinct(name, taken)
        taken.add(final)
        lines.append(f"  - {scalar(text)}" if final == name and ": " not in text else f"  - {final}: {scalar(text)}")
    return lines


def page(title: str, *, description: str = "") -> str:
    """Return the first page of a section or course, on which the engine lists what lies below it.

    It must not say `lesson: false`: of a section's first page, the engine takes that for the whole section.
    """
    lines = ["---", f"title: {scalar(title)}"]
    if description:
        lines.append(f"description: {scalar(description)}")
    return "\n".join([*lines, "---", ""])
