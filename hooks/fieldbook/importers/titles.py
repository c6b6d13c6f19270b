"""The title of an imported lesson: what front matter, a heading, a list of pages or a file's name says."""

from __future__ import annotations

import re

from . import headings
from .element_names import names
from .ledger import Ledger
from .markdown_blocks import Block, Kind, join
from .notation import SHEET, title_of
from .placeholders import Placeholders, plain

_PLACE = re.compile(
    r"(?:lesson|module|unit|week|session|chapter|part|day|lektion|modul|woche|lecci[oó]n|m[oó]dulo|semana|le[cç]on|aula)"
    r"[ \t]*\d{1,3}",
    re.I,
)
"""A title that says no more than where a lesson stands."""
_PICTURES = re.compile(r"(?:\s*(?:!\[[^\]]*\]\([^)]*\)|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\))\s*)+")
NO_TITLES = names("readme index _index untitled")
"""What files are called, and no lesson."""
HOME_TITLES = names("home homepage startseite inicio accueil startpagina")
"""What the first page of a site is called, and no course."""


def settle_title(
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


def title_names(title: str, blocks: list[Block], marks: Placeholders) -> set[str]:
    """Return the names that other builders give a title, and those of the first heading of its lesson's text."""
    first = next((block.text for block in blocks if block.kind is Kind.HEADING), "")
    return {other for _, others in headings.names(f"## {title}\n\n{marks.plain(first)}") for other in others}


def listed_title(listed: str, blocks: list[Block]) -> str:
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
