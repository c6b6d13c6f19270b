"""Blocks of pymdown-extensions that few authors use, loaded with the first: their patterns take long to compile.

Many do write captions, nearly all of them without argument and options. Those need none of the patterns.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

CAPTIONS = "pymdownx.blocks.caption"
EXTENSIONS: Mapping[str, tuple[str, ...]] = {
    "pymdownx.blocks.html": ("html",),
    CAPTIONS: ("figure-caption", "caption", "table-caption"),
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
        bring(blocks, self.extension)
        return blocks.blocks[self.NAME](length, blocks.trackers[self.NAME], blocks, blocks.config[self.NAME])


class PlainCaption(Block):
    """What pymdown-extensions makes of a caption that has neither an argument nor options."""

    NAME = "caption"
    ARGUMENT = None

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make what stands before a figure, unless it is one that has no caption."""
        last = parent[-1] if len(parent) else None
        if last is not None and last.tag == "figure" and last.find("figcaption") is None:
            figure = last
        else:
            figure = etree.SubElement(parent, "figure")
            if last is not None:
                parent.remove(last)
                figure.append(last)
        self._caption = etree.SubElement(figure, "figcaption")
        return figure

    def on_add(self, block: etree.Element) -> etree.Element:
        """Put the content into the caption."""
        return self._caption


def bring(blocks: BlocksProcessor, extension: str) -> None:
    """Bring an extension, in place of what stands in for its blocks."""
    for name in EXTENSIONS[extension]:
        del blocks.blocks[name]
    blocks.md.registerExtensions([extension], {})


def bring_captions(blocks: BlocksProcessor) -> None:
    """Bring the extension for captions, unless it is there."""
    if blocks.blocks.get(PlainCaption.NAME) is PlainCaption:
        bring(blocks, CAPTIONS)


def register_late(blocks: BlocksProcessor, knows_plain: bool) -> None:
    """Register the blocks of those extensions that are not there yet.

    `knows_plain` tells whether `blocks` calls `bring_captions` for captions that are not plain.
    """
    for extension, names in EXTENSIONS.items():
        if blocks.blocks.keys().isdisjoint(names):
            for name in names:
                plain = PlainCaption if knows_plain and name == PlainCaption.NAME else Late(name, extension)
                blocks.register(cast(type[Block], plain), {})


def is_selector(argument: str) -> bool:
    """Tell whether the block for HTML takes `argument`, by its own grammar."""
    from pymdownx.blocks.html import parse_selectors  # noqa: PLC0415

    try:
        parse_selectors(argument)  # type: ignore[no-untyped-call]
    except ValueError:
        return False
    return True
