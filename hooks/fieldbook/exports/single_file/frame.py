"""What the file takes from the theme around a page: logo, palette switch, search, menu and footer."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from ..base import Material
from .drafts import draft_of
from .inlining import is_near
from .links import Joining, OutlineReader
from .trees import Tree, drop, parse, query, read, remove

HOME = "index.html"
"""The home page; in the single file, its headings are those of the whole."""

_PARTIALS = {"mark": "logo", "palette": "palette", "search": "search", "contents": "nav", "footer": "footer"}
"""The parts, with the template of each."""
_NOT_NEEDED = ("assets/javascripts/",)
"""Material's own scripts, which expect the pages of a site."""
_ASKING = query("//link[contains(@rel, 'stylesheet') and @href and not(ancestor::noscript)] | //script[@src]")


class HomeAssets(NamedTuple):
    """The style sheets of the home page, each with the media it is for, and its scripts: their paths in the site."""

    styles: list[tuple[str, str]]
    scripts: list[str]


def home_assets(material: Material) -> HomeAssets:
    """Return the style sheets and scripts that the built home page loads, those of a course's own templates included.

    Without a home page it is the engine's style sheet alone.
    """
    found = HomeAssets([], [])
    home = material.site / HOME
    for one in _ASKING(read(home.read_bytes())) if home.is_file() else []:
        address = str(one.get("href") or one.get("src"))
        path = posixpath.normpath(address.partition("?")[0])
        if not is_near(address) or path.startswith(_NOT_NEEDED) or not material.has(path):
            # What is not there, no page shows either; the checks tell of it.
            continue
        if one.tag == "link":
            found.styles.append((path, one.get("media", "")))
        else:
            found.scripts.append(path)
    return found if found.styles else found._replace(styles=[(material.pages.asset("fieldbook.css"), "")])


def frame(material: Material, joining: Joining) -> Mapping[str, str]:
    """Return the HTML of each of these by its name, with ids and links made to fit the file."""
    parts = {}
    for name, template in _PARTIALS.items():
        tree = parse(material.pages.partial(template))
        for script in list(tree.iter("script")):
            remove(script)
        if name == "contents":
            reader = OutlineReader(HOME)
            reader.read(tree)
            tree = _contents(tree, joining.places(reader.outline, HOME).links)
        draft = draft_of(tree, HOME, material.site)
        parts[name] = "".join(draft.filled(joining.places(draft.outline, HOME))).strip()
    return parts


def _contents(tree: Tree, links: Mapping[str, str]) -> Tree:
    """Return the list in the course's menu, without the pages that are not in the file, where `links` lead."""
    top = tree.find(".//ul")
    if top is None:
        return parse("")
    for link in top.iter("a"):
        drop(link, "aria-current")
    for item in list(top.iter("li")):
        if not any(links.get(link.get("href", ""), "").startswith("#") for link in item.iter("a")):
            remove(item)
    top.tag = "body"
    return top
