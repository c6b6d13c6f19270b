"""Taking the text of an element apart at marks, without losing the inline elements between them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from ...slugs import given_name
from ..elements import HEADINGS
from .prompts import FIXED_NAME, SOURCE

BLOCKS = {
    "p",
    "ul",
    "ol",
    "dl",
    "table",
    "div",
    "blockquote",
    "pre",
    "section",
    "figure",
    "details",
    "fieldset",
}
BLOCKS.update(HEADINGS)


def split(host: etree.Element, marks: re.Pattern[str]) -> tuple[list[etree.Element], list[str]]:
    """Empty `host` into spans, parted where `marks` match its own text.

    Returns the spans, one more than marks, and the marks. Marks inside of inline elements part nothing.
    """
    parts, found = [etree.Element("span")], list[str]()
    if not len(host) and not marks.search(host.text or ""):
        parts[0].text, host.text = host.text or "", None
        return parts, found
    for text, child in _runs(host):
        at = 0
        for match in marks.finditer(text):
            _append_text(parts[-1], text[at : match.start()])
            found.append(match[0])
            parts.append(etree.Element("span"))
            at = match.end()
        _append_text(parts[-1], text[at:])
        if child is not None:
            parts[-1].append(child)
    return parts, found


def _runs(host: etree.Element) -> Iterator[tuple[str, etree.Element | None]]:
    """Yield each text of `host` with the child behind it, taking the children out."""
    text = host.text or ""
    host.text = None
    for child in list(host):
        host.remove(child)
        yield text, child
        text, child.tail = child.tail or "", None
    yield text, None


def _append_text(element: etree.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def inline_host(item: etree.Element) -> etree.Element:
    """Return what holds the words of a list's item: the item, or its first paragraph where the list is loose."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0]
    return item


def pop_inline(item: etree.Element) -> etree.Element:
    """Take the words of a list's item out of it and return them in a span; its blocks stay."""
    words = etree.Element("span")
    host = inline_host(item)
    if host is not item:
        item.remove(host)
    words.text, host.text = host.text, None
    for child in list(host):
        if child.tag in BLOCKS:
            break
        host.remove(child)
        words.append(child)
    return words


def replace_marks(host: etree.Element, marks: re.Pattern[str]) -> list[tuple[etree.Element, str]]:
    """Put an empty span in place of each mark, wherever in `host` it stands; return spans and marks, in order."""
    made: dict[etree.Element, str] = {}
    for element in list(host.iter()):
        if element is host or element.tag not in BLOCKS:
            parts, found = split(element, marks)
            _restore(element, parts[0])
            for part, mark in zip(parts[1:], found, strict=True):
                slot = etree.SubElement(element, "span")
                slot.tail = part.text
                element.extend(list(part))
                made[slot] = mark
    return [(element, made[element]) for element in host.iter() if element in made]


def _restore(element: etree.Element, part: etree.Element) -> None:
    element.text = part.text
    element.extend(list(part))


def trim(element: etree.Element) -> None:
    """Take white space off both ends of an element's text."""
    element.text = (element.text or "").lstrip() or None
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() or None
    elif element.text:
        element.text = element.text.rstrip()


def pop_name(element: etree.Element) -> str:
    """Take `{#name}`, and `{@worksheet/field}`, out of the text of an element; return the first name, or ""."""
    names: list[str] = []
    for part in element.iter():
        for attribute in ("text", "tail"):
            text = getattr(part, attribute)
            if text and "{" in text:
                names += map(given_name, FIXED_NAME.findall(text))
                setattr(part, attribute, SOURCE.sub("", FIXED_NAME.sub("", text)))
    return names[0] if names else ""
