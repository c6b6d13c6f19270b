"""Books and websites of Quarto and bookdown.

Sources: Quarto's reference of `_quarto.yml` (book chapters, website sidebar), bookdown's of `_bookdown.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from ..placeholders import Placeholders
from ..plan import Plan, SourceDocument, bibliography, includer, natural, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from .cross_references import labels
from .listed import Entry, add_listed, entries, note_others, started
from .notations import QUARTO
from .shared import aside_code

_ENDINGS = (".qmd", ".rmd", ".md")
_PART = re.compile(r"(?m)^#[ \t]+\((?:PART|APPENDIX)[^()\n]*\)[ \t]*(?P<name>[^{\n]+)")
_CHAPTER = re.compile(r"(?m)^#[ \t]+(?!\()")


class Quarto:
    """Books and websites of Quarto and bookdown."""

    name = "Quarto"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there are settings of Quarto's or bookdown's."""
        return any(name in tree.files for name in ("_quarto.yml", "_quarto.yaml", "_bookdown.yml"))

    def plan(self, tree: Tree) -> Plan:
        """Return the chapters of a book, the sidebar or navbar of a website, or all documents by name."""
        config = settings(tree, "_quarto.yml", "_quarto.yaml")
        book, website = _mapping(config.get("book")), _mapping(config.get("website"))
        found = started(self.name, {**config, **website, **book}, config.get("lang"))
        found.steps = QUARTO
        found.site = Site(config, includer(tree, ("",)))
        others = [name for name in tree.files if name.lower().endswith(_ENDINGS)]
        others = [name for name in others if "/_" not in f"/{name}"]
        others.sort(key=lambda name: (PurePosixPath(name).stem != "index", natural(name)))
        listed = _listed(book, website) or [
            Entry(text_of(name))
            for name in settings(tree, "_bookdown.yml").get("rmd_files") or []
            if isinstance(name, str)
        ]
        if listed and website and "index.qmd" in tree.files:
            listed.insert(0, Entry("index.qmd"))
        listed = [one for entry in listed for one in _matched(entry, others)]
        add_listed(tree, found, listed or [Entry(name) for name in others], where="_quarto.yml")
        note_others(tree, found, why="the book does not list it")
        _add_parts(found.documents)
        found.site = replace(found.site, references=bibliography(tree), labels=labels(found.documents, found.language))
        return found


def _listed(book: Mapping[str, Any], website: Mapping[str, Any]) -> list[Entry]:
    """Return the chapters of a book, or what a website's sidebars list, else its navbar."""
    chapters = [*entries(book.get("chapters"), _page), *entries(book.get("appendices"), _page)]
    given = website.get("sidebar")
    bars = given if isinstance(given, list) else [given]
    sidebars = [entry for bar in bars for entry in entries(_contents(_mapping(bar).get("contents")), _page)]
    navbar = _mapping(website.get("navbar"))
    return chapters or sidebars or [*entries(navbar.get("left"), _page), *entries(navbar.get("right"), _page)]


def _contents(value: object) -> object:
    """Return what a sidebar lists, where a single pattern stands for a list."""
    return [value] if isinstance(value, str | Mapping) else value


def _matched(entry: Entry, names: list[str]) -> list[Entry]:
    """Return the entries that one with a pattern stands for, as `labs/*.qmd`, or a folder of its own."""
    if entry.path.startswith("---"):
        return []
    pattern = entry.path if "*" in entry.path else f"{entry.path.strip('/')}/*"
    found = [name for name in names if PurePosixPath(name).match(pattern.lstrip("/"))] if entry.path else []
    return [Entry(name, "", entry.sections) for name in found] or [entry]


def _add_parts(documents: list[SourceDocument]) -> None:
    """Give the chapters of bookdown the parts that headings in them begin: `# (PART) Name {-}`."""
    part = ""
    for document in documents:
        below = ""
        body = aside_code(document.body, Placeholders())
        for match in _PART.finditer(body):
            opens = not _CHAPTER.search(body[: match.start()])
            part, below = (match["name"].strip(), "") if opens else (part, match["name"].strip())
        if part and not document.sections and not document.home:
            document.sections = (part,)
        part = below or part


def _page(item: Mapping[str, Any]) -> tuple[str, str, object] | None:
    if "part" in item:
        part = text_of(item["part"])
        is_file = part.lower().endswith(_ENDINGS)
        return (part if is_file else ""), ("" if is_file else part), item.get("chapters")
    if "section" in item or "contents" in item:
        named = text_of(item.get("section"))
        is_file = named.lower().endswith(_ENDINGS)
        title = text_of(item.get("text")) or ("" if is_file else named)
        contents = item.get("contents")
        return (
            text_of(item.get("href")) or (named if is_file else ""),
            title,
            _contents(contents),
        )
    if "auto" in item:
        return (text_of(item["auto"]) if isinstance(item["auto"], str) else "*.qmd"), "", None
    if "menu" in item:
        return "", text_of(item.get("text")), item["menu"]
    path = text_of(item.get("href") or item.get("file"))
    return (path, text_of(item.get("text")), None) if path else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
