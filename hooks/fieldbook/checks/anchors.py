"""The places of a page that a link can lead to."""

from __future__ import annotations

import re
from html import unescape

from ..blocks import FIELD_BLOCK_NAMES
from ..reader import Source
from ..slugs import heading_id, slug

_GIVEN = re.compile(r"\{[^{}\n]*#([^\s{}]+)[^{}\n]*\}|\b(?:id|name)=[\"']([^\"']+)[\"']")
_MARKUP = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])|<[^<>]*>|[`*]")
_NOTE = re.compile(r"\[\^[^\]]+\]")


def anchors(source: Source) -> frozenset[str]:
    """Return the ids on a page that can be told from its text: of headings, worksheets, and those given by hand."""
    found = {first or second for first, second in _GIVEN.findall(source.text)}
    taken: set[str] = set()
    for heading in source.headings:
        name = heading.id or _unique(heading_slug(heading.text), taken)
        taken.add(name)
    for block in source.blocks:
        if block.name in FIELD_BLOCK_NAMES:
            name = str((block.options or {}).get("id") or slug(block.argument))
            found |= {name, f"{block.name}-{name}"}
    notes = {f"fn:{note.id}" for note in source.notes} | {f"fnref:{one.id}" for one in source.citations}
    return frozenset(found | taken | notes | {"", "top"})


def heading_slug(text: str) -> str:
    """Return the id that the blocks make of a heading."""
    words = _MARKUP.sub(lambda match: match.group(1) or "", _NOTE.sub("", text))
    return heading_id(unescape(words), "-")


def _unique(name: str, taken: set[str]) -> str:
    """Return the name with a number behind it, where it or the empty one is taken."""
    number = 0
    unique = name
    while unique in taken or not unique:
        number += 1
        unique = f"{name}_{number}"
    return unique
