"""The files that documents include: where they lie, and their text."""

from __future__ import annotations

import re

from ..addresses import MARKDOWN
from ..encoding import as_plain_text
from . import front_matter
from .ledger import Ledger
from .source_tree import Tree
from .steps import Include

_TEXTS = (*MARKDOWN, ".mdx", ".qmd", ".rmd", ".html", ".txt")


def includer(tree: Tree, folders: tuple[str, ...]) -> Include:
    """Return what reads a file that a document includes: from these folders, or the only file of that name."""

    def include(name: str) -> str | None:
        found = _included(tree, folders, re.sub(r"^(?:@site/|\.{1,2}/)+", "", name))
        try:
            return front_matter.split(as_plain_text(tree.bytes(found))[0], Ledger(found))[1] if found else None
        except (OSError, ValueError):
            return None

    return include


def _included(tree: Tree, folders: tuple[str, ...], name: str) -> str | None:
    for folder in folders:
        found = tree.find(f"{folder}/{name}" if folder else name)
        if found and (not folder or found.startswith(folder + "/")):
            return found
    # It may lie beside the document that includes it.
    alike = [path for path in tree.files if path.endswith(f"/{name}") and "/." not in f"/{path}"]
    return alike[0] if len(alike) == 1 and name.endswith(_TEXTS) else None
