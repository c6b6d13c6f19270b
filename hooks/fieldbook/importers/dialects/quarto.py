"""Books and websites of Quarto and bookdown.

Sources: Quarto's reference of `_quarto.yml` (book chapters, website sidebar), bookdown's of `_bookdown.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from ..plan import Plan, includer, natural, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from .listed import Entry, add_listed, entries, note_others, started
from .notations import QUARTO

_ENDINGS = (".qmd", ".rmd", ".md")


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
        sidebar, navbar = website.get("sidebar"), _mapping(website.get("navbar"))
        first = sidebar[0] if isinstance(sidebar, list) and sidebar else sidebar
        listed = list(entries(book.get("chapters"), _page)) + list(entries(book.get("appendices"), _page))
        listed = (
            listed or list(entries(_mapping(first).get("contents"), _page)) or list(entries(navbar.get("left"), _page))
        )
        bookdown = settings(tree, "_bookdown.yml")
        listed = listed or [Entry(text_of(name)) for name in bookdown.get("rmd_files") or [] if isinstance(name, str)]
        listed = [entry for entry in listed if not entry.path.startswith("---")]
        others = [name for name in tree.files if name.lower().endswith(_ENDINGS) and not name.startswith("_")]
        others.sort(key=lambda name: (PurePosixPath(name).stem != "index", natural(name)))
        add_listed(tree, found, listed or [Entry(name) for name in others], where="_quarto.yml")
        note_others(tree, found, why="the book does not list it")
        return found


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
            contents if isinstance(contents, list) else None,
        )
    if "menu" in item:
        return "", text_of(item.get("text")), item["menu"]
    path = text_of(item.get("href") or item.get("file"))
    return (path, text_of(item.get("text")), None) if path else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
