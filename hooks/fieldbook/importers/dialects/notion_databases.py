"""Databases of Notion's exports: a file of comma-separated values that a page links to, shown there as a table."""

from __future__ import annotations

import csv
import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..ledger import Fate, Note
from ..source_tree import Tree
from ..tables import layout

_LINKED = re.compile(r"(?m)^[ \t]*\[(?P<title>[^\[\]\n]*)\]\((?P<url>[^()\s]+\.csv)\)[ \t]*$")
DIGITS = re.compile(r"[ _-]+[0-9a-f]{32}(?:_all)?$")
"""What Notion puts behind each name."""
_MOST_ROWS = 200


def plain_name(name: str) -> str:
    """Return a name without Notion's digits."""
    return DIGITS.sub("", name).strip() or name


def shown(body: str, name: str, tree: Tree) -> str:
    """Return a page's text with the databases that it links to as tables, whose title is above them."""

    def table(match: re.Match[str]) -> str:
        found = tree.find((PurePosixPath(name).parent / unquote(match["url"])).as_posix())
        rows = _rows(tree, found) if found else []
        if len(rows) < 2 or len(rows) > _MOST_ROWS:
            return match[0]
        if found:
            tree.notes.append(Note(found, 0, Fate.BECAME, f"a table in “{name}”, which links to it"))
        return f"**{match['title']}**\n\n{layout(rows)}\n"

    return _LINKED.sub(table, body)


def order(tree: Tree) -> dict[tuple[str, str], int]:
    """Return the place of each row in its database, by the folder of its pages and its title."""
    found: dict[tuple[str, str], int] = {}
    for name in tree.files:
        if not name.lower().endswith(".csv"):
            continue
        if name.lower().endswith("_all.csv"):
            tree.notes.append(Note(name, 0, Fate.LEFT_OUT, "the same database again, with all its columns"))
            continue
        folder = plain_name(name.rpartition(".")[0])
        for at, row in enumerate(_rows(tree, name)[1:]):
            found.setdefault((folder, row[0]), at)
    return found


def _rows(tree: Tree, name: str) -> list[list[str]]:
    return [[_cell(cell) for cell in row] for row in csv.reader(tree.text(name).splitlines()) if any(row)]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
