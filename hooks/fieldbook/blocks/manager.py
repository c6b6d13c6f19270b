"""pymdown-extensions' manager of blocks, made to survive what authors type for options."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from pymdownx.blocks import BlocksMgrExtension, BlocksProcessor, BlocksTreeprocessor

from ..yaml_loader import read_options

_TAKEN = {"self", "parent", "arg"}
"""Names that a block's own arguments have; as options they would end in an exception."""


class AuthorsBlocks(BlocksProcessor):
    """Leaves a block whose options have impossible names as text, like one with unknown options."""

    def split_header(self, block: str, length: int) -> tuple[dict[str, Any] | None, str]:
        """Part the options from the content; None for options that cannot be."""
        lines = self.yaml_line.match(block)
        # pymdown-extensions would read them with PyYAML's own reader, which takes ten times as long.
        options = read_options(lines[0]) if lines else {}
        _, rest = super().split_header(block[lines.end() :] if lines else block, length)
        if options is not None and any(not isinstance(name, str) or name in _TAKEN for name in options):
            return None, rest
        return options, rest


class RefusedOptions(BlockProcessor):
    """Lets the options of a block that stays as text show as they are typed: they are no Markdown, markup or not."""

    PRIORITY = 89.98
    """After `blocks` (89.99), which has taken every block that it can."""

    def __init__(self, blocks: BlocksProcessor) -> None:
        super().__init__(blocks.parser)
        self._blocks = blocks

    def test(self, parent: etree.Element, block: str) -> bool:
        """Tell whether there are such options."""
        header = self._blocks.start.search(block)
        return header is not None and "<" in block and header[2].lower() in self._blocks.blocks

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Put entities in place of what begins a tag, and leave the text to the processors that follow."""
        block = blocks[0]
        header = self._blocks.start.search(block)
        options = self._blocks.yaml_line.match(block, header.end()) if header else None
        if options:
            blocks[0] = block[: options.start()] + options[0].replace("<", "&lt;") + block[options.end() :]
        return False


class AuthorsBlocksManager(BlocksMgrExtension):
    """Puts `AuthorsBlocks` in the place of the plain manager."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register it with `md`."""
        super().extendMarkdown(md)
        self.extension = AuthorsBlocks(md.parser, md)
        md.parser.blockprocessors.register(self.extension, "blocks", 89.99)
        refused = RefusedOptions(self.extension)
        md.parser.blockprocessors.register(refused, "fieldbook-refused", RefusedOptions.PRIORITY)
        md.treeprocessors.register(BlocksTreeprocessor(md, self.extension), "blocks_on_inline_end", 19.99)
