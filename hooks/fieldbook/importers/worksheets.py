"""Worksheets: boxes, headings and forms that ask for answers, given room to write them."""

from __future__ import annotations

import re

from ..slugs import distinct, slug
from .boxes import WORKSHEET_WORDS
from .ledger import Ledger
from .markdown_blocks import ITEM, Chunk, Kind, cut, items, join
from .notation import block, title_of
from .tables import cells_of

LINE = "______"
ROOM = "\n".join([LINE] * 3)
"""The room for one answer, in lines."""

_NUMBERED = re.compile(
    r"^(?P<label>(?:work\s?sheet|hoja de trabajo|ficha de trabajo|planilla(?: de trabajo)?|gu[ií]a de trabajo)"
    r"(?:\s*(?:#|n\.?\s?[º°o]\.?|no\.)?\s*\d+(?:\.\d+)?\s*[:.)–—-]*|\s*[:–—]))\s*(?P<title>\S.*)$",
    re.I,
)
_ASKS = re.compile(
    r"\?(?:[\s*_)”\"»]|$)|\b(?:write|jot|list|describe|explain|name|identify|note|record|brainstorm|sketch|draw|answer|"
    r"fill|complete|make a list|summari[sz]e|compare|rank|define|escrib\w+|anot[ae]\w*|enumer[ae]\w*|haz|haga\w*|"
    r"describ\w+|expli[cq]u?[ae]\w*|nombr[ae]\w*|identifi[cq]u?[ae]\w*|respond[ae]\w*|complet[ae]\w*|dibuj[ae]\w*|"
    r"defin[ae]\w*|compar[ae]\w*|registr[ae]\w*|resum[ae]\w*|reflexion[ae]\w*)\b",
    re.I,
)
_ASKS_FIRST = re.compile(r"\?\s*(?:$|[\s*_)”\"»])")
_ANSWER = re.compile(r"\b(?:answer|respond|contest[ae]\w*)\b", re.I)
_BLANK = re.compile(r"_{3,}|\([ ]\)|(?m:^[ \t]*[-*+][ \t]+\[[ xX]\])")
_INLINE_BLANK = re.compile(r"(?<=[^\s_\\])[ \t]*(?<!_)_{4,}|_{4,}[ \t]*\w")


class Worksheets:
    """Makes worksheets whose ids are distinct in the whole course."""

    def __init__(self, taken: set[str], ledger: Ledger) -> None:
        self.taken, self.ledger = taken, ledger
        self.made = 0

    def make(self, title: str, content: str, line: int, what: str) -> str:
        """Return a worksheet with the title of a box or heading, its link kept, with room for answers."""
        words, link = title_of(title)
        match = _NUMBERED.match(words)
        name = match["title"] if match else words
        if match and not link:
            self.ledger.became(line, f"“{match['label']}”: the engine numbers worksheets itself", match["label"])
        inner = with_room(content)
        if link:
            inner = f"{link}\n\n{inner}"
        identity = distinct(slug(name) or "worksheet", self.taken)
        self.taken.add(identity)
        self.made += 1
        self.ledger.became(self.ledger.locate(words, line), f"{what} became the worksheet “{name}”")
        return block("worksheet", name, inner, {"id": identity})

    def in_prose(self, chunks: list[Chunk], line: int, page: str) -> list[Chunk]:
        """Wrap what is a worksheet without being a box: sections that say so, forms, lines with blanks."""
        found: list[Chunk] = []
        index = 0
        heading = page
        while index < len(chunks):
            chunk = chunks[index]
            if chunk.kind is Kind.HEADING:
                heading = chunk.words
            end = _section_end(chunks, index)
            if end > index + 1:
                inner = join(chunks[index + 1 : end])
                text = self.make(chunk.words, inner, line, f"the section “{title_of(chunk.words)[0]}”")
                found.append(Chunk(Kind.BLOCK, text))
                index = end
                continue
            end = _form_end(chunks, index)
            if end > index:
                text = self.make(heading or "Worksheet", join(chunks[index:end]), line, "a form")
                found.append(Chunk(Kind.BLOCK, text))
            else:
                found.append(chunk)
            index = max(end, index + 1)
        return found


def is_worksheet(title: str, content: str) -> bool:
    """Tell whether a box is a worksheet: its title says so, or it asks for answers to a list of questions."""
    if WORKSHEET_WORDS.search(title):
        return True
    chunks = cut(content)
    lists = [chunk for chunk in chunks if chunk.kind is Kind.LIST]
    said = " ".join(chunk.text for chunk in chunks if chunk.kind is Kind.PARAGRAPH)
    return bool(lists and _ANSWER.search(said) and all(map(_all_questions, lists))) or _has_form(chunks)


