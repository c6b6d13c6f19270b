"""A list of the lesson's headings, where an author types `[TOC]`.

Python-Markdown looks for that place in all the words of each element, and so reads most of a lesson several times.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import Treeprocessor


class ContentsPlace(Treeprocessor):
    """Has `toc` look for its mark only in lessons that have it."""

    PRIORITY = 5.5
    """Right before `toc` (5)."""

    def __init__(self, toc: TocTreeprocessor) -> None:
        super().__init__()
        self._toc = toc
        self._mark = toc.marker

    def run(self, root: etree.Element) -> None:
        """Look through the lesson once. An empty mark is looked for by no one."""
        self._toc.marker = self._mark if self._mark in "".join(root.itertext()) else ""
