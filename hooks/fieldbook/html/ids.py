"""HTML that moves to a page with HTML of other pages: its ids are prefixed, its headings lowered, its links moved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import unquote

from .links import relocated_html

# Each begins with letters that are the same in every match: such a place is found much faster than a space.
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')
_POINTER = re.compile(
    r'="(?:(?<=\sid=")|(?<=\sfor=")|(?<=\saria-labelledby=")|(?<=\saria-describedby=")|(?<=\sheaders="))(?P<ids>[^"]*)"'
)
TABS = "__tabbed_"
"""How the name begins that joins the radio buttons of one set of tabs: a page numbers its sets."""
_TABS = re.compile(rf'name="(?={TABS}\d+")')
_HREF = re.compile(r'(?P<name>\shref)="(?P<path>[^"#]*)#(?P<id>[^"]*)"')
_HEADING = re.compile(r"<(?P<close>/?)h(?P<level>[1-6])\b")
_LOWEST = 6


def moved(html: str, old: str, new: str, prefix: str) -> str:
    """Return HTML of the page `old` as it may stand on the page `new`, both relative to the site.

    Links lead to the same places, but those to what is itself in the HTML stay within it. Ids get `prefix` in
    front, so that no other part has them.
    """
    own = ids_in(html)
    html = renamed(relocated_html(html, old, new), own, prefix)
    if 'href="' not in html:
        return html
    here = _relative_path(old, new)

    def linked(match: re.Match[str]) -> str:
        within = match["path"] == here and unquote(match["id"]) in own
        return f'{match["name"]}="#{prefix}{match["id"]}"' if within else match[0]

    return _HREF.sub(linked, html)


def ids_in(html: str) -> set[str]:
    """Return the ids that there are in HTML."""
    return set(_ID.findall(html))


def renamed(html: str, ids: Collection[str], prefix: str) -> str:
    """Return HTML in which some ids have `prefix` in front, and so has what points to them, and the names of tabs."""

    def pointed(match: re.Match[str]) -> str:
        return f'="{" ".join([prefix + name if name in ids else name for name in match["ids"].split()])}"'

    return _TABS.sub(f'name="{prefix}', _POINTER.sub(pointed, html))


@lru_cache
def _relative_path(old: str, new: str) -> str:
    """Return how one page leads to another. A lesson has many parts that move."""
    return posixpath.relpath(old, posixpath.dirname(new) or ".")


def lowered(html: str, by: int) -> str:
    """Return HTML with its headings some levels further down."""
    return _HEADING.sub(lambda match: f"<{match['close']}h{min(int(match['level']) + by, _LOWEST)}", html)
