"""Worksheets: boxes, headings and forms that ask for answers, given room to write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from ..slugs import distinct, slug
from . import given_names, headings, minutes, quiz_key
from .answer_lines import are_questions, with_lines
from .boxes import WORKSHEET_WORDS
from .field_names import with_names
from .forms import QUIZ_WORDS, TICKED, asks, form_at, has_form, is_closed, judged
from .ledger import Ledger
from .markdown_blocks import Block, Kind, cut, join
from .notation import as_block, title_of

_NUMBERED = re.compile(
    r"^(?P<label>(?:work\s?sheet|hoja de trabajo|ficha de trabajo|planilla(?: de trabajo)?|gu[ií]a de trabajo"
    r"|arbeitsblatt|arbeitsbogen|fiche (?:de travail|d['’]activité)|f(?:olha|icha) de trabalho|werkblad|karta pracy"
    r"|scheda di lavoro|ワークシート|ورقة (?:ال)?عمل)"
    r"(?:\s*(?:#|n\.?\s?[º°o]\.?|nr\.?|no\.)?\s*\d+(?:\.\d+)?\s*[:：.)–—-]*|\s*[:：–—]))\s*(?P<title>\S.*)$",
    re.I,
)
_ANSWER = re.compile(r"\b(?:answer|respond|contest[ae]\w*)\b", re.I)
_HAS_KEY = re.compile(r"(?m)^[ \t]*[-*+][ \t]+\([xX]\)[ \t]|_{3,}[ \t]*\{=|^[ \t]*\|[^\n]*\([xX]\)")
_TICK = re.compile(r"(?m)^([ \t]*[-*+][ \t]+\[)[xX](\][ \t])")
_ANSWERS = re.compile(r"_{3,}[ \t]*\{=([^{}\n]*)\}")


class Worksheets:
    """Makes worksheets whose ids are distinct in the whole course."""

    def __init__(self, taken: set[str], ledger: Ledger) -> None:
        self.taken, self.ledger = taken, ledger
        self.made = 0

    def make(
        self,
        title: str,
        content: str,
        line: int,
        what: str,
        options: Mapping[str, Any] | None = None,
        *,
        quiz: bool = False,
    ) -> str:
        """Return a worksheet with the title of a box or heading, its link kept, with room for answers.

        Where right answers are marked, it is a quiz.
        """
        words, link = title_of(title)
        name = self._unnumbered(words, line, told=not link)
        given = dict(options or {})
        key = str(given.pop("key", ""))
        content, folded = self._with_key(content, key, line)
        # A key that found its places tells more than what stands there: boxes may be ticked for other reasons.
        kind = "quiz" if quiz or (key and not folded) or _HAS_KEY.search(content) else "worksheet"
        if kind == "worksheet" and TICKED.search(content):
            content = _TICK.sub(r"\1 \2", content)
            self.ledger.became(line, "boxes that were ticked became boxes to tick")
        if kind == "worksheet" and "minutes" not in given:
            name, spent = minutes.behind(name, self.ledger, "of a worksheet became its minutes", line)
            given |= {"minutes": spent} if spent else {}
        names = str(given.pop("names", ""))
        content = content if kind == "quiz" else with_lines(content)
        inner = self._named(content, names, line, kind)
        if link:
            inner = f"{link}\n\n{inner}"
        identity = distinct(given.pop("id", "") or self._identity(name) or kind, self.taken)
        self.taken.add(identity)
        self.made += 1
        self.ledger.became(self.ledger.locate(words, line), f"{what} became the {kind} “{name}”")
        for answer in _ANSWERS.findall(inner) if kind == "quiz" else ():
            self.ledger.became(line, f"“{answer}” is kept as the right answer of a blank", answer)
        return "\n\n".join(filter(None, (as_block(kind, name, inner, {"id": identity, **given}), folded)))

    def _unnumbered(self, words: str, line: int, *, told: bool) -> str:
        """Return a title without the number or the word for worksheet before it; of the word it may be `told`."""
        match = _NUMBERED.match(words)
        name, number = headings.unnumbered(match["title"] if match else words)
        if match and told:
            self.ledger.became(line, f"“{match['label']}”: the engine numbers worksheets itself", match["label"])
        if number:
            self.ledger.became(line, f"“{number}” before the title of a worksheet", number)
        return name

    def _identity(self, name: str) -> str:
        """Return an id made of a title, and of the document's name where another worksheet has the title, too."""
        own = slug(self.ledger.plain(name))
        document = slug(re.sub(r"^[\d\W_]+", "", PurePosixPath(self.ledger.path).stem))
        return f"{document}-{own}" if own in self.taken and document and not own.startswith(document) else own

    def _named(self, content: str, names: str, line: int, kind: str) -> str:
        """Return a worksheet with the names of its fields: those that a workbook of ours tells, or such as differ.

        What blanks take up from other worksheets stands behind them, too.
        """
        count, *given = names.split() or ("0",)
        entries = [given_names.entry(one) for one in given]
        wanted = {place: name for place, sign, name in entries if sign == "="}
        sources = {place: source for place, sign, source in entries if sign == "@"}
        named = given_names.restore(content, int(count), wanted) if names else ""
        if wanted and not named:
            listed = ", ".join(wanted.values())
            self.ledger.look(line, f"fields had names given by hand, which found no place ({{#…}}): {listed}")
        named = named or (content if kind == "quiz" else with_names(content))
        filled = given_names.restore_sources(named, sources) if sources else ""
        if sources and not filled:
            listed = ", ".join(sources.values())
            self.ledger.look(line, f"fields offered what was answered elsewhere, and found no place ({{@…}}): {listed}")
        return filled or named

    def _with_key(self, content: str, title: str, line: int) -> tuple[str, str]:
        """Return a worksheet with the key that stands at its end, or without, and the key as a block that folds."""
        content, _mark, key = content.partition(quiz_key.MARK)
        if not title:
            return content, ""
        if merged := quiz_key.merge(content.rstrip("\n"), key):
            self.ledger.became(line, f"“{title}”, the key, became right answers", f"{title} {key}")
            return merged, ""
        return content.rstrip("\n"), as_block("details", title, key)

    def in_prose(self, blocks: list[Block], line: int, page: str, fallback: str = "") -> list[Block]:
        """Wrap what is a worksheet without being a box: sections that say so, and what is to be filled in."""
        page = page or _only_sheet(blocks)
        if WORKSHEET_WORDS.search(page) and any(map(asks, blocks)) and not any(map(is_closed, blocks)):
            return self._whole(blocks, line, page)
        found: list[Block] = []
        index = 0
        heading: Block | None = None
        while index < len(blocks):
            if blocks[index].kind is Kind.HEADING:
                heading = blocks[index]
                if QUIZ_WORDS.search(heading.words):
                    blocks = judged(blocks, index + 1)
                section, index = self._section(blocks, index, line)
                found.append(section)
                continue
            start, end = form_at(blocks, index)
            if end == start:
                end = max(end, index + 1)
                found += blocks[index:end]
            else:
                found += blocks[index:start]
                if heading and found and found[-1] is heading and not _has_parts(blocks[end:], heading.level):
                    # The worksheet says it itself.
                    found.pop()
                title = heading.words if heading else page or fallback or "Worksheet"
                found.append(self._form(title, blocks[start:end], line))
            index = end
        return found

    def _section(self, blocks: list[Block], start: int, line: int) -> tuple[Block, int]:
        """Return the worksheet that a section is, and where that ends; its heading alone where it is none."""
        head, end = blocks[start], _section_end(blocks, start)
        if end <= start + 1:
            return head, start + 1
        what = f"the section “{title_of(head.words)[0]}”"
        return Block(Kind.BLOCK, self.make(head.words, join(blocks[start + 1 : end]), line, what)), end

    def _form(self, title: str, blocks: list[Block], line: int) -> Block:
        """Return the worksheet of what is to be filled in."""
        inner = join(blocks)
        quiz = bool(QUIZ_WORDS.search(title) and TICKED.search(inner))
        return Block(Kind.BLOCK, self.make(title, inner, line, "what is to be filled in", quiz=quiz))

    def _whole(self, blocks: list[Block], line: int, page: str) -> list[Block]:
        """Make one worksheet of a document whose title says that it is one."""
        notes = [block for block in blocks if block.kind is Kind.NOTE]
        inner = [block for block in blocks if block.kind is not Kind.NOTE]
        head = inner[0] if inner and inner[0].kind is Kind.HEADING and inner[0].level == 1 else None
        text = self.make(page, join(inner[1:] if head else inner), line, "the document")
        return [Block(Kind.BLOCK, text), *notes]


