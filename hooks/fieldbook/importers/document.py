"""One document of an older course, from its text to a lesson in today's notation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from bs4 import BeautifulSoup

from . import adjoining, formulas, headings, html_repair, markdown_repair, minutes, questions, quote_boxes
from .element_names import names
from .front_lists import OUTCOMES, listed_at, unknown_lists
from .html_reader import read
from .language import Vocabulary
from .ledger import Ledger
from .markdown_blocks import Block, Kind, cut, join
from .notation import SHEET, title_of
from .placeholders import Placeholders
from .protect import protect, protect_code
from .repeated import NOTHING, Repeated
from .spots import Above
from .steps import Setting, Site, Steps
from .writer import Writer

_SHOWN = ("title", "nav_title", "name")
_DESCRIBED = ("description", "subtitle", "summary", "excerpt", "abstract")
_PLACE = re.compile(
    r"(?:lesson|module|unit|week|session|chapter|part|day|lektion|modul|woche|lecci[oó]n|m[oó]dulo|semana|le[cç]on|aula)"
    r"[ \t]*\d{1,3}",
    re.I,
)
"""A title that says no more than where a lesson stands."""
_TITLE_LINE = re.compile(r"\A\s*(?P<title>[^\W\d_][^\n]{2,70}[^\s.,:;!?\n])(?=[ \t]*\n[ \t]*\n)")
"""The first line of a plain text that stands alone."""
_PICTURES = re.compile(r"(?:\s*(?:!\[[^\]]*\]\([^)]*\)|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\))\s*)+")
NO_TITLES = names("readme index _index untitled")
"""What files are called, and no lesson."""
HOME_TITLES = names("home homepage startseite inicio accueil startpagina")
"""What the first page of a site is called, and no course."""
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
    setting = Setting(meta, context.site, context.vocabulary, ledger, path)
    text = _TITLE_LINE.sub(r"# \g<title>", body) if path.lower().endswith((".txt", ".text")) else body
    for step in context.steps.with_code:
        text = step(text, setting)
    text = formulas.keep(protect_code(text, marks, ledger), marks, ledger)
    text = questions.read(text, ledger)
    text = quote_boxes.read(text, ledger)
    for step in context.steps.without_code:
        text = step(text, setting)
    text = protect(markdown_repair.repair(text, ledger), marks, ledger)
    text = html_repair.typed_blanks(text) if path.lower().endswith((".html", ".htm")) else text
    given = _title(meta) or named
    language = context.vocabulary.language
    site = context.repeated
    taken = context.worksheets
    writer = Writer(marks, ledger, taken, given, blank_rules=office, language=language, site=site, lesson=lesson)
    text = writer.write(read(text, writer))
    text = adjoining.settle(text, ledger, writer.outcomes)
    blocks = cut(text)
    title, text, heading = _settle_title(given or _listed_title(listed, blocks), blocks, fallback, marks, ledger)
    called, of_title = minutes.of_title(title)
    if of_title:
        time = title.removeprefix(called)
        ledger.became(ledger.locate(title), f"“{time.strip()}” behind the title became the minutes of the lesson", time)
    planned = minutes.given(meta) or of_title
    timed, said = minutes.take(cut(text), ledger) if not planned else ([], 0)
    return Draft(
        called,
        headings.fit(join(timed) if said else text),
        marks,
        meta,
        _distinct(_listed(meta) + [plain(text, marks).replace("`", "") for text in writer.outcomes]) if lesson else [],
        told if (told := _first(meta, _DESCRIBED)) != title else "",
        planned or said or minutes.of_text(cut(text), ledger),
        heading,
        _title_names(title, blocks, marks),
        {spot: Above(above.name, plain(above.words, marks)) for spot, above in writer.spots.items()},
    )


def plain(text: str, marks: Placeholders) -> str:
    """Return words as they are read: no marks, no entities, no tags."""
    text = unescape(marks.plain(text))
    if "<" in text:
        text = BeautifulSoup(text, "html5lib").get_text(" ")
    return " ".join(text.replace("\\", "").split())


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


def _settle_title(
    given: str, blocks: list[Block], fallback: str, marks: Placeholders, ledger: Ledger
) -> tuple[str, str, str]:
    """Return the lesson's title, its text without the heading that says the same, and a heading that gave the title."""
    heading = ""
    at = next((index for index, block in enumerate(blocks) if not _is_ornament(block)), len(blocks))
    head = blocks[at] if at < len(blocks) and blocks[at].kind is Kind.HEADING else None
    if head and _PLACE.fullmatch(given) and _begins(said := plain(title_of(head.words)[0], marks), given):
        # The front matter has only its place in the course.
        given = said
    if given:
        if head and _same(said := plain(title_of(head.words)[0], marks), given):
            blocks = _without(blocks, at, title_of(head.words)[1])
            if number := headings.unnumbered(headings.unmarked(said))[1]:
                ledger.became(ledger.locate(said), f"“{number}” before the heading that is the title", number)
        title = given
    elif at < len(blocks) and (sheet := SHEET.match(blocks[at].text)) and sheet["title"] != "Worksheet":
        title = plain(sheet["title"], marks)
    elif head:
        heading = f"## {title_of(head.words)[0]}"
        words, link = title_of(head.words)
        title = headings.unmarked(plain(words, marks))
        if title.lower() in NO_TITLES:
            ledger.became(0, f"the title “{fallback}” was taken from the name of the page or file", title)
            return fallback, join(_without(blocks, at, link)), ""
        blocks = _without(blocks, at, link)
        ledger.became(ledger.locate(title), f"the first heading, “{title}”, became the title")
    else:
        title = fallback
        ledger.became(0, f"the title “{title}” was taken from the name of the page or file")
    title, number = headings.unnumbered(title)
    if number:
        ledger.became(0, f"“{number}” before the title: the engine numbers lessons itself", number)
    return title or fallback, join(blocks), heading


