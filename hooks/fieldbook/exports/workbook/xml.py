"""Elements of WordprocessingML, for what python-docx holds as elements: styles, numberings, the footer."""

from __future__ import annotations

from functools import cache
from typing import cast

from lxml import etree
from lxml.etree import _Element as Element

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


@cache
def qualified(name: str) -> str:
    """Return a name such as `w:p` as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def element(name: str, /, *children: Element, **attributes: str) -> Element:
    """Return an element with children; its attributes are of its own namespace."""
    made = etree.Element(qualified(name), _own(name, attributes))
    made.extend(children)
    return made


def _own(name: str, attributes: dict[str, str]) -> dict[str, str] | None:
    return {_attribute(name, key): value for key, value in attributes.items()} if attributes else None


@cache
def _attribute(name: str, key: str) -> str:
    return qualified(f"{name.split(':', maxsplit=1)[0]}:{key}")


def set_child(parent: Element, child: Element, after: tuple[str, ...] = ()) -> None:
    """Put `child` into `parent` in place of another of its name, behind the last of those named in `after`."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    behind = {qualified(name) for name in after}
    places = [number for number, one in enumerate(parent, start=1) if one.tag in behind]
    parent.insert(max(places, default=0), child)


def inner_text(root: Element, child: Element) -> str:
    """Return an element as it is written inside of another one, which names the namespaces."""
    frame = etree.Element(root.tag, nsmap=cast(dict[str, str], root.nsmap))
    frame.append(child)
    text = etree.tostring(frame, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("<")]
