"""Atoms become runs of a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from . import controls
from .atoms import Atom, Blank, Box, Break, EmptyCell, Look, Mark, Picture, Text
from .measures import MILLIMETER
from .origin import Origin
from .paragraphs import Paragraph, write
from .pictures import picture_file
from .story import Story
from .styles import CODE_STYLE, LINK_STYLE, MARK_STYLE
from .xml import add, element

_LETTER_WIDTH = 2.0
"""Millimetres that a letter in print takes, on average."""
_CAUTION = 0.85
"""The part of a line's space that blanks are given: letters may be wider than that."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes atoms into paragraphs of one worksheet, in the words of the course's language.

    `on_screen` says that it is to be filled in on a screen, where of several choices one is picked from a list.
    """

    story: Story
    origin: Origin
    labels: Mapping[str, str]
    on_screen: bool = False

    def write(
        self, paragraph: Paragraph, row: Sequence[Atom], width: int, *, in_cell: bool = False, gap: str = "\t"
    ) -> None:
        """Append a row to a paragraph that is `width` wide. `gap` stands between a box and its words."""
        share = 0 if in_cell else _share(row, width)
        if not any(map(_address, row)):
            self._write(paragraph, row, width, share=share, in_cell=in_cell, gap=gap)
            return
        for address, group in groupby(row, _address):
            if link := self.origin.link(address) if address else "":
                self._link(paragraph, group, link)
            else:
                self._write(paragraph, group, width, share=share, in_cell=in_cell, gap=gap)

    def _write(
        self, paragraph: Paragraph, row: Iterable[Atom], width: int, *, share: float, in_cell: bool, gap: str
    ) -> None:
        for atom in row:
            match atom:
                case Text():
                    paragraph.run_style = (self.story.styles[CODE_STYLE] or "") if atom.look.code else ""
                    paragraph.content.append(_run(atom, paragraph.run_style))
                case Box():
                    name = self.origin.tag(atom.name, atom.label)
                    self._add(paragraph, name, controls.box(atom, self.origin.title(atom.name, "", atom.label), name))
                    paragraph.add_run(gap)
                case Blank():
                    if atom.last and not in_cell:
                        paragraph.add_tab_stops(width, side="right")
                    title, name = self.origin.title(atom.name, atom.label), self.origin.tag(atom.name)
                    self._add(paragraph, name, controls.blank(atom, title, name, in_cell, share))
                case EmptyCell():
                    self.answer_line(paragraph, atom.name, atom.label)
                case Break():
                    paragraph.add_run("\n")
                case Picture():
                    self._picture(paragraph, atom, max(width - paragraph.indent, 0))
                case Mark():
                    self._mark(paragraph, self.origin.number(atom.id))

    def answer_line(self, paragraph: Paragraph, name: str, words: str = "", number: str = "") -> None:
        """Append a line or a cell to write on; `number` says which of several lines it is."""
        title = " ".join(part for part in (self.origin.title(name, words), number) if part)
        self._add(paragraph, self.origin.tag(name), controls.line(title, self.origin.tag(name)))

    def _add(self, paragraph: Paragraph, name: str, control: Element) -> None:
        paragraph.content += self.story.bookmarks.around(name, control)

    def _link(self, paragraph: Paragraph, group: Iterable[Atom], address: str) -> None:
        target = self.story.relations.to(address, RELATIONSHIP_TYPE.HYPERLINK)
        style = self.story.styles[LINK_STYLE] or ""
        runs = [_run(atom, style) for atom in group if isinstance(atom, Text)]
        paragraph.content.append(element("w:hyperlink", *runs, **{"r:id": target}))

    def _mark(self, paragraph: Paragraph, number: int) -> None:
        if number:
            again = paragraph.run_style == self.story.styles[MARK_STYLE]
            paragraph.add_run(f", {number}" if again else str(number), MARK_STYLE)

    def _picture(self, paragraph: Paragraph, picture: Picture, width: int) -> None:
        file = picture_file(self.origin.site, self.origin.page, picture.address)
        shown = self.story.pictures.shown(file, picture, width) if file else None
        paragraph.run_style = ""
        run = element("w:r")
        if shown is not None:
            run.append(element("w:drawing", shown))
        elif picture.words:
            run.append(element("w:rPr", element("w:i")))
            write(run, self.labels["document.picture"].format(words=picture.words))
        paragraph.content.append(run)


def _share(row: Sequence[Atom], width: int) -> float:
    """Return the millimetres that each blank of a line may take, where the last of several ends the line."""
    blanks = [atom for atom in row if isinstance(atom, Blank)] if Blank in map(type, row) else []
    if len(blanks) < 2 or not blanks[-1].last or any(isinstance(atom, Break) for atom in row):
        return 0
    letters = sum(len(atom.text) for atom in row if isinstance(atom, Text))
    left = width / MILLIMETER - letters * _LETTER_WIDTH
    return _CAUTION * max(left, 0) / len(blanks)


def _address(atom: Atom) -> str:
    return atom.look.address if isinstance(atom, Text) else ""


def _run(atom: Text, style: str) -> Element:
    """Return words set as they are to look, in a style by its id, if any."""
    made = copy(_dressed(atom.look._replace(address="") if atom.look.address else atom.look, style))
    write(made, atom.text)
    return made


@lru_cache(maxsize=256)
def _dressed(look: Look, style: str) -> Element:
    """Set only what differs, so that the paragraph's style has its say; each in the order that Word wants."""
    properties = element("w:rPr")
    if style:
        add(properties, "w:rStyle", val=style)
    for name, wanted in (("w:b", look.bold), ("w:i", look.italic), ("w:strike", look.struck)):
        if wanted:
            add(properties, name)
    if look.underlined or look.marked:
        add(properties, "w:u", val="single")
    if look.raised or look.lowered:
        add(properties, "w:vertAlign", val="subscript" if look.lowered else "superscript")
    return element("w:r", properties) if len(properties) else element("w:r")
