"""From the parts of a document to a lesson's text: what a box means, in today's notation."""

from __future__ import annotations

import re

from . import (
    box_titles,
    callouts,
    choices,
    levels,
    lists,
    named_levels,
    numbered_levels,
    outcome_boxes,
    outcomes,
    questions,
    said_boxes,
    tables,
    video_boxes,
    videos,
)
from .boxes import (
    DETAILS,
    FACILITATOR,
    LEVEL,
    LEVEL_WORDS,
    OUTCOME_WORDS,
    OUTCOMES,
    QUIZ,
    TAB,
    VIDEOS,
    WORKSHEET,
    kind_of_title,
)
from .forms import asks
from .ledger import Ledger
from .markdown_blocks import Block, Kind, cut, join, quotes_apart
from .notation import as_block, title_of
from .parts import Box, Part, Prose, Time, Video
from .placeholders import Placeholders, target_numbers
from .repeated import NOTHING, Repeated
from .spots import Above
from .worksheets import Worksheets, is_worksheet

_BREAK = re.compile(r"(?:(?<![ \t])[ \t]+)?<br>[ \t]*\n?[ \t]*")
_BREAKS = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")
_DOCUMENT = re.compile(
    r"docs\.google\.com/(?:document|forms|spreadsheets)|forms\.(?:gle|office\.com)|\.(?:docx?|odt|rtf|pdf|xlsx?|ods)(?:$|[?#])",
    re.I,
)
_HOLDS_CLOSED = re.compile(r"(?m)^[ \t]*/{3,} (?:worksheet|facilitator|quiz)\b")


