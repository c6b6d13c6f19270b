"""Scripts and style sheets of other sites, and the scripts without which a page does not show what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..reader import Source
from .context import CheckedCourse
from .plugins import brings_along
from .rule import Rule, warning
from .settings import place_of

ELSEWHERE = warning(
    "script-elsewhere",
    "A script or a style sheet from another site is missing where there is no network, and tells that site who reads.",
    "(mkdocs.yml)\nsite_name: Levels\nextra_javascript:\n  - https://example.org/script.js",
    "(mkdocs.yml)\nsite_name: Levels\nextra_javascript: []",
)
DIAGRAM = warning(
    "script-diagram",
    "Diagrams are drawn by the script of Mermaid. Material loads it from another site, unless the course has it.",
    '<pre class="mermaid">\ngraph LR; Ask --> Answer\n</pre>',
    "![Whoever asks gets an answer](asking.svg)",
)
FORMULA = warning(
    "script-formula",
    "Formulas are set by a script, as that of MathJax or KaTeX. Without one they show as they are typed.",
    '<span class="arithmatex">\\(a^2\\)</span>',
    "a<sup>2</sup>",
)
RULES = (ELSEWHERE, DIAGRAM, FORMULA)

_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_GOOGLE = "google"
"""The one service for which Material has a script; `custom` stands for a template of the course's own."""
_SAVE = "save the file into docs/, and name it there"


class _Need(NamedTuple):
    """What a page has that needs a script: its element's class, which script it is, and where it stands in the text."""

    rule: Rule
    css: str
    script: re.Pattern[str]
    typed: re.Pattern[str]
    message: str
    hint: str


_NEEDS = (
    _Need(
        DIAGRAM,
        'class="mermaid"',
        re.compile("mermaid", re.IGNORECASE),
        re.compile(r"\s*(?:`{3,}|~{3,})\s*\{?\s*\.?mermaid\b|.*class=\"mermaid"),
        "this diagram is drawn by a script of another site",
        "save mermaid.min.js into docs/ and name it under extra_javascript in mkdocs.yml, or show a picture",
    ),
    _Need(
        FORMULA,
        'class="arithmatex"',
        re.compile("mathjax|katex|math", re.IGNORECASE),
        re.compile(r".*(?:\$(?=\S)[^$]*(?<=\S)\$(?!\d)|\$\$|\\\(|\\\[|\\begin\{|class=\"arithmatex)"),
        "no script sets this formula, so it shows as it is typed",
        "name a script for formulas that lies in docs/ under extra_javascript in mkdocs.yml, or type it as words",
    ),
)


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what a page has that needs a script which the course has not."""
    document = course.document(course.path(source))
    if document is None:
        return
    scripts = course.files.text.listed_files("extra_javascript")
    for need in _NEEDS:
        if _has(document.html, need.css) and not any(map(need.script.search, scripts)):
            lines = enumerate(source.lines[source.body_line - 1 :], source.body_line)
            line = next((number for number, text in lines if need.typed.match(text)), source.body_line)
            yield need.rule.on_line(source.name, line, need.message, need.hint)


def _has(html: str, css: str) -> bool:
    """Tell whether an element has a class, and no code only shows one. Most pages do not have the word at all."""
    return css in html and re.search(rf"<[a-z]+ [^<>]*{css}", html) is not None


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the scripts and style sheets of other sites."""
    text = course.files.text
    analytics = ("extra", "analytics", "provider")
    if text.setting(*analytics) == _GOOGLE:
        message, hint = "Google learns of everyone who reads the course", "delete these lines, and count on your server"
        yield ELSEWHERE.on_line(*place_of(text, analytics, course.files.config), message, hint)
    if brings_along(text):
        return
    for setting in ("extra_javascript", "extra_css"):
        for number, address in enumerate(text.listed_files(setting)):
            if _ADDRESS.match(address):
                place = place_of(text, (setting, str(number)), course.files.config)
                yield ELSEWHERE.on_line(*place, f"{address} is loaded from another site", _SAVE)
