"""What can be shown alone, large, on a wall: ladders, callouts, and the questions of worksheets."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from textwrap import shorten

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ..model import Slide
from .elements import add, rendered, words_of
from .record import context_of

QUESTION = "question"
_LONGEST = 90
_CONTROLS = frozenset({"input", "textarea", "select"})


class Slides(Treeprocessor):
    """Keeps in the record a copy of each such thing as it comes out, in the order of the lesson."""

    PRIORITY = -1
    """After MkDocs has made links relative (0)."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._md = md

    def run(self, root: etree.Element) -> None:
        """Look for them in the whole lesson."""
        record = context_of(self._md).record
        for element in root.iter():
            if element.get("data-levels"):
                record.slides.append(self._slide("levels", element, "levels__title"))
            elif element.get("data-callout"):
                record.slides.append(self._slide(element.get("data-callout", ""), element, "callout__name"))
            elif element.get("data-worksheet"):
                record.slides.extend(self._questions(element))

    def _slide(self, kind: str, element: etree.Element, title: str) -> Slide:
        titles = (part for part in element.iter() if part.get("class") == title)
        return self._made(kind, self._words(next(titles, None)), copy.deepcopy(element))

    def _questions(self, section: etree.Element) -> Iterator[Slide]:
        """Yield a worksheet's questions, each with what leads up to it since the one before."""
        form = section.find("form")
        before: list[etree.Element] = []
        for part in form if form is not None else ():
            if any(element.tag in _CONTROLS for element in part.iter()):
                sheet = etree.Element("div", {"class": "worksheet"})
                add(sheet, "p", "worksheet__title", self._words(section[0]))
                sheet.extend(copy.deepcopy(one) for one in (*before, part))
                yield self._made(QUESTION, self._asked(before, part), sheet)
                before = []
            else:
                before.append(part)

    def _asked(self, before: list[etree.Element], part: etree.Element) -> str:
        """Return the words that ask: the prompt, or what stands before, or the part's own first words."""
        prompts = (element for element in part.iter() if element.get("class") == "field__prompt")
        own = self._words(next(prompts, None) if part.tag != "p" else _with_gaps(part))
        return own or self._words(before[-1] if before else part)

    def _words(self, element: etree.Element | None) -> str:
        if element is None:
            return ""
        return shorten(words_of(element, self._md.htmlStash.rawHtmlBlocks), _LONGEST, placeholder="…")

    def _made(self, kind: str, title: str, element: etree.Element) -> Slide:
        element.tail = None
        return Slide(kind, title, rendered(self._md, element))


def _with_gaps(paragraph: etree.Element) -> etree.Element:
    """Return a copy of a paragraph with dots in place of its blanks, to be read."""
    read = copy.deepcopy(paragraph)
    for element in read.iter():
        if element.tag in _CONTROLS:
            element.text = "…"
    return read
