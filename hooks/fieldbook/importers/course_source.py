"""What to import: the folder that holds the course, and how the first dialect that matches lays it out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..paths import is_of_system
from .dialects import DIALECTS, Dialect
from .plan import Plan, settings
from .source_tree import Tree

_OF_COURSES = ("modules", "docs", "_posts", "src")
"""Folders that are part of a course, though they stand alone."""


def find_plan(tree: Tree, dialects: Iterable[Dialect] = DIALECTS) -> Plan:
    """Return the course as the first dialect that matches lays it out, and finds a document in it."""
    for dialect in dialects:
        if dialect.matches(tree) and (found := dialect.plan(tree)).documents:
            return found
    return Plan("documents")


def course_folder(source: Path) -> Path:
    """Return the folder that holds the course, where an archive put it into a folder of its own."""
    while source.is_dir():
        inside = [entry for entry in source.iterdir() if entry.name != ".git" and not is_of_system(entry.name)]
        folder = inside[0] if len(inside) == 1 else None
        if folder is None or folder.is_symlink() or not folder.is_dir() or folder.name in _OF_COURSES:
            break
        source = folder
    return source


def plugins_of(tree: Tree) -> list[str]:
    """Return the names of the plugins that a course's mkdocs.yml lists."""
    listed = settings(tree, "mkdocs.yml").get("plugins")
    names = listed if isinstance(listed, list | dict) else []
    return [str(next(iter(name), "")) if isinstance(name, dict) else str(name) for name in names]
