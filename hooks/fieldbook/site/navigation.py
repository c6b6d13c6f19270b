"""MkDocs' navigation as a course reads it: sections with their pages, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

Shelf = tuple[str, tuple[Page, ...]]
"""A section's title, "" for pages outside of any, with its pages. Sections within it are part of it."""


def shelves(items: Sequence[StructureItem]) -> Iterator[Shelf]:
    """Return the sections of the nav's top level; neighbouring pages outside of sections form one of their own."""
    loose: list[Page] = []
    for item in items:
        if isinstance(item, Page):
            loose.append(item)
        elif isinstance(item, Section):
            if loose:
                yield "", tuple(loose)
                loose = []
            yield item.title, tuple(_pages(item))
    if loose:
        yield "", tuple(loose)


def _pages(section: Section) -> Iterator[Page]:
    for child in section.children:
        if isinstance(child, Page):
            yield child
        elif isinstance(child, Section):
            yield from _pages(child)


def append_page(nav: Navigation, page: Page) -> None:
    """Put a page behind all others, in the nav and in the order of reading."""
    if nav.pages:
        nav.pages[-1].next_page = page
        page.previous_page = nav.pages[-1]
    nav.pages.append(page)
    nav.items.append(page)
