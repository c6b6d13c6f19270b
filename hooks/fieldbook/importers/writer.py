"""From the parts of a document to a lesson's text: what a box means, in today's notation."""

from __future__ import annotations

import re

from . import levels, lists, outcomes, tables, videos
from .boxes import FACILITATOR, LEVEL, LEVEL_WORDS, OUTCOME_WORDS, OUTCOMES, VIDEOS, WORKSHEET
from .ledger import Ledger
from .markdown_blocks import Chunk, Kind, cut, heading_text, join, unstressed
from .notation import block, title_of
from .parts import Box, Film, Part, Prose, Time
from .placeholders import Marks, target_numbers
from .worksheets import Worksheets, is_questions, is_worksheet

_BREAKS = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")
_DOCUMENT = re.compile(
    r"docs\.google\.com/(?:document|forms|spreadsheets)|forms\.(?:gle|office\.com)|\.(?:docx?|odt|rtf|pdf|xlsx?|ods)(?:$|[?#])",
    re.I,
)
_WORDS = re.compile(r"\w")


class Writer:
    """Writes the parts of one document, and keeps its outcomes for the front matter."""

    def __init__(self, marks: Marks, ledger: Ledger, taken: set[str], page: str = "") -> None:
        self.marks, self.ledger, self.page = marks, ledger, page
        self.worksheets = Worksheets(taken, ledger)
        self.outcomes: list[str] = []
        self._above = ""

    def write(self, parts: list[Part]) -> str:
        """Return parts as a lesson's text."""
        parts = videos.timed(parts)
        written: list[str] = []
        index = 0
        while index < len(parts):
            end = levels.run_at(parts, index)
            if end > index:
                written.append(self._ladder(parts[index:end]))
                index = end
                continue
            written.append(self._part(parts[index]))
            index += 1
        return "\n\n".join(text.strip("\n") for text in written if text.strip())

    def _part(self, part: Part) -> str:
        if isinstance(part, Prose):
            return self.prose(part.text, part.line)
        if isinstance(part, Film):
            self.ledger.became(part.line, f"a video became a video block: {self.marks.target(part.url)}")
            return videos.video(part)
        if isinstance(part, Time):
            return part.length
        return self._box(part)

    def prose(self, text: str, line: int) -> str:
        """Return prose with what it means: outcomes, ladders, worksheets, videos."""
        chunks = cut(tables.repair(text))
        self._above = next((chunk.words for chunk in reversed(chunks) if chunk.kind is Kind.HEADING), self._above)
        chunks, found = outcomes.take(chunks, self.ledger, line)
        self.outcomes += found
        chunks, ladders = levels.gather_tables(chunks)
        for first in ladders:
            self.ledger.became(self.ledger.locate(first, line), "tables of one column became a ladder of levels")
        chunks, addresses = videos.in_prose(chunks, self.marks)
        for url in addresses:
            at = self.ledger.locate(url, line)
            self.ledger.became(at, f"the address of a video became a video block: {url}", url)
        chunks = self.worksheets.in_prose(chunks, line, self.page)
        return join([_trimmed(chunk) for chunk in chunks])

    def _ladder(self, run: list[Part]) -> str:
        steps: list[tuple[str, str]] = []
        for part in run:
            named = levels.name_of(part)
            if named is None or not isinstance(part, Box):
                continue
            name, rest = named
            first = part.parts[0] if part.parts else None
            inner = [Prose(rest, part.line), *part.parts[1:]] if isinstance(first, Prose) else part.parts
            steps.append((name, self.write(list(inner))))
        line = run[0].line
        if any(levels.is_too_much(text) for _name, text in steps):
            self.ledger.look(line, "boxes that begin with a bold name hold tables, so they are callouts, and no ladder")
            return "\n\n".join(block("info", *step) for step in steps)
        self.ledger.became(line, f"{len(steps)} boxes that begin with a bold name became a ladder of levels")
        if not LEVEL_WORDS.search(self._above):
            self.ledger.look(line, "are these levels, from less to more? If not, write them as callouts")
        return levels.ladder(steps)

    def _box(self, box: Box) -> str:
        self._take_title(box)
        if _only_film(box.parts) or (box.kind == VIDEOS and any(isinstance(part, Film) for part in box.parts)):
            return self._films(box)
        if box.kind == VIDEOS:
            return self._linked_film(box)
        if box.kind == OUTCOMES or OUTCOME_WORDS.search(title_of(box.title)[0]):
            if text := self._outcomes(box):
                return text
            if not box.parts:
                return ""
        content = self.write(box.parts)
        title, link = title_of(box.title)
        if box.kind == WORKSHEET or is_worksheet(title, content) or (box.kind == "activity" and self._is_sheet(link)):
            return self.worksheets.make(
                box.title or self.page or "Worksheet", content, box.line, f"the box “{box.names}”"
            )
        return self._callout(box, title, link, content)

    def _take_title(self, box: Box) -> None:
        """Take the title of a box from its first words, where HTML does not give it."""
        first = box.parts[0] if box.parts else None
        if box.title or not isinstance(first, Prose):
            box.title = unstressed(heading_text(box.title)) if box.title else ""
            return
        chunks = cut(first.text)
        if not chunks:
            return
        head = chunks[0]
        bold = head.kind is Kind.PARAGRAPH and "\n" not in head.text and unstressed(head.text) != head.text.strip()
        if head.kind is Kind.HEADING or (
            bold and len(chunks) + len(box.parts) > 2 and head.text.startswith(("**", "__"))
        ):
            box.title = unstressed(head.words)
            first.text = join(chunks[1:])
            if not first.text:
                box.parts = box.parts[1:]

    def _films(self, box: Box) -> str:
        """Write the videos of a box; the words below each belong to it."""
        written: list[str] = []
        lead: list[Part] = []
        parts = videos.timed(box.parts)
        for index, part in enumerate(parts):
            if isinstance(part, Film):
                below: list[Part] = []
                for follower in parts[index + 1 :]:
                    if isinstance(follower, Film):
                        break
                    below.append(follower)
                first = not any(isinstance(before, Film) for before in parts[:index])
                if first and box.title:
                    part.title = part.title or box.title
                    videos.take_length(part)
                text = self.write((lead if first else []) + below)
                if first and box.title and title_of(box.title)[0] != title_of(part.title)[0]:
                    text = f"**{title_of(box.title)[0]}**\n\n{text}"
                written.append(videos.video(part, text))
                self.ledger.became(part.line or box.line, f"a video became a video block: {part.url}")
            elif not written:
                lead.append(part)
        return "\n\n".join(written)

    def _linked_film(self, box: Box) -> str:
        content = self.write(box.parts)
        shown = videos.linked_film(content, self.marks, box.line)
        title, link = title_of(box.title)
        if shown is None:
            return self._callout(Box("resources", box.line, box.title, [], False, box.names), title, link, content)
        shown.title = title
        self.ledger.became(box.line, f"the box “{box.names}” became a video block: {shown.url}")
        return videos.video(shown, content)

    def _outcomes(self, box: Box) -> str:
        """Move a box of outcomes to the front matter; return what else the box held, as prose."""
        if len(box.parts) != 1 or not isinstance(box.parts[0], Prose):
            return ""
        chunks = cut(box.parts[0].text)
        listed = [chunk for chunk in chunks if chunk.kind is Kind.LIST]
        found = [text for chunk in listed for text in outcomes.outcomes_in(chunk.text)]
        if not listed or any(not outcomes.outcomes_in(chunk.text) for chunk in listed):
            return ""
        self.outcomes += found
        stems = [chunk for chunk in chunks if chunk.kind is Kind.PARAGRAPH and outcomes.is_stem(chunk.text)]
        said = " ".join([title_of(box.title)[0], *(title_of(chunk.text)[0] for chunk in stems)]).strip()
        self.ledger.became(
            box.line, f"the box “{said}” became the lesson's outcomes, which the engine introduces itself", said
        )
        rest = [chunk for chunk in chunks if chunk not in listed and chunk not in stems]
        box.parts = []
        box.title = ""
        return join(rest)

    def _is_sheet(self, link: str) -> bool:
        """Tell whether the title of a box links to a document, to be filled in elsewhere."""
        return any(_DOCUMENT.search(self.marks.targets[number][0]) for number in target_numbers(link))

    def _callout(self, box: Box, title: str, link: str, content: str) -> str:
        kind = "info" if box.kind == LEVEL else box.kind
        if kind == OUTCOMES:
            kind = "key-points"
        elif kind in ("info", "resources") and is_questions(content) and box.names:
            kind = "reflection"
        if link:
            content = f"{link}\n\n{content}"
        if not _WORDS.search(content) and not _WORDS.search(title) and "[" not in content:
            return ""
        if kind == FACILITATOR:
            self.ledger.became(box.line, "a box for facilitators went to the facilitator's guide", f"{title} {content}")
        elif box.folded:
            self.ledger.became(box.line, f"what unfolded under “{title}” became an open callout")
        else:
            self.ledger.became(box.line, f"the box “{box.names}” became a callout of the type {kind}")
        return block(kind, title, content)


def _trimmed(chunk: Chunk) -> Chunk:
    """Return a block without breaks at its ends, and a list with its levels as Python-Markdown wants them."""
    if chunk.kind is Kind.LIST:
        return Chunk(Kind.LIST, lists.fit(chunk.text))
    return Chunk(chunk.kind, _BREAKS.sub("", chunk.text)) if chunk.kind is Kind.PARAGRAPH else chunk


def _only_film(parts: list[Part]) -> bool:
    return bool(parts) and all(isinstance(part, Film | Time) for part in parts)
