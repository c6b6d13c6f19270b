"""Books of PreTeXt as the web pages that it makes, in the order of the contents beside each page.

Sources: PreTeXt's guide (divisions, knowls), pages that it builds. What it calls a block is known by the end of a
class: `exercise-like`, `theorem-like`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from bs4 import BeautifulSoup, Tag

from ..plan import Plan, SourceDocument
from ..source_tree import Tree
from .folders import Folders

_CONTENT = 'id="ptx-content"'
_KNOWLS = "knowl"
"""The folder of what unfolds in the pages."""
_AROUND = ".autopermalink, .hidden-content, .ptx-content-footer, nav.summary-links, .code-copy, script"
_KINDS = {
    "exercise-like": "activity",
    "project-like": "activity",
    "goal-like": "objectives",
    "example-like": "example",
    "theorem-like": "info",
    "definition-like": "info",
    "axiom-like": "info",
    "remark-like": "info",
    "computation-like": "info",
    "aside-like": "info",
    "assemblage-like": "info",
    "openproblem-like": "info",
}
"""What its blocks are here, by the ends of their classes."""


class PreTeXt:
    """Books of PreTeXt, built."""

    name = "PreTeXt"

    def matches(self, tree: Tree) -> bool:
        """Tell whether a page has the place that PreTeXt gives its text."""
        pages = [name for name in tree.files if name.endswith(".html") and _KNOWLS not in PurePosixPath(name).parts]
        return any(_CONTENT in tree.text(name) for name in pages[:5])

    def plan(self, tree: Tree) -> Plan:
        """Return the pages in the order of the contents, each without what stands around it."""
        found = Folders().plan(tree)
        found.kind = self.name
        for document in found.documents:
            if _KNOWLS in PurePosixPath(document.path).parts:
                found.left_out(document.path, "a piece that unfolds in other pages")
        found.documents = [one for one in found.documents if _KNOWLS not in PurePosixPath(one.path).parts]
        soups = {one.path: BeautifulSoup(one.body, "html5lib") for one in found.documents}
        masthead = next(filter(None, (soup.select_one("#ptx-masthead .title") for soup in soups.values())), None)
        found.title = found.title or (_words(masthead) if masthead else "")
        places = ((path, tag) for path, soup in soups.items() for tag in soup.select("#ptx-content [id]"))
        homes = {str(tag["id"]): (path, _aim(tag)) for path, tag in places}
        _place(found, soups)
        for document in found.documents:
            _settle(document, soups[document.path], homes)
        return found


def _place(found: Plan, soups: Mapping[str, BeautifulSoup]) -> None:
    """Put the documents in the order of the longest list of contents, each in the section of its chapter."""
    lists = [soup.select_one("#ptx-toc") for soup in soups.values()]
    contents = max(filter(None, lists), key=lambda one: len(one.find_all("a")), default=None)
    listed = list(_listed(contents, ())) if contents else []
    ranks = {href: rank for rank, (href, _title, _sections) in enumerate(listed)}
    about = {href: (title, sections) for href, title, sections in listed}
    for document in found.documents:
        title, sections = about.get(PurePosixPath(document.path).name, ("", ()))
        document.title, document.sections = title or document.title, sections
        document.lead = bool(sections) and title == sections[-1]
    found.documents.sort(key=lambda one: ranks.get(PurePosixPath(one.path).name, len(ranks) * (not one.is_first)))


def _listed(item: Tag, sections: tuple[str, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the pages that a list of contents names, with their titles and the titles around them."""
    for listed in item.find_all("ul", recursive=False):
        for entry in listed.find_all("li", recursive=False):
            pages = [link for link in entry.find_all("a") if "#" not in str(link.get("href"))]
            if not pages:
                # A place in a page.
                continue
            title = _words(pages[0].select_one(".title") or pages[0])
            inner = (*sections, title) if len(pages) > 1 else sections
            yield str(pages[0].get("href")), title, inner
            yield from _listed(entry, inner)


def _aim(tag: Tag) -> str:
    """Return the name by which a link finds a place in its page: of a block, that of its title."""
    heading = tag.find(class_="heading", recursive=False)
    titled = _title(heading) if isinstance(heading, Tag) and tag.name == "article" else ""
    return re.sub(r"[^\w\- ]", "", titled.lower()).replace(" ", "-") or str(tag["id"])


def _settle(document: SourceDocument, soup: BeautifulSoup, homes: Mapping[str, tuple[str, str]]) -> None:
    """Leave of a page what readers came for, with titles and boxes as web pages elsewhere have them."""
    content = soup.select_one("#ptx-content")
    if content is None:
        return
    document.ledger.offset += document.body.count("\n", 0, max(document.body.find(_CONTENT), 0))
    document.ledger.left_out(0, "the contents, buttons and marks of the old site around the page")
    for tag in content.select(_AROUND):
        tag.decompose()
    for link in content.select("a[data-knowl]"):
        path, name = homes.get(PurePosixPath(str(link["data-knowl"])).stem, ("", ""))
        link["href"] = f"/{path}#{name}" if path and path != document.path else f"#{name}"
    for formula in content.select(".displaymath"):
        formula.string = f"\n$${formula.get_text().strip()}$$\n"
    for tag in content.select(".solutions, .hiddenproof, .introduction, details > div"):
        tag.unwrap()
    for summary in content.select("summary"):
        summary.string = _title(summary) or _words(summary)
    for block in content.select("article, aside, div.project-like"):
        _box(block)
    for level, heading in enumerate(content.select(".heading")):
        heading.name = "h1" if level == 0 else heading.name
        heading.string = _words(heading.select_one(".title") or heading)
    document.body = str(content)


def _box(block: Tag) -> None:
    """Make a box of a block whose class says what it is like."""
    classes = block.get_attribute_list("class")
    kind = next((kind for like, kind in _KINDS.items() if like in classes), "")
    kind = "quiz" if block.select_one("[data-component=multiplechoice]") else kind
    heading = block.find(class_="heading")
    if not kind or not isinstance(heading, Tag) or heading.parent is not block:
        return
    block["class"], block["data-title"] = kind, _title(heading)
    heading.decompose()


def _title(heading: Tag) -> str:
    """Return the words of a block's heading: its kind and number, and what it is called."""
    kind, number, title = (heading.select_one(f".{name}") for name in ("type", "codenumber", "title"))
    counted = " ".join(_words(one) for one in (kind, number) if one)
    return ": ".join(filter(None, (counted, _words(title).rstrip(".") if title else "")))


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
