"""Mistakes without those that follow from another one, so that each is told once, and by its cause."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Severity
from . import (
    addresses,
    blanks,
    blocks,
    boxes,
    bullets,
    choices,
    course_id,
    emphasis,
    footnotes,
    front_matter,
    html,
    indents,
    levels,
    link_forms,
    links,
    options,
    outcomes,
    pictures,
    quizzes,
    separators,
    settings,
    slips,
    structure,
    tables,
    videos,
    worksheet_places,
    worksheets,
)
from .context import CheckedCourse

_HIDING_CHOICES = frozenset(rule.code for rule in (*boxes.RULES, *choices.RULES, quizzes.WORDS))
_HIDING_FIELDS = _HIDING_CHOICES | {
    html.PLAIN.code,
    worksheet_places.PLACE.code,
    *(rule.code for family in (blanks, tables, separators, slips, bullets, indents, emphasis) for rule in family.RULES),
}
HIDING = _HIDING_FIELDS
"""The codes of what is told in place of what follows from it."""
_FOLLOWS = {
    worksheets.EMPTY.code: _HIDING_FIELDS,
    quizzes.UNMARKED.code: _HIDING_CHOICES,
    levels.FORM.code: frozenset({tables.RULE.code, tables.TABS.code, separators.COMMAS.code}),
}
"""What is told of a block as a whole, each with the codes of what in it brings that about."""
_BROKEN_LINK = frozenset({link_forms.FORM.code, html.QUOTES.code})
_SAME_LINE = {
    **dict.fromkeys((rule.code for rule in (*pictures.RULES, *links.RULES, addresses.ADDRESS)), _BROKEN_LINK),
    quizzes.WORDS.code: {blanks.BLANK.code, blanks.NAME.code},
    blocks.NESTED.code: {worksheet_places.PLACE.code},
    footnotes.OTHER.code: {footnotes.BRACKETS.code},
    **dict.fromkeys(
        (rule.code for rule in (front_matter.UNKNOWN, tables.CELLS, tables.RULE, options.KIND, blanks.BLANK)),
        frozenset({slips.UNSEEN.code}),
    ),
}
"""What is told of a line, each with the codes of what in the same line brings that about."""
_CLOSE = 20
"""Lines within which a question and its choices stand."""
_FRONT_MATTER = "meta-"
_OF_OTHER_NAMES = frozenset({front_matter.TITLE.code})
_QUOTED = re.compile(r'"([^"]+)"')
_ENTRY = re.compile(r"the nav names (?P<entry>.+), (?:and|which|whose) ")


def causes(found: Sequence[Diagnostic], course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes of a course that none of the others explains."""
    no_pages = {one.path for one in found if one.code == front_matter.OTHER_KIND.code}
    spoilt = {one.path: slips.CONSEQUENCES for one in found if one.code == slips.MARKS.code}
    named = {source.name: source for source in course.sources}
    for one in found:
        if one.code == slips.UNSEEN.code and one.path in named:
            spoilt[one.path] = spoilt.get(one.path, frozenset()) | slips.hidden_by(named[one.path], one.line)
    ends = {(source.name, block.line) for source in course.sources for block in source.blocks if block.ends}
    explained = {*_blocks(found, course), *_pages(found, course), *_outcomes(found), *_id(found), *_lines(found)}
    for one in found:
        if one.path in no_pages and one.code != front_matter.OTHER_KIND.code:
            continue
        if one.code in spoilt.get(one.path, ()):
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


def _lines(found: Sequence[Diagnostic]) -> Iterator[tuple[str, int, str]]:
    """Yield what is told of a line, or of one further up, since something in a line is typed wrongly."""
    codes: dict[tuple[str, int], set[str]] = {}
    for one in found:
        codes.setdefault((one.path, one.line), set()).add(one.code)
    curly = {one.path for one in found if one.code == link_forms.FORM.code and one.message == link_forms.CURLY}
    mixed = {(one.path, one.line) for one in found if one.code == choices.CHOICES.code and choices.OTHER in one.message}
    misnamed = {one.path for one in found if one.code == front_matter.UNKNOWN.code and '"title"' in one.hint}
    for one in found:
        is_split = one.code == worksheets.FIELD.code and any(
            path == one.path and one.line < line <= one.line + _CLOSE for path, line in mixed
        )
        if (
            not codes[one.path, one.line].isdisjoint(_SAME_LINE.get(one.code, ()))
            or (one.code == links.LABEL.code and one.path in curly)
            or (one.code == front_matter.TITLE.code and one.path in misnamed)
            or is_split
        ):
            yield one.path, one.line, one.code


def _pages(found: Sequence[Diagnostic], course: CheckedCourse) -> Iterator[tuple[str, int, str]]:
    """Yield the pages without a place in the nav, where an entry of it, or a video, names them by a slip."""
    wrong = [one for one in found if one.code in (structure.NO_FILE.code, videos.NO_FILE.code)]
    words = [word for one in wrong for word in (*_QUOTED.findall(one.hint), *_named(one.message))]
    named = {word.removesuffix("*.md").rstrip("/") for word in words}
    if any(one.code == settings.DOUBLE.code and one.message.startswith('"nav"') for one in found):
        # What the other nav names is in none.
        yield from ((source.name, 1, structure.NO_PLACE.code) for source in course.sources)
    spoken = {word for one in wrong if one.code == videos.NO_FILE.code for word in _QUOTED.findall(one.hint)}
    for path, source in course.by_path.items() if named else ():
        if path in named or posixpath.dirname(path) in named - {""}:
            yield source.name, 1, structure.NO_PLACE.code
        if path in spoken:
            # As a transcript, which it is meant to be, it needs none.
            yield source.name, 1, front_matter.TITLE.code


def _named(message: str) -> list[str]:
    """Return the words that an entry of the nav is made of, of which it is told that there is no such file."""
    entry = _ENTRY.match(message)
    return entry["entry"].split() if entry else []


def _id(found: Sequence[Diagnostic]) -> Iterator[tuple[str, int, str]]:
    """Yield that the course has no id, where one is typed under another name, or elsewhere."""
    said = [f"{one.message} {one.hint}" for one in found if one.code == settings.SETTING.code]
    if any(word in words for words in said for word in ('"id"', '"fieldbook')):
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
