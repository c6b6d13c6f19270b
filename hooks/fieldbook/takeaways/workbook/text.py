"""Atoms become runs of a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from . import controls
from .atoms import Atom, Blank, Box, Break, Look, Mark, Picture, Text
from .pictures import add_picture, picture_file
from .xml import element, qualified

LINK_STYLE = "Hyperlink"
CODE_STYLE = "Code Words"
MARK_STYLE = "Note Mark"
_LETTER_WIDTH = 2.0
"""Millimetres that a letter in print takes, on average."""
_CAUTION = 0.85
_SCHEMES = ("http", "https", "mailto", "tel")


@dataclass(slots=True)
class Origin:
    """Where a worksheet comes from: the finished site, its page there, the site's address on the web, its notes.

    `known` gives a note's place in the references by its id; `cited` gathers the ids in the order of their marks.
    """

    site: Path
    page: str = ""
    address: str = ""
    known: Callable[[str], bool] = lambda note: False
    cited: list[str] = field(default_factory=list)

    def link(self, address: str) -> str:
        """Return where a link leads from a document that lies anywhere, or "" where it leads nowhere then."""
        try:
            full = urljoin(urljoin(self.address, self.page), address) if self.address else address
            return full if urlsplit(full).scheme in _SCHEMES else ""
        except ValueError:
            return ""

    def number(self, note: str) -> int:
        """Return the number of a note in this worksheet; 0 where its text is not known."""
        if note not in self.cited:
            if not self.known(note):
                return 0
            self.cited.append(note)
        return self.cited.index(note) + 1


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes atoms into paragraphs of one worksheet, in the words of the course's language."""

    origin: Origin
    labels: Mapping[str, str]

    def write(
        self, paragraph: Paragraph, row: Sequence[Atom], width: Length, *, in_cell: bool = False, gap: str = "\t"
    ) -> None:
        """Append a row to a paragraph that is `width` wide. `gap` stands between a box and its words."""
        share = 0 if in_cell else _share(row, width)
        for address, group in groupby(row, _address):
            first = len(paragraph._p)
            for atom in group:
                if isinstance(atom, Blank):
                    self._blank(paragraph, atom, width, in_cell, share)
                else:
                    self._atom(paragraph, atom, width, gap)
            if link := self.origin.link(address) if address else "":
                _bind(paragraph, first, link)

    def _blank(self, paragraph: Paragraph, atom: Blank, width: Length, in_cell: bool, share: float) -> None:
        if atom.last and not in_cell:
            paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        paragraph._p.append(controls.blank(atom, in_cell, share))

    def _atom(self, paragraph: Paragraph, atom: Atom, width: Length, gap: str) -> None:
        match atom:
            case Text():
                _dress(paragraph.add_run(atom.text), atom.look)
            case Break():
                paragraph.add_run().add_break()
            case Box():
                paragraph._p.append(controls.box(atom))
                paragraph.add_run(gap)
            case Picture():
                indent = paragraph.paragraph_format.left_indent or 0
                self._picture(paragraph.add_run(), atom, Length(width - indent))
            case Mark():
                self._mark(paragraph, self.origin.number(atom.id))

    def _mark(self, paragraph: Paragraph, number: int) -> None:
        if number:
            before = paragraph.runs[-1:]
            after_mark = before and before[0].style.name == MARK_STYLE
            paragraph.add_run(f", {number}" if after_mark else str(number), MARK_STYLE)

    def _picture(self, run: Run, picture: Picture, width: Length) -> None:
        file = picture_file(self.origin.site, self.origin.page, picture.address)
        if (file is None or not add_picture(run, file, picture, width)) and picture.words:
            run.text = self.labels["document.picture"].format(words=picture.words)
            run.italic = True


def _share(row: Sequence[Atom], width: Length) -> float:
    """Return the millimetres that each blank of a line may take, where the last of several ends the line."""
    blanks = [atom for atom in row if isinstance(atom, Blank)]
    if len(blanks) < 2 or not blanks[-1].last or any(isinstance(atom, Break) for atom in row):
        return 0
    letters = sum(len(atom.text) for atom in row if isinstance(atom, Text))
    room = width / Mm(1) - letters * _LETTER_WIDTH
    return _CAUTION * max(room, 0) / len(blanks)


def _address(atom: Atom) -> str:
    return atom.look.address if isinstance(atom, Text) else ""


def _dress(run: Run, look: Look) -> None:
    """Set only what differs, so that the paragraph's style has its say."""
    if look.code:
        run.style = CODE_STYLE
    font = run.font
    font.bold = look.bold or None
    font.italic = look.italic or None
    font.superscript = look.raised or None
    font.subscript = look.lowered or None
    font.strike = look.struck or None
    font.underline = (look.underlined or look.marked) or None


def _bind(paragraph: Paragraph, first: int, address: str) -> None:
    """Make the paragraph's content from `first` on a link."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("w:hyperlink")
    link.set(qualified("r:id"), relation)
    runs = list(paragraph._p)[first:]
    paragraph._p.append(link)
    link.extend(runs)
    for run in paragraph.hyperlinks[-1].runs:
        run.style = LINK_STYLE
