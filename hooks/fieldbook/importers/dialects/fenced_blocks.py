"""The line that opens a block between colons: the block's name, title and options, as each system writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .directives import attributes

OPEN = re.compile(r"^(?P<lead>[ \t>]*)(?P<colons>:{3,})[ \t]*(?P<rest>[^:\s].*?)[ \t]*:*[ \t]*$")
_MYST = re.compile(r"^\{(?P<name>[a-zA-Z][\w:+-]*)\}[ \t]*(?P<title>.*)$")
_PANDOC = re.compile(r"^(?P<before>[\w-]*)[ \t]*\{(?P<inner>[^{}]*)\}[ \t]*(?P<after>.*)$")
_BRACKET = re.compile(r"^(?P<name>[\w-]+)\[(?P<title>.*?)\](?:\{.*\})?$")
_BARE = re.compile(r"^(?P<name>[\w-]+)(?:[ \t]+(?P<title>.*?))?(?:[ \t]*\{open\})?$")
_CLASS = re.compile(r"(?:^|\s)\.(?P<name>[\w-]+)")

NUMBERED = {
    **{"thm": "theorem", "lem": "lemma", "cor": "corollary", "prp": "proposition", "cnj": "conjecture"},
    **{"def": "definition", "rem": "remark", "alg": "algorithm"},
    **{"exr": "exercise", "exm": "example", "sol": "solution"},
}
"""What Quarto numbers by the first letters of its name."""
_NUMBERED = re.compile(rf"(?:^|\s)#(?P<kind>{'|'.join(NUMBERED)})-")


@dataclass(slots=True)
class FencedBlock:
    """An open block: its name, title and options as written, and whether it made an element."""

    lead: str
    colons: int
    name: str
    title: str = ""
    classes: list[str] = field(default_factory=list)
    given: Mapping[str, str] = field(default_factory=dict)
    myst: bool = False
    element: bool = False
    level: int = 0
    """The level of the headings that begin the tabs of a set of them."""


def named(opened: re.Match[str]) -> FencedBlock | None:
    """Return the block that a line opens, or None where the words behind the colons are no name."""
    rest, lead, colons = opened["rest"].rstrip(": \t"), opened["lead"], len(opened["colons"])
    if match := _MYST.match(rest):
        return FencedBlock(lead, colons, match["name"].lower(), match["title"].strip(), myst=True)
    if match := _PANDOC.match(rest):
        classes = [found["name"] for found in _CLASS.finditer(match["inner"])]
        classes = [match["before"], *classes] if match["before"] else classes
        given = attributes(match["inner"])
        numbered = _NUMBERED.search(match["inner"])
        name = classes[0].lower() if classes else NUMBERED[numbered["kind"]] if numbered else "div"
        return FencedBlock(lead, colons, name, given.get("title", match["after"].strip()), classes, given)
    if match := _BRACKET.match(rest):
        return FencedBlock(lead, colons, match["name"].lower(), match["title"])
    if match := _BARE.match(rest):
        return FencedBlock(lead, colons, match["name"].lower(), (match["title"] or "").strip())
    return None
