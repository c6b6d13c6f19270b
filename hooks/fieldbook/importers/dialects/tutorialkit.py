"""Tutorials of TutorialKit: folders of parts, chapters and lessons, each named by its `meta.md`.

Source: TutorialKit's documentation of content creation (`meta.md`, `content.md`, `file:` and `solution:` in fences).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from ..includes import includer
from ..ledger import Fate, Note
from ..loading import load
from ..plan import Plan, mapping_of, natural, text_of, worded
from ..source_tree import Tree
from ..steps import Setting, Site, Steps
from .notations import DOCUSAURUS
from .shared import in_lines

_METAS = ("meta.md", "meta.mdx")
_LESSONS = ("content.md", "content.mdx")
_ORDERS = ("parts", "chapters", "lessons")
"""Keys of what holds others, each of which lists them in their order."""
_FILE = re.compile(
    r"(?ms)^(?P<fence>`{3,})(?P<kind>files?|solution):/?(?P<path>[^\s`]+)(?P<rest>[^\n`]*)\n.*?^(?P=fence)[ \t]*$"
)


class TutorialKit:
    """Tutorials of TutorialKit."""

    name = "TutorialKit"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is what says of itself that it is a tutorial."""
        return _base(tree) is not None

    def plan(self, tree: Tree) -> Plan:
        """Return the lessons, in the sections that parts and chapters are."""
        base = _base(tree) or ""
        metas = {folder: _meta(tree, folder) for folder in _folders(tree, _METAS)}
        found = Plan(self.name, text_of(metas.get(base, {}).get("title")), folder=base)
        found.steps = Steps((read_files, *DOCUSAURUS.with_code), DOCUSAURUS.without_code)
        found.site = Site({}, includer(tree, ("",)))
        lessons = {folder: name for folder, name in _folders(tree, _LESSONS).items() if _is_within(folder, base)}
        for folder in sorted(lessons, key=lambda folder: _rank(folder, base, metas)):
            document = load(tree, lessons[folder])
            if document is not None:
                document.title = worded(PurePosixPath(folder).name)
                document.sections = tuple(
                    text_of(metas.get(above, {}).get("title")) or worded(PurePosixPath(above).name)
                    for above in _above(folder, base)
                )
                found.documents.append(document)
        for folder, name in _folders(tree, _METAS).items():
            said = "; ".join(f"{key}: {value}" for key, value in metas[folder].items() if key not in ("type", "title"))
            what = f"settings of the old site{f', such as {said}' if said else ''}; its title was read"
            found.notes.append(Note(name, 0, Fate.BECAME, what))
        return found


def read_files(text: str, at: Setting) -> str:
    """Put the files that a lesson shows by their paths where it shows them."""

    def shown(match: re.Match[str]) -> str:
        code = at.beside(f"{'_solution' if match['kind'] == 'solution' else '_files'}/{match['path']}")
        if code is None:
            at.ledger.missing(0, match["path"], "shown")
            return in_lines("", match[0])
        at.ledger.shown(0, match["path"], code)
        language = PurePosixPath(match["path"]).suffix.lstrip(".") or "text"
        return f"{match['fence']}{language}{match['rest']}\n{code.rstrip()}\n{match['fence']}"

    return _FILE.sub(shown, text)


def _base(tree: Tree) -> str | None:
    """Return the folder of the tutorial, None where there is none."""
    found = [folder for folder in _folders(tree, _METAS) if _meta(tree, folder).get("type") == "tutorial"]
    return next((base for base in found if any(_is_within(one, base) for one in _folders(tree, _LESSONS))), None)


def _is_within(folder: str, base: str) -> bool:
    return not base or folder.startswith(f"{base}/")


def _folders(tree: Tree, names: tuple[str, ...]) -> dict[str, str]:
    """Return the files of such names by their folders."""
    return {posixpath.dirname(name): name for name in tree.files if posixpath.basename(name) in names}


def _meta(tree: Tree, folder: str) -> Mapping[str, Any]:
    """Return what the file of a folder says of it."""
    for name in _METAS:
        path = f"{folder}/{name}" if folder else name
        if path in tree.files and (document := load(tree, path)):
            return mapping_of(document.meta)
    return {}


def _above(folder: str, base: str) -> list[str]:
    """Return the folders between the tutorial and a lesson."""
    within = PurePosixPath(folder).relative_to(base).parts[:-1] if base else PurePosixPath(folder).parts[:-1]
    return [posixpath.join(base, *within[: count + 1]) for count in range(len(within))]


def _rank(folder: str, base: str, metas: Mapping[str, Mapping[str, Any]]) -> tuple[object, ...]:
    """Return where a lesson stands: by the lists of what holds it, else by names."""
    found = []
    for one in [*_above(folder, base), folder]:
        above = metas.get(posixpath.dirname(one), {})
        listed: list[Any] = next((above[key] for key in _ORDERS if isinstance(above.get(key), list)), [])
        name = posixpath.basename(one)
        found.append((listed.index(name) if name in listed else len(listed), natural(name)))
    return tuple(found)
