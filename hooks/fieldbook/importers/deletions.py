"""What a person has deleted since the last import stays away: its lesson, its place in the menu, links to it."""

from __future__ import annotations

from collections.abc import Iterable

from .destination import Destination
from .plan import SourceDocument
from .verify import Nav


def without_lessons(
    documents: Iterable[SourceDocument], places: dict[str, str], destination: Destination
) -> list[SourceDocument]:
    """Return the documents whose lessons nobody has deleted; those of the others have no place any more."""
    left: list[SourceDocument] = []
    for document in documents:
        place = f"docs/{places[document.path]}"
        if destination.has_deleted(place):
            destination.leave(place, document.path)
            del places[document.path]
        else:
            left.append(document)
    return left


def without_pages(nav: Nav, texts: dict[str, str], destination: Destination) -> Nav:
    """Return the order of the pages without those deleted that the course writes itself, and take out their texts."""
    left: Nav = []
    for sections, place in nav:
        if destination.has_deleted(f"docs/{place}"):
            destination.leave(f"docs/{place}", "")
            del texts[place]
        else:
            left.append((sections, place))
    return left
