"""The order of loose documents: what front matter says of it, then their names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from ..plan import SourceDocument, natural

_ORDERS = ("sidebar_position", "nav_order", "weight", "order", "position", "sort")
"""What different systems call the place of a page among others in front matter."""


def in_order(documents: list[SourceDocument]) -> list[SourceDocument]:
    """Return documents by folder, then the first page of a folder, then what front matter says, then names."""
    heads: dict[str, SourceDocument] = {}
    for document in documents:
        if document.is_first:
            heads.setdefault(document.folder, document)
    return sorted(documents, key=lambda document: _rank(document, heads))


def _rank(document: SourceDocument, heads: Mapping[str, SourceDocument]) -> tuple[object, ...]:
    """Return the key of that order; `heads` are the first pages of folders."""
    path = PurePosixPath(document.path)
    first = document.home or path.stem.lower() in ("index", "readme", "_index")
    folders = []
    for count in range(1, len(path.parts)):
        folder = PurePosixPath(*path.parts[:count]).as_posix()
        order = _order(heads[folder]) if folder in heads else (True, 0.0)
        folders.append((True, *order, natural(path.parts[count - 1])))
    return (*folders, (not first, *_order(document), natural(path.name)))


def _order(document: SourceDocument) -> tuple[bool, float]:
    given = next((document.meta[key] for key in _ORDERS if isinstance(document.meta.get(key), int | float)), None)
    return given is None, float(given or 0)
