"""HTML that moves from one page to another: its relative addresses are made to lead to the same places."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_ATTRIBUTE = re.compile(r'(?P<name>\s(?:href|src|poster|data-embed))="(?P<address>[^"]*)"')
_NAMES = ('href="', 'src="', 'poster="', 'data-embed="')
_TARGET = re.compile(r"(?P<before>(?<!\\)\]\(\s*<?)(?P<address>[^)\s>]+)")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/")


def relocated_html(html: str, old: str, new: str) -> str:
    """Return HTML of the page `old` so that its links lead on from the page `new`; both relative to the site.

    A link within the old page (`#fn:1`) leads back to it.
    """
    if not any(name in html for name in _NAMES):
        return html
    return _ATTRIBUTE.sub(
        lambda match: f'{match["name"]}="{_relocated(match["address"], old, new, within=True)}"', html
    )


def relocated_markdown(text: str, old: str, new: str) -> str:
    """Return Markdown of the file `old` so that its links lead on from the file `new`; both relative to docs/."""
    return _TARGET.sub(lambda match: match["before"] + _relocated(match["address"], old, new, within=False), text)


def _relocated(address: str, old: str, new: str, within: bool) -> str:
    if not address or _ELSEWHERE.match(address) or (address.startswith("#") and not within):
        return address
    path, mark, rest = _parted(address)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(old), path)) if path else old
    if target == new and mark == "#":
        return mark + rest
    return posixpath.relpath(target, posixpath.dirname(new) or ".") + mark + rest


def _parted(address: str) -> tuple[str, str, str]:
    """Part an address at its query or fragment."""
    at: Callable[[str], int] = address.find
    ends = [end for end in (at("#"), at("?")) if end >= 0]
    if not ends:
        return address, "", ""
    end = min(ends)
    return address[:end], address[end], address[end + 1 :]
