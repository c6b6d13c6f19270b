"""One document of an older course, from its text to a lesson in today's notation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from . import adjoining, formulas, headings, html_repair, markdown_repair, minutes, questions, quote_boxes
from .element_names import names
from .front_lists import OUTCOMES, listed_at, unknown_lists
from .html_reader import read
from .language import Vocabulary
from .ledger import Ledger
from .markdown_blocks import cut, join
from .placeholders import Placeholders, plain
from .protect import protect, protect_code
from .repeated import NOTHING, Repeated
from .spots import Above
from .steps import Setting, Site, Steps
from .titles import listed_title, settle_title, title_names
from .writer import Writer

_SHOWN = ("title", "nav_title", "name")
_DESCRIBED = ("description", "subtitle", "summary", "excerpt")
_TITLE_LINE = re.compile(r"\A\s*(?P<title>[^\W\d_][^\n]{2,70}[^\s.,:;!?\n])(?=[ \t]*\n[ \t]*\n)")
"""The first line of a plain text that stands alone."""
_MACHINERY = names(
    "layout permalink tags categories category date module module_name module_full_name section "
    "subsection order weight nav_order parent grand_parent has_children published draft lang language "
    "author authors image thumbnail redirect_from redirect_to sitemap comments id slug ref toc position "
    "sidebar header footer cover hidden icon "
    "myst substitutions math jupytext kernelspec execute exports format output params"
)


@dataclass(slots=True)
class Draft:
    """A lesson before its links are settled: `text` holds the marks of `marks`."""

    title: str
    text: str
    marks: Placeholders
    meta: Mapping[str, Any]
    outcomes: list[str] = field(default_factory=list)
    description: str = ""
    minutes: int = 0
    heading: str = ""
    """The heading that became the title, as it stood in the text; "" where front matter or a name gave the title."""
    names: set[str] = field(default_factory=set)
    """What links have called the title, or the heading that gave it."""
    spots: dict[str, Above] = field(default_factory=dict)
    """Named places that are no headings, each with the heading above it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a document needs to know of its course."""

    site: Site
    vocabulary: Vocabulary
    worksheets: set[str]
    steps: Steps
    repeated: Repeated = NOTHING


def draft(
    meta: Mapping[str, Any],
    body: str,
    fallback: str,
    context: Context,
    ledger: Ledger,
    *,
    named: str = "",
    path: str = "",
    office: bool = False,
    listed: str = "",
    lesson: bool = True,
) -> Draft:
    """Return the lesson that a document's front matter and body become.

    `named` is its title if the front matter gives none, `fallback` if there is no heading either; `listed` is what
    the old site's list of pages calls it. What is no `lesson` keeps its outcomes in its text.
    """
    marks = Placeholders()
    body = _with_abstract(meta, body, ledger)
    text = _settled(body, Setting(meta, context.site, context.vocabulary, ledger, path), context.steps, marks)
    ledger.plain = marks.plain
    given = _title(meta) or named
    writer = _writer(context, marks, ledger, given, office=office, lesson=lesson)
    text = adjoining.settle(writer.write(read(text, writer)), ledger, writer.outcomes)
    blocks = cut(text)
    title, text, heading = settle_title(given or listed_title(listed, blocks), blocks, fallback, marks, ledger)
    called, of_title = minutes.behind(title, ledger, "became the minutes of the lesson")
    text, spent = _timed(text, minutes.given(meta) or of_title, ledger)
    return Draft(
        called,
        headings.fit(text),
        marks,
        meta,
        _distinct(_listed(meta) + [plain(text, marks).replace("`", "") for text in writer.outcomes]) if lesson else [],
        told if (told := _first(meta, _DESCRIBED)) != title else "",
        spent,
        heading,
        title_names(title, blocks, marks),
        {spot: Above(above.name, plain(above.words, marks)) for spot, above in writer.spots.items()},
    )


def _with_abstract(meta: Mapping[str, Any], body: str, ledger: Ledger) -> str:
    """Return a document's text below the abstract of its front matter, which readers saw there."""
    abstract = meta.get("abstract")
    if not isinstance(abstract, str) or not abstract.strip() or not _title(meta):
        return body
    above = f"{abstract.strip()}\n\n"
    ledger.offset -= above.count("\n")
    return above + body


def _settled(body: str, setting: Setting, steps: Steps, marks: Placeholders) -> str:
    """Return a document's text in Markdown and HTML alone, as its dialect means it; `marks` keep what is not read."""
    ledger, ending = setting.ledger, PurePosixPath(setting.path).suffix.lower()
    text = _TITLE_LINE.sub(r"# \g<title>", body) if ending in (".txt", ".text") else body
    for step in steps.with_code:
        text = step(text, setting)
    text = formulas.keep(protect_code(text, marks, ledger), marks, ledger)
    text = questions.read(markdown_repair.typed_blanks(text), ledger)
    text = quote_boxes.read(text, ledger)
    for step in steps.without_code:
        text = step(text, setting)
    text = protect(markdown_repair.repair(text, ledger), marks, ledger)
    return html_repair.typed_spaces(text) if ending in (".html", ".htm") else text


def _writer(context: Context, marks: Placeholders, ledger: Ledger, title: str, *, office: bool, lesson: bool) -> Writer:
    return Writer(
        marks,
        ledger,
        context.worksheets,
        title,
        blank_rules=office,
        language=context.vocabulary.language,
        site=context.repeated,
        lesson=lesson,
    )


def _timed(text: str, planned: int, ledger: Ledger) -> tuple[str, int]:
    """Return a lesson's text without the line that says how long it takes, and the minutes said, planned or needed."""
    if planned:
        return text, planned
    blocks, said = minutes.take(cut(text), ledger)
    return (join(blocks), said) if said else (text, minutes.of_text(cut(text), ledger))


def _title(meta: Mapping[str, Any]) -> str:
    return plain(_first(meta, _SHOWN), Placeholders())


def _first(meta: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = meta.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return " ".join(plain(str(value), Placeholders()).split())
    return ""


def _listed(meta: Mapping[str, Any]) -> list[str]:
    """Return outcomes that stand in the front matter already."""
    return [" ".join(plain(item.replace("`", ""), Placeholders()).split()) for item in listed_at(meta, OUTCOMES)]


def _distinct(outcomes: list[str]) -> list[str]:
    return list(dict.fromkeys(outcome for outcome in outcomes if outcome))


def unknown_words(meta: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of front matter that hold words, yet nothing that the importer knows of."""
    known = {*_SHOWN, *_DESCRIBED, "abstract", *minutes.SPENT} | _MACHINERY
    found = {
        key: value
        for key, value in meta.items()
        if key.lower() not in known and isinstance(value, str) and " " in value.strip()
    }
    return {**found, **minutes.unread(meta), **unknown_lists(meta, known)}
