"""Many pages as one: ids that no other has, and links between pages that become links within."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from ...cache import fingerprint
from ...naming import distinct, slug
from .leaf import Leaf

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
_LOWEST = 6


class Joining:
    """What every page becomes on the way into one file.

    `leaves` are the pages, `reserved` ids that the file has of its own. `elsewhere` maps pages that are not in
    it to the id that stands in for them. `home` is the address of the course on the web, "" where it has none.
    """

    def __init__(self, leaves: Iterable[Leaf], reserved: Collection[str], elsewhere: dict[str, str], home: str) -> None:
        ids = {leaf.address: leaf.ids for leaf in leaves}
        self._owners = {name: address for address, names in ids.items() for name in names}
        self._counts = Counter(name for names in ids.values() for name in dict.fromkeys(names))
        self._counts.update(reserved)
        self._ids = {address: set(names) for address, names in ids.items()}
        self._elsewhere = elsewhere
        self._home = home
        taken = {*self._counts, *elsewhere.values()}
        self.origin = fingerprint(list(ids.items()), sorted(reserved), elsewhere, home)
        """A fingerprint of all that it depends on what a page becomes, besides the page."""
        self.anchors: dict[str, str] = {}
        for address in ids:
            self.anchors[address] = distinct(slug(address.removesuffix(".html")) or "page", taken)
            taken.add(self.anchors[address])

    def join(self, element: HtmlElement, address: str) -> None:
        """Make the ids and links of an element, taken from the page at `address`, fit the file."""
        links = []
        for part in element.iter("*"):
            for name, value in part.items():
                if name == "id" and value:
                    part.set(name, self._id(address, value))
                elif name in _POINTERS and value:
                    part.set(name, " ".join(self._id(address, one) for one in value.split()))
                elif name == "href" and part.tag == "a":
                    links.append(part)
        for link in links:
            self._relink(link, address)

    def _id(self, address: str, name: str) -> str:
        """Return the id that `name` of the page at `address` has in the file: its own, where no other page has it."""
        return name if self._counts[name] <= 1 else f"{self.anchors.get(address, '')}--{name}"

    def _relink(self, link: HtmlElement, address: str) -> None:
        target = self.target(link.get("href"), address)
        link.attrib.pop("target", None)
        if target:
            link.set("href", target)
        else:
            _unlink(link)

    def target(self, href: str, address: str) -> str:
        """Return where a link of the page at `address` leads from within the file; "" for nowhere."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        here = posixpath.join(posixpath.dirname(address), unquote(parts.path))
        path = posixpath.normpath(here) if parts.path else address
        name = unquote(parts.fragment)
        if path in self.anchors:
            inside = name in self._ids[path]
            return f"#{self._id(path, name) if inside else self.anchors[path]}"
        if path in self._elsewhere:
            owner = self._owners.get(name)
            return f"#{self._id(owner, name) if owner else self._elsewhere[path]}"
        return urljoin(self._home, href if not parts.path else path + href[len(parts.path) :]) if self._home else ""


def _unlink(link: HtmlElement) -> None:
    """Make a link that leads nowhere plain words; a paragraph that is nothing but that link has no use at all."""
    around = link.getparent()
    if around is not None and around.tag == "p" and _words(around) == _words(link):
        _drop(around)
    else:
        del link.attrib["href"]


def _words(element: HtmlElement) -> str:
    return "".join(element.itertext("*")).strip()


def _drop(element: HtmlElement) -> None:
    """Take an element out of its tree, and leave the words behind it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def lower_headings(element: HtmlElement, by: int = 1) -> None:
    """Move every heading in an element down by some levels, so that pages become chapters of a book."""
    for heading in element.iter(*(f"h{level}" for level in range(1, _LOWEST - by + 1))):
        heading.tag = f"h{int(heading.tag[1]) + by}"
