"""The order of a site of Sphinx: what the directive `toctree` lists, in Markdown or in reStructuredText.

Source: Sphinx' reference of the directive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...encoding import as_plain_text
from ..source_tree import Tree
from .listed import Entry

_FENCED = re.compile(
    r"(?ms)^[ \t]*(?:(?P<fence>`{3,}|:{3,})\{toctree\}[^\n]*\n(?P<inner>.*?)^[ \t]*(?P=fence)"
    r"|(?P<code>`{3,})(?![`{])[^\n]*\n.*?^[ \t]*(?P=code)`*[ \t]*$)"
)
"""A toctree, or code, which may show one."""
_DOTTED = re.compile(r"(?m)^\.\.[ \t]+toctree::[ \t]*\n(?P<inner>(?:[ \t]+[^\n]*\n|[ \t]*\n)*)")
_CAPTION = re.compile(r"(?m)^[ \t]*:?caption:[ \t]*(?P<text>.+)$")
_ITEM = re.compile(r"^(?:(?P<title>.+?)\s*<(?P<target>[^<>]+)>|(?P<path>[^\s:<>]+))$")


def folder(tree: Tree) -> str | None:
    """Return the folder that holds the settings of Sphinx and a first page, None where there is none."""
    found = [PurePosixPath(name) for name in tree.files if PurePosixPath(name).name == "conf.py"]
    for path in sorted(found, key=lambda path: (len(path.parts), path)):
        base = "" if path.parent.as_posix() == "." else path.parent.as_posix()
        if len(path.parts) < 4 and any(tree.find(_under(base, f"index{ending}")) for ending in (".md", ".rst")):
            return base
    return None


def listed(tree: Tree, base: str) -> list[Entry]:
    """Return the first page of the site in `base`, and what its toctrees list."""
    first = tree.find(_under(base, "index.md")) or tree.find(_under(base, "index.rst"))
    return [Entry("index"), *_entries(tree, first, (), set())] if first else []


def _entries(tree: Tree, name: str | None, sections: tuple[str, ...], seen: set[str]) -> Iterator[Entry]:
    """Yield what the toctrees of a page list, and the toctrees of those pages."""
    if name is None or name in seen:
        return
    seen.add(name)
    try:
        text = as_plain_text(tree.bytes(name))[0]
    except (OSError, ValueError):
        return
    for match in (_DOTTED if name.endswith(".rst") else _FENCED).finditer(text):
        caption = _CAPTION.search(match["inner"] or "")
        inner = (*sections, caption["text"].strip()) if caption else sections
        for line in (match["inner"] or "").split("\n"):
            item = _ITEM.match(line.strip()) if not line.strip().startswith((":", "-")) else None
            if item is None:
                continue
            target = item["target"] or item["path"]
            path = target if "://" in target else _under(PurePosixPath(name).parent.as_posix(), target)
            yield Entry(path, item["title"] or "", inner)
            found = (tree.find(path if path.endswith(ending) else path + ending) for ending in (".md", ".rst"))
            yield from _entries(tree, next(filter(None, found), None), inner, seen)


def _under(base: str, name: str) -> str:
    return name if base in ("", ".") else f"{base}/{name}"
