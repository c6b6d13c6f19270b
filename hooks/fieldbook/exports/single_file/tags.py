"""Tags in the text of a page, told from its words as browsers tell them, and which of them the single file changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")
_VALUE = r"""(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>)))?+"""
_FOUND_VALUE = r"""(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)|(?=>)))?+"""
_ATTRIBUTE = re.compile(rf"[\s/]*+([^\s/>=]++){_FOUND_VALUE}")
TAG = re.compile(
    rf"""(?xs)(
    </?[a-zA-Z][^\s/>]*+ (?:[\s/]*+[^\s/>=]++{_VALUE})*+ [\s/]*+> |
    <!--(?:-?>|.*?--!?>) |
    <(?:!(?!--)|\?|/(?![a-zA-Z>]))[^>]*> |
    <(?=[a-zA-Z/!?])
    )"""
)
"""What stands between words: tags, comments, and each `<` that would begin one and doesn't."""

_POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
_ANY = {"id": "id", **dict.fromkeys(_POINTERS, "ids")}
_IDS = ("id", "to", "ids")
_MEDIA = {**_ANY, "src": "src", "poster": "poster", "srcset": "", "loading": ""}
_CHANGED = {
    **dict.fromkeys(("audio", "img", "source", "track", "video"), _MEDIA),
    **{"a": {**_ANY, "href": "href", "target": ""}, "figure": {**_ANY, "data-embed": "data-embed"}},
}
"""What is to be filled in for attributes of an element, if it is not one like `_ANY`; "" for those that go."""

_NAMES = "|".join(sorted({name for kinds in (_ANY, *_CHANGED.values()) for name in kinds}, key=len, reverse=True))
_NEXT = re.compile(
    rf"(?:[\s/]*+(?!(?i:{_NAMES})[\s=/>])[^\s/>=]++{_VALUE})*+([\s/]*+)([^\s/>=]++){_FOUND_VALUE}"
)
"""From within a tag to the end of the next attribute that may have to be filled in."""

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_RAW = {"iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"}
_HEADINGS = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}

NEITHER, OPENS, CLOSES, CLOSES_ITSELF, HOLDS_TEXT = range(5)
"""What a tag does. One that closes itself does so in pictures only (`<path/>`), and what holds text holds no tags."""

Gap = tuple[str, str]
"""What depends on other pages: what is to be filled in, and what stands there, as HTML.

It is an id, one or more ids that are pointed to ("to", "ids"), or all of another attribute, which is told by its name.
"""


class Tag(NamedTuple):
    """A tag: the name of its element, and what it does.

    One that is not to stay as it is stands in the file as `pieces`, with a gap between each and the next.
    """

    name: str
    role: int
    pieces: tuple[str, ...] | None = None
    gaps: tuple[Gap, ...] = ()


def values(tag: str) -> dict[str, str]:
    """Return the attributes of an opening tag; where one is there twice, the first counts."""
    found: dict[str, str] = {}
    for match in _attributes(tag):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


def _attributes(tag: str) -> Iterator[re.Match[str]]:
    name = _NAME.match(tag)
    return _ATTRIBUTE.finditer(tag, name.end() if name else len(tag))


def _tag(text: str, *, lower: bool) -> Tag:
    """Return what `TAG` has found."""
    found = _NAME.match(text)
    if found is None:
        return Tag("", NEITHER, ("&lt;",) if text == "<" else None)
    name = found[2].lower()
    role = _role(name, text, closing=bool(found[1]))
    pieces, gaps = (None, ()) if found[1] else _cut(name, text, found.end())
    if lower and name in _HEADINGS:
        first, *others = pieces or (text,)
        name = _HEADINGS[name]
        pieces = (f"<{found[1]}{name}{first[found.end() :]}", *others)
    return Tag(name, role, pieces, gaps)


# Most tags of a course are like many others of it. Some have a picture in them: so few are remembered.
kept_tag = lru_cache(maxsize=1024)(partial(_tag, lower=False))
"""Returns what `TAG` has found."""
lowered_tag = lru_cache(maxsize=1024)(partial(_tag, lower=True))
"""Returns the same for a chapter: headings are one level lower there."""


def _role(name: str, text: str, *, closing: bool) -> int:
    if name in _VOID:
        return NEITHER
    if closing:
        return CLOSES
    if name in _RAW:
        return HOLDS_TEXT
    return CLOSES_ITSELF if text.endswith("/>") else OPENS


def _cut(name: str, text: str, begin: int) -> tuple[tuple[str, ...] | None, tuple[Gap, ...]]:
    """Return the pieces of an opening tag, and the gaps between them."""
    kinds = _CHANGED.get(name, _ANY)
    pieces, gaps, last = [""], list[Gap](), 0
    match = _NEXT.match(text, begin)
    while match:
        kind = kinds.get(match[2].lower())
        value = match[3] or (match[4] or match[5] or "").replace('"', "&quot;")
        if kind == "ids" and not any(map(str.isspace, value)):
            kind = "to"
        if kind == "" or (kind and (value or kind == "href")):
            pieces[-1] += text[last : match.start(1)]
            last = match.end()
            if kind in _IDS:
                pieces[-1] += f' {match[2]}="'
            if kind:
                pieces.append('"' if kind in _IDS else "")
                gaps.append((kind, value))
        match = _NEXT.match(text, match.end())
    if not last:
        return None, ()
    pieces[-1] += text[last:]
    return tuple(pieces), tuple(gaps)
