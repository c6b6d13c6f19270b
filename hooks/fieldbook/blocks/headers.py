"""Tabs and boxes of Material's straight under a block's header: an empty line parts them from it.

Their extensions look for their first line anywhere in a paragraph, and before ours do. What stands above it, our
block's header, was then read as a block by itself, and what belonged into it came behind it.
"""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

_HEADER = re.compile(r"\s*/{3,}\s*[\w-]")
_OPTION = re.compile(r"\s{4,}\S")
_GREEDY = ("===", "!!!", "???")
"""What begins a tab (pymdownx.tabbed), a box (admonition), and one that folds (pymdownx.details)."""


class ParagraphsUnderHeaders(Preprocessor):
    """Puts that line there."""

    PRIORITY = 12.5
    """After code and HTML are put aside (25, 20), and after lists have their indentation (14)."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lesson's lines."""
        if not any(line.lstrip().startswith(_GREEDY) for line in lines):
            return lines
        page: list[str] = []
        is_header = False
        for line in lines:
            if is_header and line.lstrip().startswith(_GREEDY):
                page.append("")
            page.append(line)
            is_header = bool(_HEADER.match(line) or (is_header and _OPTION.match(line)))
        return page
