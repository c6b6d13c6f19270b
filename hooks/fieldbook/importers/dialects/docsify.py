"""Sites of Docsify: `_sidebar.md` lists their pages, in nested lists.

Source: Docsify's documentation of the sidebar.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ..includes import includer
from ..plan import Plan, bibliography
from ..source_tree import Tree
from ..steps import Site
from . import gitbook
from .listed import Entry, add_listed, note_others
from .notations import LOOSE

_PLACES = ("", "docs/")


class Docsify:
    """Sites of Docsify."""

    name = "Docsify"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a sidebar that lists pages, most of them in its own folder.

        Of a course around that folder it says little: there, pages are found by links and folders.
        """
        outside = [entry.path.startswith("../") for entry in _listed(tree)]
        return bool(outside) and sum(outside) * 2 <= len(outside)

    def plan(self, tree: Tree) -> Plan:
        """Return the pages that the sidebar lists, below the first one."""
        sidebar = _sidebar(tree)
        base = sidebar.rpartition("/")[0]
        found = Plan(self.name, steps=LOOSE, folder=base)
        found.site = Site({}, includer(tree, (base, "")), references=bibliography(tree))
        home = [Entry("README.md")] if tree.find(f"{base}/README.md".lstrip("/")) else []
        add_listed(tree, found, [*home, *_listed(tree)], base=base, where=sidebar)
        for document in found.documents:
            document.urls.add(document.path.removeprefix(f"{base}/").rpartition(".")[0])
        note_others(tree, found, base=base, why="the sidebar does not list it")
        return found


def _sidebar(tree: Tree) -> str:
    return next((f"{place}_sidebar.md" for place in _PLACES if f"{place}_sidebar.md" in tree.files), "")


def _listed(tree: Tree) -> Iterator[Entry]:
    """Yield what the sidebar lists; an address may name a heading of its page."""
    sidebar = _sidebar(tree)
    text = tree.text(sidebar) if sidebar else ""
    for sections, item in gitbook.placed(list(gitbook.entries(text))):
        bare = unquote(item.link.partition("?")[0].partition("#")[0]).strip("/") or "README"
        path = item.link if "://" in item.link else bare
        yield Entry(path, item.title, sections, lead=bool(sections) and sections[-1] == item.title)
