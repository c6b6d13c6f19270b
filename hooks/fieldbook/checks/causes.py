"""Mistakes without those that follow from another one, so that each is told once, and by its cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic
from . import blanks, boxes, choices, front_matter, html, quizzes, slips, structure, tables, worksheets
from .context import Course

_HIDING_CHOICES = frozenset(rule.code for rule in (*boxes.RULES, *choices.RULES, quizzes.WORDS))
_HIDING_FIELDS = _HIDING_CHOICES | {
    rule.code for rule in (*blanks.RULES, *tables.RULES, *slips.RULES, html.PLAIN, worksheets.PLACE)
}
HIDING = _HIDING_FIELDS
"""The codes of what is told in place of what follows from it."""
_FOLLOWS = {worksheets.EMPTY.code: _HIDING_FIELDS, quizzes.UNMARKED.code: _HIDING_CHOICES}
"""What is told of a block as a whole, each with the codes of what in it brings that about."""


def causes(found: Sequence[Diagnostic], course: Course) -> Iterator[Diagnostic]:
    """Yield the mistakes of a course that none of the others explains."""
    no_pages = {one.path for one in found if one.code == front_matter.OTHER_KIND.code}
    spoilt = {one.path for one in found if one.code in (slips.UNSEEN.code, slips.MARKS.code)}
    ends = {(source.name, block.line) for source in course.sources for block in source.blocks if block.ends}
    explained = {*_blocks(found, course), *_pages(found, course)}
    for one in found:
        if one.path in no_pages and one.code != front_matter.OTHER_KIND.code:
            continue
        if one.path in spoilt and one.code in slips.CONSEQUENCES:
            continue
        if (one.path, one.line) not in ends and (one.path, one.line, one.code) not in explained:
            yield one


def _blocks(found: Sequence[Diagnostic], course: Course) -> Iterator[tuple[str, int, str]]:
    """Yield the path, line and code of what is told of a block since something in it is typed wrongly."""
    followed: dict[str, list[Diagnostic]] = {one.path: [] for one in found if one.code in _FOLLOWS}
    for one in found:
        if one.path in followed:
            followed[one.path].append(one)
    for source in course.sources:
        for block in source.blocks if source.name in followed else ():
            within = range(block.line + 1, block.end_line or len(source.lines) + 1)
            codes = {one.code for one in followed[source.name] if one.line in within}
            yield from ((source.name, block.line, code) for code, hiding in _FOLLOWS.items() if codes & hiding)


def _pages(found: Sequence[Diagnostic], course: Course) -> Iterator[tuple[str, int, str]]:
    """Yield the pages without a place in the nav, where an entry of it names them otherwise."""
    hints = [one.hint for one in found if one.code == structure.NO_FILE.code]
    for path, source in course.by_path.items() if hints else ():
        if any(f'"{path}"' in hint for hint in hints):
            yield source.name, 1, structure.NO_PLACE.code
