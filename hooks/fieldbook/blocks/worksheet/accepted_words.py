"""The words that count as right behind a blank of a quiz, `____ {=one|another}`, put aside before Markdown."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

from .blanks import ACCEPTED, TYPED_NAME

_WORDS = re.compile(rf"((?<!_)_{{3,}}+[ ]*+(?:\{{:?[ ]*+#{TYPED_NAME}+[ ]*+\}}[ ]*+)?)\{{=([^{{}}\n]*)\}}")


class AcceptedWords(BlockProcessor):
    """Puts them aside, inside a quiz, before `|` in them parts a table."""

    PRIORITY = 89.6

    def __init__(self, parser: BlockParser, record: Callable[[Block], list[str] | None]) -> None:
        """`record` tells where a block keeps such words, if it is one that has right answers."""
        super().__init__(parser)
        self._record = record

    def test(self, parent: etree.Element, block: str) -> bool:
        """Tell whether there are such words, in a quiz."""
        return _WORDS.search(block) is not None and self._words() is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Put them aside, and leave the block to the processors that follow."""
        words = self._words()
        assert words is not None

        def put_aside(match: re.Match[str]) -> str:
            words.append(match[2].replace("\\|", "|"))
            return f"{match[1]}{ACCEPTED}{len(words) - 1}{ACCEPTED}"

        blocks[0] = _WORDS.sub(put_aside, blocks[0])
        return False

    def _words(self) -> list[str] | None:
        manager = self.parser.blockprocessors["blocks"]
        assert isinstance(manager, BlocksProcessor)
        found = (self._record(entry.block) for entry in reversed(manager.stack))
        return next((words for words in found if words is not None), None)
