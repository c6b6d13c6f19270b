"""Sites of Starlight, which is Astro's theme for documentation: a sidebar where it is data, else folders.

Source: Starlight's documentation of the sidebar, of pages and their front matter, and of languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from ..includes import includer
from ..language import stated
from ..loading import load
from ..plan import Plan, SourceDocument, natural, text_of, worded
from ..source_tree import Tree
from ..steps import Site
from . import programs
from .listed import Entry, add_listed, entries, in_folders, leave_drafts, note_others
from .notations import DOCUSAURUS

_CONFIGS = tuple(f"astro.config.{ending}" for ending in ("mjs", "ts", "js", "mts", "cjs"))
_BASE = "src/content/docs"
_LANGUAGE = re.compile(r"^[a-z]{2}(?:-[a-z]{2,4})?$", re.I)
_FIRST = ("index", "readme")


class Starlight:
    """Sites of Starlight."""

    name = "Starlight"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a configuration of Astro, and a folder of documents."""
        return any(name in tree.files for name in _CONFIGS) and any(name.startswith(f"{_BASE}/") for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the documents by the sidebar, or by folders."""
        config = next(tree.text(name) for name in _CONFIGS if name in tree.files)
        base, language = _root(tree)
        named = programs.string(config, "title")
        found = Plan(self.name, named, language=stated(language), folder=base, steps=DOCUSAURUS)
        found.site = Site({}, includer(tree, (base, "", "src/content", "src")))
        sidebar = programs.literal(config, "sidebar")
        # All documents have to be read for their order: once, however many parts of a sidebar ask for it.
        by_folders = cache(lambda: _by_folders(tree, base))
        listed = list(entries(sidebar, _page(by_folders))) if isinstance(sidebar, list) else []
        # The page at the root is in no sidebar.
        home = [Entry("index")] if any(f"{base}/index{end}" in tree.files for end in (".md", ".mdx")) else []
        add_listed(tree, found, [*home, *(listed or by_folders())], base=base, where="the sidebar")
        for document in found.documents:
            plain = document.path.removeprefix(f"{base}/").rpartition(".")[0]
            bare = plain.removesuffix("/index")
            document.urls |= {plain, bare, f"{language}/{bare}" if language else bare}
            if document.folder == base and document.stem.lower() in _FIRST:
                document.home, document.lesson, document.sections = True, False, ()
        _name_units(found.documents)
        note_others(tree, found, base=base, why="the sidebar does not list it")
        leave_drafts(found)
        return found


def _name_units(documents: list[SourceDocument]) -> None:
    """Give units the titles that their first pages have for them, beside their own."""
    for document in documents:
        unit = text_of(document.meta.get("unitTitle"))
        if not unit or not document.sections or document.stem.lower() not in _FIRST:
            continue
        depth = len(document.sections)
        for other in documents:
            if f"{other.folder}/".startswith(f"{document.folder}/"):
                other.sections = (*document.sections[:-1], unit, *other.sections[depth:])


def _root(tree: Tree) -> tuple[str, str]:
    """Return the folder of the documents of the first language, and that language; "" where there is one alone."""
    folders = {name.removeprefix(f"{_BASE}/").split("/")[0] for name in tree.files if name.startswith(f"{_BASE}/")}
    spoken = sorted(folder for folder in folders if _LANGUAGE.match(folder))
    plain = [folder for folder in folders if not _LANGUAGE.match(folder) and "." not in folder]
    if not spoken or plain:
        return _BASE, ""
    language = "en" if "en" in spoken else spoken[0]
    return f"{_BASE}/{language}", language


def _page(by_folders: Callable[[], list[Entry]]) -> Any:
    def page(item: Mapping[str, Any]) -> tuple[str, str, object] | None:
        label = text_of(item.get("label"))
        generated = item.get("autogenerate")
        if isinstance(generated, Mapping):
            folder = text_of(generated.get("directory")).strip("/")
            within = [entry for entry in by_folders() if entry.path.startswith(f"{folder}/")]
            return "", label, in_folders(within, folder.count("/") + 1)
        if isinstance(item.get("items"), list):
            return "", label, item["items"]
        path = text_of(item.get("slug")) or text_of(item.get("link"))
        return (path.strip("/") if "://" not in path else path, label, None) if path else None

    return page


def _by_folders(tree: Tree, base: str) -> list[Entry]:
    names = [name for name in tree.files if name.startswith(f"{base}/") and name.lower().endswith((".md", ".mdx"))]
    names = [name for name in names if not PurePosixPath(name).name.startswith("_")]
    ranks = {name: _rank(tree, name, base) for name in names}
    listed = sorted(names, key=ranks.__getitem__)
    return [Entry(name.removeprefix(f"{base}/"), "", _sections(name, base)) for name in listed]


def _sections(name: str, base: str) -> tuple[str, ...]:
    return tuple(worded(part) for part in PurePosixPath(name.removeprefix(f"{base}/")).parts[:-1])


def _rank(tree: Tree, name: str, base: str) -> tuple[object, ...]:
    path = PurePosixPath(name.removeprefix(f"{base}/"))
    document = load(tree, name)
    sidebar = document.meta.get("sidebar") if document else None
    order = sidebar.get("order") if isinstance(sidebar, Mapping) else None
    rank = float(order) if isinstance(order, int | float) else -1.0 if path.stem.lower() in _FIRST else 1e9
    return (*((1e9, natural(part)) for part in path.parts[:-1]), (rank, natural(path.name)))
