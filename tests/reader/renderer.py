"""The renderer's side of the comparison: blocks that only note that they were made."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from pymdownx.blocks.block import Block

from fieldbook.blocks import BLOCKS, FieldbookExtension
from fieldbook.blocks.example import Example


class Recorder(FieldbookExtension):
    """The extension, with each block replaced by one that is noted and takes any Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[dict[str, Any]] = []

    def extendMarkdownBlocks(self, md, block_mgr):
        for block in (*BLOCKS.values(), Example):
            block_mgr.register(_recording(block, self.seen), {})


def _recording(block: type[Block], seen: list[dict[str, Any]]) -> type[Block]:
    class Recording(block):
        JUDGED = False  # What counts as right is noted where a block is made, which it is not here.

        def _validate(self, parent, arg, **options):
            self.typed = {"name": self.NAME, "argument": arg or "", "options": options, "closed": False}
            return super()._validate(parent, arg, **options)

        def on_markdown(self):
            return "block"

        def on_create(self, parent):
            if self.NAME != Example.NAME:
                seen.append(self.typed)
            return etree.SubElement(parent, "div")

        def on_add(self, block):
            return block

        def on_end(self, block):
            self.typed["closed"] = True

    return Recording


def rendered(text: str) -> list[dict[str, Any]]:
    """Return the blocks that the renderer makes of a text without front matter."""
    recorder = Recorder()
    Markdown(extensions=[recorder]).convert(text)
    return recorder.seen
