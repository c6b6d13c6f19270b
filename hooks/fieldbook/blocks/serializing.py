"""Elements as HTML, character for character as Python-Markdown writes them, in less time.

It keeps a list of what is still to be written, and asks of each name and value what it is. Nearly every tree of a
lesson holds nothing but texts. Whatever else is in one (a comment, an attribute without a value) ends in a TypeError
here, and is left to Python-Markdown.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import ItemsView
from enum import Enum, auto
from xml.etree.ElementTree import HTML_EMPTY

from markdown.serializers import RE_AMP, to_xhtml_string


class _Kind(Enum):
    """How an element is written."""

    PLAIN = auto()
    EMPTY = auto()
    AS_IT_IS = auto()


class _Kinds(dict[object, _Kind]):
    """How the elements of a tag are written."""

    def __missing__(self, tag: object) -> _Kind:
        if not isinstance(tag, str):
            raise TypeError
        lower = tag.lower()
        empty = _Kind.EMPTY if lower in HTML_EMPTY else _Kind.PLAIN
        self[tag] = kind = _Kind.AS_IT_IS if lower in ("script", "style") else empty
        return kind


_KINDS = _Kinds()
_PLAIN, _EMPTY = _Kind.PLAIN, _Kind.EMPTY


def to_xhtml(element: etree.Element) -> str:
    """Return an element, with all that is in it and what stands behind it, as `to_xhtml_string` does."""
    try:
        return _html(element)
    except (TypeError, RecursionError):
        return to_xhtml_string(element)


def _html(element: etree.Element) -> str:
    tag, text, tail = element.tag, element.text or "", element.tail or ""
    kind = _KINDS[tag]
    items = element.items()
    attributes = _attributes(items) if items else ""
    if "&" in tail or "<" in tail or ">" in tail:
        tail = _escaped(tail)
    if kind is _EMPTY:
        return f"<{tag}{attributes} />{tail}"
    if kind is _PLAIN and ("&" in text or "<" in text or ">" in text):
        text = _escaped(text)
    if len(element):
        return f"<{tag}{attributes}>{text}{''.join(map(_html, element))}</{tag}>{tail}"
    return f"<{tag}{attributes}>{text}</{tag}>{tail}"


def _attributes(items: ItemsView[str, str]) -> str:
    written = ""
    for name, value in sorted(items) if len(items) > 1 else items:
        if "&" in value or "<" in value or ">" in value or '"' in value:
            value = _escaped(value).replace('"', "&quot;")  # noqa: PLW2901
        written += f' {name}="{value}"'
    return written


def _escaped(text: str) -> str:
    if "&" in text:
        # What is an entity already stays one.
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")
