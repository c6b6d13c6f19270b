"""Sites of VitePress and VuePress: a sidebar where it is data, else the folders.

Sources: VitePress' reference of its configuration (sidebar, base, srcDir) and of its home page, VuePress' of its
default theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from ..includes import includer
from ..ledger import Fate, Note
from ..plan import Plan, SourceDocument, mapping_of, text_of, worded
from ..source_tree import Tree
from ..steps import Site
from . import programs
from .listed import Entry, add_listed, note_others, started
from .mkdocs import by_folders
from .notations import VITEPRESS

_CONFIG = re.compile(r"(?:^|/)\.(?:vite|vue)press/config(?:/index)?\.(?:js|ts|mjs|mts|cjs|cts|json)$")
_FEATURE = ("details", "description", "text")
_INCLUDED = re.compile(r"<!--[ \t]*@include:[ \t]*(?P<path>[^\s{}<>#]+)")


class VitePress:
    """Sites of VitePress and VuePress."""

    name = "VitePress"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a configuration of VitePress or VuePress."""
        return any(_CONFIG.search(name) for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the documents by the sidebar, or by folders."""
        path = next(name for name in tree.files if _CONFIG.search(name))
        config = tree.text(path)
        root = re.split(r"/?\.(?:vite|vue)press/", path)[0]
        within = programs.string(config, "srcDir").strip("./")
        base = "/".join(part for part in (root, within) if part)
        said = {key: programs.string(config, key) for key in ("title", "description", "lang")}
        found = started(self.name, said)
        found.base = programs.string(config, "base").strip("/")
        found.folder, found.steps = base, VITEPRESS
        found.site = Site({}, includer(tree, (base, root, "")))
        listed = list(_listed(tree, base, programs.literal(config, "sidebar")))
        if not listed and re.search(r"\bsidebar\s*[:(,]", config):
            note = "a program makes the menu of the old site; the order here is that of the folders"
            tree.notes.append(Note(path, 0, Fate.LOOK, note))
        shown = listed or by_folders(tree, base)
        home = _file(tree, base, "")
        add_listed(tree, found, [Entry(home), *shown] if home else shown, base=base, where=path)
        for document in found.documents:
            plain = document.path.removeprefix(f"{base}/").rpartition(".")[0]
            document.urls |= {plain, re.sub(r"(?:^|/)(?:index|README)$", "", plain)} - {""}
            if document.home:
                _welcome(document)
        if not listed:
            pieces = set(_pieces(found.documents))
            for document in found.documents:
                if document.path in pieces:
                    found.left_out(document.path, "a piece that documents include; it is part of those that do")
            found.documents = [one for one in found.documents if one.path not in pieces]
        note_others(tree, found, base=base, why="the sidebar does not list it")
        return found


def _listed(tree: Tree, base: str, sidebar: Any) -> Iterator[Entry]:
    """Yield the entries of a sidebar: of one for all pages, or of one for each folder."""
    if not isinstance(sidebar, Mapping):
        yield from _entries(tree, base, sidebar, "", ())
        return
    for folder, listed in sidebar.items():
        inner = listed.get("items") if isinstance(listed, Mapping) else listed
        above = text_of(listed.get("base")) if isinstance(listed, Mapping) else ""
        grouped = isinstance(inner, list) and all(isinstance(item, Mapping) and _children(item) for item in inner)
        name = PurePosixPath(str(folder).strip("/")).name
        sections = (worded(name),) if name and not grouped else ()
        yield from _entries(tree, base, inner, above or str(folder), sections)


def _entries(tree: Tree, base: str, listed: Any, above: str, sections: tuple[str, ...]) -> Iterator[Entry]:
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, str):
            yield Entry(_page(tree, base, above, item), "", sections)
        elif isinstance(item, list) and len(item) == 2 and all(isinstance(part, str) for part in item):
            yield Entry(_page(tree, base, above, item[0]), item[1], sections)
        elif isinstance(item, Mapping):
            title, children = text_of(item.get("text") or item.get("title")), _children(item)
            link = item.get("link", item.get("path"))
            under = text_of(item.get("base")) or above
            inner = (*sections, title) if title and children else sections
            if isinstance(link, str):
                yield Entry(_page(tree, base, under, link), title, inner, lead=bool(children))
            yield from _entries(tree, base, children, under, inner)


def _children(item: Mapping[str, Any]) -> Any:
    return item.get("items") or item.get("children")


def _page(tree: Tree, base: str, above: str, link: str) -> str:
    """Return the path of the page that a link of the sidebar leads to; an address elsewhere stays one."""
    if "://" in link:
        return link
    bare = re.sub(r"\.html?$|\.md$", "", link.partition("#")[0])
    whole = bare if bare.startswith("/") else f"{above}/{bare}"
    whole = re.sub(r"/+", "/", whole).strip("/")
    return _file(tree, base, whole) or whole or "index"


def _file(tree: Tree, base: str, path: str) -> str:
    """Return the path below `base` of the file for a page or the first page of a folder, "" where there is none."""
    for name in (f"{path}.md", f"{path}/index.md", f"{path}/README.md"):
        bare = name.lstrip("/")
        if bare != ".md" and tree.find(f"{base}/{bare}" if base else bare):
            return bare
    return ""


def _pieces(documents: list[SourceDocument]) -> Iterator[str]:
    """Yield the paths of the documents that others include."""
    for document in documents:
        for match in _INCLUDED.finditer(document.body):
            path = match["path"]
            yield PurePosixPath(document.folder, path.removeprefix("./")).as_posix()


def _welcome(document: SourceDocument) -> None:
    """Put what the front matter of a home page says into its text."""
    meta = document.meta
    hero = mapping_of(meta.get("hero"))
    title = text_of(hero.get("name") or meta.get("heroText"))
    said = [text_of(hero.get("text")), text_of(hero.get("tagline") or meta.get("tagline"))]
    features = meta.get("features")
    items = [_feature(one) for one in features if isinstance(one, Mapping)] if isinstance(features, list) else []
    above = "".join(f"{text}\n\n" for text in said if text and text != title)
    above += "".join(f"{item}\n" for item in items if item) + ("\n" if items else "")
    if above or title:
        kept = {key: value for key, value in meta.items() if key not in ("hero", "features", "heroText", "tagline")}
        document.meta = {**({"title": title} if title else {}), **kept}
        document.body = above + document.body
        document.ledger.offset -= above.count("\n")


def _feature(item: Mapping[str, Any]) -> str:
    title = text_of(item.get("title"))
    told = next((text for key in _FEATURE if (text := text_of(item.get(key)))), "")
    return f"- **{title}**: {told}" if title and told else f"- {title or told}" if title or told else ""
