"""Marks of other systems, and broken HTML: what shows on the page as it was typed, or hides what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..document import Document
from ..reader import Source
from .context import CheckedCourse
from .formulas import formulas, has_script
from .rule import Anywhere, Rule, error, warning

CODE = error(
    "code-unclosed",
    "Code between lines of ``` that does not end is not code, and what it shows is taken for real.",
    "```yaml\nminutes: 25",
    "```yaml\nminutes: 25\n```",
)
CODE_HEADER = error(
    "code-header",
    "After the ``` comes the language and nothing else; with more, the lines are not code.",
    "```yaml front-matter.md!\nminutes: 25\n```",
    "```yaml\nminutes: 25\n```",
)
TORN = error(
    "code-torn",
    "Lines indented by four spaces are code too, and directly above a line of ``` they take that code apart.",
    "    minutes: 25\n```yaml\nminutes: 25\n```",
    "    minutes: 25\n\n```yaml\nminutes: 25\n```",
)
TERM = error(
    "definition-term",
    "A line that begins with a colon defines what stands above it; without a term it breaks the page.",
    "## Levels\n\n:   Networking comes first.",
    "## Levels\n\nNetworking\n:   It comes first.",
)
UNCLOSED = error(
    "html-unclosed",
    "HTML that is not closed takes the rest of the page with it.",
    "<div>\nAsk early.\n\nMore text.",
    "<div>\nAsk early.\n</div>\n\nMore text.",
)
LIQUID = warning(
    "leftover-liquid",
    "Tags of Jekyll, Hugo and their kind mean nothing here and show as typed.",
    "{% include links.md %}",
    "[The guide](https://example.org/guide)",
)
KRAMDOWN = warning(
    "leftover-kramdown",
    "A line of {: …} belongs to Jekyll. Here, { .name } stands at the end of what it describes.",
    "> Ask early.\n{: .callout}",
    "/// tip\nAsk early.\n///",
)
COLONS = warning(
    "leftover-colons",
    "Blocks between ::: belong to other systems; here they are written with slashes.",
    "::: tip\nAsk early.\n:::",
    "/// tip\nAsk early.\n///",
)
CALLOUT = warning(
    "leftover-callout",
    "Callouts that begin with !!!, ???, === or [!NOTE] belong to other systems; here they are written with slashes.",
    '!!! tip "Ask early"\n\n    People plan far ahead.',
    "/// tip | Ask early\nPeople plan far ahead.\n///",
)
CONFLICT = error(
    "leftover-conflict",
    "Lines of <<<<<<< and >>>>>>> are left over from two people's changes to one file.",
    "<<<<<<< HEAD\nAsk early.\n=======\nAsk soon.\n>>>>>>> other",
    "Ask early.",
)
MARKS = warning(
    "leftover-marks",
    "Marks of other systems show as typed: pages in double brackets, a place for the contents, words between == or two "
    "tildes, names of signs between colons, formulas, abbreviations.",
    "See [[the guide]], and ==ask early==.",
    "See [the guide](https://example.org/guide), and **ask early**.",
)
RULES = (CODE, CODE_HEADER, TORN, TERM, UNCLOSED, LIQUID, KRAMDOWN, COLONS, CALLOUT, CONFLICT, MARKS)

_BLOCK = 'type a block, as in "/// tip | Title" … "///"'
_SHOWS = "shows as it is typed"
_TAG = "is a tag of another system"
_STOOD_FOR = "type in Markdown what it stood for"
_OTHERS = "is a mark of another system"
_BEGINS = "begins a block of another system"

_KINDS = "abstract|bug|caution|danger|example|failure|hint|important|info|note|question|quote|success|tip|warning"
"""What a callout of Material's may be, where "!!!" may as well be loud."""
_LOOKS = re.compile(r"<[^>]*>|[*_`]")
_ESCAPED = re.compile(r"\\(?P<sign>[\\`*_{}\[\]()>#+.!-])")
"""What a backslash before it shows, alone."""
_QUOTATION = '(?:["“„«]|&(?:quot|ldquo|bdquo|laquo);)'


class _Mark(NamedTuple):
    """How marks of a kind are recognised. One of the signs is in each: to look for those is much faster."""

    rule: Rule
    what: str
    hint: str
    r"""What to type; \g<words> stands for the words between the marks."""
    signs: tuple[str, ...]
    pattern: re.Pattern[str]


