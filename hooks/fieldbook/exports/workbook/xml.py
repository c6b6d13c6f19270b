"""Elements of WordprocessingML: how they are made, put in their places, and written down.

What recurs is made once, and a `copy` put where it is wanted: that is quicker than making it again.
lxml's ElementMaker would write attributes without a namespace; here they have one, as a rule that of their element.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from lxml import etree
from lxml.etree import _Element as Element

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# What XML cannot hold, and so no Word document.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def qualified(name: str) -> str:
    """Return a name such as `w:p` as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def element(name: str, /, *children: Element, **attributes: str) -> Element:
    """Return an element with children; its attributes are of its own namespace, or name another one."""
    made = etree.Element(qualified(name), _own(name, attributes))
    if children:
        made.extend(children)
    return made


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """Return a new element at the end of another one."""
    return etree.SubElement(parent, qualified(name), _own(name, attributes))


def cleaned(text: str) -> str:
    """Return a text without what no document can hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def _own(name: str, attributes: dict[str, str]) -> dict[str, str] | None:
    return {_attribute(name, key): cleaned(value) for key, value in attributes.items()} if attributes else None


@cache
def _attribute(name: str, key: str) -> str:
    return qualified(key if ":" in key else f"{name.split(':', maxsplit=1)[0]}:{key}")


def set_child(parent: Element, child: Element, after: tuple[str, ...] = ()) -> None:
    """Put `child` into `parent` in place of another of its name, behind the last of those named in `after`."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    behind = {qualified(name) for name in after}
    places = [number for number, one in enumerate(parent, start=1) if one.tag in behind]
    parent.insert(max(places, default=0), child)


def empty_copy(root: Element) -> Element:
    """Return an element of the same name that is empty, and knows the same namespaces."""
    return etree.Element(root.tag, nsmap=cast(dict[str, str], root.nsmap))


def inner_xml(parent: Element) -> bytes:
    """Return what is in an element as a file in UTF-8 has it, where another one names the namespaces."""
    text = etree.tostring(parent, encoding="UTF-8", xml_declaration=False)
    return text[text.index(b">") + 1 : text.rindex(b"<")] if len(parent) else b""
