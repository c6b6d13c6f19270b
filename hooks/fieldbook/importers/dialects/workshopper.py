"""Workshops of NodeSchool: `menu.json` lists the exercises, each a folder with its problem and its solution.

Source: workshopper's and workshopper-adventure's guides (`problem.md`, `solution.md`, `{appname}`, languages).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import yaml

from ...yaml_loader import load as load_yaml
from .. import markup
from ..ledger import line_of
from ..loading import load
from ..plan import Plan, SourceDocument, settings, text_of
from ..source_tree import Tree
from .notations import WORKSHOPPER

_PROBLEM = re.compile(r"/problem\.(?:md|txt)$")
_PART = re.compile(r"/(?:problem|solution)\b[^/]*$|^docs?/|/readme[^/]*$", re.I)
_SOLUTION = ("solution.md", "solution.txt")
_ROOTED = re.compile(
    r"(?P<link>\]\()?(?:file://)?(?:\{rootdir\}/?(?P<plain>[^\s()`<>]*)|\{rootdir:/?(?P<path>[^{}\n]*)\})"
)
"""A file of the workshop, by its place in the folder where that is installed."""
_TRANSLATED = re.compile(r"/(?:problem|solution)[._][a-z]{2}(?:-[a-z]{2,4})?\.(?:md|txt)$", re.I)


class Workshopper:
    """Workshops of NodeSchool."""

    name = "NodeSchool workshop"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a menu, and a problem in a folder, and no more to read elsewhere."""
        problems = [name for name in tree.files if _PROBLEM.search(name)]
        return bool(_menu_file(tree) and problems) and _length(tree, _others(tree)) <= _length(tree, problems)

    def plan(self, tree: Tree) -> Plan:
        """Return the exercises in the order of the menu, each with its solution folded below it."""
        package = settings(tree, "package.json")
        found = Plan(self.name, "", text_of(package.get("description")), "en", steps=WORKSHOPPER)
        readme = tree.find("README.md")
        if readme and (home := load(tree, readme)):
            home.home, home.lesson = True, False
            found.documents.append(home)
        app = text_of(package.get("name"))
        listed = list(_menu(tree))
        folders = {_slug(PurePosixPath(name).parent.name): name for name in tree.files if _PROBLEM.search(name)}
        names = {folders[_slug(title)]: title for title in listed if _slug(title) in folders}
        for name in [*names, *(name for name in folders.values() if name not in names)]:
            if document := load(tree, name):
                _settle(tree, document, app)
                title = names.get(name, PurePosixPath(name).parent.name)
                document.meta = {**document.meta, "title": title.capitalize() if title.isupper() else title}
                found.documents.append(document)
        for name in tree.files:
            if _TRANSLATED.search(f"/{name}"):
                found.left_out(name, "a translation; import it as a course of its own")
        for title in listed:
            if _slug(title) not in folders:
                found.left_out(_menu_file(tree), f"“{title}” is in the menu, but there is no such folder")
        return found


def _others(tree: Tree) -> list[str]:
    """Return the documents in folders that are no part of an exercise."""
    inside = [name for name in tree.files if "/" in name and name.lower().endswith((".md", ".html"))]
    return [name for name in inside if not _PART.search(name)]


def _length(tree: Tree, names: list[str]) -> int:
    return sum(tree.files[name].stat().st_size for name in names)


def _menu_file(tree: Tree) -> str:
    return next((name for name in tree.files if PurePosixPath(name).name == "menu.json"), "")


def _menu(tree: Tree) -> Iterator[str]:
    """Yield the titles of the exercises, in order."""
    try:
        found = load_yaml(tree.text(_menu_file(tree)))
    except (ValueError, yaml.YAMLError):
        return
    for item in found if isinstance(found, list) else []:
        title = item.get("name") if isinstance(item, dict) else item
        if isinstance(title, str):
            yield title


def _slug(title: str) -> str:
    """Return a title as the name of its folder is made of it."""
    return re.sub(r"[^\w]+", "", title.casefold().replace("_", ""))


def _settle(tree: Tree, document: SourceDocument, app: str) -> None:
    """Put the solution below a problem, and the name of the program into both."""
    for name in _SOLUTION:
        path = f"{document.folder}/{name}"
        if path in tree.files and (solution := load(tree, path)):
            shown = re.sub(r"\A\s*-{3,}[ \t]*\n|\n-{3,}\s*\Z", "", solution.body).strip()
            if not re.sub(r"(?m)^#[^\n]*$", "", shown).strip():
                document.ledger.left_out(0, f"“{name}”, which is a cheer alone", shown)
                break
            document.body += f"\n\n{markup.box('details solution')}\n\n{shown}\n\n{markup.end('div')}\n"
            document.ledger.included(0, name)
            break
    if app:
        document.body = document.body.replace("{appname}", app)
    document.body = _ROOTED.sub(lambda match: _named_file(match, document), document.body)


def _named_file(match: re.Match[str], document: SourceDocument) -> str:
    """Return the name of a file of the workshop, or a link to it."""
    path = match["path"] or match["plain"] or ""
    if match["link"]:
        return f"](/{path}"
    line = line_of(document.body, match.start())
    document.ledger.look(line, f"“{path}”, a file that was installed with the workshop, is named here")
    return path
