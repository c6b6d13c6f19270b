"""Mistakes in front matter. What MkDocs can't read there shows on the page or vanishes, without a word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

from ..blocks.options import materials
from ..diagnostics import Diagnostic, Severity
from ..model import MOST_MINUTES
from ..reader import Source
from .context import CheckedCourse, is_index
from .rule import error, notice, warning
from .suggest import did_you_mean, in_eights, meant, shown

ENCODING = error(
    "file-encoding",
    "Files are read as UTF-8, the encoding that holds every script; in another one, letters with accents break.",
    "(a file saved as Windows-1252)",
    "(the same file saved as UTF-8)",
)
OTHER_KIND = error(
    "file-kind",
    "A page is plain text. A document of a word processor, or a page of the web, stays one under the name of a page.",
    "{\\rtf1\\ansi Ask early.\\par}",
    "---\ntitle: Ask early\n---\n\nAsk early.",
)
YAML = error(
    "meta-yaml",
    "Front matter is YAML. If it can't be read, all of it shows on the page, and title and outcomes are lost.",
    "---\ntitle: Levels: from less to more\n---",
    '---\ntitle: "Levels: from less to more"\n---',
)
UNCLOSED = error(
    "meta-unclosed",
    "Front matter ends with a line of three hyphens; without it, all of it shows on the page.",
    "---\ntitle: Levels of partnership\n\nPartnerships differ.",
    "---\ntitle: Levels of partnership\n---\n\nPartnerships differ.",
)
LATE = error(
    "meta-late",
    "Front matter begins on the very first line; below an empty line it shows on the page.",
    "\n---\ntitle: Levels of partnership\n---",
    "---\ntitle: Levels of partnership\n---",
)
BARE = error(
    "meta-bare",
    "A first line such as Note: … is taken for front matter of an older kind and does not show.",
    "Note: bring pens.",
    "---\ntitle: Levels of partnership\n---\n\nNote: bring pens.",
)
DOUBLE = error(
    "meta-double",
    "When a name comes twice, only the last one counts.",
    "---\ntitle: Levels\ntitle: Levels of partnership\n---",
    "---\ntitle: Levels of partnership\n---",
)
SIGNS = warning(
    "meta-signs",
    "In YAML, a # after a space begins a comment, and in double quotes a backslash changes the character that follows.",
    "---\ntitle: Rule # 1\n---",
    '---\ntitle: "Rule # 1"\n---',
)
QUOTES = notice(
    "meta-quotes",
    "The curly quotes of a word processor are letters to YAML, and show with the text that stands in them.",
    "---\ntitle: \u201cFirst steps\u201d\n---",
    '---\ntitle: "First steps"\n---',
)
TITLE = error(
    "meta-title",
    "The title heads the page, and stands in the menu, in lists and in the workbook.",
    "---\nminutes: 25\n---",
    "---\ntitle: Levels of partnership\nminutes: 25\n---",
)
KIND = error(
    "meta-kind",
    "Each value has its kind: minutes are a whole number, outcomes a list.",
    "---\ntitle: Levels\nminutes: about 25\n---",
    "---\ntitle: Levels\nminutes: 25\n---",
)
UNKNOWN = warning(
    "meta-unknown",
    "A name that is not known has no effect; usually it is misspelled.",
    "---\ntitle: Levels\nminuets: 25\n---",
    "---\ntitle: Levels\nminutes: 25\n---",
)
TEMPLATE = warning(
    "meta-template",
    "A page may name a template of the theme by which it is made; where there is none of that name, it is made as all "
    "others are.",
    "---\ntitle: Levels\ntemplate: mian.html\n---",
    "---\ntitle: Levels\ntemplate: main.html\n---",
)
RULES = (ENCODING, OTHER_KIND, YAML, UNCLOSED, LATE, BARE, DOUBLE, SIGNS, QUOTES, TITLE, KIND, UNKNOWN, TEMPLATE)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _title(value: Any) -> bool:
    if isinstance(value, float):
        return isfinite(value)
    return isinstance(value, str | int) and not isinstance(value, bool) and bool(str(value).strip())


def _minutes(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_MINUTES


def _search(value: Any) -> bool:
    kinds = {"exclude": bool, "boost": int | float}
    return isinstance(value, dict) and all(isinstance(one, kinds.get(name, ())) for name, one in value.items())


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _list(value: Any) -> bool:
    return isinstance(value, list)


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _materials(value: Any) -> bool:
    try:
        return bool(materials(value))
    except ValueError:
        return False


OWN: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "title": (_title, "type some words, in quotes where they hold a colon"),
    "description": (_text, "type a sentence or two, in quotes where they hold a colon"),
    "minutes": (_minutes, "type a whole number of minutes, as in 25"),
    "outcomes": (_list, 'type one outcome a line, each after "  - "'),
    "lesson": (_yes_or_no, "type true or false"),
    "break": (_minutes, "type the minutes of the break after the lesson, as in 15"),
    "materials": (_materials, "type a list of things, as in [name tags, a bell]"),
    "search": (_search, 'type "exclude: true", or "boost: 2", indented below it'),
    "checks_off": (_words, "type a list of codes, as in [link-http]"),
}
"""Names that the engine knows, each with what it takes and what to type."""

ALSO_CALLED = {
    **dict.fromkeys(("duration", "length", "time", "teaching"), "minutes"),
    **dict.fromkeys(("aims", "goals", "learning_outcomes", "objectives"), "outcomes"),
    **dict.fromkeys(("heading", "name"), "title"),
    **dict.fromkeys(("abstract", "summary"), "description"),
    **dict.fromkeys(("equipment", "supplies"), "materials"),
}
"""Names under which people know them from elsewhere."""
_DIGITS = 10
"""As many make no minutes."""
OTHERS = frozenset(
    {"author", "authors", "date", "hide", "icon", "links", "render_macros", "revision_date", "robots"}
    | {"password", "slug", "social", "status", "subtitle", "tags", "template"}
)
"""Names of MkDocs, of its theme and of plugins that many sites use."""


_ITEMS = re.compile(r"(?:^|\s)(?:[-*+\u2022\u00b7\u2013\u2014]\s*|\d+[.)]\s+)(?=\S)")
"""What stands before each of several outcomes, where it is no hyphen with a space."""


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's front matter. That it is YAML at all is found while reading."""
    errors = (problem.code for problem in source.problems if problem.severity is Severity.ERROR)
    unread = any(code.startswith("meta-") for code in errors)
    path = course.path(source)
    titled = source.title or unread or "title" in source.meta or is_index(path)
    if not titled and source.text.strip() and path not in course.transcripts:
        hint = 'type "title: …" between two lines of "---" at the very beginning'
        yield TITLE.on_line(source.name, 1, "the page has no title", hint)
    yield from _template(source, course)
    for name, value in source.meta.items():
        line = source.meta_lines.get(name, 1)
        if name in OWN:
            takes, hint = OWN[name]
            typed = source.lines[line - 1].partition(":")[2].strip() if line <= len(source.lines) else ""
            if not takes(value):
                message = f'"{name}" can\'t be {shown(value)}'
                better = _better(name, value, typed, _below(source, line))
                yield KIND.on_line(source.name, line, message, better or hint)
            elif takes is _minutes and (number := in_eights(typed)):
                message = f'"{name}" is read as {value}: with a 0 before it, a number counts in eights'
                yield KIND.on_line(source.name, line, message, f"type {name}: {number}")
        elif name not in OTHERS:
            hint = meant(ALSO_CALLED.get(name.lower(), "")) or did_you_mean(name, [*OWN, *OTHERS])
            hint = hint or "delete it if you don't know what it is for"
            yield UNKNOWN.on_line(source.name, line, f'nothing knows the name "{name}"', hint)


