"""Lessons of the Carpentries' Workbench (sandpaper): `config.yaml` has their order.

Source: the Workbench's documentation of config.yaml, episodes, instructors' and learners' folders.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..includes import includer
from ..loading import load
from ..plan import Plan, SourceDocument, natural, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from . import shelves
from .listed import Entry, add_listed, note_others, started
from .notations import WORKBENCH


class Workbench:
    """Lessons of the Workbench."""

    name = "Carpentries Workbench"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there are episodes, and the file that lists them."""
        return "config.yaml" in tree.files and any(name.startswith("episodes/") for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the episodes in order, below how to set up; then what is for learners, and for instructors."""
        config = settings(tree, "config.yaml")
        found = started(self.name, config)
        found.folder, found.steps = "episodes", WORKBENCH
        found.site = Site(config, includer(tree, ("episodes", "")), appended=("links.md",))
        given = config.get("episodes")
        listed = [name for item in given if (name := text_of(item))] if isinstance(given, list) else []
        if not listed:
            ours = [
                name for name in tree.files if name.startswith("episodes/") and name.lower().endswith((".md", ".rmd"))
            ]
            listed = [name.removeprefix("episodes/") for name in sorted(ours, key=natural)]
        home = tree.find("index.md") or tree.find("index.Rmd")
        if home and (document := load(tree, home)):
            document.home, document.lesson = True, False
            found.documents.append(document)
        add_listed(tree, found, [Entry(name) for name in listed], base="episodes", where="config.yaml")
        pages: list[SourceDocument] = []
        for folder in ("learners", "profiles", "instructors"):
            given = config.get(folder)
            order = [text_of(name) for name in given] if isinstance(given, list) else []
            pages += self._pages(tree, found, folder, order)
        above, below = shelves.parted(pages, found.language)
        at = sum(document.home for document in found.documents)
        found.documents[at:] = [*above, *found.documents[at:], *below]
        for document in found.documents:
            # All pages lay beside each other.
            document.urls.add(document.stem)
        note_others(tree, found, why="config.yaml does not list it")
        return found

    def _pages(self, tree: Tree, found: Plan, folder: str, order: list[str]) -> Iterator[SourceDocument]:
        """Yield the pages of a folder that hold words."""
        ranks = {f"{folder}/{name}": rank for rank, name in enumerate(order)}
        for name in sorted(tree.files, key=lambda name: (ranks.get(name, len(order)), name)):
            if (
                name.startswith(f"{folder}/")
                and name.lower().endswith((".md", ".rmd"))
                and (document := load(tree, name))
            ):
                unwritten = text_of(document.meta.get("title")) == "FIXME"
                if unwritten or not "".join(document.body.split()).strip("#-"):
                    found.left_out(name, "it holds no words yet")
                    continue
                document.lesson = False
                yield document
