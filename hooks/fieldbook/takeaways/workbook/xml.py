"""Elements of WordprocessingML that python-docx has no names for."""

from __future__ import annotations

from docx.oxml.parser import oxml_parser
from lxml.etree import _Element as Element

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def qualified(name: str) -> str:
    """Return a name such as `w:p` as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def element(name: str, /, *children: Element, **attributes: str) -> Element:
    """Return an element with children; its attributes are of its own namespace."""
    prefix = name.split(":", maxsplit=1)[0]
    names = {qualified(f"{prefix}:{key}"): value for key, value in attributes.items()}
    made = oxml_parser.makeelement(qualified(name), names)
    made.extend(children)
    return made


def set_child(parent: Element, child: Element, after: tuple[str, ...] = ()) -> None:
    """Put `child` into `parent` in place of another of its name, behind the last of those named in `after`."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    behind = {qualified(name) for name in after}
    places = [number for number, one in enumerate(parent, start=1) if one.tag in behind]
    parent.insert(max(places, default=0), child)
