"""Lists of Markdown, indented such that Python-Markdown nests them as other builders do.

Source: CommonMark's rule of list items (what belongs to an item is indented as its text is), taken as loosely as
authors take it: two columns are enough. Python-Markdown wants four for each level.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from .markdown_blocks import ITEM
from .placeholders import ANY_PIECE

_MARKER = re.compile(r"^[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|\[\^|:[ \t])")


def dedented(text: str) -> str:
    """Take away the indentation that all lines of a box share."""
    first, line_end, rest = text.partition("\n")
    return first.lstrip() + line_end + textwrap.dedent(rest) if line_end and not first.strip() else text


def unindented(text: str) -> str:
    """Take away indentation that means nothing in HTML, and would make code of text in Markdown."""
    lines = dedented(text).split("\n")
    listed = False
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        listed = bool(_MARKER.match(line)) or (listed and line[0].isspace())
        if not listed and line[0].isspace():
            lines[index] = line.lstrip()
    return "\n".join(lines)


def in_list(text: str) -> bool:
    """Tell whether the last line that is not indented is an item of a list, or goes straight on with one."""
    lines = text.rstrip().split("\n")
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.strip() and not line[0].isspace():
            if _MARKER.match(line):
                return True
            if not index or not lines[index - 1].strip() or line[0] in "#>|<":
                return False
    return False


_STEP = 4
_NEAR = 2
DEEPEST = 20
"""Levels beyond which items stand beside those above them: no author wrote them, and to convert them takes minutes."""
_CODE = re.compile(rf"^[ \t]*{ANY_PIECE}\n*$")


@dataclass(slots=True)
class _Level:
    """An open item: the columns at which its marker and its text stood in the source."""

    marker: int
    text: int


def fit(text: str, is_block: Callable[[str], bool] = lambda mark: True) -> str:
    """Return a list with each level indented by four columns, and code in it set apart by blank lines.

    `is_block` tells of the mark of a piece that has a line for itself whether it is code of several lines.
    """
    out: list[str] = []
    levels: list[_Level] = []
    blank = False
    for raw in text.split("\n"):
        line = raw.expandtabs(_STEP)
        if not line.strip():
            out.append("")
            blank = True
            continue
        width = len(line) - len(line.lstrip())
        item = ITEM.match(line)
        if item:
            _climb(levels, width, item.end())
            out.append(" " * _STEP * (len(levels) - 1) + line.strip())
        elif _CODE.match(line) and is_block(line):
            _leave(levels, width)
            out += ["", " " * _STEP * max(len(levels), 1) + line.strip(), ""]
        else:
            if blank:
                _leave(levels, width)
            deeper = max(width - levels[-1].text, 0) if blank and levels else 0
            extra = deeper if deeper >= _STEP else 0
            out.append(" " * (_STEP * max(len(levels), 1) + extra) + line.strip())
        blank = False
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n")


def _climb(levels: list[_Level], width: int, text: int) -> None:
    """Open an item whose marker stands at `width`."""
    while levels and width < levels[-1].marker + _NEAR:
        levels.pop()
    if len(levels) == DEEPEST:
        levels.pop()
    levels.append(_Level(width, text))


def _leave(levels: list[_Level], width: int) -> None:
    """Close the items to which a line at `width` does not belong."""
    while len(levels) > 1 and width < levels[-1].marker + _NEAR:
        levels.pop()


_SIGN = re.compile(r"^- (?=\[ \] |\( \) )")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s)")
_HOLDS_BLOCK = re.compile(r"(?m)^[ \t]*/{3,} \w")
_BEFORE_LIST = re.compile(r"\n\n(?=(?:[-*+]|\d+\.)[ \t])")

Written = Callable[[list[Any]], str]
"""Returns nodes as a lesson's text."""


def listed(node: Tag, written: Written) -> str:
    """Return a list of HTML; one that stands in another without an item of its own belongs to the item above."""
    start = str(node.get("start") or "1")
    count = int(start) if start.isdecimal() else 1
    items: list[str] = []
    for child in node.children:
        text = _content(child, written)
        if not text.strip():
            continue
        if isinstance(child, Tag) and child.name in ("ul", "ol") and items:
            items[-1] += "\n" + textwrap.indent(text, "    ")
            continue
        if text.count("\n\n") == 1:
            text = _BEFORE_LIST.sub("\n", text)
        text = _SIGN.sub("", text)
        marker = f"{count}. " if node.name == "ol" else "- "
        count += 1
        items.append(marker + textwrap.indent(text, "    ").lstrip())
    loose = any("\n\n" in item for item in items)
    return ("\n\n" if loose else "\n").join(items)


def _content(child: Any, written: Written) -> str:
    """Return what a child of a list holds; text that stands between items is an item, too."""
    if isinstance(child, Tag):
        if child.name in ("script", "template", "style"):
            return ""
        return written([child] if child.name in ("ul", "ol") else list(child.children)).strip("\n")
    if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
        return child.strip()
    return ""


def defined(node: Tag, written: Written) -> str:
    """Return a definition list of HTML; where blocks stand in one, its terms are lines of their own."""
    children = [child for child in node.find_all(["dt", "dd"]) if child.find_parent("dl") is node]
    texts = [(child.name, text) for child in children if (text := written(list(child.children)).strip())]
    # Python-Markdown reads no block within a definition.
    apart = any(_HOLDS_BLOCK.search(text) for name, text in texts if name == "dd")
    lines: list[str] = []
    for name, text in texts:
        if name == "dt":
            term = _NUMBERED.sub(r"\1\\\2", " ".join(text.removeprefix(": ").split()))
            lines += ["", f"**{term}**" if apart and "*" not in term else term]
        else:
            lines.append(f"\n{text}" if apart else ":   " + textwrap.indent(text, "    ").lstrip())
    return "\n".join(lines).strip("\n")
