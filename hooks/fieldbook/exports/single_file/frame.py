"""What the file has of the home page's frame: the course's mark, the switch of its colors, its contents, its foot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from .. import HOME
from ..base import Built
from .chapters import article, bounds
from .draft import Draft, draft_of
from .links import Joining
from .tags import TAG, kept_tag, values

_OPENINGS = re.compile(
    rb"""(?xs)
    <!--.*?--> | <script\b.*?</script\s*> |
    (?P<canonical><link\b[^>]*\brel=["']?canonical\b[^>]*>) |
    (?P<mark><\w+\b[^>]*\bclass=["']?[^"'>]*md-header__mark[^>]*>) |
    (?P<palette><form\b[^>]*\sdata-palette\b[^>]*>) |
    (?P<contents><nav\b[^>]*\bclass=["']?[^"'>]*course-nav\b[^>]*>) |
    (?P<footer><footer\b[^>]*\bclass=["']?[^"'>]*md-footer\b[^>]*>)
    """
)
_CURRENT = re.compile(r"""\saria-current=["'][^"']*["']""")
_LIST = re.compile(rb"<ul\b[^>]*>")
_PARTS = ("mark", "palette", "footer", "contents")


class Home(NamedTuple):
    """What is taken from the home page: where the course is on the web, if it is, and parts of its frame, by name."""

    published: str
    parts: Mapping[str, Draft]


def read_home(built: Built) -> Home:
    """Read the home page."""
    return built.keep("home", HOME, built.sum(HOME), lambda: _home(built.read(HOME)))


def _home(page: bytes) -> Home:
    begin, end = article(page)
    found: dict[str, re.Match[bytes]] = {}
    for match in (*_OPENINGS.finditer(page, 0, begin), *_OPENINGS.finditer(page, end)):
        if match.lastgroup:
            found.setdefault(match.lastgroup, match)
    parts = {name: draft_of(_part(page, name, found[name].start())) for name in _PARTS if name in found}
    link = values(found["canonical"][0].decode("utf-8")) if "canonical" in found else {}
    return Home(link.get("href", "").removesuffix(HOME), parts)


def _part(page: bytes, name: str, begin: int) -> bytes:
    """Return a part of the home page; of the navigation, what is in its list."""
    inside, end = bounds(page, begin)
    if name != "contents":
        return page[begin : page.index(b">", end) + 1]
    top = _LIST.search(page, inside, end)
    return page[slice(*bounds(page, top.start()))] if top else b""


def frame(home: Home, joining: Joining, site: Path) -> Mapping[str, str]:
    """Return the parts of the home page's frame by their names, made to fit the file; "" for one that is not there."""
    filled = {name: joining.fill(draft, HOME, site) for name, draft in home.parts.items()}
    return {**dict.fromkeys(_PARTS, ""), **filled, "contents": _contents(filled.get("contents", ""))}


def _contents(navigation: str) -> str:
    """Return the course's navigation, less the pages that are not in the file."""
    parts = TAG.split(navigation)
    items: list[int] = []
    kept: set[int] = set()
    for place in range(1, len(parts), 2):
        name = kept_tag(parts[place]).name
        if name == "a" and values(parts[place]).get("href", "").startswith("#"):
            parts[place] = _CURRENT.sub("", parts[place])
            kept.update(items)
        elif name == "li" and not parts[place].startswith("</"):
            items.append(place)
        elif name == "li" and items and (begin := items.pop()) not in kept:
            parts[begin : place + 1] = [""] * (place + 1 - begin)
    return "".join(parts)