def has_template(folders: Iterable[str], name: str) -> bool:
    """Tell whether a template lies in one of the theme's folders, where Jinja finds it: not above them."""
    with suppress(OSError, ValueError):
        # A name may be longer than any file's.
        return ".." not in re.split(r"[/\\]", name) and any(Path(folder, name).is_file() for folder in folders)
    return False


def _template(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield that a page names no template, or one that lies in none of the theme's folders."""
    folders, name = course.files.theme_folders, source.meta.get("template")
    line = source.meta_lines.get("template", 1)
    if "template" in source.meta and not isinstance(name, str):
        message = f'"template" can\'t be {shown(name)}'
        yield TEMPLATE.on_line(source.name, line, message, "type the name of one, as in main.html")
    elif name and folders and not has_template(folders, name):
        known = [file.name for folder in folders for file in Path(folder).glob("*.html")]
        hint = did_you_mean(name, known, likeness=0.75)
        hint = hint or 'put it into the folder that "custom_dir" names, or delete the line'
        yield TEMPLATE.on_line(source.name, line, f"the theme has no template {name}", hint)


def _below(source: Source, line: int) -> list[str]:
    """Return the lines of front matter below one that are indented, as they are typed."""
    below = itertools.takewhile(lambda text: text[:1].isspace(), source.lines[line : source.body_line - 2])
    return [text.strip() for text in below if text.strip()]


def _better(name: str, value: Any, typed: str, below: list[str]) -> str:
    """Return what to type where it is plain what was meant; `typed` stands behind the colon, others `below` it."""
    if value is None and typed[:1] in ("#", "&"):
        return f"""put it in quotes, as in {name}: "{typed.replace('"', "'")}\""""
    if name in ("minutes", "break") and isinstance(value, str) and value.strip().isdecimal() and len(value) < _DIGITS:
        return f"type {name}: {int(value)}" + (", without quotation marks" if value.isascii() else "")
    if name == "title" and isinstance(value, bool | float | date):
        words = typed.partition(" #")[0].strip() if isinstance(value, bool) else str(value)
        return f'put it in quotes, as in title: "{words}"'
    if name == "outcomes" and isinstance(value, str):
        first = next((words for one in _ITEMS.split(value) if (words := one.strip())), value)
        first = below[0] if first == value and not typed and len(below) > 1 else first
        return f'type {"it" if first == value else "each"} on a line of its own, "  - {first}"'
    return ""