def _title_names(title: str, blocks: list[Block], marks: Placeholders) -> set[str]:
    """Return the names that other builders give a title, and those of the first heading of its lesson's text."""
    first = next((block.text for block in blocks if block.kind is Kind.HEADING), "")
    return {other for _, others in headings.names(f"## {title}\n\n{marks.plain(first)}") for other in others}


def _listed_title(listed: str, blocks: list[Block]) -> str:
    """Return what the list of pages calls a document whose first heading is only the first of several sections."""
    levels = [block.level for block in blocks if block.kind is Kind.HEADING]
    return listed if listed and levels and levels[0] > 1 and levels.count(levels[0]) > 1 else ""


def _is_ornament(block: Block) -> bool:
    """Tell whether a block is only a picture or a rule, as stands above the title of exported pages."""
    return block.kind is Kind.RULE or bool(_PICTURES.fullmatch(block.words))


def _begins(words: str, given: str) -> bool:
    """Tell whether words begin with a title, and say more."""
    return words.casefold().startswith(given.casefold()) and len(words) > len(given) + 2


def _same(one: str, other: str) -> bool:
    words = [re.findall(r"\w+", headings.unnumbered(headings.unmarked(text))[0].casefold()) for text in (one, other)]
    return words[0] == words[1]


def _without(blocks: list[Block], at: int, link: str) -> list[Block]:
    kept = [Block(Kind.PARAGRAPH, link)] if link else []
    return blocks[:at] + kept + blocks[at + 1 :]


def unknown_words(meta: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of front matter that hold words, yet nothing that the importer knows of."""
    known = {*_SHOWN, *_DESCRIBED, *minutes.SPENT} | _MACHINERY
    found = {
        key: value
        for key, value in meta.items()
        if key.lower() not in known and isinstance(value, str) and " " in value.strip()
    }
    return {**found, **unknown_lists(meta, known)}
