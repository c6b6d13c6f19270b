"""The menu of Jekyll's theme Just the Docs: pages name the page that they stand below.

Source: its documentation of navigation (`parent`, `grand_parent`, `ancestor`, `nav_order`, `nav_exclude`).
"""

from __future__ import annotations

from ..headings import unnumbered
from ..plan import SourceDocument, natural, text_of

_DEEPEST = 6
"""Levels of a menu, so that pages which name each other come to an end."""


def is_nested(documents: list[SourceDocument]) -> bool:
    """Tell whether pages stand below others, which they name."""
    titles = {_title(document) for document in documents}
    below = [document for document in documents if _parent(document)]
    return len(below) > 1 and sum(_parent(document) in titles for document in below) * 2 > len(below)


def nested(documents: list[SourceDocument]) -> list[SourceDocument]:
    """Return the pages in the order of their menu, each with the sections around it."""
    titles = {_title(document) for document in documents}
    home = [document for document in documents if document.home]
    tops = [one for one in documents if not one.home and _parent(one) not in titles and not _is_hidden(one)]
    found = [*home]
    for top in _ordered(tops):
        _place(top, documents, (), "", found)
    rest = [document for document in documents if document not in found]
    for document in rest:
        document.lesson = False
    return found + _ordered(rest)


def _place(
    page: SourceDocument,
    documents: list[SourceDocument],
    sections: tuple[str, ...],
    above: str,
    found: list[SourceDocument],
) -> None:
    """Put a page behind those that were `found`, and all that stands below it and is not among them.

    `above` is the title of the page that it stands below itself.
    """
    found.append(page)
    title = _title(page)
    children = [
        one
        for one in documents
        if _parent(one) == title and one not in found and not _is_hidden(one) and _grand(one) in ("", above)
    ]
    inner = (*sections, unnumbered(title)[0]) if children and len(sections) < _DEEPEST else sections
    page.sections, page.lead = inner, bool(children)
    page.lesson = page.lesson or bool(children)
    for child in _ordered(children) if inner != sections else []:
        _place(child, documents, inner, title, found)


def _ordered(documents: list[SourceDocument]) -> list[SourceDocument]:
    """Return pages by what orders them, then by their titles, as the theme does."""

    def rank(document: SourceDocument) -> tuple[object, ...]:
        order = document.meta.get("nav_order")
        numbered = isinstance(order, int | float)
        place = (0, order, ()) if numbered else (1 if order else 2, 0, natural(text_of(order)))
        return (*place, natural(_title(document)))

    return sorted(documents, key=rank)


def _title(document: SourceDocument) -> str:
    return text_of(document.meta.get("title"))


def _parent(document: SourceDocument) -> str:
    return text_of(document.meta.get("parent"))


def _grand(document: SourceDocument) -> str:
    return text_of(document.meta.get("grand_parent"))


def _is_hidden(document: SourceDocument) -> bool:
    return document.meta.get("nav_exclude") is True
