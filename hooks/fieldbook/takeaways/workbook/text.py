"""Atoms become runs of a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Length, Mm
from lxml.etree import _Element as Element

from . import controls
from .atoms import Atom, Blank, Box, Break, Look, Mark, Picture, Text
from .paragraphs import Paragraph, write
from .pictures import picture_file
from .story import Story
from .styles import CODE_STYLE, LINK_STYLE, MARK_STYLE
from .xml import add, qualified

_LETTER_WIDTH = 2.0
"""Millimetres that a letter in print takes, on average."""
_CAUTION = 0.85
_RUN = qualified("w:r")
_RUN_STYLE = f"{qualified('w:rPr')}/{qualified('w:rStyle')}"
_TARGET = qualified("r:id")
_VALUE = qualified("w:val")
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

    story: Story
    origin: Origin
    labels: Mapping[str, str]

    def write(
        self, paragraph: Paragraph, row: Sequence[Atom], width: Length, *, in_cell: bool = False, gap: str = "\t"
    ) -> None:
        """Append a row to a paragraph that is `width` wide. `gap` stands between a box and its words."""
        share = 0 if in_cell else _share(row, width)
        for address, group in groupby(row, _address):
            if link := self.origin.link(address) if address else "":
                self._link(paragraph, group, link)
                continue
            for atom in group:
                if isinstance(atom, Blank):
                    self._blank(paragraph, atom, width, in_cell, share)
                else:
                    self._atom(paragraph, atom, width, gap)

    def _blank(self, paragraph: Paragraph, atom: Blank, width: Length, in_cell: bool, share: float) -> None:
        if atom.last and not in_cell:
            paragraph.add_tab_stop(width, "right")
        paragraph.element.append(controls.blank(atom, in_cell, share))

    def _atom(self, paragraph: Paragraph, atom: Atom, width: Length, gap: str) -> None:
        match atom:
            case Text():
                self._text(paragraph.element, atom)
            case Break():
                add(paragraph.add_run(), "w:br")
            case Box():
                paragraph.element.append(controls.box(atom))
                paragraph.add_run(gap)
            case Picture():
                self._picture(paragraph.add_run(), atom, Length(max(width - paragraph.indent, 0)))
            case Mark():
                self._mark(paragraph, self.origin.number(atom.id))

    def _text(self, parent: Element, atom: Text, style: str = "") -> None:
        run = add(parent, "w:r")
        _dress(add(run, "w:rPr"), atom.look, self.story.styles[style or CODE_STYLE] if style or atom.look.code else "")
        write(run, atom.text)

    def _link(self, paragraph: Paragraph, group: Iterable[Atom], address: str) -> None:
        link = add(paragraph.element, "w:hyperlink")
        link.set(_TARGET, self.story.relations.to(address, RELATIONSHIP_TYPE.HYPERLINK))
        for atom in group:
            if isinstance(atom, Text):
                self._text(link, atom, LINK_STYLE)

    def _mark(self, paragraph: Paragraph, number: int) -> None:
        if number:
            after_mark = _style_of(next(paragraph.element.iterchildren(_RUN, reversed=True), None))
            again = after_mark == self.story.styles[MARK_STYLE]
            paragraph.add_run(f", {number}" if again else str(number), MARK_STYLE)

    def _picture(self, run: Element, picture: Picture, width: Length) -> None:
        file = picture_file(self.origin.site, self.origin.page, picture.address)
        shown = self.story.pictures.shown(file, picture, width) if file else None
        if shown is not None:
            add(run, "w:drawing").append(shown)
        elif picture.words:
            add(add(run, "w:rPr"), "w:i")
            write(run, self.labels["document.picture"].format(words=picture.words))


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


def _dress(properties: Element, look: Look, style: str | None) -> None:
    """Set only what differs, so that the paragraph's style has its say; each in the order that Word wants."""
    if style:
        add(properties, "w:rStyle", val=style)
    if look.bold:
        add(properties, "w:b")
    if look.italic:
        add(properties, "w:i")
    if look.struck:
        add(properties, "w:strike")
    if look.underlined or look.marked:
        add(properties, "w:u", val="single")
    if look.raised or look.lowered:
        add(properties, "w:vertAlign", val="subscript" if look.lowered else "superscript")


def _style_of(run: Element | None) -> str:
    """Return the id of a run's style."""
    found = None if run is None else run.find(_RUN_STYLE)
    return "" if found is None else found.get(_VALUE, "")
