"""Courses of GitHub Skills: a README for a first page, and a document for each step in `.github/steps`.

Source: GitHub Skills' guide to its template.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ..includes import includer
from ..loading import load
from ..plan import Plan, natural
from ..source_tree import STEPS, TEXTS, Tree
from ..steps import Site
from .notations import LOOSE

_COMMENT = re.compile(r"<!--.*?-->", re.S)


class GitHubSkills:
    """Courses of GitHub Skills."""

    name = "GitHub Skills"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there are steps."""
        return any(_is_step(name) for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the steps in order, below the README."""
        found = Plan(self.name, steps=LOOSE, site=Site({}, includer(tree, ("",))))
        home = tree.find("README.md")
        names = [home] if home else []
        names += sorted((name for name in tree.files if _is_step(name)), key=natural)
        for document in filter(None, (load(tree, name) for name in names)):
            if not _COMMENT.sub("", document.body).strip():
                found.left_out(document.path, "a step without words of its own")
                continue
            document.home = document.path == home
            document.lesson = not document.home
            found.documents.append(document)
        return found


def _is_step(name: str) -> bool:
    return name.lower().endswith(TEXTS) and PurePosixPath(name).parent.as_posix() == STEPS
