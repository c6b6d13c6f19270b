"""What the file has of the home page's frame: the course's mark, the switch of its colors, its contents, its foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...cache import fingerprint
from ..carrying import Built
from .inlining import inline_media, media_facts
from .joining import Joining
from .leaf import media_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HOME = "index.html"

_PARTS = {
    "mark": "//*[contains(@class, 'md-header__mark')]",
    "palette": "//form[@data-palette]",
    "footer": "//footer[contains(@class, 'md-footer')]",
}
_CONTENTS = "//nav[contains(@class, 'course-nav')]/ul"


@dataclass(frozen=True, slots=True)
class Home:
    """What must be known of the home page before pages are joined: where the course is on the web, if it is.

    `media` are the addresses of what its frame shows.
    """

    published: str
    media: tuple[str, ...]


def read_home(built: Built) -> Home:
    """Read the home page."""
    return built.keep("home", HOME, built.sum(HOME), partial(_home, built.site))


def _home(site: Path) -> Home:
    from .trees import first, outer_html  # noqa: PLC0415

    tree = _tree(site)
    link = first(tree, "//link[@rel='canonical']")
    parts = [first(tree, path) for path in (*_PARTS.values(), _CONTENTS)]
    media = media_of("".join(outer_html(part) for part in parts if part is not None))
    return Home(str(link.get("href")).removesuffix(HOME) if link is not None else "", media)


def frame(built: Built, home: Home, joining: Joining) -> Mapping[str, str]:
    """Return the parts of the home page's frame by their names, made to fit the file; "" for one that is not there."""
    key = fingerprint(built.sum(HOME), joining.origin, list(media_facts(home.media, built, HOME)))
    return built.keep("frame", HOME, key, partial(_frame, built.site, joining))


def _frame(site: Path, joining: Joining) -> Mapping[str, str]:
    tree = _tree(site)
    found = {name: _taken(tree, path, joining, site) for name, path in _PARTS.items()}
    return {**found, "contents": _contents(tree, joining)}


def _tree(site: Path) -> HtmlElement:
    # As in the book: loading lxml takes a while, and this is more of it than chapters need.
    from lxml import html  # noqa: PLC0415

    return html.document_fromstring((site / HOME).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _taken(home: HtmlElement, path: str, joining: Joining, site: Path) -> str:
    """Return a part of the home page's frame, made to fit the file; "" where there is none."""
    from .trees import first, outer_html  # noqa: PLC0415

    found = first(home, path)
    if found is None:
        return ""
    joining.join(found, HOME)
    inline_media(found, site, HOME, joining.target)
    return outer_html(found)


def _contents(home: HtmlElement, joining: Joining) -> str:
    """Return the course's navigation, less the pages that are not in the file."""
    from .trees import first, inner_html  # noqa: PLC0415

    found = first(home, _CONTENTS)
    if found is None:
        return ""
    joining.join(found, HOME)
    for item in list(found.iter("li")):
        inside = [link for link in item.iter("a") if (link.get("href") or "").startswith("#")]
        if not inside and item.getparent() is not None:
            item.drop_tree()
        for link in item.iter("a"):
            link.attrib.pop("aria-current", None)
    return inner_html(found)
