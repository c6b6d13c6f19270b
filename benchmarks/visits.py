"""What a browser fetches on the first visit of a page, by reading the page."""

from __future__ import annotations

import gzip
import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

PAGE, STYLES, SCRIPTS, SEARCH, PICTURES = "page", "styles", "scripts", "search index", "pictures and icon"
KINDS = (PAGE, STYLES, SCRIPTS, SEARCH, PICTURES)


@dataclass(frozen=True)
class Visit:
    """What is fetched, gzipped as servers do; what styles and scripts ask for later is not in it."""

    fetched: tuple[tuple[str, int], ...]
    """Each file's kind and bytes."""
    elsewhere: int
    """Requests to other hosts."""

    def bytes(self, *kinds: str) -> int:
        """Return the bytes of files of these kinds."""
        return sum(size for kind, size in self.fetched if kind in kinds)

    def requests(self, *kinds: str) -> int:
        """Return the number of files of these kinds."""
        return sum(kind in kinds for kind, _size in self.fetched)


def visit(site: Path, page: str, index: str) -> Visit:
    """Return the visit of a page; `index` is the search index, where the page's scripts load it at once."""
    reader = _Reader()
    text = (site / page).read_text(encoding="utf-8")
    reader.feed(text)
    asked = dict.fromkeys(reader.asked)
    if index:
        asked |= dict.fromkeys([*_worker(reader.config), (SEARCH, posixpath.relpath(index, posixpath.dirname(page)))])
    fetched = [(PAGE, _weight(site / page))]
    elsewhere = 0
    for kind, address in asked:
        parts = urlsplit(address)
        if parts.netloc:
            elsewhere += 1
        elif not parts.scheme:
            fetched.append((kind, _weight(site / posixpath.join(posixpath.dirname(page), parts.path))))
    return Visit(tuple(fetched), elsewhere)


class _Reader(HTMLParser):
    """Notes what a page asks for by itself. What stands in `noscript`, a browser that runs scripts does not see."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []
        self.config = ""
        self._in_config = False
        self._is_unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_config = given.get("id") == "__config"
        self._is_unseen = self._is_unseen or tag == "noscript"
        if self._is_unseen:
            return
        if tag == "script" and "src" in given:
            self.asked.append((SCRIPTS, given["src"]))
        elif tag == "img" and "src" in given and given.get("loading") != "lazy":
            self.asked.append((PICTURES, given["src"]))
        elif tag == "link" and (kind := _kind(given)):
            self.asked.append((kind, given.get("href", "")))

    def handle_data(self, data: str) -> None:
        if self._in_config:
            self.config += data

    def handle_endtag(self, tag: str) -> None:
        self._in_config = False
        self._is_unseen = self._is_unseen and tag != "noscript"


def _kind(link: dict[str, str]) -> str:
    """Return what kind of file a link element has the browser fetch, if any."""
    rels = link.get("rel", "").split()
    if "stylesheet" in rels:
        return STYLES
    if "icon" in rels:
        return PICTURES
    if "modulepreload" in rels or ("preload" in rels and link.get("as") == "script"):
        return SCRIPTS
    return ""


def _worker(config: str) -> Iterator[tuple[str, str]]:
    """Yield the worker that searches; it is named in the page's settings."""
    if config and (path := json.loads(config).get("search")):
        yield SCRIPTS, path


def _weight(file: Path) -> int:
    content = file.read_bytes()
    # Pictures are packed already; servers send them as they are.
    if file.suffix in {".png", ".jpg", ".webp"}:
        return len(content)
    return len(gzip.compress(content, compresslevel=6))
