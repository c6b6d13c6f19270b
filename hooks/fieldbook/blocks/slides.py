"""What can be shown alone, large, on a wall: ladders, callouts, and the questions of worksheets."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as etree
from itertools import takewhile
from textwrap import shorten

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ..model import Slide
from .context import context_of
from .elements import add, rendered, words_of
from .excerpts import Excerpts
from .worksheet.block import ID
from .worksheet.feedback import HOLDER

QUESTION = "question"
_LONGEST = 90
_CONTROLS = frozenset({"input", "textarea", "select"})


class Slides(Treeprocessor):
    """Keeps in the record each such thing as it comes out, in the order of the lesson."""

    PRIORITY = -10
    """After all that changes the tree."""

    def __init__(self, md: Markdown, excerpts: Excerpts) -> None:
        super().__init__(md)
        self._md = md
        self._excerpts = excerpts
        self._worksheets = 0

    def run(self, root: etree.Element) -> None:
        """Look for them in the whole lesson."""
        self._worksheets = 0
        for element in root.iter():
            if not element.keys():
                continue
            if element.get("data-levels"):
                self._slide("levels", root, element, "levels__title")
            elif element.get("data-callout"):
                self._slide(element.get("data-callout", ""), root, element, "callout__name")
            elif element.get(ID):
                self._questions(element)

    def _slide(self, kind: str, root: etree.Element, element: etree.Element, title: str) -> None:
        titles = (part for part in element.iter() if part.get("class") == title)
        made = _SlideRecorder(self._md, kind, self._words(next(titles, None)))
        self._excerpts.element(root, element, made)

    def _questions(self, section: etree.Element) -> None:
        """Keep a worksheet's questions, each with what leads up to it since the one before."""
        form = section.find("form")
        if form is None:
            return
        frame = self._frame(section[0])
        self._worksheets += 1
        start = 0
        before: list[etree.Element] = []
        for at, part in enumerate(form):
            if part.tag == HOLDER:
                continue
            if any(element.tag in _CONTROLS for element in part.iter()):
                made = _SlideRecorder(self._md, QUESTION, self._asked(before, part), frame, self._worksheets)
                start = start or self._excerpts.before(form, 0)
                end = self._excerpts.before(form, at + 1 + _explanations(form, at))
                self._excerpts.between(start, end, made)
                start, before = end, []
            else:
                before.append(part)

    def _frame(self, title: etree.Element) -> tuple[str, str]:
        """Return what stands around each question of a worksheet: its beginning, with the title, and its end."""
        sheet = etree.Element("div", {"class": "worksheet"})
        add(sheet, "p", "worksheet__title", self._words(title))
        html = rendered(self._md, sheet)
        end = html.rindex("<")
        return html[:end], html[end:]

    def _asked(self, before: list[etree.Element], part: etree.Element) -> str:
        """Return the words that ask: the prompt, or what stands before, or the part's own first words."""
        prompts = (element for element in part.iter() if element.get("class") == "field__prompt")
        own = self._words(next(prompts, None) if part.tag != "p" else _with_gaps(part))
        return own or self._words(before[-1] if before else part)

    def _words(self, element: etree.Element | None) -> str:
        words = "" if element is None else words_of(element, self._md.htmlStash.rawHtmlBlocks)
        return words if len(words) <= _LONGEST else shorten(words, _LONGEST, placeholder="…")


def _explanations(form: etree.Element, at: int) -> int:
    """Return how many explanations stand right behind a question: they wait there for the answer to be shown."""
    return len(list(takewhile(lambda part: part.tag == HOLDER, form[at + 1 :])))


class _SlideRecorder:
    """Puts a slide into the record when its HTML is there."""

    def __init__(
        self, md: Markdown, kind: str, title: str, frame: tuple[str, str] = ("", ""), worksheet: int = 0
    ) -> None:
        self._record = context_of(md).record
        self._kind, self._title, self._frame, self._worksheet = kind, title, frame, worksheet

    def __call__(self, html: str) -> None:
        before, behind = self._frame
        self._record.slides.append(Slide(self._kind, self._title, f"{before}{html}{behind}", self._worksheet))


def _with_gaps(paragraph: etree.Element) -> etree.Element:
    """Return a copy of a paragraph with dots in place of its blanks, to be read."""
    read = copy.deepcopy(paragraph)
    for element in read.iter():
        if element.tag in _CONTROLS:
            element.text = "…"
    return read
