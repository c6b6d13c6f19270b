"""Many pages in one file: ids are made unique, and links between pages become links within it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

from ...addresses import split
from ...html.ids import TABS
from ...slugs import distinct, slug
from .inlining import not_inlined
from .trees import Tree, values

POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
_IDS = values(f"//@id[. != ''] | //input/@name[starts-with(., '{TABS}')]")
"""The ids of a page, and the names of its sets of tabs, which are unique on a page as ids are."""
_POINTED = values(" | ".join(f"//@{name}" for name in POINTERS))
_HREFS = values("//a/@href")
_PATH = re.compile(r"[^?#]*")
_IN_PATHS = "/:@!$&'()*+,;=~"
"""Signs that stand for themselves in the path of an address."""


class Link(NamedTuple):
    """A link on a page: its address as it stands there, and within the site a path and what stands behind the #.

    The path is None where the link leads elsewhere, "" where it stays on the page.
    """

    href: str
    path: str | None
    name: str

    @classmethod
    def read(cls, href: str, address: str) -> Link:
        """Return a link of the page at `address`."""
        parts = split(href)
        if parts is None or parts.scheme or parts.netloc:
            return cls(href, None, "")
        place = unquote(parts.path)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(address), place)) if place else ""
        return cls(href, path, unquote(parts.fragment))


class Outline(NamedTuple):
    """The ids of a page, the ids that its attributes point to (`for`, `aria-…`), its links, and its style sheets."""

    ids: tuple[str, ...]
    pointed: tuple[str, ...]
    links: tuple[Link, ...]
    style_sheets: tuple[str, ...] = ()


class Places(NamedTuple):
    """The ids and links of a page in the file, by those on the page. Ids that are not here stay the same."""

    ids: Mapping[str, str]
    links: Mapping[str, str]


class OutlineReader:
    """Collects the outline of the page at `address` from the parts of its tree."""

    def __init__(self, address: str) -> None:
        self._address = address
        # Each once, in their order.
        self._ids: dict[str, None] = {}
        self._pointed: dict[str, None] = {}
        self.links: dict[str, Link] = {}
        """The links of the parts read so far, by their addresses."""

    def read(self, tree: Tree) -> None:
        """Read a part."""
        self._ids.update(dict.fromkeys(_IDS(tree)))
        self._pointed.update(dict.fromkeys(name for value in _POINTED(tree) for name in value.split()))
        hrefs = dict.fromkeys((*_HREFS(tree), *not_inlined(tree)))
        self.links |= {href: Link.read(href, self._address) for href in hrefs if href not in self.links}

    @property
    def outline(self) -> Outline:
        """The outline of the parts read so far."""
        return Outline(tuple(self._ids), tuple(self._pointed), tuple(self.links.values()))


class Joining:
    """Finds for each page of the file its id there (`anchors`), and what its ids and links become.

    `ids` are those of each page by its address, `reserved` are the file's own ids. `elsewhere` maps pages that are not
    in the file to an id in it that links to them lead to. `home` is the address of the course on the web, "" where it
    has none.
    """

    def __init__(
        self,
        ids: Mapping[str, Collection[str]],
        reserved: Collection[str],
        elsewhere: Mapping[str, str],
        home: str,
    ) -> None:
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

    def places(self, page: Outline, address: str) -> Places:
        """Return what ids and links of the page at `address` are in the file."""
        names = self._shared.intersection((*page.ids, *page.pointed))
        links = {link.href: self._target(link, address) for link in page.links}
        return Places({name: self._id(address, name) for name in sorted(names)}, links)

    def _id(self, address: str, name: str) -> str:
        """Return the id in the file that an id of the page at `address` has: its own, where no other page has it."""
        return f"{self.anchors.get(address, '')}--{name}" if name in self._shared else name

    def within(self, path: str, name: str) -> str:
        """Return the id in the file of a place on a page, of the page itself without one; "" if it is not in there."""
        if path in self.anchors:
            return self._id(path, name) if name in self._ids[path] else self.anchors[path]
        if path in self._elsewhere:
            owner = self._owners.get(name)
            return self._id(owner, name) if owner else self._elsewhere[path]
        return ""

    def _target(self, link: Link, address: str) -> str:
        """Return where a link of the page at `address` leads from within the file; "" for nowhere."""
        if link.path is None:
            return link.href
        if within := self.within(link.path or address, link.name):
            return f"#{within}"
        if not self._home:
            return ""
        rest = _PATH.sub("", link.href, count=1)
        return urljoin(self._home, quote(link.path, _IN_PATHS) + rest if link.path else link.href)
