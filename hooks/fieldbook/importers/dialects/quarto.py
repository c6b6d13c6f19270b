"""Books and websites of Quarto and bookdown, and websites of R Markdown.

Sources: Quarto's reference of `_quarto.yml` (book chapters, website sidebar), bookdown's of `_bookdown.yml`, R
Markdown's of `_site.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from ..includes import includer
from ..plan import Plan, bibliography, is_of_repository, mapping_of, natural, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from . import bookdown_site
from .cross_references import labels
from .listed import Entry, Page, add_listed, entries, matched, note_others, started, title_at
from .notations import QUARTO

_ENDINGS = (".qmd", ".rmd", ".md", ".ipynb")
_SETTINGS = ("_quarto.yml", "_quarto.yaml", "_bookdown.yml")
_INCLUDED = re.compile(r"\{\{<\s*include\s+(?P<path>\S+?)\s*>\}\}|\bchild\s*=\s*[\"'](?P<child>[^\"'\n]+)[\"']")


class Quarto:
    """Books and websites of Quarto, of bookdown, and of R Markdown."""

    name = "Quarto"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there are settings of Quarto's or bookdown's, or those of a website of R Markdown."""
        return _base(tree) is not None

    def plan(self, tree: Tree) -> Plan:
        """Return the chapters of a book, the sidebar or navbar of a website, or all documents by name."""
        base = _base(tree) or ""
        within = f"{base}/" if base else ""
        config = _config(tree, within)
        bookdown, plain = settings(tree, f"{within}_bookdown.yml"), settings(tree, f"{within}_site.yml")
        book = mapping_of(config.get("book"))
        website = mapping_of(config.get("website")) or (plain if not config else {})
        kind = self.name if config else "bookdown" if bookdown else "R Markdown"
        title = {"title": mapping_of(website.get("navbar")).get("title") or website.get("name")} if plain else {}
        found = started(kind, {**title, **config, **website, **book}, config.get("lang"))
        found.folder, found.steps = base, QUARTO
        filled = {"_variables": settings(tree, f"{within}_variables.yml")}
        found.site = Site({**config, **filled}, includer(tree, (base, "")))
        others = _documents(tree, within, flat=bool(plain))
        page = _reader(tree, base)
        listed = _listed(book, website, page) or [
            Entry(text_of(name)) for name in _for_web(bookdown.get("rmd_files")) if isinstance(name, str)
        ]
        if listed and website:
            listed = [*(Entry(f"/{name}") for name in _first(others, base)), *listed]
        beside = [] if book or not website else _beside(_navbar(website, page), listed)
        listed = [one for entry in [*listed, *beside] for one in _matched(entry, others, base)]
        add_listed(tree, found, listed or [Entry(f"/{name}") for name in others], base=base, where=_where(tree, base))
        if bookdown:
            bookdown_site.complete(tree, found, others)
        beyond = {f"{within}{entry.path.lstrip('/')}" for entry in beside}
        for document in found.documents:
            document.lesson = document.lesson and document.path not in beyond
        _note_pieces(tree, found, within)
        note_others(tree, found, base=base, why="the book does not list it", taken=bool(plain) and not config)
        bookdown_site.add_parts(found.documents)
        found.site = replace(found.site, references=bibliography(tree), labels=labels(found.documents, found.language))
        return found


def _documents(tree: Tree, within: str, *, flat: bool) -> list[str]:
    """Return the names of all documents, the first page first; of `flat` courses those that lie in no folder."""
    found = [name for name in tree.files if name.lower().endswith(_ENDINGS) and name.startswith(within)]
    found = [name for name in found if "/_" not in f"/{name}" and not (flat and "/" in name)]
    return sorted(found, key=lambda name: (PurePosixPath(name).stem != "index", natural(name)))


def _beside(named: Iterable[Entry], listed: Iterable[Entry]) -> list[Entry]:
    """Return the pages of the course that are named elsewhere and are not listed."""
    known = {entry.path.lstrip("/") for entry in listed}
    return [entry for entry in named if entry.path.lstrip("/") not in known and "://" not in entry.path]


def _base(tree: Tree) -> str | None:
    """Return the folder that holds the settings, None where there are none."""
    found = [PurePosixPath(name) for name in tree.files if PurePosixPath(name).name in _SETTINGS]
    found = [path for path in found if len(path.parts) < (2 if "_config.yml" in tree.files else 3)]
    if found:
        parent = min(found, key=lambda path: (len(path.parts), path)).parent.as_posix()
        return "" if parent == "." else parent
    own = [name for name in tree.files if name.lower().endswith((".rmd", ".md")) and not is_of_repository(name)]
    above = [name for name in own if "/" not in name]
    return "" if "_site.yml" in tree.files and len(above) * 2 > len(own) else None


