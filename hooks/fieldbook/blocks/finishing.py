"""Python-Markdown's last steps over the elements of a lesson, which look at nothing that can't concern them.

Each does as its parent does. Where that one asks the same of every element, or looks for what no element holds, these
find out once.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import STX


class QuickPrettify(PrettifyTreeprocessor):
    """Puts in line breaks, and asks once for each tag whether it is one of a block."""

    PRIORITY = 10

    def run(self, root: etree.Element) -> None:
        """Begin anew: extensions may have changed what is a block."""
        assert self.md is not None
        self._blocks = _Blocks(self.md)
        super().run(root)

    def _prettifyETree(self, elem: etree.Element) -> None:
        if self._blocks[elem.tag]:
            self._part(elem)
        if not elem.tail or elem.tail.isspace():
            elem.tail = "\n"

    def _part(self, block: etree.Element) -> None:
        """Put line breaks between the blocks in a block."""
        blocks = self._blocks
        if not len(block) or block.tag in ("code", "pre"):
            return
        if blocks[block[0].tag] and (not block.text or block.text.isspace()):
            block.text = "\n"
        for child in block:
            if blocks[child.tag]:
                if len(child):
                    self._part(child)
                tail = child.tail
                if not tail or tail.isspace():
                    child.tail = "\n"


class _Blocks(dict[object, bool]):
    """Which tags are blocks."""

    def __init__(self, md: Markdown) -> None:
        super().__init__()
        self._md = md

    def __missing__(self, tag: object) -> bool:
        self[tag] = found = self._md.is_block_level(tag)
        return found


class QuickAttrList(AttrListTreeprocessor):
    """Gives elements the attributes that authors have typed, in lessons that have any."""

    PRIORITY = 8

    def run(self, doc: etree.Element) -> None:
        """Look for a brace first."""
        if "{" in "".join(doc.itertext()):
            super().run(doc)


class QuickUnescape(UnescapeTreeprocessor):
    """Puts back the characters that authors have escaped, where something stands in for any."""

    PRIORITY = 0

    def run(self, root: etree.Element) -> None:
        """Look through texts and attributes."""
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)
            for name, value in element.items():
                if value is not None and STX in value:
                    element.set(name, self.unescape(value))
