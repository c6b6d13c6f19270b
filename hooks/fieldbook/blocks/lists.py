"""Lists as authors type them: straight under a paragraph, and nested by two spaces.

Python-Markdown wants a blank line before a list and four spaces for a level. This puts both in, and leaves
everything else as it is: code is put aside by then, and options of blocks are not lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"^(?P<indent> *)(?P<marker>[*+-]|\d{1,9}[.)])(?P<gap> +)(?P<text>\S.*)$")
_RULE = re.compile(r"^ {0,3}([-*_])[ ]*(?:\1[ ]*){2,}$")
_BLOCK = re.compile(r"^ {0,3}/{3,}")
_LEVEL = 4


@dataclass(slots=True)
class Level:
    """An open level of a list: the column of its markers and that of its text, as typed, and its kind."""

    marker: int
    text: int
    numbered: bool


class AuthorsLists(Preprocessor):
    """Rewrites the indentation of lists."""

    PRIORITY = 14
    """After code and HTML are put aside (25, 20)."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lesson's lines with lists as Python-Markdown wants them."""
        self._levels: list[Level] = []
        self._page: list[str] = []
        self._apart = False
        options = False
        for line in (line.expandtabs(_LEVEL) for line in lines):
            if _BLOCK.match(line):
                self._levels = []
                options = line.strip(" /") != ""
                self._page.append(line)
                continue
            options = options and line.startswith("    ") and bool(line.strip())
            if options:
                self._page.append(line)
            else:
                self._line(line)
        return self._page

    def _line(self, line: str) -> None:
        item = None if _RULE.match(line) else _ITEM.match(line)
        if item and self._opens(item):
            self._item(item)
        elif not self._levels or not line.strip():
            self._page.append(line)
        else:
            self._inside(line)

    def _opens(self, item: re.Match[str]) -> bool:
        """Tell whether a line is an item.

        Indented text outside of a list is code; a number within a sentence, at the beginning of a line by
        chance, starts no list unless it is 1.
        """
        if self._levels:
            return True
        if len(item["indent"]) >= _LEVEL:
            return False
        return not self._text_above() or not item["marker"][0].isdigit() or item["marker"][:-1] == "1"

    def _text_above(self) -> bool:
        return bool(self._page) and bool(self._page[-1].strip()) and not _BLOCK.match(self._page[-1])

    def _item(self, item: re.Match[str]) -> None:
        column = len(item["indent"])
        numbered = item["marker"][0].isdigit()
        was_open = bool(self._levels)
        while self._levels and column < self._levels[-1].marker:
            self._levels.pop()
        if not self._levels or column >= self._levels[-1].marker + 2:
            self._levels.append(Level(column, 0, numbered))
        level = self._levels[-1]
        level.marker, level.text = column, item.start("text")
        if self._text_above() and (not was_open or level.numbered != numbered or self._apart):
            self._page.append("")
        self._apart = False
        level.numbered = numbered
        marker = item["marker"].replace(")", ".")
        self._page.append(" " * _LEVEL * (len(self._levels) - 1) + f"{marker} {item['text']}")

    def _inside(self, line: str) -> None:
        """A line below an item: its continuation, its further paragraph, or the text behind the list."""
        column = len(line) - len(line.lstrip())
        if not self._page[-1].strip():
            self._apart = True
            while self._levels and column < min(self._levels[-1].text, self._levels[-1].marker + 2):
                self._levels.pop()
        if not self._levels:
            self._page.append(line)
            return
        beyond = max(column - self._levels[-1].text, 0)
        self._page.append(" " * (_LEVEL * len(self._levels) + beyond) + line.lstrip())
