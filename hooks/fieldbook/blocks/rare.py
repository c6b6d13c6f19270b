"""Blocks of pymdown-extensions that few lessons have: their extensions are loaded with the first that is met.

Compiling the patterns of the block `html`, which that for captions loads as well, takes 0.037 s, more than loading all
blocks of ours. Builds in which no page is converted, checks and previews do without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

RARE: Mapping[str, tuple[str, ...]] = {
    "pymdownx.blocks.html": ("html",),
    "pymdownx.blocks.caption": ("caption", "figure-caption", "table-caption"),
}
"""The extensions, each with the names of its blocks."""


@dataclass(frozen=True)
class RareBlock:
    """Stands for a block until there is one, and has its extension take the place of all that stands for it."""

    NAME: str
    extension: str

    def __call__(self, length: int, tracker: dict[str, Any], blocks: BlocksProcessor, config: dict[str, Any]) -> Block:
        """Return the block that theirs makes."""
        for name in RARE[self.extension]:
            del blocks.blocks[name]
        blocks.md.registerExtensions([self.extension], {})
        return blocks.blocks[self.NAME](length, blocks.trackers[self.NAME], blocks, blocks.config[self.NAME])


def register_rare(blocks: BlocksProcessor) -> None:
    """Register the blocks of those extensions that are not there yet."""
    for extension, names in RARE.items():
        if blocks.blocks.keys().isdisjoint(names):
            for name in names:
                blocks.register(cast(type[Block], RareBlock(name, extension)), {})
