"""Books of MyST and Jupyter Book: `_toc.yml`, the list in `myst.yml`, or the toctree of a Sphinx site.

Sources: sphinx-external-toc's formats, MyST's documentation of the table of contents, Sphinx' directive `toctree`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from ...encoding import as_plain_text
from ..plan import Plan, SourceDocument, bibliography, includer, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from .cross_references import labels, page_title
from .listed import Entry, add_listed, entries, note_others, started
from .notations import MYST

_TOCTREE = re.compile(r"(?ms)^[ \t]*(?P<fence>`{3,}|:{3,})\{toctree\}[^\n]*\n(?P<inner>.*?)^[ \t]*(?P=fence)")
_CAPTION = re.compile(r"(?m)^[ \t]*:?caption:[ \t]*(?P<text>.+)$")
_ITEM = re.compile(r"^(?:(?P<title>.+?)\s*<(?P<target>[^<>]+)>|(?P<path>[^\s:<>]+))$")


class JupyterBook:
    """Books of MyST and Jupyter Book."""

    name = "MyST"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a table of contents of theirs."""
        return bool(_toc(tree) or "myst.yml" in tree.files or ("conf.py" in tree.files or "docs/conf.py" in tree.files))

    def plan(self, tree: Tree) -> Plan:
        """Return the pages in order."""
        myst, config = settings(tree, "myst.yml", "myst.yaml"), settings(tree, "_config.yml")
        project = myst.get("project")
        project = project if isinstance(project, Mapping) else {}
        found = started(self.name, {**config, **project})
        name = _toc(tree)
        base = "" if not name or "/" not in name else name.rpartition("/")[0]
        base = "docs" if not name and "docs/conf.py" in tree.files else base
        found.folder, found.steps = base, MYST
        found.site = Site({}, includer(tree, (base, "")))
        if name:
            toc = settings(tree, name)
            root = text_of(toc.get("root"))
            listed = [Entry(root)] if root else []
            listed += entries(
                [*(toc.get("parts") or []), *(toc.get("chapters") or []), *(toc.get("sections") or [])], _page
            )
        elif isinstance(project.get("toc"), list):
            listed = list(entries(project["toc"], _page))
        else:
            listed = [Entry("index"), *_toctrees(tree, f"{base}/index.md" if base else "index.md", (), set())]
        add_listed(tree, found, listed, base=base, where=name or "index.md")
        if found.documents and not found.documents[0].sections:
            found.documents[0].home, found.documents[0].lesson = True, False
        _lead_parts(found.documents)
        note_others(tree, found, base=base, why="the book's list of pages does not name it", taken=not listed)
        found.site = replace(found.site, references=bibliography(tree), labels=labels(found.documents, found.language))
        return found


def _lead_parts(documents: list[SourceDocument]) -> None:
    """Let the first page of a part that is called as the part is be its index."""
    seen: set[str] = set()
    for document in documents:
        for part in document.sections[:1]:
            alike = page_title(document).casefold() == part.casefold()
            document.lead = document.lead or (part not in seen and len(document.sections) == 1 and alike)
            seen.add(part)


def _toc(tree: Tree) -> str:
    return next(
        (name for name in ("_toc.yml", "docs/_toc.yml", "book/_toc.yml", "_toc.yaml") if name in tree.files), ""
    )


def _page(item: Mapping[str, Any]) -> tuple[str, str, object] | None:
    title = text_of(item.get("title") or item.get("caption"))
    children = item.get("chapters") or item.get("sections") or item.get("children") or item.get("entries")
    if url := text_of(item.get("url")):
        return url, title, None
    return text_of(item.get("file")), title, children


def _toctrees(tree: Tree, name: str, sections: tuple[str, ...], seen: set[str]) -> Iterator[Entry]:
    """Yield what the toctrees of a page list, and the toctrees of those pages."""
    found = tree.find(name)
    if found is None or found in seen:
        return
    seen.add(found)
    folder = PurePosixPath(found).parent
    try:
        text = as_plain_text(tree.bytes(found))[0]
    except (OSError, ValueError):
        return
    for match in _TOCTREE.finditer(text):
        caption = _CAPTION.search(match["inner"])
        inner = (*sections, caption["text"].strip()) if caption else sections
        for line in match["inner"].split("\n"):
            item = _ITEM.match(line.strip()) if not line.strip().startswith((":", "-")) else None
            if item is None:
                continue
            path = (folder / (item["target"] or item["path"])).as_posix()
            yield Entry(path, item["title"] or "", inner)
            yield from _toctrees(tree, path if path.endswith(".md") else f"{path}.md", inner, seen)
