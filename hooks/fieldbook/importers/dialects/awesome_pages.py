"""Order and names of folders in sites of MkDocs: awesome-pages' `.pages` and awesome-nav's `.nav.yml`.

Source: both plugins' documentation (`nav` or `arrange`, `...` or a pattern for the rest, `title`, `hide`, `order`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import Any

from ..plan import natural, settings, text_of, worded
from ..source_tree import TEXTS, Tree
from .listed import Entry

_FILES = (".pages", ".nav.yml")
_REST = "..."


def is_used(tree: Tree, base: str) -> bool:
    """Tell whether a folder below `base` says its own order or name."""
    return any(name.startswith(f"{base}/") and name.rpartition("/")[2] in _FILES for name in tree.files)


def ordered(tree: Tree, folder: str, base: str, sections: tuple[str, ...] = ()) -> Iterator[Entry]:
    """Yield the documents below `folder` in its order, with the sections around them; paths are below `base`."""
    said = _said(tree, folder)
    named = set(_named(_listed(said)))
    rest = [name for name in _by_name(tree, folder, said) if name not in named]
    for title, leads in _spread(_listed(said), rest, sections):
        yield from _entries(tree, folder, base, title, leads)


def _spread(listed: list[Any], rest: list[str], sections: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the names that a list leads to, each with the sections around it, and its own title behind them."""
    for item in listed:
        title, leads = _item(item)
        if isinstance(leads, list):
            yield from _spread(leads, rest, (*sections, title) if title else sections)
        elif (name := text_of(leads).strip("/")).startswith(_REST):
            yield from (((*sections, ""), other) for other in rest)
        elif "*" in name:
            yield from (((*sections, ""), other) for other in rest if fnmatch(other, name))
        elif name:
            yield (*sections, title), name


def _entries(tree: Tree, folder: str, base: str, titles: tuple[str, ...], name: str) -> Iterator[Entry]:
    """Yield the entry of a document, or those of a folder."""
    *sections, title = titles
    path = name if "://" in name else f"{folder}/{name}"
    if not any(file.startswith(f"{path}/") for file in tree.files):
        yield Entry(path.removeprefix(f"{base}/"), title, tuple(sections))
    elif not (said := _said(tree, path)).get("hide"):
        named = title or text_of(said.get("title")) or worded(PurePosixPath(path).name)
        yield from ordered(tree, path, base, (*sections, named))


def _said(tree: Tree, folder: str) -> Mapping[str, Any]:
    name = next((f"{folder}/{file}" for file in _FILES if f"{folder}/{file}" in tree.files), "")
    return settings(tree, name) if name else {}


def _item(item: object) -> tuple[str, object]:
    if isinstance(item, Mapping):
        title, leads = next(iter(item.items()), ("", ""))
        return text_of(title), leads
    return "", item


def _listed(said: Mapping[str, Any]) -> list[Any]:
    """Return what a folder lists; what it does not order itself is all that lies in it."""
    listed = said.get("nav", said.get("arrange"))
    if not isinstance(listed, list):
        return [_REST]
    return [*listed, _REST] if said.get("append_unmatched") else listed


def _named(listed: list[Any]) -> Iterator[str]:
    """Yield the names that a list leads to itself."""
    for item in listed:
        leads = _item(item)[1]
        if isinstance(leads, list):
            yield from _named(leads)
        else:
            yield text_of(leads).strip("/")


def _by_name(tree: Tree, folder: str, said: Mapping[str, Any]) -> list[str]:
    """Return what lies in a folder as the plugins order it: its first page, its documents, the folders in it."""
    below = [name.removeprefix(f"{folder}/") for name in tree.files if name.startswith(f"{folder}/")]
    documents = [name for name in below if name.lower().endswith(TEXTS) and "/." not in f"/{name}"]

    def rank(name: str) -> tuple[object, ...]:
        return (PurePosixPath(name).stem.lower() not in ("index", "readme"), natural(name))

    own = sorted((name for name in documents if "/" not in name), key=rank)
    inner = sorted({name.split("/")[0] for name in documents if "/" in name}, key=rank)
    found = [*own, *inner]
    return found[::-1] if said.get("order") == "desc" else found