class Writer:
    """Writes the parts of one document, and keeps its outcomes for the front matter."""

    def __init__(
        self,
        marks: Placeholders,
        ledger: Ledger,
        taken: set[str],
        page: str = "",
        *,
        blank_rules: bool = False,
        language: str = "en",
        site: Repeated = NOTHING,
        lesson: bool = True,
    ) -> None:
        """Make a writer; outcomes of what is no `lesson` stay in its text, since the engine shows a lesson's alone."""
        self.marks, self.ledger, self.page, self._blank_rules = marks, ledger, page, blank_rules
        self._language, self.site, self._lesson = language, site, lesson
        self.worksheets = Worksheets(taken, ledger)
        self.outcomes: list[str] = []
        self.spots: dict[str, Above] = {}
        """The named places of the page, each with the heading above it."""
        self._above = ""
        self._asked = False

    def write(self, parts: list[Part], *, within: str = "") -> str:
        """Return parts as a lesson's text; `within` is the kind of what holds them, "" for the lesson itself."""
        parts = videos.timed(parts)
        written: list[str] = []
        index = 0
        while index < len(parts):
            end = levels.run_at(parts, index)
            if end > index:
                written.append(self._run(parts[index:end]))
                index = end
                continue
            written.append(self._part(parts[index], within))
            index += 1
        return "\n\n".join(text.strip("\n") for text in written if text.strip())

    def write_inner(self, parts: list[Part]) -> str:
        """Return what an item of a list or a quote holds."""
        return self.write(parts, within="item")

    def _part(self, part: Part, within: str) -> str:
        if isinstance(part, Prose):
            return self.prose(part.text, part.line, within)
        if isinstance(part, Video):
            self.ledger.became(part.line, f"a video became a video block: {self.marks.target(part.url)}")
            return videos.video(part)
        if isinstance(part, Time):
            return part.length
        return self._box(part, within)

    def prose(self, text: str, line: int, within: str = "") -> str:
        """Return prose with what it means: outcomes, ladders, worksheets, videos."""
        if within == "item" and choices.is_choice(text):
            # It is one of a list, which is read as a whole.
            return text.strip()
        blocks = self._with_quizzes(tables.repair(text), line) if within in ("", "tab") else cut(tables.repair(text))
        above = self._above or self.page
        self._above = self._heading_of(blocks)
        if self._lesson and within in ("", "info", "tip", OUTCOMES, "tab"):
            blocks, found = outcomes.take(blocks, self.ledger, line)
            self.outcomes += found
        if within == "":
            blocks, counted = numbered_levels.gather(blocks)
            blocks, named = named_levels.gather(blocks, above)
            for said in [*counted, *named]:
                self.ledger.became(self.ledger.locate(said, line), "levels became a ladder, which counts them", said)
        blocks, ladders = levels.gather_tables(blocks, above)
        for first in ladders:
            numbers = " ".join(map(str, range(1, 21)))
            what = "a table became a ladder of levels, which the engine numbers itself"
            head = first.strip("| ").partition("|")[0]
            self.ledger.became(self.ledger.locate(first, line), what, f"{numbers} {head}")
        blocks, addresses = videos.in_prose(blocks, self.marks)
        for url in addresses:
            at = self.ledger.locate(url, line)
            self.ledger.became(at, f"the address of a video became a video block: {url}", url)
        blocks = choices.typed(quotes_apart(blocks), blank_rules=self._blank_rules)
        if within in ("", "tab"):
            blocks = self.worksheets.in_prose(blocks, line, self.page, above)
            blocks = said_boxes.gather(blocks, self.ledger, line) if within == "" else blocks
        else:
            self._asked = self._asked or any(map(asks, blocks))
        return join([_trimmed(block, self.marks) for block in blocks])

    def _with_quizzes(self, text: str, line: int) -> list[Block]:
        """Return prose as blocks, with questions with choices as quizzes."""
        found: list[Block] = []
        for quiz, part in questions.parted(text, self.ledger):
            if not quiz:
                found += cut(part)
                continue
            title = self._heading_of(found) or self.page or "Quiz"
            made = self.worksheets.make(title, part, line, "questions with choices", quiz=True)
            found.append(Block(Kind.BLOCK, made))
        return found

    def _heading_of(self, blocks: list[Block]) -> str:
        """Return the last heading among blocks, or the one above them."""
        return next((block.words for block in reversed(blocks) if block.kind is Kind.HEADING), self._above)

    def _run(self, run: list[Part]) -> str:
        """Write boxes that stand in a row: a ladder where they are levels, else callouts."""
        names = [named[0] for part in run if (named := levels.name_of(part))]
        classes = [part.names for part in run if isinstance(part, Box)]
        if LEVEL_WORDS.search(self._above or self.page) or levels.is_ranked(names, classes):
            return self._ladder(run)
        return "\n\n".join(filter(None, (self._part(part, "") for part in run)))

    def _ladder(self, run: list[Part]) -> str:
        steps: list[tuple[str, str]] = []
        for part in run:
            named = levels.name_of(part)
            if named is None or not isinstance(part, Box):
                continue
            name, rest = named
            first = part.parts[0] if part.parts else None
            inner = [Prose(rest, part.line), *part.parts[1:]] if isinstance(first, Prose) else part.parts
            steps.append((name, self.write(list(inner), within=LEVEL)))
        line = run[0].line
        if any(levels.is_too_much(text) for _name, text in steps):
            self.ledger.look(line, "boxes that begin with a bold name hold tables, so they are callouts, and no ladder")
            return "\n\n".join(as_block("info", *step) for step in steps)
        self.ledger.became(line, f"{len(steps)} boxes that begin with a bold name became a ladder of levels")
        return levels.ladder(steps)

    def _box(self, box: Box, within: str = "") -> str:
        box_titles.settle(box, self.ledger)
        if video_boxes.are_shown(box):
            return video_boxes.written(box, self.ledger, self.write)
        if box.kind == VIDEOS:
            return self._linked_film(box)
        aims = box.kind == OUTCOMES or bool(OUTCOME_WORDS.search(title_of(box.title)[0]))
        if aims and not self._lesson:
            box.kind = OUTCOMES
        elif aims:
            found, rest = outcome_boxes.take(box, self.ledger)
            self.outcomes += found
            if rest or not box.parts:
                return rest
        questions.judge(box, self.ledger)
        if box.kind == "info" and not box.title and kind_of_title(title_of(self._above)[0]) == "key-points":
            box.kind = "key-points"
        title, link = title_of(box.title)
        asked, self._asked = self._asked, False
        needed = box.kind == "info" and outcomes.NEEDED.search(f"{box.title} {box.names}")
        content = self.write(box.parts, within="needed" if needed else box.kind or "info")
        filled, self._asked = self._asked, asked
        is_inner = within in (WORKSHEET, QUIZ)
        # What is asked in a box within a worksheet belongs to that one.
        self._asked = asked or (filled and is_inner)
        closed = is_inner or box.kind in (DETAILS, TAB, FACILITATOR) or _HOLDS_CLOSED.search(content)
        wanted = box.kind in (WORKSHEET, QUIZ) or filled or is_worksheet(title, content)
        if not closed and (wanted or (box.kind == "activity" and self._is_sheet(link))):
            named = box.title or self._above or self.page or ("Quiz" if box.kind == QUIZ else "Worksheet")
            return self.worksheets.make(
                named, content, box.line, box.called, box.options, quiz=box.kind == QUIZ
            )
        return callouts.written(box, self.ledger, content, language=self._language)

    def _linked_film(self, box: Box) -> str:
        content = self.write(box.parts)
        shown = videos.linked_video(content, self.marks, box.line)
        if shown is None:
            resources = Box("resources", box.line, box.title, [], False, box.names)
            return callouts.written(resources, self.ledger, content, language=self._language)
        shown.title, _link = title_of(box.title)
        self.ledger.became(box.line, f"{box.called} became a video block: {shown.url}")
        return videos.video(shown, content)

    def _is_sheet(self, link: str) -> bool:
        """Tell whether the title of a box links to a document, to be filled in elsewhere."""
        return any(_DOCUMENT.search(self.marks.targets[number][0]) for number in target_numbers(link))


def _trimmed(block: Block, marks: Placeholders) -> Block:
    """Return a block without breaks at its ends, and a list with its levels as Python-Markdown wants them."""
    if block.kind is Kind.LIST:
        return Block(Kind.LIST, lists.fit(block.text, lambda mark: "\n" in marks.piece(mark)))
    if block.kind is not Kind.PARAGRAPH:
        return block
    # Two spaces at the end of a line are Markdown's sign for a break; it works in paragraphs only.
    return Block(block.kind, _BREAK.sub("  \n", _BREAKS.sub("", block.text)))
