"""Wikis of GitHub's: `_Sidebar.md` lists their pages, `Home.md` is the first, names have hyphens for spaces.

Source: GitHub's documentation of wikis (footers and sidebars, links), and Gollum's of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from ...encoding import as_plain_text
from ..includes import includer
from ..ledger import Fate, Note
from ..plan import Plan
from ..source_tree import Tree
from ..steps import Site
from .gitbook import entries, placed
from .listed import Entry, add_listed, note_others
from .notations import VAULT

_SIDEBAR, _HOME = "_Sidebar.md", "Home.md"
_PARTS = (_SIDEBAR, "_Footer.md", "_Header.md")
_LINK = re.compile(r"\[\[(?:(?P<words>[^\[\]|\n]+)\|)?(?P<page>[^\[\]|\n]+)\]\]")


class Wiki:
    """Wikis of GitHub's."""

    name = "GitHub wiki"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a sidebar that names more pages of the wiki than the first."""
        return _SIDEBAR in tree.files and any(
            entry.path != _HOME and tree.find(entry.path) is not None for entry in _listed(tree)
        )

    def plan(self, tree: Tree) -> Plan:
        """Return the pages in the order of the sidebar, then those that it does not name."""
        found = Plan(self.name, steps=VAULT, site=Site({}, includer(tree, ("",))))
        home = [Entry(_HOME, "")] if tree.find(_HOME) else []
        add_listed(tree, found, [*home, *_listed(tree)], where=_SIDEBAR)
        for document in found.documents:
            document.home = document.path == _HOME
            document.lesson = not document.home
        for name in _PARTS:
            if name in tree.files:
                tree.notes.append(Note(name, 0, Fate.LEFT_OUT, "it stood around all pages of the wiki"))
        note_others(tree, found, why="", taken=True)
        return found


def _listed(tree: Tree) -> Iterator[Entry]:
    """Yield the pages that the sidebar links to, with the sections that they stand in."""
    text = _LINK.sub(
        lambda match: f"[{match['words'] or match['page']}](<{match['page']}>)", as_plain_text(tree.bytes(_SIDEBAR))[0]
    )
    for sections, entry in placed(list(entries(text))):
        if "://" in entry.link and "/wiki/" not in entry.link:
            yield Entry(entry.link, entry.title)
            continue
        page = PurePosixPath(unquote(entry.link.partition("#")[0])).name.removesuffix(".md")
        yield Entry(f"{page.replace(' ', '-')}.md", entry.title, sections)
