"""What the search of the single file knows: the sections of the site that lie in the file.

A browser reads their words from the chapters, when someone searches (`single-search.js`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ...search.script import COURSE, read_index
from .links import Joining


def joined_index(site: Path, joining: Joining) -> dict[str, Any] | None:
    """Return the site's index with the file's own ids, without words and texts; None where the site has no search."""
    index = read_index(site / COURSE)
    if index is None:
        return None
    numbers: dict[int, int] = {}
    sections = []
    for at, name, _, _ in index["sections"]:
        address = index["pages"][at][0]
        if within := joining.within(unquote(address), name):
            sections.append([numbers.setdefault(at, len(numbers)), within])
    pages = [["", *index["pages"][at][1:]] for at in numbers]
    return {"pages": pages, "sections": sections, "synonyms": index["synonyms"], "keys": index["keys"]}
