"""pymdown-extensions' manager of blocks, made to survive what authors type for options."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any, cast

from markdown import Markdown
from pymdownx.blocks import BlocksMgrExtension, BlocksProcessor, BlocksTreeprocessor

from ..yaml_loader import read_options
from .late import PlainCaption, bring_captions

_TAKEN = {"self", "parent", "arg"}
"""Names that a block's own arguments have; as options they would end in an exception."""


class AuthorsBlocks(BlocksProcessor):
    """Leaves a block whose options have impossible names as text, like one with unknown options."""

    @property
    def is_open(self) -> bool:
        """Whether a block waits for more."""
        return self.cached_parent is not None or bool(self.stack and self.stack[-1].hungry)

    def get_parent(self, parent: etree.Element) -> etree.Element | None:
        """Return the element that the open block goes on in, if any; without one, there is none to look for."""
        return super().get_parent(parent) if self.is_open else None

    def parse_blocks(self, blocks: list[str], current_parent: etree.Element) -> None:
        """Take the content of the innermost block."""
        super().parse_blocks(blocks, cast(etree.Element, _Inner(self, current_parent)))

    def test(self, parent: etree.Element, block: str) -> bool:
        """Tell whether a block begins or goes on here."""
        if "///" not in block:
            return self.get_parent(parent) is not None
        header = self.start.search(block)
        if header and header[2].lower() == PlainCaption.NAME:
            options = self.yaml_line.match(block[header.end() :])
            if header[3] or options:
                bring_captions(self)
        return super().test(parent, block)

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


class _Inner:
    """An element as `parse_blocks` sees it, which looks through all of it only to find how a block lies in another."""

    def __init__(self, blocks: BlocksProcessor, element: etree.Element) -> None:
        self._blocks = blocks
        self._element = element

    def __getattr__(self, name: str) -> Any:
        return getattr(self._element, name)

    def iter(self) -> Iterable[etree.Element]:
        """Return what lies in the element, unless there is but one block, which lies in none."""
        return self._element.iter() if len(self._blocks.stack) > 1 else ()