def is_questions(content: str) -> bool:
    """Tell whether the lists of a box are questions, all of them."""
    lists = [chunk for chunk in cut(content) if chunk.kind is Kind.LIST]
    return bool(lists) and all(map(_all_questions, lists))


def _all_questions(chunk: Chunk) -> bool:
    return all(_ASKS_FIRST.search(item) for item in items(chunk.text))


def _has_form(chunks: list[Chunk]) -> bool:
    return any(chunk.kind is Kind.TABLE and is_form(chunk.text) for chunk in chunks) or any(
        chunk.kind is Kind.PARAGRAPH and _INLINE_BLANK.search(chunk.text) for chunk in chunks
    )


def is_form(table: str) -> bool:
    """Tell whether a table is one to fill in: it has a column with a head, or rows with a name, and no more."""
    rows = [cells_of(line) for line in table.split("\n")]
    body = [row for row in rows[2:] if row]
    if not body or len(rows[0]) < 2:
        return False
    if all(not any(row) for row in body):
        return any(rows[0])
    empty = [column for column in range(1, len(rows[0])) if all(len(row) <= column or not row[column] for row in body)]
    return bool(empty) and sum(bool(row[0]) for row in body) > len(body) / 2 and any(rows[0][at] for at in empty)


def _section_end(chunks: list[Chunk], start: int) -> int:
    """Return the end of the section whose heading begins with the word for worksheet, or `start`."""
    head = chunks[start]
    if head.kind is not Kind.HEADING or not WORKSHEET_WORDS.search(head.words):
        return start
    end = start + 1
    while end < len(chunks) and not (chunks[end].kind is Kind.HEADING and chunks[end].level <= head.level):
        if chunks[end].kind is Kind.BLOCK and re.match(r"/+ worksheet\b", chunks[end].text):
            return start
        end += 1
    begins = WORKSHEET_WORDS.match(title_of(head.words)[0])
    while end > start and chunks[end - 1].kind in (Kind.NOTE, Kind.RULE):
        end -= 1
    return end if begins or _has_form(chunks[start:end]) else start


def _form_end(chunks: list[Chunk], start: int) -> int:
    """Return the end of neighbouring forms and lines with blanks that begin at `start`."""
    end = start
    while end < len(chunks) and (
        (chunks[end].kind is Kind.TABLE and is_form(chunks[end].text))
        or (chunks[end].kind in (Kind.PARAGRAPH, Kind.LIST) and _INLINE_BLANK.search(chunks[end].text))
    ):
        end += 1
    return end


def with_room(content: str) -> str:
    """Return the content of a worksheet with room to write wherever it asks for something."""
    if _BLANK.search(content) or any(chunk.kind is Kind.TABLE and is_form(chunk.text) for chunk in cut(content)):
        return content
    found: list[Chunk] = []
    roomy = False
    chunks = cut(content)
    for index, chunk in enumerate(chunks):
        text = _roomy_list(chunk.text) if chunk.kind is Kind.LIST else chunk.text
        roomy = roomy or text != chunk.text
        found.append(Chunk(chunk.kind, text))
        # What only leads to a list gets no room of its own.
        leads = index + 1 < len(chunks) and chunks[index + 1].kind is Kind.LIST
        if chunk.kind is Kind.PARAGRAPH and _ASKS.search(chunk.text) and not leads:
            found.append(Chunk(Kind.PARAGRAPH, ROOM))
            roomy = True
    if not roomy:
        found.append(Chunk(Kind.PARAGRAPH, ROOM))
    return join(found)


def _roomy_list(text: str) -> str:
    """Give each question of a list its room."""
    listed = items(text)
    if not listed or not all(_ASKS.search(item) for item in listed):
        return text
    marker = ITEM.match(text)
    ordered = marker is not None and marker["mark"][0].isdecimal()
    room = ROOM.replace("\n", "\n    ")
    return "\n\n".join(
        f"{f'{number}.' if ordered else '-'} {_indented(item)}\n\n    {room}" for number, item in enumerate(listed, 1)
    )


def _indented(item: str) -> str:
    first, *rest = item.split("\n")
    return "\n".join([first, *(line if not line.strip() else f"    {line.strip()}" for line in rest)])