_MARKS = (
    _Mark(LIQUID, _TAG, _STOOD_FOR, ("{%",), re.compile(r"\{%-?\s*\w+.*?%\}")),
    _Mark(LIQUID, _TAG, _STOOD_FOR, ("{{",), re.compile(r"\{\{[^{}]*\}\}")),
    _Mark(KRAMDOWN, _OTHERS, "delete it, or use a block", ("{:",), re.compile(r"\{::?[^{}]*/?\}")),
    _Mark(COLONS, _OTHERS, _BLOCK, (":::",), re.compile(r"^\s*:{3,}\s*\{?[\w-].*$")),
    _Mark(
        CALLOUT, _BEGINS, _BLOCK,
        ("!!!", "???", "==="),
        re.compile(r'^\s*(?:!!!|\?\?\?\+?|===[!+]?)\s+["\w].*$'),
    ),
    _Mark(
        CALLOUT, _BEGINS, 'put it below the table, as in "/// tip | Title" … "///"',
        ("!!!", "???"),
        re.compile(rf'(?<=\|)[ \t]*(?:!!!|\?\?\?\+?)[ \t]+(?:{_KINDS})(?:[ \t]+"[^"|]*")?[ \t]*(?=\|)'),
    ),
    _Mark(CALLOUT, _BEGINS, _BLOCK, ("[!",), re.compile(r"^\s*>\s*\[![A-Za-z]+\].*$")),
    _Mark(
        MARKS, _SHOWS, "delete it: a page lists its headings by itself",
        ("toc", "TOC", "tableofcontents"),
        re.compile(r"^\s*(?:\[\[_?toc_?\]\]|\[(?-i:(?!TOC))toc\]|\\tableofcontents)\s*$", re.IGNORECASE),
    ),
    _Mark(
        MARKS, _SHOWS, "type a link, as in [words](page.md)",
        ("[[",),
        re.compile(r"(?<!!)\[\[(?!_?toc_?\]\]\s*$)[^\[\]\n]+\]\](?!\()", re.IGNORECASE),
    ),
    _Mark(
        MARKS, _SHOWS, "type a picture, as in ![what it shows](picture.png)",
        ("![[",),
        re.compile(r"!\[\[[^\[\]\n]+\]\]"),
    ),
    _Mark(
        MARKS, _SHOWS, "type **bold** words",
        ("==",),
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]*[^\s=]==(?![=\w])"),
    ),
    _Mark(
        MARKS, _SHOWS, r"type <del>\g<words></del>",
        ("~~",),
        re.compile(r"(?<![~\w])~~(?P<words>(?=[^\s~])[^~\n]*[^\s~])~~(?![~\w])"),
    ),
    _Mark(
        MARKS, _SHOWS, "type <kbd>Ctrl</kbd>",
        ("++",),
        re.compile(r"(?<![+\w])\+\+[\w-]+(?:\+[\w-]+)*\+\+(?![+\w])"),
    ),
    _Mark(
        MARKS, _SHOWS, "type the sign itself",
        (":",),
        re.compile(r"(?<![^\s(]):[a-z][a-z0-9_-]*:(?![^\s.,;!?)])"),
    ),
    _Mark(MARKS, _SHOWS, "type the long form in parentheses", ("*[",), re.compile(r"^\*\[[^\]\n]+\]:.*$")),
    _Mark(MARKS, _SHOWS, "type the lines themselves", ("8<",), re.compile(r"^\s*-{1,}8<-{1,}.*$")),
    _Mark(
        MARKS, _SHOWS, r"type <sub>\g<words></sub>",
        ("~",),
        re.compile(r"(?<=[\w)])~(?P<words>[\w+-]{1,6})~(?!~)"),
    ),
    _Mark(
        MARKS, _SHOWS, r"type <sup>\g<words></sup>",
        ("^",),
        re.compile(r"(?<=[\w)])\^(?P<words>[\w+-]{1,6})\^(?!\^)"),
    ),
    _Mark(MARKS, _SHOWS, "type the lines themselves", ("{!",), re.compile(r"\{![^{}\n]+!\}")),
    _Mark(
        CONFLICT, "is left over from a conflict", "keep one version, delete the other",
        ("<<<<<<<", ">>>>>>>"),
        re.compile(r"^[<>]{7}(?: .*)?$"),
    ),
)


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the marks of other systems on a page. Code and HTML that do not end are found while reading."""
    document = course.document(course.path(source))
    yield from _formulas(source, course, document)
    signs = [(sign, mark) for mark in _MARKS for sign in mark.signs if sign in source.prose]
    if not signs:
        return
    before = ""
    for number, line in enumerate(source.prose_lines, 1):
        for sign, mark in signs:
            match = mark.pattern.search(line) if sign in line else None
            if match and not _is_read(mark.rule, match, document, line, before):
                words = match.group().strip()
                column = line.find(words, match.start()) + 1
                yield mark.rule.at(source.name, number, column, f'"{words}" {mark.what}', match.expand(mark.hint))
        before = line


def _formulas(source: Source, course: CheckedCourse, document: Document | None) -> Iterator[Diagnostic]:
    """Yield the formulas of TeX that show as they are typed, perhaps without a backslash."""
    for start, words in () if has_script(course) else formulas(source.prose):
        shown = _shown(escape(_ESCAPED.sub(r"\g<sign>", words), quote=False))
        if document is None or shown in _shown(document.html):
            place = Anywhere(source.prose.count("\n", 0, start) + 1, start - source.prose.rfind("\n", 0, start))
            message = f'the formula "{" ".join(words.split())}" shows as it is typed'
            yield MARKS.at_position(source.name, place, message, "type it as words, or show a picture of it")


def _is_read(rule: Rule, match: re.Match[str], document: Document | None, line: str, before: str) -> bool:
    """Tell whether someone has read a mark: Python-Markdown, or a plugin like macros before the page was converted."""
    if rule is KRAMDOWN:
        return _is_attribute_list(line, match, before)
    if document is None or rule is CONFLICT:
        return False
    if rule is LIQUID:
        return match.group().strip()[:2] not in document.html
    if rule is MARKS:
        return _shown(escape(match.group().strip(), quote=False)) not in _shown(document.html)
    return not _opening(match.group()).search(_shown(document.html))


def _opening(line: str) -> re.Pattern[str]:
    """Return what finds the first line of a block in a page that shows it: its quotation marks may be curly by now."""
    before, mark, _ = line.strip(" \t>").partition('"')
    return re.compile(re.escape(_shown(escape(before.strip(), quote=False))) + (rf"\s*{_QUOTATION}" if mark else ""))


def _shown(text: str) -> str:
    """Return a text without tags, and without what makes words bold, italic or code, as "[[_TOC_]]" has it."""
    return _LOOKS.sub("", text)


def _is_attribute_list(line: str, match: re.Match[str], before: str) -> bool:
    """Tell whether Python-Markdown reads it too: behind some words, or in a line below a paragraph or heading."""
    if match.group().startswith("{::"):
        return False
    alone = line.strip() == match.group().strip()
    return not alone or (before.strip() != "" and not before.lstrip().startswith((">", "|", "```", "-", "*", "+")))
