"""Any folder of documents, or a single one: ordered by name, a folder being a section."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..papers import Paper, load, natural, worded
from ..plan import Plan, includer, is_of_repository
from ..source_tree import DOCUMENTS, Tree
from . import liquid
from .jekyll import lessons_sections


def plan(tree: Tree) -> Plan:
    """Return the course in a folder of documents."""
    found = Plan("documents")
    found.site = liquid.Site({}, includer(tree, ("_includes", "")))
    names = [name for name in tree.files if name.lower().endswith(DOCUMENTS)]
    alone = len(names) == 1
    for name in sorted(names, key=_rank):
        if is_of_repository(name) and not alone:
            found.left_out(name, "it speaks of the repository, not to learners")
        elif paper := load(tree, name):
            _place(paper, alone)
            found.papers.append(paper)
    lessons_sections(found.papers)
    return found


def _rank(name: str) -> tuple[object, ...]:
    """Order files and folders together by name, the first page of a folder before all others in it."""
    path = PurePosixPath(name)
    first = path.stem.lower() in ("index", "readme")
    return (*((True, natural(part)) for part in path.parts[:-1]), (not first, natural(path.name)))


def _place(paper: Paper, alone: bool) -> None:
    path = PurePosixPath(paper.path)
    paper.sections = tuple(worded(part) for part in path.parts[:-1])
    stem = path.stem.lower()
    if stem in ("index", "readme") and len(path.parts) == 1 and not alone:
        paper.home, paper.lesson = True, False
