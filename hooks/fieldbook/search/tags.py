"""The tags of HTML that is written as plainly as the engine and Python-Markdown write it.

Any other is odd: a parser might make of it, or of what stands around it, something else than its letters say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

TAG = re.compile(r"(<[^>]*>)")
"""Splits HTML into text and tags, which take turns."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""Elements that the index of the search keeps, without their attributes."""
UNREAD = frozenset({"object", "script", "style", "svg", "textarea"})
"""Elements whose content is no text of the page."""

_START = re.compile(
    r'<([a-zA-Z][a-zA-Z0-9-]*+)((?:[ \n]++[a-zA-Z][a-zA-Z0-9_:.-]*+(?:="[^"<]*+")?+)*+)[ \n]*+(/?)>'
)
_END = re.compile(r"</([a-zA-Z][a-zA-Z0-9-]*)>")
_ATTRIBUTE = re.compile(r'([a-zA-Z0-9_:.-]+)(?:="([^"]*)")?')

_MANY = 4096

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"})
_RAW = frozenset({"script", "style", "textarea", "title"})
"""Elements in which a tag is text."""
_FRAME = frozenset({"body", "frame", "frameset", "head", "html", "noframes"})
_ODD = _FRAME | {"basefont", "iframe", "isindex", "noembed", "plaintext", "xmp"}
_ENDED = {
    "a": "a fieldset table td th",
    "b i": "center p td th",
    "u": "p td th",
    "big s small strike tt": "p",
    "font": "center td th",
    "span": "td th",
    "h1 h2 h3 h4 h5 h6": "fieldset form li p table",
    "p": "address blockquote caption center col colgroup dd dir div dl dt fieldset form h1 h2 h3 h4 h5 h6 hr li"
    " listing menu ol p pre table tbody td tfoot th title tr ul",
    "listing pre": "dd dl dt fieldset form li table ul",
    "address dir menu": "dd dl dt form li ul",
    "ul": "address form menu pre",
    "ol form": "form",
    "li": "li",
    "dl": "form li",
    "dt": "dd dl",
    "dd": "dt",
    "legend": "fieldset",
    "option": "optgroup option",
    "caption": "col colgroup tbody tfoot thead tr",
    "colgroup": "colgroup tbody tfoot thead tr",
    "tbody tfoot thead": "tbody tfoot",
    "tr": "tbody tfoot tr",
    "td th": "tbody td tfoot th tr",
}
"""Elements that a parser ends by itself where one of others begins in them."""


class Role(IntEnum):
    """What the search makes of an element: it keeps it, parts the page there, or leaves it out. `ALL` has no end."""

    NONE = 0
    KEPT = 1
    HEADING = 2
    HIDDEN = 3
    ALL = 4


class Tag(NamedTuple):
    """A tag. `not_in` are the elements directly in which it would mean something else; the end of one has None.

    `id` is that of a heading; `titled` tells whether what is in the element is part of a heading around it.
    """

    name: str
    not_in: frozenset[str] | None
    role: Role
    id: str = ""
    titled: bool = True


class OddError(Exception):
    """HTML is not as plain as that."""


class _Tags(dict[str, Tag]):
    """Tags by how they are written. Most are in a course many times."""

    def __missing__(self, text: str) -> Tag:
        if len(self) >= _MANY:
            self.clear()
        self[text] = tag = _read(text)
        return tag


def _read(text: str) -> Tag:
    if end := _END.fullmatch(text):
        name = end[1].lower()
        return Tag(name, None, Role.KEPT if name in KEPT else Role.NONE)
    start = _START.fullmatch(text)
    name = start[1].lower() if start else ""
    if start is None or name in _ODD:
        raise OddError(text)
    not_in = _NOT_IN.get(name, _RAW)
    if name in _VOID:
        return Tag(name, not_in, Role.ALL)
    told = _ATTRIBUTE.findall(start[2]) if name in HEADINGS or _tells(text) else ()
    attributes = {key.lower(): value for key, value in reversed(told)}
    titled = attributes.get("class") != "headerlink" and name not in UNREAD
    role = _role(name, attributes)
    if start[3]:
        if role or name in _RAW:
            raise OddError(text)
        role = Role.ALL
    return Tag(name, not_in, role, attributes.get("id", ""), titled)


def _tells(text: str) -> bool:
    """Tell whether attributes may matter, quickly: in most tags they don't."""
    return "headerlink" in text or "linenodiv" in text or "search-exclude" in text.lower()


def _role(name: str, attributes: Mapping[str, str]) -> Role:
    if name in UNREAD or "data-search-exclude" in attributes or attributes.get("class") == "linenodiv":
        return Role.HIDDEN
    if name in HEADINGS and attributes.get("id"):
        if "&" in attributes["id"]:
            raise OddError(name)
        return Role.HEADING
    return Role.KEPT if name in KEPT else Role.NONE


def _not_in() -> dict[str, frozenset[str]]:
    """Return the same by the names of those that begin, with the elements in which no tag is one."""
    found: dict[str, set[str]] = {}
    for around, inside in _ENDED.items():
        for name in inside.split():
            found.setdefault(name, set(_RAW)).update(around.split())
    return {name: frozenset(around) for name, around in found.items()}


_NOT_IN = _not_in()
read_tag = _Tags().__getitem__
"""Returns what a tag says."""
