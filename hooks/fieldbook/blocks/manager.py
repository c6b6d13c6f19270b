"""pymdown-extensions' manager of blocks, made to survive what authors type for options."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
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


class AuthorsBlocksManager(BlocksMgrExtension):
    """Puts `AuthorsBlocks` in the place of the plain manager."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register it with `md`."""
        super().extendMarkdown(md)
        self.extension = AuthorsBlocks(md.parser, md)
        md.parser.blockprocessors.register(self.extension, "blocks", 89.99)
        md.treeprocessors.register(BlocksTreeprocessor(md, self.extension), "blocks_on_inline_end", 19.99)
