"""Which of Python-Markdown's block processors can have a say in a block, told from how its lines begin.

The parser asks each of some twenty processors in turn whether a block is theirs, and most blocks are a plain paragraph
or an item of a list. This processor goes before all others and asks, in the same order, only those that could answer
yes. One that it does not know is always asked.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    EmptyBlockProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ListIndentProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.md_in_html import MarkdownInHtmlProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import STX
from pymdownx.superfences import SuperFencesCodeBlockProcessor

from .manager import AuthorsBlocks
from .worksheet.blanks import AnswerLines

_TELLING = frozenset(f"-#>*+_:=[{STX}")
_BEGINNINGS = re.compile(rf"(?:\A|\n) *([-#>*+_:=\[{STX}])")
_BLANK = ("", "\n", " ")
_EMPTY, _INDENTED, _OPEN, _DIGIT, _PIPE, _SLASHES = "e", "i", "o", "1", "|", "/"

_NEEDED: Mapping[type[BlockProcessor], str] = {
    MarkdownInHtmlProcessor: STX,
    EmptyBlockProcessor: _EMPTY,
    ListIndentProcessor: _INDENTED,
    AuthorsBlocks: _SLASHES + _OPEN,
    AnswerLines: "_",
    DefListIndentProcessor: _INDENTED,
    SuperFencesCodeBlockProcessor: _INDENTED,
    TableProcessor: _PIPE,
    HashHeaderProcessor: "#",
    SetextHeaderProcessor: "=-",
    HRProcessor: "-_*",
    SaneOListProcessor: _DIGIT,
    SaneUListProcessor: "-*+",
    DefListProcessor: ":",
    BlockQuoteProcessor: ">",
    FootnoteBlockProcessor: "[",
    ReferenceProcessor: "[",
}
"""What a block needs one of to be a processor's: what one of its lines begins with, behind blanks, or another trait."""


class Dispatch(BlockProcessor):
    """Asks those processors that may have a say in a block."""

    PRIORITY = 1000
    """Before all others."""

    def __init__(self, parser: BlockParser, blocks: AuthorsBlocks) -> None:
        super().__init__(parser)
        self._blocks = blocks
        self._everyone: tuple[BlockProcessor, ...] = ()
        self._likely: dict[str, tuple[BlockProcessor, ...]] = {}

    def renew(self) -> None:
        """Look who is there."""
        everyone = tuple(self.parser.blockprocessors)
        if everyone != self._everyone:
            self._everyone = everyone
            self._likely = {}

    def test(self, parent: etree.Element, block: str) -> bool:
        """Take every block."""
        return True

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Do as the parser does with all processors, block by block; False for one that none of them wants."""
        while blocks:
            if not self._take(parent, blocks):
                return False
        return True

    def _take(self, parent: etree.Element, blocks: list[str]) -> bool:
        block = blocks[0]
        for processor in self._having_a_say(block):
            if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                return True
            if blocks[0] is not block:
                # One has changed the block, and left it to those behind it.
                return self._ask(self._others(processor), parent, blocks)
        return False

    @staticmethod
    def _ask(processors: tuple[BlockProcessor, ...], parent: etree.Element, blocks: list[str]) -> bool:
        return any(one.test(parent, blocks[0]) and one.run(parent, blocks) is not False for one in processors)

    def _having_a_say(self, block: str) -> tuple[BlockProcessor, ...]:
        if len(self._everyone) != len(self.parser.blockprocessors):
            self.renew()
        traits = self._traits(block)
        likely = self._likely.get(traits)
        if likely is None:
            likely = self._likely[traits] = self._choose(traits)
        return likely

    def _traits(self, block: str) -> str:
        """Return what is told of a block at a glance."""
        first = block[:1]
        traits = ""
        if first in _BLANK:
            if first != " ":
                traits = _EMPTY
            elif block.startswith(" " * self.tab_length):
                traits = _INDENTED
            first = block.lstrip(" ")[:1]
        if first.isdecimal():
            traits += _DIGIT
        if "\n" in block:
            traits += "".join(sorted(set(_BEGINNINGS.findall(block))))
            if "|" in block:
                traits += _PIPE
        elif first in _TELLING:
            traits += first
        if "///" in block:
            traits += _SLASHES
        if self._blocks.is_open:
            traits += _OPEN
        return traits

    def _choose(self, traits: str) -> tuple[BlockProcessor, ...]:
        return tuple(one for one in self._others(self) if _may_be(traits, _NEEDED.get(type(one))))

    def _others(self, processor: BlockProcessor) -> tuple[BlockProcessor, ...]:
        """Return all processors behind one."""
        return self._everyone[self._everyone.index(processor) + 1 :]


def _may_be(traits: str, needed: str | None) -> bool:
    return needed is None or any(trait in traits for trait in needed)