def _only_sheet(blocks: list[Block]) -> str:
    """Return the first heading of a document where it, and no other, says that what stands below is a worksheet."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    named = [block for block in headings if WORKSHEET_WORDS.search(block.words)]
    first = blocks[0] if blocks else None
    parts = [block for block in headings if first and block.level <= first.level]
    return first.words if first and named == [first] and first.level == 1 and len(parts) > 1 else ""


def is_worksheet(title: str, content: str) -> bool:
    """Tell whether a box is a worksheet: its title says so, or it asks for answers to a list of questions."""
    if WORKSHEET_WORDS.search(title):
        return True
    blocks = cut(content)
    lists = [block for block in blocks if block.kind is Kind.LIST]
    said = " ".join(block.text for block in blocks if block.kind is Kind.PARAGRAPH)
    return bool(lists and _ANSWER.search(said) and all(map(are_questions, lists))) or has_form(blocks)


def is_questions(content: str) -> bool:
    """Tell whether the lists of a box are questions, all of them."""
    lists = [block for block in cut(content) if block.kind is Kind.LIST]
    return bool(lists) and all(map(are_questions, lists))


def _section_end(blocks: list[Block], start: int) -> int:
    """Return the end of the section whose heading begins with the word for worksheet, or `start`."""
    head = blocks[start]
    if head.kind is not Kind.HEADING or not WORKSHEET_WORDS.search(head.words):
        return start
    end = start + 1
    while end < len(blocks) and not (blocks[end].kind is Kind.HEADING and blocks[end].level <= head.level):
        if blocks[end].kind is Kind.BLOCK and re.match(r"/+ worksheet\b", blocks[end].text):
            return start
        end += 1
    begins = WORKSHEET_WORDS.match(title_of(head.words)[0])
    while end > start and blocks[end - 1].kind in (Kind.NOTE, Kind.RULE):
        end -= 1
    return end if begins or has_form(blocks[start:end]) else start


def _has_parts(blocks: list[Block], level: int) -> bool:
    """Tell whether a section goes on with sections of its own, which would be left without it."""
    following = next((block for block in blocks if block.kind is Kind.HEADING), None)
    return following is not None and following.level > level
