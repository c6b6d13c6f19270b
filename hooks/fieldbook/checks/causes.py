"""Mistakes without those that follow from another one, so that each is told once, and by its cause."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Severity
from . import (
    blanks,
    boxes,
    choices,
    course_id,
    front_matter,
    html,
    options,
    outcomes,
    quizzes,
    settings,
    slips,
    structure,
    tables,
    videos,
    worksheets,
)
from .context import CheckedCourse

_HIDING_CHOICES = frozenset(rule.code for rule in (*boxes.RULES, *choices.RULES, quizzes.WORDS))
_HIDING_FIELDS = _HIDING_CHOICES | {
    rule.code for rule in (*blanks.RULES, *tables.RULES, *slips.RULES, html.PLAIN, worksheets.PLACE)
}
HIDING = _HIDING_FIELDS
"""The codes of what is told in place of what follows from it."""
_FOLLOWS = {worksheets.EMPTY.code: _HIDING_FIELDS, quizzes.UNMARKED.code: _HIDING_CHOICES}
"""What is told of a block as a whole, each with the codes of what in it brings that about."""
_FRONT_MATTER = "meta-"
_OF_OTHER_NAMES = frozenset({front_matter.TITLE.code})
_QUOTED = re.compile(r'"([^"]+)"')
_ENTRY = re.compile(r"the nav names (?P<entry>.+), (?:and|which|whose) ")


def causes(found: Sequence[Diagnostic], course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes of a course that none of the others explains."""
    no_pages = {one.path for one in found if one.code == front_matter.OTHER_KIND.code}
    spoilt = {one.path for one in found if one.code in (slips.UNSEEN.code, slips.MARKS.code)}
    ends = {(source.name, block.line) for source in course.sources for block in source.blocks if block.ends}
    explained = {*_blocks(found, course), *_pages(found, course), *_outcomes(found), *_id(found)}
    for one in found:
        if one.path in no_pages and one.code != front_matter.OTHER_KIND.code:
            continue
        if one.path in spoilt and one.code in slips.CONSEQUENCES:
            continue
        if (one.path, one.line) not in ends and (one.path, one.line, one.code) not in explained:
            yield one


def _blocks(found: Sequence[Diagnostic], course: CheckedCourse) -> Iterator[tuple[str, int, str]]:
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


def _pages(found: Sequence[Diagnostic], course: CheckedCourse) -> Iterator[tuple[str, int, str]]:
    """Yield the pages without a place in the nav, where an entry of it, or a video, names them by a slip."""
    wrong = [one for one in found if one.code in (structure.NO_FILE.code, videos.NO_FILE.code)]
    words = [word for one in wrong for word in (*_QUOTED.findall(one.hint), *_named(one.message))]
    named = {word.removesuffix("*.md").rstrip("/") for word in words}
    for path, source in course.by_path.items() if named else ():
        if path in named or posixpath.dirname(path) in named - {""}:
            yield source.name, 1, structure.NO_PLACE.code


def _named(message: str) -> list[str]:
    """Return the words that an entry of the nav is made of, of which it is told that there is no such file."""
    entry = _ENTRY.match(message)
    return entry["entry"].split() if entry else []


def _id(found: Sequence[Diagnostic]) -> Iterator[tuple[str, int, str]]:
    """Yield that the course has no id, where one is typed under another name, or elsewhere."""
    hints = [one.hint for one in found if one.code == settings.SETTING.code]
    if any(word in hint for hint in hints for word in ('"id"', "fieldbook")):
        yield from ((one.path, one.line, one.code) for one in found if one.code == course_id.NO_ID.code)


def _outcomes(found: Sequence[Diagnostic]) -> Iterator[tuple[str, int, str]]:
    """Yield what is told of the outcomes that worksheets name, where those of one of the two can't be read."""
    is_unread = any(map(_hides_outcomes, found))
    kinds = {(one.path, one.line) for one in found if one.code == options.KIND.code}
    naming = {one.path for one in found if one.code == worksheets.OUTCOME.code or _is_kind_of_outcomes(one)}
    for one in found:
        is_wrong_name = one.code == worksheets.OUTCOME.code and (is_unread or (one.path, one.line) in kinds)
        if is_wrong_name or (one.code == outcomes.UNPRACTISED.code and (is_unread or one.path in naming)):
            yield one.path, one.line, one.code


def _hides_outcomes(one: Diagnostic) -> bool:
    """Tell whether outcomes of a lesson may be unknown since this is typed wrongly in its front matter."""
    if one.code == front_matter.UNKNOWN.code:
        return '"outcomes"' in one.hint
    is_of_front_matter = one.code.startswith(_FRONT_MATTER) and one.severity is Severity.ERROR
    return one.code == outcomes.FORM.code or (is_of_front_matter and one.code not in _OF_OTHER_NAMES)


def _is_kind_of_outcomes(one: Diagnostic) -> bool:
    return one.code == options.KIND.code and one.message.startswith('"outcomes"')
