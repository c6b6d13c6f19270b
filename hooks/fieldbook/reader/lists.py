"""Lists as authors type them, straight under a paragraph and nested by two spaces, as Python-Markdown wants them.

Python-Markdown asks for a blank line before a list or a table, around a quotation in a list, before a heading, a note
or a term below a list or a heading or a note below a table, and for four spaces a level. This puts all of it in, and
leaves everything else as it is: code is put aside by then, and the options of blocks are not lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Line = tuple[int, str]
"""A line's number, however counted, and its text with tabs expanded."""

_ITEM = re.compile(r"^(?P<indent> *)(?P<marker>[*+-]|\d{1,9}[.)])(?P<gap> +)(?P<text>\S.*)$")
_RULE = re.compile(r"^ {0,3}([-*_])[ ]*(?:\1[ ]*){2,}$")
_BLOCK = re.compile(r"^ {0,3}/{3,}")
_BREAK = re.compile(r" *(?:(?:#{1,6} +|#{2,6}(?=[^\W\d_]))\S|(?P<sign>[-*])[ ]*(?:(?P=sign)[ ]*){2,}$)")
"""A heading, or a line across the page. Underscores are none here: in a worksheet, they are a blank."""
_ASIDE = re.compile(r"\[(?:\^[^\]\s]+\]:|[^\]^]+\]:[ ]+\S)|\x02")
"""What stands at the margin and is no part of what is above it: a note, the address of a label, code put aside."""
_QUOTE = ">"
_HEAD = re.compile(r"^ {0,3}\|.*\|[ \t]*$")
_RULER = re.compile(r"^ {0,3}\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$")
_TEXT = re.compile(r"^ {0,3}(?![|/])\S")
_TERM = re.compile(r"^[^\s:/>|#]")
_DEFINITION = re.compile(r"^ {0,3}: {1,3}\S")
_QUOTED = re.compile(r"^(?P<mark> *>[ ]?)(?P<text>.*)$")
_HANGING = re.compile(r"^(?P<mark> {0,3}(?::[ ]+|\[\^[^\]\s]+\]:[ ]*))(?P<text>\S.*)$")
_HANGS = (":", "[")
"""What begins a line whose further lines are indented: a definition, a note."""
_DEEPEST = 20
"""Quotations within each other in which lists are looked for; texts with thousands of marks are there to break this."""
_MARKERS = frozenset("*+-0123456789")
_WIDTH = 4


@dataclass(slots=True)
class _Level:
    """An open level of a list: the column of its markers and that of its text, as typed, and its kind."""

    marker: int
    text: int
    numbered: bool


def indented(lines: Iterable[Line], depth: int = 0) -> list[Line]:
    """Return the lines of a lesson with its lists indented by four spaces a level, blank lines before them.

    Both the blocks and the source scanner read lessons through this, so that they see the same lists. A blank line
    that is put in has the number of the line below it. `depth` tells in how many quotations and the like they stand.
    """
    return _Indents().read(_parted(_within(list(lines), depth) if depth < _DEEPEST else lines))


def _within(lines: list[Line], depth: int) -> Iterator[Line]:
    """Yield lines with those of quotations, definitions and notes indented by themselves, as lessons in a lesson."""
    at = 0
    while at < len(lines):
        index, text = lines[at]
        end = at + 1
        if quoted := _QUOTED.match(text) if _QUOTE in text else None:
            while end < len(lines) and _QUOTED.match(lines[end][1]):
                end += 1
            below_text = at > 0 and lines[at - 1][1].strip() != ""
            is_code = quoted["mark"].startswith(" " * _WIDTH) and not below_text
            yield from lines[at:end] if is_code else _quotation(lines[at:end], depth)
        elif hanging := _HANGING.match(text) if text.lstrip(" ")[:1] in _HANGS else None:
            while end < len(lines) and lines[end][1].startswith(" " * _WIDTH):
                end += 1
            within = [(index, hanging["text"]), *((number, line[_WIDTH:]) for number, line in lines[at + 1 : end])]
            (_, first), *others = indented(within, depth + 1) if end > at + 1 else within
            yield index, f"{hanging['mark']}{first}"
            yield from ((number, line and f"{' ' * _WIDTH}{line}") for number, line in others)
        else:
            yield lines[at]
        at = end


def _quotation(lines: list[Line], depth: int) -> Iterator[Line]:
    """Yield the lines of a quotation, each with its mark."""
    parts = [(index, match) for index, text in lines if (match := _QUOTED.match(text))]
    within = [(index, match["text"]) for index, match in parts]
    margin = parts[0][1]["mark"].rstrip()
    found = indented(within, depth + 1)
    yield from lines if found == within else ((index, f"{margin} {text}".rstrip()) for index, text in found)


