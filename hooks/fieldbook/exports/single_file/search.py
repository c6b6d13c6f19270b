"""The search index of the single file: that of the site, for the sections that are in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ...cache.store import Memo, fingerprint
from ...search.index import Entry, IndexedPage, search_index
from ...search.script import COURSE, read_index
from .frame import HOME
from .links import Joining


def joined_index(site: Path, joining: Joining, memo: Memo) -> dict[str, Any] | None:
    """Return the index with the file's own ids; None where the site has no search.

    It has no texts: scripts read them in the file itself.
    """
    index = read_index(site / COURSE)
    if index is None:
        return None
    pages, sections = index["pages"], index["sections"]
    addresses = [f"{pages[at][0]}#{name}" if name else pages[at][0] for at, name, _, _ in sections]
    targets = [joining.target(address, HOME) for address in addresses]
    key = fingerprint((site / COURSE).read_bytes(), targets)
    return memo("joined index", "", key, partial(_index, index, targets, memo))


def _index(site_index: Mapping[str, Any], targets: Sequence[str], memo: Memo) -> dict[str, Any]:
    """Return the index of those sections of the site's that lie in the file, where their `targets` do."""
    pages = site_index["pages"]
    known_pages = {
        address: IndexedPage(at, title, number, module, rank, names=names)
        for at, (address, title, number, module, rank, _, names) in enumerate(pages)
    }
    ids: dict[tuple[str, str], str] = {}
    entries = []
    for (at, name, title, text), target in zip(site_index["sections"], targets, strict=True):
        address, boost = pages[at][0], pages[at][5]
        if target.startswith("#"):
            ids[address, name] = target[1:]
            entries.append(Entry(address, name, title, text, boost=boost))
    synonyms = [[" ".join(phrase) for phrase in group] for group in site_index["synonyms"]]
    index = search_index(entries, known_pages, synonyms, memo)
    for section in index["sections"]:
        section[1], section[3] = ids[index["pages"][section[0]][0], section[1]], ""
    for page in index["pages"]:
        page[0] = ""
    return {"keys": site_index["keys"], **index}
