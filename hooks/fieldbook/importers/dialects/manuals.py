"""Manuals as web pages, each with links to the next and to the one above: DocBook's, Texinfo's, Sphinx', LaTeX2HTML's.

Source: the HTML standard's link types `next` and `prev`; `up`, which HTML 4 had among its own, stands in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..headings import unnumbered
from ..plan import Plan, SourceDocument
from ..source_tree import Tree
from .folders import Folders

_PAGES = (".html", ".htm")
_LINK = re.compile(r"<link\b[^<>]*>", re.I)
_GIVEN = re.compile(r"\b(?P<name>rel|href)\s*=\s*[\"']?(?P<said>[^\"'<>\s]+)", re.I)
_TITLE = re.compile(r"<title\b[^<>]*>(?P<said>.*?)</title>", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")
_FEW = 3
"""Pages below which nothing has to be put in order."""
_HEAD = 4000
"""Characters of a page among which its links stand."""


class Manuals:
    """Web pages that say which is next."""

    name = "a manual of web pages"

    def matches(self, tree: Tree) -> bool:
        """Tell whether most documents are web pages, and most of these say which is next."""
        pages = [name for name in tree.files if name.lower().endswith(_PAGES)]
        return len(pages) >= _FEW and sum(_says_next(tree, name) for name in pages) * 2 > len(pages)

    def plan(self, tree: Tree) -> Plan:
        """Return the pages from one to the next, in sections of those above them."""
        found = Folders().plan(tree)
        found.kind = self.name
        pages = {document.path: document for document in found.documents if document.path.lower().endswith(_PAGES)}
        links = {path: _links(document) for path, document in pages.items()}
        order = _order(links)
        ranks = {path: rank for rank, path in enumerate(order)}
        found.documents.sort(key=lambda document: ranks.get(document.path, len(order)))
        if order:
            _place(pages, links, order[0])
            found.title = found.title or _called(pages[order[0]])
        return found


def _says_next(tree: Tree, name: str) -> bool:
    try:
        return bool(re.search(rb"<link\b[^<>]*\brel\s*=\s*[\"']?next\b", tree.bytes(name)[:_HEAD], re.I))
    except OSError:
        return False


def _links(document: SourceDocument) -> dict[str, str]:
    """Return the pages that a page links to, by the kinds of these links."""
    found: dict[str, str] = {}
    for tag in _LINK.findall(document.body[:_HEAD]):
        given = {match["name"].lower(): match["said"] for match in _GIVEN.finditer(tag)}
        path = unquote(given.get("href", "").partition("#")[0])
        if path and "//" not in path:
            found.setdefault(given.get("rel", "").lower(), PurePosixPath(document.folder, path).as_posix())
    return found


def _order(links: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return the pages from the first on, each followed by the one that it names as next."""
    followed = {given["next"] for given in links.values() if "next" in given}
    starts = [path for path in links if path not in followed] or list(links)[:1]
    first = min(starts, key=lambda path: (PurePosixPath(path).stem != "index", path), default="")
    found: list[str] = []
    for start in [first, *starts]:
        path = start
        while path in links and path not in found:
            found.append(path)
            path = links[path].get("next", "")
    return found


def _place(pages: Mapping[str, SourceDocument], links: Mapping[str, Mapping[str, str]], first: str) -> None:
    """Give pages the sections of those above them; a page with others below it leads into its section."""
    above = {path: given["up"] for path, given in links.items() if given.get("up") in pages and given["up"] != path}
    for path, document in pages.items():
        parents = _parents(path, above, first)
        leads = path != first and path in above.values()
        document.sections = tuple(_called(pages[one]) for one in (*parents, *([path] if leads else [])))
        document.lead = leads
        document.home, document.lesson = (True, False) if path == first else (False, document.lesson)


def _parents(path: str, above: Mapping[str, str], first: str) -> Sequence[str]:
    found: list[str] = []
    while (path := above.get(path, "")) and path != first and path not in found:
        found.insert(0, path)
    return found


def _called(document: SourceDocument) -> str:
    """Return what a page calls itself, without its number."""
    titled = _TITLE.search(document.body)
    said = " ".join(unescape(_TAG.sub("", titled["said"])).split()) if titled else ""
    return unnumbered(said)[0] or document.name
