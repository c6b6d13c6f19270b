"""Codes that are switched off: in the course, in a file, or for a line.

For the course in mkdocs.yml (`extra: fieldbook: checks: off: [code]`, and `on: [code]` for rules that are off
by themselves), for a file in its front matter (`checks_off: [code]`), for a line by a comment in it or in the
line above: `<!-- checks-off: code -->`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..diagnostics import Diagnostic
from ..reader import Source
from .context import CheckedCourse
from .course_files import SWITCHES, CourseFiles
from .rule import Rule, warning
from .settings import place_of
from .suggest import did_you_mean

CODE = warning(
    "checks-code",
    "A code that does not exist switches nothing off.",
    "---\ntitle: Levels\nchecks_off: [link-htpp]\n---",
    "---\ntitle: Levels\nchecks_off: [link-http]\n---",
)
RULES = (CODE,)

_SWITCH = re.compile(r"checks-off:\s*(.*)")
_BETWEEN = re.compile(r"[\s,]+")


def kept(diagnostics: Iterable[Diagnostic], course: CheckedCourse, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """Yield the diagnostics whose codes are on where they stand."""
    names = {source.name: source for source in course.sources}
    off = {*course.files.off} | {code for code, rule in rules.items() if not rule.on} - {*course.files.on}
    for diagnostic in diagnostics:
        source = names.get(diagnostic.path)
        if diagnostic.code not in off and not (source and _switched_off(diagnostic, source)):
            yield diagnostic


def unknown(course: CheckedCourse, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """Yield the switches that name no code."""
    for file, line, code in _in_config(course.files):
        if code not in rules:
            yield CODE.on_line(file, line, f'there is no code "{code}"', did_you_mean(code, rules))
    for source in course.sources:
        for line, code in _switches(source):
            if code not in rules:
                yield CODE.on_line(source.name, line, f'there is no code "{code}"', did_you_mean(code, rules))


def _in_config(files: CourseFiles) -> Iterator[tuple[str, int, str]]:
    """Yield the codes that the course switches off or on, each with its file and line."""
    for name, codes in (("off", files.off), ("on", files.on)):
        for number, code in enumerate(codes):
            yield *place_of(files.text, (*SWITCHES, name, str(number)), files.config), code


def _switches(source: Source) -> Iterator[tuple[int, str]]:
    line = source.meta_lines.get("checks_off", 1)
    yield from ((line, code) for code in _file_codes(source))
    for line, comment in source.comments.items():
        yield from ((line, code) for code in _line_codes(comment))


def _switched_off(diagnostic: Diagnostic, source: Source) -> bool:
    if diagnostic.code in _file_codes(source):
        return True
    lines = (diagnostic.line, diagnostic.line - 1)
    return any(diagnostic.code in _line_codes(source.comments.get(line, "")) for line in lines)


def _file_codes(source: Source) -> list[str]:
    codes = source.meta.get("checks_off")
    return [code for code in codes if isinstance(code, str)] if isinstance(codes, list) else []


def _line_codes(comment: str) -> list[str]:
    match = _SWITCH.match(comment)
    return [code for code in _BETWEEN.split(match.group(1)) if code] if match else []
