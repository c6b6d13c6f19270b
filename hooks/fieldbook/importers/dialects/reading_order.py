"""The order of loose documents: what front matter says of it, then their names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from ..plan import SourceDocument, natural

_ORDERS = ("sidebar_position", "nav_order", "weight", "order", "position", "sort")
"""What different systems call the place of a page among others in front matter."""
_LISTS = ("files", "courses")
"""What the first page of a folder calls the list of what is in it, in order, as in courses of Oxford's Gutenberg."""


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
        listed = _listed(heads, path.parts[: count - 1], path.parts[count - 1])
        folders.append((True, listed, *order, natural(path.parts[count - 1])))
    listed = _listed(heads, path.parts[:-1], path.name)
    return (*folders, (not first, listed, *_order(document), natural(path.name)))


def _listed(heads: Mapping[str, SourceDocument], above: tuple[str, ...], name: str) -> int:
    """Return where a folder's first page lists a file or folder, behind all that it lists where it does not."""
    head = heads.get("/".join(above))
    lists = [head.meta[key] for key in _LISTS if isinstance(head.meta.get(key), list)] if head else []
    names = [str(one).removeprefix("./").partition("/")[0].removesuffix(".md") for one in lists[0]] if lists else []
    bare = name.removesuffix(".md")
    return names.index(bare) if bare in names else len(names)


def _order(document: SourceDocument) -> tuple[bool, float]:
    given = next((document.meta[key] for key in _ORDERS if isinstance(document.meta.get(key), int | float)), None)
    return given is None, float(given or 0)
