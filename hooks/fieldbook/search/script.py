"""The search index as a classic script, which browsers load from `file://`, too, and only when someone searches."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..cache.store import Memo, uncached
from ..settings import Search
from .index import Entry, IndexedPage, search_index

COURSE, GUIDE = ("search/search.js", "search/guide.js")
"""Where the indexes lie below site/: that of the course, and that of the guide for those who write it."""

_BEGIN, _END = "fieldbook.index=", ";\n"
_PLUGINS = "search/search_index.json"
_UNUSED = re.compile(
    r"assets/javascripts/(?:lunr|workers)/|assets/stylesheets/(?:main|palette)\.|assets/images/favicon\.png$"
    r"|.*\.(?:css|js)\.map$"
)


def is_unused(path: str) -> bool:
    """Tell whether a site can do without a file of Material's: its own search, its styles, its icon, maps."""
    return bool(_UNUSED.match(path))


def collected(site: Path) -> list[Entry] | None:
    """Read the index that MkDocs' search plugin wrote and other plugins have changed, and remove its file.

    Returns the entries, or None where there is no such file.
    """
    written = site / _PLUGINS
    if not written.is_file():
        return None
    docs = json.loads(written.read_text(encoding="utf-8"))["docs"]
    written.unlink()
    return [_entry(one) for one in docs]


def _entry(section: Mapping[str, Any]) -> Entry:
    address, _, name = str(section["location"]).partition("#")
    boost = section.get("boost", 1)
    weight = float(boost) if isinstance(boost, int | float) else 1
    return Entry(address, name, str(section["title"]), str(section["text"]), tuple(section.get("tags", ())), weight)


def write_search(
    site: Path,
    entries: Iterable[Entry],
    known_pages: Mapping[str, IndexedPage],
    settings: Search,
    memo: Memo = uncached,
) -> None:
    """Write below `site` the index of the course, and that of the guide for authors if any entry is in it.

    `known_pages` are what pages are in the course, by their addresses; `memo` returns what an earlier build has made.
    """
    indexes: dict[str, list[Entry]] = {COURSE: []}
    for entry in entries:
        known = known_pages.get(entry.address)
        indexes.setdefault(GUIDE if known and known.is_guide else COURSE, []).append(entry)
    for address, chosen in indexes.items():
        index = {"keys": settings.keys, **search_index(chosen, known_pages, settings.synonyms, memo)}
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        file = site / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{_BEGIN}{text}{_END}", encoding="utf-8", newline="\n")


def read_index(script: Path) -> dict[str, Any] | None:
    """Return the index in a script that `write_search` has written; None where there is no such file."""
    if not script.is_file():
        return None
    index: dict[str, Any] = json.loads(script.read_text(encoding="utf-8").removeprefix(_BEGIN).removesuffix(_END))
    return index
