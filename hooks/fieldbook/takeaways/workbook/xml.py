"""Elements of WordprocessingML, made directly: python-docx's setters look for each one's place among its siblings.

Where many are alike, the first is kept and copied: lxml copies an element with all that is in it.
"""

from __future__ import annotations

from functools import cache

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


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """Return an element that is put at the end of another; its attributes are of its own namespace."""
    return etree.SubElement(parent, qualified(name), _own(name, attributes))


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
