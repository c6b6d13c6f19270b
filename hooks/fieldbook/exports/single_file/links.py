"""Many pages as one: ids that no other has, and links between pages that become links within."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

from ...addresses import split
from ...slugs import distinct, slug
from .chapters import Leaf
from .draft import Draft
from .inlining import medium

_NOWHERE = "\0"
"""Stands for a moment in a link that leads nowhere; nothing else that browsers read has it."""
_ALONE = re.compile(
    rf"""(?xs)<p(?:\s(?:[^>"]|"[^"]*")*)?>\s*
    <a(?=[\s{_NOWHERE}])(?:[^>"{_NOWHERE}]|"[^"]*")*{_NOWHERE}(?:[^>"]|"[^"]*")*>(?:(?!</a>).)*</a>\s*
    </p>"""
)
_IN_PATHS = "/:@!$&'()*+,;=~"
"""Signs that stand for themselves in the path of an address."""
_PLAIN = re.compile(r"(?!//)([\w./-]*)(?:#([\w.:/-]*))?", re.ASCII)
"""Addresses that need not be taken apart by all the rules; most are such."""


class Joining:
    """What every page becomes on the way into one file.

    `leaves` are the pages, `reserved` ids that the file has of its own. `elsewhere` maps pages that are not in
    it to the id that stands in for them. `home` is the address of the course on the web, "" where it has none.
    """

    def __init__(self, leaves: Iterable[Leaf], reserved: Collection[str], elsewhere: dict[str, str], home: str) -> None:
        ids = {leaf.address: leaf.ids for leaf in leaves}
        self._owners = {name: address for address, names in ids.items() for name in names}
        self._ids = {address: frozenset(names) for address, names in ids.items()}
        counts = Counter(reserved)
        for names in self._ids.values():
            counts.update(names)
        self._shared = {name for name, count in counts.items() if count > 1}
        self._elsewhere = elsewhere
        self._home = home
        taken = {*counts, *elsewhere.values()}
        self.anchors: dict[str, str] = {}
        for address in ids:
            self.anchors[address] = distinct(slug(address.removesuffix(".html")) or "page", taken)
            taken.add(self.anchors[address])

    def fill(self, draft: Draft, address: str, site: Path) -> str:
        """Return what a draft, made from the page at `address`, says in the file.

        A link that leads nowhere becomes plain words; a paragraph that is nothing but that link has no use at all.
        """
        text = [draft.words[0]]
        for (what, value), words in zip(draft.gaps, draft.words[1:], strict=True):
            if what in ("id", "to"):
                text.append(self._id(address, value) if value in self._shared or "&" in value else value)
            elif what == "href":
                target = self.target(unescape(value), address)
                text.append(f' href="{_escaped(target)}"' if target else _NOWHERE)
            elif what == "ids":
                text.append(" ".join([self._id(address, one) for one in value.split()]))
            else:
                text.append(medium(what, value, address, site, self.target))
            text.append(words)
        filled = "".join(text)
        return _unlinked(filled) if _NOWHERE in text else filled

    def _id(self, address: str, html: str) -> str:
        """Return the id that an id of the page at `address`, as HTML, has in the file."""
        return self._prefix(address, unescape(html) if "&" in html else html) + html

    def _prefix(self, address: str, name: str) -> str:
        """Return what makes an id of a page its own; "" where no other page has it."""
        return f"{self.anchors.get(address, '')}--" if name in self._shared else ""

    def _path(self, place: str, address: str) -> str:
        """Return the path in the site of what is at `place`, as seen from the page at `address`."""
        folder = posixpath.dirname(address)
        near = place.removeprefix("../") if "/" not in folder else ""
        # Nearly all links are to pages, and Python's own way takes many steps.
        path = near if near != place or not folder else f"{folder}/{place}"
        return path if path in self.anchors else posixpath.normpath(posixpath.join(folder, place))

    def target(self, href: str, address: str) -> str:
        """Return where a link of the page at `address` leads from within the file; "" for nowhere."""
        plain = _PLAIN.fullmatch(href)
        place, name = plain.groups("") if plain else ("", "")
        length = len(place)
        if not plain:
            parts = split(href)
            if parts is None or parts.scheme or parts.netloc:
                return href
            place, name, length = unquote(parts.path), unquote(parts.fragment), len(parts.path)
        path = self._path(place, address) if place else address
        if path in self.anchors:
            inside = name in self._ids[path]
            return f"#{self._prefix(path, name)}{name}" if inside else f"#{self.anchors[path]}"
        if path in self._elsewhere:
            owner = self._owners.get(name)
            return f"#{self._prefix(owner, name)}{name}" if owner else f"#{self._elsewhere[path]}"
        rest = href[length:]
        return urljoin(self._home, quote(path, _IN_PATHS) + rest if place else href) if self._home else ""


def _escaped(address: str) -> str:
    return address if address.isascii() and _PLAIN.fullmatch(address) else escape(address)


def _unlinked(html: str) -> str:
    """Return a text without what leads nowhere."""
    kept, end = [], len(html)
    while (place := html.rfind(_NOWHERE, 0, end)) >= 0:
        begin = html.rfind("<p", 0, place)
        alone = _ALONE.match(html, begin) if begin >= 0 else None
        first, last = alone.span() if alone else (place, place + 1)
        kept.append(html[last:end])
        end = first
    return "".join([html[:end], *reversed(kept)])