def _where(tree: Tree, base: str) -> str:
    """Return the file of settings that lists the pages."""
    names = [f"{base}/{name}".lstrip("/") for name in (*_SETTINGS, "_site.yml")]
    return next((name for name in names if name in tree.files), "_quarto.yml")


def _first(names: list[str], base: str) -> list[str]:
    """Return the first page of a site, where there is one."""
    paths = [PurePosixPath(name) for name in names]
    return [path.as_posix() for path in paths if path.stem == "index" and path.parent.as_posix() == (base or ".")][:1]


def _config(tree: Tree, within: str) -> Mapping[str, Any]:
    """Return Quarto's settings, with those of the files that they name."""
    found = settings(tree, f"{within}_quarto.yml", f"{within}_quarto.yaml")
    for name in _list(found.get("metadata-files")):
        found = _merged(found, settings(tree, f"{within}{text_of(name)}"))
    return found


def _merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with others beside them, and within them."""
    both = {key: _merged(one[key], other[key]) for key in one if mapping_of(one[key]) and mapping_of(other.get(key))}
    return {**other, **one, **both}


def _note_pieces(tree: Tree, found: Plan, within: str) -> None:
    """Tell which documents are pieces of others."""
    given = [match for document in found.documents for match in _INCLUDED.finditer(document.body)]
    ends = tuple(f"/{(match['path'] or match['child']).lstrip('./')}" for match in given)
    listed = {document.path for document in found.documents}
    for name in tree.files:
        if name.lower().endswith(_ENDINGS) and name not in listed and f"/{name}".endswith(ends):
            found.left_out(name, "a piece that documents include; it is part of those that do")


def _listed(book: Mapping[str, Any], website: Mapping[str, Any], page: Page) -> list[Entry]:
    """Return the chapters of a book, or what a website's sidebars list, else its navbar."""
    chapters = [*entries(book.get("chapters"), page), *entries(book.get("appendices"), page)]
    given = website.get("sidebar")
    bars = given if isinstance(given, list) else [given]
    sidebars = [entry for bar in bars for entry in entries(_grouped(_contents(mapping_of(bar).get("contents"))), page)]
    return chapters or sidebars or [*_navbar(website, page)]


def _navbar(website: Mapping[str, Any], page: Page) -> Iterator[Entry]:
    bar = mapping_of(website.get("navbar"))
    for side in ("left", "right"):
        yield from entries(bar.get(side), page)


def _contents(value: object) -> object:
    """Return what a sidebar lists, where a single pattern stands for a list."""
    return [value] if isinstance(value, str | Mapping) else value


def _grouped(listed: object) -> object:
    """Put what follows the bare name of a section, which holds nothing itself, into that section."""
    if not isinstance(listed, list):
        return listed
    found: list[Any] = []
    inside: list[Any] = found
    for item in listed:
        named = item.get("section") if isinstance(item, Mapping) else None
        if isinstance(named, str) and not {"contents", "href"} & {*item} and not named.lower().endswith(_ENDINGS):
            inside = []
            found.append({"section": named, "contents": inside})
        else:
            inside = found if named else inside
            inside.append(item)
    return found


def _matched(entry: Entry, names: list[str], base: str) -> list[Entry]:
    """Return the entries that one with a pattern stands for, or a folder of its own."""
    if entry.path.startswith("---"):
        return []
    if "*" in entry.path or not entry.path:
        return matched(entry, names, base)
    inside = matched(Entry(f"{entry.path.strip('/')}/*", "", entry.sections), names, base)
    return inside or [entry]


def _reader(tree: Tree, base: str) -> Page:
    """Return what reads an item of a list; a page above others gives them a section of its title."""

    def named(path: str, text: object) -> str:
        return text_of(text) or title_at(tree, path, base)

    def page(item: Mapping[str, Any]) -> tuple[str, str, object] | None:
        if "part" in item or "section" in item or "contents" in item:
            name = text_of(item.get("part") or item.get("section"))
            contents = item.get("chapters", item.get("contents"))
            is_file = name.lower().endswith(_ENDINGS)
            path = text_of(item.get("href")) or (name if is_file else "")
            title = named(path, item.get("text")) if is_file else text_of(item.get("text")) or name
            return path, title, _grouped(_contents(contents))
        if "auto" in item:
            return (text_of(item["auto"]) if isinstance(item["auto"], str) else "*.qmd"), "", None
        if "menu" in item:
            return "", text_of(item.get("text")), item["menu"]
        path = re.sub(r"\.html$", "", text_of(item.get("href") or item.get("file")))
        return (path, text_of(item.get("text")), None) if path else None

    return page


def _for_web(listed: object) -> list[Any]:
    """Return the chapters of the book as a website, where each of its forms has its own."""
    given = mapping_of(listed)
    return _list(given.get("html") or next(iter(given.values()), None) if given else listed)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
