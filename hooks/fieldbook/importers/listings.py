"""Lists of HTML as Markdown's; an item may hold anything, boxes too."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import Any

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

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
    """Return a definition list of HTML."""
    lines: list[str] = []
    for child in node.find_all(["dt", "dd"]):
        text = written(list(child.children)).strip() if child.find_parent("dl") is node else ""
        if text and child.name == "dt":
            lines += ["", " ".join(text.split())]
        elif text:
            lines.append(":   " + textwrap.indent(text, "    ").lstrip())
    return "\n".join(lines).strip("\n")
