"""Tabs in a worksheet: all are open, each below its name. What is to be filled in is not to be hidden."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from ..elements import add, move_content


def open_tabs(form: etree.Element) -> None:
    """Put in the place of each set of tabs what is in them, one below the other, as a printed page has it.

    The radio buttons that choose among tabs are gone then: they would count as a question of the worksheet.
    Source: https://facelessuser.github.io/pymdown-extensions/extensions/tabbed/, in both of its styles.
    """
    for parent in list(form.iter()):
        for tabs in [child for child in parent if _is(child, "tabbed-set")]:
            at = list(parent).index(tabs)
            opened = list(_opened(tabs))
            if opened:
                opened[-1].tail = tabs.tail
            parent[at : at + 1] = opened


def _opened(tabs: etree.Element) -> Iterator[etree.Element]:
    names = [child for child in tabs if child.tag == "label"]
    parts = [child for child in tabs if _is(child, "tabbed-content")]
    if not names:
        names = [label for child in tabs if _is(child, "tabbed-labels") for label in child]
        parts = [part for content in parts for part in content]
    for name, part in zip(names, parts, strict=False):
        title = etree.Element("p")
        move_content(name, add(title, "strong"))
        part.attrib.clear()
        yield title
        yield part


def _is(element: etree.Element, css: str) -> bool:
    return css in element.get("class", "").split()
