"""Small steps on the element tree that several blocks take."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING

from markdown.util import ETX, STX

if TYPE_CHECKING:
    from markdown import Markdown

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STANDING_IN = re.compile(STX + r"(?:(?P<amp>amp)|wzxhzdk:(?P<raw>\d+)|(?P<escaped>\d+))" + ETX)


def add(parent: etree.Element, tag: str, css: str = "", text: str = "", **attributes: str) -> etree.Element:
    """Append an element to `parent`; attribute names are written with `_` for `-`."""
    element = etree.SubElement(parent, tag)
    if css:
        element.set("class", css)
    for name, value in attributes.items():
        element.set(name.rstrip("_").replace("_", "-"), value)
    if text:
        element.text = text
    return element


def move_content(source: etree.Element, target: etree.Element) -> None:
    """Move text and children of `source` to the end of the empty `target`."""
    target.text = source.text
    target.extend(list(source))
    source.text = None
    for child in list(source):
        source.remove(child)


def words_of(element: etree.Element, stash: Sequence[object] = ()) -> str:
    """Return the text of an element as read aloud: white space folded, marks of footnotes left out.

    `stash` is Python-Markdown's store of raw HTML, to which the text may point.
    """
    return " ".join(raw_text(element, stash).split())


def words_or_pictures(element: etree.Element, stash: Sequence[object] = ()) -> str:
    """Return the text of an element as above, or where it has none, what its pictures show."""
    pictures = " ".join(picture.get("alt", "") for picture in element.iter("img"))
    return words_of(element, stash) or " ".join(pictures.split())


def raw_text(element: etree.Element, stash: Sequence[object] = ()) -> str:
    """Return the text of an element without marks of footnotes, white space kept; `stash` as above."""
    if len(element):
        parts: list[str] = []
        _gather(element, parts)
        text = "".join(parts)
    else:
        text = element.text or ""
    return _STANDING_IN.sub(lambda match: _stood_for(match, stash), text) if STX in text else text


def _stood_for(match: re.Match[str], stash: Sequence[object]) -> str:
    """Return what a placeholder of Python-Markdown stands for, as text: an entity, `&`, an escaped character."""
    if match["amp"]:
        return "&"
    if match["escaped"]:
        return chr(int(match["escaped"]))
    number = int(match["raw"])
    raw = str(stash[number]) if number < len(stash) else ""
    return unescape(raw) if raw.startswith("&") else " "


def _gather(element: etree.Element, parts: list[str]) -> None:
    # Python-Markdown keeps code as the page is to have it.
    parts.append(unescape(element.text or "") if element.tag == "code" else element.text or "")
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif not is_note_mark(child):
            _gather(child, parts)
        parts.append(child.tail or "")


def is_note_mark(element: etree.Element) -> bool:
    """Tell whether an element is the raised number of a footnote."""
    return element.tag == "sup" and any(link.get("class") == "footnote-ref" for link in element)


def parents(root: etree.Element) -> dict[etree.Element, etree.Element]:
    """Return each element's parent."""
    return {child: parent for parent in root.iter() for child in parent}


def rendered(md: Markdown, element: etree.Element) -> str:
    """Return an element as HTML, rendered as Python-Markdown renders a whole document, raw HTML put back."""
    document = etree.Element(md.doc_tag)
    document.append(element)
    html = md.serializer(document)
    html = html[len(md.doc_tag) + 2 : -len(md.doc_tag) - 3]
    for processor in md.postprocessors:
        html = processor.run(html)
    return html.strip()


def name_parts(table: etree.Element) -> None:
    """Say of which column each cell is.

    A phone's layout stacks the cells of what is `stacked` and shows the column's words beside each. Therefore frame.js
    gives the parts roles: some browsers forget what a table is that is laid out otherwise. In the page itself they
    would be no valid HTML, since each repeats what its element says.
    """
    table.set("class", " ".join(filter(None, (table.get("class"), "stacked"))))
    columns = [words_or_pictures(head) for head in table.findall("thead/tr/th")]
    for head in table.findall("thead/tr/th"):
        head.set("scope", "col")
    for row in table.findall("tbody/tr"):
        for cell, column in zip(row, columns, strict=False):
            if cell.tag == "td" and column:
                cell.set("data-column", column)
