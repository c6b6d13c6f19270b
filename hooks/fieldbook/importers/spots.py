"""Places in a page that have a name and are no heading, each with the heading that it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .element_names import HEADINGS

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<words>.*?)[ \t#]*(?:\{#(?P<name>[^\s{}]+)\}[ \t]*)?$")


@dataclass(frozen=True, slots=True)
class Above:
    """A heading, by the name that the page gives it ("" for none) and its words; both "" for a page's beginning."""

    name: str = ""
    words: str = ""


def spots(soup: BeautifulSoup) -> dict[str, Above]:
    """Return the heading above each named place, or the one below, if it follows at once."""
    found: dict[str, Above] = {}
    above = Above()
    waiting: list[str] = []
    inside: Tag | None = None
    for node in soup.descendants:
        if isinstance(node, Tag):
            if node.name in HEADINGS:
                above, inside = Above(str(node.get("id") or ""), node.get_text()), node
                found.update(dict.fromkeys(waiting, above))
                waiting = []
            for name in {str(node.get("id") or ""), str(node.get("name") or "") if node.name == "a" else ""} - {""}:
                found.setdefault(name, above)
                waiting += [] if found[name] != above else [name]
        elif type(node) is NavigableString and not (inside is not None and inside in node.parents):
            for line in filter(str.strip, str(node).split("\n")):
                if heading := _HEADING.match(line):
                    above = Above(heading["name"] or "", heading["words"])
                    found.update(dict.fromkeys(waiting, above))
                waiting = []
    return found