def _parted(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines with an empty one before each table directly below text, and what is no row directly below one.

    So is a term that stands directly below a list.
    """
    above = ""
    page = [*lines, (0, "")]
    for at, (line, below) in enumerate(pairwise(page)):
        index, text = line
        begins_table = "|" in text and _HEAD.match(text) and _RULER.match(below[1]) and _TEXT.match(above)
        begins_definition = ":" in below[1][:4] and _DEFINITION.match(below[1]) and _is_term_below_list(page, at)
        if begins_table or begins_definition or ("|" in above and _begins_below(text)):
            yield index, ""
        yield line
        above = text


def _is_term_below_list(page: list[Line], at: int) -> bool:
    """Tell whether a line at the margin, above a definition, stands straight below an item of a list."""
    if not _TERM.match(page[at][1]) or _ITEM.match(page[at][1]):
        return False
    for _, text in (page[above] for above in range(at - 1, -1, -1)):
        if not text.strip() or _DEFINITION.match(text):
            return False
        if _ITEM.match(text):
            return True
    return False


def _begins_below(text: str) -> bool:
    """Tell whether a line straight below a table begins something else."""
    return (text[:1] == "#" and bool(_BREAK.match(text))) or bool(_ASIDE.match(text))


class _Indents:
    """The levels that are open, and the lines so far."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._page: list[Line] = []
        self._apart = False

    def read(self, lines: Iterable[Line]) -> list[Line]:
        """Return lines that Python-Markdown takes for the lists that their author means."""
        options = False
        for line in lines:
            index, text = line
            if not text or text[0].isalpha():
                options = False
                if text and self._levels:
                    self._inside(index, text)
                else:
                    self._page.append(line)
            elif "///" in text and _BLOCK.match(text):
                self._levels = []
                options = text.strip(" /") != ""
                self._page.append(line)
            else:
                options = options and text.startswith("    ") and bool(text.strip())
                # Whether a line can begin a list is told by its first character.
                if options or not (self._levels or text.lstrip(" ")[:1] in _MARKERS):
                    self._page.append(line)
                else:
                    self._line(index, text)
        return self._page

    def _line(self, index: int, text: str) -> None:
        item = None if _RULE.match(text) else _ITEM.match(text)
        if item and self._opens(item):
            self._item(index, item)
        elif not self._levels or not text.strip():
            self._page.append((index, text))
        else:
            self._inside(index, text)

    def _opens(self, item: re.Match[str]) -> bool:
        """Tell whether a line is an item.

        Indented text outside of a list is code, and a number in a sentence that happens to begin a line starts
        no list unless it is 1.
        """
        if self._levels:
            return True
        if len(item["indent"]) >= _WIDTH:
            return False
        return not self._text_above() or not item["marker"][0].isdigit() or item["marker"][:-1] == "1"

    def _text_above(self) -> bool:
        return bool(self._page) and bool(self._page[-1][1].strip()) and not _BLOCK.match(self._page[-1][1])

    def _item(self, index: int, item: re.Match[str]) -> None:
        """Take the first line of an item: its column tells its level, at whose indentation it is written."""
        column = len(item["indent"])
        numbered = item["marker"][0].isdigit()
        was_open = bool(self._levels)
        while self._levels and column < self._levels[-1].marker:
            self._levels.pop()
        if not self._levels or column >= self._levels[-1].marker + 2:
            self._levels.append(_Level(column, 0, numbered))
        level = self._levels[-1]
        level.marker, level.text = column, item.start("text")
        if self._text_above() and (not was_open or level.numbered != numbered or self._apart):
            self._page.append((index, ""))
        self._apart = False
        level.numbered = numbered
        marker = item["marker"].replace(")", ".")
        indent = " " * _WIDTH * (len(self._levels) - 1)
        self._page.append((index, f"{indent}{marker} {item['text']}"))

    def _inside(self, index: int, text: str) -> None:
        """Take a line below an item: its continuation, its further paragraph, or the text behind the list."""
        column = len(text) - len(text.lstrip())
        if self._begins_quotation(text) or self._breaks(text, column):
            self._page.append((index, ""))
        if not self._page[-1][1].strip():
            self._apart = True
            while self._levels and column < min(self._levels[-1].text, self._levels[-1].marker + 2):
                self._levels.pop()
        if not self._levels:
            self._page.append((index, text))
            return
        beyond = max(column - self._levels[-1].text, 0)
        self._page.append((index, " " * (_WIDTH * len(self._levels) + beyond) + text.lstrip()))

    def _breaks(self, text: str, column: int) -> bool:
        """Tell whether a line that is no code ends the words straight above it, as a heading does, or a note."""
        if not self._page[-1][1].strip() or column - self._levels[-1].text >= _WIDTH:
            return False
        return bool(_BREAK.match(text)) or (text[:1] == "[" and bool(_ASIDE.match(text)))

    def _begins_quotation(self, text: str) -> bool:
        """Tell whether a line begins a quotation straight under words that are none."""
        above = self._page[-1][1].strip()
        return text.lstrip().startswith(_QUOTE) and above != "" and not above.startswith(_QUOTE)
