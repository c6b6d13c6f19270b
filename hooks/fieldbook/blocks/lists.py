"""Lists as authors type them.

Straight under a paragraph and nested by two spaces; and in lists of definitions, a term straight under the definition
of the one before, which Python-Markdown would read as a further line of that definition.
"""

from __future__ import annotations

import re
from typing import Any

from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX
from pymdownx.superfences import SuperFencesBlockPreprocessor

from ..reader.lists import indented

_DEFINITION = re.compile(r"^ {0,3}:\s+\S")
_TERM = re.compile(r"^ {0,3}[^\s:/]")


_HELD = re.compile(rf" *{STX}(?P<key>[^{STX}{ETX}]+){ETX}$")
"""A line that stands for code."""


def _width(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


class AuthorsLists(Preprocessor):
    """Rewrites the indentation of lists as Python-Markdown wants it."""

    PRIORITY = 14
    """After code and HTML are put aside (25, 20)."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lesson's lines, lists indented by four spaces a level."""
        expanded = [line.expandtabs(self.md.tab_length) if "\t" in line else line for line in lines]
        page = list(indented(enumerate(expanded)))
        for number, text in page:
            if STX in text and text != expanded[number]:
                self._move(text, _width(text) - _width(expanded[number]))
        return [text for _, text in page]

    def _move(self, text: str, columns: int) -> None:
        """Tell those who keep code how far the line that stands for it has moved.

        A block that takes its content as it was typed gets the code back, less what the line is indented by.
        """
        held = _HELD.match(text)
        keepers = (one for one in self.md.preprocessors if isinstance(one, SuperFencesBlockPreprocessor))
        fences: Any = next(keepers, None)
        stash = fences.extension.stash if fences else None
        if held and stash and held["key"] in stash.stash:
            code, indent = stash.get(held["key"])
            stash.store(held["key"], code, indent + columns)


class AuthorsDefinitions(Preprocessor):
    """Puts an empty line before each term that stands straight under a definition."""

    PRIORITY = 13
    """After code and HTML are put aside (25, 20)."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lesson's lines with terms apart."""
        if not any(map(_DEFINITION.match, lines)):
            return lines
        page: list[str] = []
        for number, line in enumerate(lines):
            below = lines[number + 1] if number + 1 < len(lines) else ""
            if _TERM.match(line) and _DEFINITION.match(below) and _in_definition(page):
                page.append("")
            page.append(line)
        return page


def _in_definition(page: list[str]) -> bool:
    """Tell whether the last line belongs to a definition: its first, or a line right below it."""
    for line in reversed(page):
        if not line.strip():
            return False
        if _DEFINITION.match(line):
            return True
    return False
