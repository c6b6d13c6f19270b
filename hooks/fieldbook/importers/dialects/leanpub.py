"""Books and courses of Leanpub: `Book.txt` lists their chapters, a line each.

Source: Leanpub's manual (`Book.txt` in the folder `manuscript`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...encoding import as_plain_text
from ..includes import includer
from ..plan import Plan
from ..source_tree import Tree
from ..steps import Site, Steps
from . import mark_notations as marks
from . import quiz_notations as quiz
from .listed import Entry, add_listed, note_others
from .notations import LOOSE

_LISTS = ("Book.txt", "manuscript/Book.txt")
_PART = re.compile(
    r"\A(?:[ \t]*(?:\{[^{}\n]*\}[ \t]*)?\n)*(?:-#|(?P<plain>#))[ \t]+(?P<title>[^\n]*[^\s#])"
    r"(?(plain)[ \t]+#)[ \t]*(?:\n|\Z)"
)
"""A file that begins with the title of a part."""
_STEPS = Steps(
    (quiz.read_leanpub_quizzes, marks.read_leanpub_boxes, marks.read_leanpub_marks, *LOOSE.with_code),
    (marks.read_material_marks, *LOOSE.without_code),
)


class Leanpub:
    """Books and courses of Leanpub."""

    name = "Leanpub"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a list of chapters, and nothing else in it."""
        return bool(_chapters(tree))

    def plan(self, tree: Tree) -> Plan:
        """Return the chapters in order."""
        where = _list(tree)
        base = str(PurePosixPath(where).parent).strip(".")
        found = Plan(self.name, folder=base, steps=_STEPS, site=Site({}, includer(tree, (base, ""))))
        add_listed(tree, found, [*_entries(tree, found, base)], base=base, where=where)
        found.left_out(where, "settings of the old site; what they say of the course was read")
        note_others(tree, found, base=base, why="Book.txt does not list it")
        return found


def _list(tree: Tree) -> str:
    return next((name for name in _LISTS if name in tree.files), "")


def _chapters(tree: Tree) -> list[str]:
    """Return the files that the list names; none where a line is no file of the source."""
    if not (where := _list(tree)):
        return []
    lines = [line.strip() for line in as_plain_text(tree.bytes(where))[0].split("\n")]
    named = [line for line in lines if line and not line.startswith(("#", "{"))]
    folder = PurePosixPath(where).parent
    return named if all(tree.find((folder / name).as_posix()) for name in named) else []


def _entries(tree: Tree, found: Plan, base: str) -> Iterator[Entry]:
    """Yield the chapters, each in its part; a file with no more than the title of one is none."""
    part = ""
    for name in _chapters(tree):
        path = tree.find(f"{base}/{name}" if base else name)
        text = as_plain_text(tree.bytes(path))[0] if path and name.endswith((".md", ".txt", ".markua")) else ""
        if begun := _PART.match(text):
            part = begun["title"]
            if path and not text[begun.end() :].strip():
                found.left_out(path, "its title is that of a section of the course")
                continue
        elif "{backmatter}" in text:
            part = ""
        yield Entry(name, "", (part,) if part else ())
