"""One document of an older course, from its text to a lesson in today's notation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from bs4 import BeautifulSoup

from . import headings
from .dialects import kramdown, liquid
from .dialects import pdf_text as pdftext
from .element_names import names
from .html_reader import read
from .ledger import Ledger
from .markdown_blocks import Chunk, Kind, cut, join
from .notation import title_of
from .placeholders import Marks
from .protect import protect, protect_code
from .vocabulary import Vocabulary
from .writer import Writer

_SHOWN = ("title", "nav_title", "name")
_DESCRIBED = ("description", "subtitle", "summary", "excerpt", "abstract")
_SPENT = ("minutes", "duration", "time", "teaching", "exercises", "tiempo", "duracion")
_PICTURES = re.compile(r"(?:\s*!\[[^\]]*\]\([^)]*\)\s*)+")
_MACHINERY = names(
    "layout permalink tags categories category date module module_name module_full_name section "
    "subsection order weight nav_order parent grand_parent has_children published draft lang language "
    "author authors image thumbnail redirect_from redirect_to sitemap comments id slug ref toc position "
    "sidebar header footer cover hidden icon"
)


@dataclass(slots=True)
class Draft:
    """A lesson before its links are settled: `text` holds the marks of `marks`."""

    title: str
    text: str
    marks: Marks
    meta: Mapping[str, Any]
    outcomes: list[str] = field(default_factory=list)
    description: str = ""
    minutes: int = 0
    torn: bool = False
    """Whether the source was the text of a PDF."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a document needs to know of its course."""

    site: liquid.Site
    vocabulary: Vocabulary
    worksheets: set[str]


def draft(
    meta: Mapping[str, Any], body: str, fallback: str, context: Context, ledger: Ledger, *, named: str = ""
) -> Draft:
    """Return the lesson that a document's front matter and body become.

    `named` is its title if the front matter gives none, `fallback` if there is no heading either.
    """
    marks = Marks()
    text = liquid.resolve(body, context.site, meta, ledger)
    torn = pdftext.is_torn(text)
    if torn:
        text = pdftext.repair(text, context.vocabulary, ledger)
    text = protect_code(text, marks, ledger)
    text = protect(kramdown.repair(text, ledger), marks, ledger)
    given = _title(meta) or named
    writer = Writer(marks, ledger, context.worksheets, given)
    text = writer.write(read(text, writer))
    title, text = _settle_title(given, text, fallback, marks, ledger)
    return Draft(
        title,
        headings.fit(text),
        marks,
        meta,
        _distinct(_listed(meta) + [plain(text, marks) for text in writer.outcomes]),
        _first(meta, _DESCRIBED),
        _minutes(meta),
        torn,
    )


def plain(text: str, marks: Marks) -> str:
    """Return words as they are read: no marks, no entities, no tags."""
    text = unescape(marks.plain(text))
    if "<" in text:
        text = BeautifulSoup(text, "html5lib").get_text(" ")
    return " ".join(text.replace("\\", "").split())


def _title(meta: Mapping[str, Any]) -> str:
    return plain(_first(meta, _SHOWN), Marks())


def _first(meta: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = meta.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return " ".join(plain(str(value), Marks()).split())
    return ""


def _listed(meta: Mapping[str, Any]) -> list[str]:
    """Return outcomes that stand in the front matter already."""
    for key in ("outcomes", "objectives", "objetivos", "learning_objectives", "learning_outcomes"):
        value = meta.get(key)
        if isinstance(value, list):
            return [
                " ".join(plain(str(item), Marks()).split()) for item in value if isinstance(item, str | int | float)
            ]
    return []


def _distinct(outcomes: list[str]) -> list[str]:
    return list(dict.fromkeys(outcome for outcome in outcomes if outcome))


def _minutes(meta: Mapping[str, Any]) -> int:
    """Return the minutes that the front matter gives, as a number or in words such as `45 min`."""
    total = 0
    for key in _SPENT:
        match = re.fullmatch(r"(\d{1,3})\s*(?:m|min|mins|minutes|minutos|’|')?\.?", str(meta.get(key, "")).strip())
        if match:
            total += int(match[1])
            if key not in ("teaching", "exercises"):
                break
    return total


def _settle_title(given: str, text: str, fallback: str, marks: Marks, ledger: Ledger) -> tuple[str, str]:
    """Return the lesson's title, and its text without the heading that says the same."""
    chunks = cut(text)
    at = next((index for index, chunk in enumerate(chunks) if not _is_ornament(chunk)), len(chunks))
    head = chunks[at] if at < len(chunks) and chunks[at].kind is Kind.HEADING else None
    if given:
        if head and _same(plain(title_of(head.words)[0], marks), given):
            chunks = _without(chunks, at, title_of(head.words)[1])
        title = given
    elif head:
        words, link = title_of(head.words)
        title = headings.unmarked(plain(words, marks))
        chunks = _without(chunks, at, link)
        ledger.became(ledger.locate(title), f"the first heading, “{title}”, became the title")
    else:
        title = fallback
        ledger.became(0, f"the title “{title}” was taken from the name of the page or file")
    title, number = headings.unnumbered(title)
    if number:
        ledger.became(0, f"“{number}” before the title: the engine numbers lessons itself", number)
    return title or fallback, join(chunks)


def _is_ornament(chunk: Chunk) -> bool:
    """Tell whether a chunk is only a picture or a rule, as stands above the title of exported pages."""
    return chunk.kind is Kind.RULE or bool(_PICTURES.fullmatch(chunk.words))


def _same(one: str, other: str) -> bool:
    words = [re.findall(r"\w+", headings.unnumbered(headings.unmarked(text))[0].casefold()) for text in (one, other)]
    return words[0] == words[1]


def _without(chunks: list[Chunk], at: int, link: str) -> list[Chunk]:
    kept = [Chunk(Kind.PARAGRAPH, link)] if link else []
    return chunks[:at] + kept + chunks[at + 1 :]


def unknown_keys(meta: Mapping[str, Any]) -> list[str]:
    """Return the keys of front matter that hold words, yet nothing that the importer knows of."""
    known = {*_SHOWN, *_DESCRIBED, *_SPENT} | _MACHINERY
    return [
        key
        for key, value in meta.items()
        if key.lower() not in known and isinstance(value, str) and " " in value.strip()
    ]
