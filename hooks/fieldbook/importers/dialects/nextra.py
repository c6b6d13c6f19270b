"""Sites of Nextra, which is a theme of Next.js for documentation: `_meta` files say titles and order, folder by folder.

Source: Nextra's documentation of the `_meta` file, which is JSON or, since its third version, a program, and of the
folders `content`, `pages` and `app`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from ..includes import includer
from ..ledger import Fate, Note
from ..plan import Plan, natural, settings, text_of, worded
from ..source_tree import Tree
from ..steps import Site
from . import programs
from .listed import Entry, add_listed, note_others
from .notations import DOCUSAURUS

_BASES = ("content", "src/content", "pages", "src/pages", "app", "src/app")
_METAS = ("_meta.json", "meta.json", "_meta.js", "_meta.ts", "_meta.jsx", "_meta.tsx", "_meta.mjs")
_PAGES = (".md", ".mdx")
_FIRST = ("index", "page")
_LANGUAGE = re.compile(r"^[a-z]{2}(?:-[A-Z]{2})?$")
_ASIDE = ("separator", "menu")


class Nextra:
    """Sites of Nextra."""

    name = "Nextra"

    def matches(self, tree: Tree) -> bool:
        """Tell whether a folder of pages says their titles and order."""
        return bool(_base(tree))

    def plan(self, tree: Tree) -> Plan:
        """Return the pages, folder by folder, in the order that these say."""
        base = _base(tree)
        found = Plan(self.name, text_of(_title(tree)), folder=base, steps=DOCUSAURUS)
        found.site = Site({}, includer(tree, (base, "", "components", "snippets")))
        add_listed(tree, found, _folder(tree, base, ()), where=base)
        for document in found.documents:
            inner = document.path.removeprefix(f"{base}/").rpartition(".")[0]
            document.urls |= {inner, re.sub(r"(?:^|/)(?:index|page)$", "", inner)} - {""}
            if PurePosixPath(inner).name in _FIRST and document.folder == base:
                document.home, document.lesson, document.lead, document.sections = True, False, False, ()
        for path in _metas(tree, base):
            if not _meta(tree, path.parent.as_posix()):
                what = "a program makes the menu of the old site; the order here is that of the names"
                tree.notes.append(Note(path.as_posix(), 0, Fate.LOOK, what))
        note_others(tree, found, base=base, why="no menu of the site has it")
        return found


def _base(tree: Tree) -> str:
    """Return the folder of the pages, of the first language where there are several."""
    for base in _BASES:
        spoken = sorted({path.parts[len(PurePosixPath(base).parts)] for path in _metas(tree, base)})
        languages = [part for part in spoken if _LANGUAGE.match(part)]
        if spoken and len(languages) == len(spoken):
            return f"{base}/{'en' if 'en' in languages else languages[0]}"
        if spoken:
            return base
    return ""


def _metas(tree: Tree, base: str) -> list[PurePosixPath]:
    """Return the files below a folder that say titles and order, where there are pages as well."""
    if not any(name.startswith(f"{base}/") and name.endswith(_PAGES) for name in tree.files):
        return []
    return [
        PurePosixPath(name)
        for name in tree.files
        if name.startswith(f"{base}/") and PurePosixPath(name).name in _METAS
    ]


def _title(tree: Tree) -> object:
    package = settings(tree, "package.json")
    return package.get("title") or package.get("description")


def _meta(tree: Tree, folder: str) -> Mapping[str, Any]:
    """Return what a folder says of its pages; empty where it says nothing, or where a program makes it up."""
    name = next((f"{folder}/{one}" for one in _METAS if f"{folder}/{one}" in tree.files), "")
    said = settings(tree, name) if name.endswith(".json") else programs.exported(tree.text(name)) if name else None
    return {str(key): value for key, value in said.items()} if isinstance(said, Mapping) else {}


def _folder(tree: Tree, folder: str, sections: tuple[str, ...]) -> Iterator[Entry]:
    """Yield the pages in a folder and in those below it: as it lists them, then the others by name."""
    inner = [name.removeprefix(f"{folder}/") for name in tree.files if name.startswith(f"{folder}/")]
    pages = {PurePosixPath(name).stem: name for name in inner if "/" not in name and name.endswith(_PAGES)}
    folders = {name.partition("/")[0] for name in inner if "/" in name and name.endswith(_PAGES)}
    meta = _meta(tree, folder)
    others = sorted({*pages, *folders} - {*meta}, key=lambda name: (name not in _FIRST, natural(name)))
    for name in [*(one for one in others if one in _FIRST), *meta, *(one for one in others if one not in _FIRST)]:
        said = meta.get(name)
        given = said if isinstance(said, Mapping) else {"title": said}
        title = text_of(given.get("title"))
        if given.get("type") in _ASIDE and name not in pages and name not in folders:
            continue
        if address := text_of(given.get("href")):
            yield Entry(address, title)
            continue
        below = (*sections, title or worded(name))
        if name in pages:
            leads = name in folders or (name in _FIRST and bool(sections))
            yield Entry(f"{folder}/{pages[name]}", title, below if name in folders else sections, lead=leads)
        if name in folders:
            yield from _folder(tree, f"{folder}/{name}", below)
