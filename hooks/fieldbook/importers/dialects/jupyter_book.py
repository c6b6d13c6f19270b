"""Books of MyST and Jupyter Book: `_toc.yml`, the list in `myst.yml`, or the toctrees of a Sphinx site.

Sources: sphinx-external-toc's formats, MyST's documentation of the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from ..includes import includer
from ..language import stated
from ..plan import Plan, SourceDocument, bibliography, mapping_of, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from . import shelves, toctrees
from .cross_references import labels, page_title
from .folders import Folders
from .listed import Entry, Page, add_listed, entries, matched, note_others, started, title_at
from .notations import MYST

_TEACHES = re.compile(r"\b(?:instructor|teacher|facilitator)", re.I)


class JupyterBook:
    """Books of MyST and Jupyter Book."""

    name = "MyST"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a table of contents of theirs, or the settings of one."""
        return bool(_toc(tree) or _project(tree) or toctrees.folder(tree) is not None)

    def plan(self, tree: Tree) -> Plan:
        """Return the pages in order."""
        toc, project = _toc(tree), _project(tree)
        name = toc or project
        base = name.rpartition("/")[0] if name else toctrees.folder(tree) or ""
        config = settings(tree, f"{base}/_config.yml".lstrip("/"))
        given = mapping_of(settings(tree, project).get("project")) if project else {}
        found = started(self.name, {**config, **given})
        sphinx = mapping_of(mapping_of(config.get("sphinx")).get("config"))
        found.language = found.language or stated(sphinx.get("language"))
        found.folder, found.steps = base, MYST
        substitutions = mapping_of(mapping_of(config.get("parse")).get("myst_substitutions"))
        found.site = Site(substitutions, includer(tree, (base, "")))
        if toc:
            listed = [*_of_toc(settings(tree, toc), _pages(tree, base))]
        elif project:
            listed = [*entries(given.get("toc"), _pages(tree, base))]
        else:
            listed = toctrees.listed(tree, base)
            name = toctrees.first_page(tree, base)
            found.title = found.title or toctrees.project(tree, base)
        listed = [one for entry in listed for one in matched(entry, list(tree.files), base)]
        if listed or not project:
            add_listed(tree, found, listed, base=base, where=name)
            note_others(tree, found, base=base, why="the book's list of pages does not name it", taken=not listed)
        else:
            # Without a list, the book has all documents, in the order of their names.
            laid = Folders().plan(tree)
            found.documents, found.notes = laid.documents, laid.notes
        first = found.documents[0] if found.documents else None
        if first and not first.sections and (toc or project or first.is_first):
            first.home, first.lesson = True, False
        _set_apart(found)
        _lead_parts(found.documents)
        found.site = replace(found.site, references=bibliography(tree), labels=labels(found.documents, found.language))
        return found


def _set_apart(found: Plan) -> None:
    """Put pages that say that they are for instructors, as CodeRefinery's lessons have them, beside the lessons."""
    pages = [one for one in found.documents if shelves.is_for_teaching(one) and _TEACHES.search(page_title(one))]
    for page in pages:
        page.lesson, page.lead, page.sections = False, False, ()
    shelves.parted(pages, found.language)


def _lead_parts(documents: list[SourceDocument]) -> None:
    """Let the first page of a part that is called as the part is be its index."""
    seen: set[str] = set()
    for document in documents:
        for part in document.sections[:1]:
            alike = page_title(document).casefold() == part.casefold()
            document.lead = document.lead or (part not in seen and len(document.sections) == 1 and alike)
            seen.add(part)


def _toc(tree: Tree) -> str:
    """Return the path of the book's table of contents, "" where there is none."""
    return _highest(tree, "_toc.yml", "_toc.yaml")


def _project(tree: Tree) -> str:
    """Return the path of MyST's settings, "" where there are none."""
    return _highest(tree, "myst.yml", "myst.yaml")


def _highest(tree: Tree, *called: str) -> str:
    found = [name for name in tree.files if PurePosixPath(name).name in called and name.count("/") < 2]
    return min(found, key=lambda name: (name.count("/"), name), default="")


def _of_toc(toc: Mapping[str, Any], page: Page) -> Iterator[Entry]:
    """Yield what a table of contents of Jupyter Book lists: its first page, then parts, chapters or sections."""
    if root := text_of(toc.get("root")):
        yield Entry(root)
    for key in ("parts", "chapters", "sections", "subtrees", "entries"):
        yield from entries(toc.get(key), page)


def _pages(tree: Tree, base: str) -> Page:
    """Return what reads an item of a list of pages; a page above others gives them a section of its title."""

    def page(item: Mapping[str, Any]) -> tuple[str, str, object] | None:
        title = text_of(item.get("title") or item.get("caption"))
        children = item.get("chapters") or item.get("sections") or item.get("children") or item.get("entries")
        if url := text_of(item.get("url")):
            return url, title, None
        path = text_of(item.get("file") or item.get("pattern") or item.get("glob"))
        if isinstance(children, list) and path and not title:
            title = title_at(tree, path, base)
        return path, title, children

    return page
