"""Projects of the Raspberry Pi Foundation and of Code Club: `meta.yml` lists the steps, each of which is a document.

Source: the Foundation's guide to writing projects (`meta.yml`, `step_1.md`, one folder a language).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from ..language import stated
from ..loading import load
from ..plan import Plan, natural, settings, text_of
from ..source_tree import Tree
from .notations import PROJECTS

_META = "meta.yml"
_STEP = re.compile(r"step_(?P<number>\d+)\.md$")


class Projects:
    """Projects of the Raspberry Pi Foundation."""

    name = "Raspberry Pi projects"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a list of steps beside the first of them."""
        return bool(_folders(tree))

    def plan(self, tree: Tree) -> Plan:
        """Return the steps of all projects in order."""
        found = Plan(self.name, steps=PROJECTS)
        folders = _folders(tree)
        projects = _in_one_language(folders)
        for folder in projects:
            meta = settings(tree, _joined(folder, _META))
            title = text_of(meta.get("title"))
            listed = meta.get("steps")
            titles = [text_of(one.get("title")) if isinstance(one, Mapping) else "" for one in listed or []]
            for name in sorted(_steps(tree, folder), key=natural):
                document = load(tree, name)
                number = int(name.rpartition("_")[2].partition(".")[0])
                if document is None:
                    continue
                document.title = titles[number - 1] if 0 < number <= len(titles) else ""
                document.sections = (title,) if len(projects) > 1 and title else ()
                found.documents.append(document)
            if len(projects) == 1:
                found.title, found.description = title, text_of(meta.get("description"))
                found.folder = folder
            found.language = found.language or stated(PurePosixPath(folder).name)
        for folder in folders:
            for name in _steps(tree, folder) if folder not in projects else ():
                found.left_out(name, "a translation; import its folder as a course of its own")
        listed_paths = {document.path for document in found.documents}
        for name in tree.files:
            if name.lower().endswith(".md") and name not in listed_paths and not _STEP.search(name):
                found.left_out(name, "it speaks of the repository, not to learners")
        return found


def _folders(tree: Tree) -> list[str]:
    """Return the folders that hold a project, in order."""
    names = [name for name in tree.files if PurePosixPath(name).name == _META]
    folders = [name.rpartition("/")[0] for name in names]
    found = [folder for folder in folders if isinstance(settings(tree, _joined(folder, _META)).get("steps"), list)]
    return sorted((folder for folder in found if _steps(tree, folder)), key=natural)


def _steps(tree: Tree, folder: str) -> list[str]:
    return [name for name in tree.files if name.rpartition("/")[0] == folder and _STEP.search(name)]


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _in_one_language(folders: list[str]) -> list[str]:
    """Return one folder of each project: English, or the first, where there are several languages."""
    by_project: dict[str, list[str]] = {}
    for folder in folders:
        name = PurePosixPath(folder).name
        by_project.setdefault(folder.rpartition("/")[0] if stated(name) else folder, []).append(folder)
    return [
        next((one for one in alike if PurePosixPath(one).name.lower().startswith("en")), alike[0])
        for alike in by_project.values()
    ]
