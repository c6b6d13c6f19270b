"""Blocks of pymdown-extensions that few authors use, loaded with the first: their patterns take long to compile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

EXTENSIONS: Mapping[str, tuple[str, ...]] = {
    "pymdownx.blocks.html": ("html",),
    "pymdownx.blocks.caption": ("figure-caption", "caption", "table-caption"),
}
"""The extensions, each with the names of its blocks."""

HTML_MODES = ("auto", "inline", "block", "raw", "html")
"""What the block for HTML takes for its option `markdown`."""


@dataclass(frozen=True)
class Late:
    """Stands in for a block until one is met, and brings its extension then."""

    NAME: str
    extension: str

    def __call__(self, length: int, tracker: dict[str, Any], blocks: BlocksProcessor, config: dict[str, Any]) -> Block:
        """Return what the extension makes of the block."""
        for name in EXTENSIONS[self.extension]:
            del blocks.blocks[name]
        blocks.md.registerExtensions([self.extension], {})
        return blocks.blocks[self.NAME](length, blocks.trackers[self.NAME], blocks, blocks.config[self.NAME])


def register_late(blocks: BlocksProcessor) -> None:
    """Register the blocks of those extensions that are not there yet."""
    for extension, names in EXTENSIONS.items():
        if blocks.blocks.keys().isdisjoint(names):
            for name in names:
                blocks.register(cast(type[Block], Late(name, extension)), {})


def is_selector(argument: str) -> bool:
    """Tell whether the block for HTML takes `argument`, by its own grammar."""
    from pymdownx.blocks.html import parse_selectors  # noqa: PLC0415

    try:
        parse_selectors(argument)  # type: ignore[no-untyped-call]
    except ValueError:
        return False
    return True
