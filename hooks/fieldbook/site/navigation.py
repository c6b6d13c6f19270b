"""MkDocs' navigation as a course reads it: sections with their pages, in order."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from ..addresses import leads_elsewhere, mended, scheme
from .mkdocs_api import File, InclusionLevel, Link, Navigation, Page, Section, StructureItem

TopSection = tuple[str, tuple[Page, ...]]
"""A section of the nav's top level: its title, "" for pages outside of any, and its pages, nested ones included."""


def top_sections(items: Sequence[StructureItem]) -> Iterator[TopSection]:
    """Yield the sections of the nav's top level; neighbouring pages outside of sections form one of their own."""
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


def link_end_page(nav: Navigation, last: Page, end: Page, apart: Container[str]) -> None:
    """Link the last lesson to the page `end` as its next page, which has none.

    Pages `apart` have neither a previous nor a next page. Pages behind the last lesson in the nav, a guide for
    trainers, say, are linked among themselves.
    """
    pages = [page for page in nav.pages if page is last or page.file.src_uri not in apart]
    for page in nav.pages:
        page.previous_page = page.next_page = None
    behind = pages.index(last) + 1
    for reading in ([*pages[:behind], end], pages[behind:]):
        for before, page in pairwise(reading):
            before.next_page, page.previous_page = page, before


def with_readable_addresses(nav: Any) -> Any:
    """Return `nav` of mkdocs.yml with addresses that MkDocs can read, and titles that are text."""
    if isinstance(nav, dict):
        return {str(title): with_readable_addresses(value) for title, value in nav.items()}
    if isinstance(nav, list):
        return [with_readable_addresses(item) for item in nav]
    return mended(nav) if isinstance(nav, str) else nav


def named_in(nav: Any) -> frozenset[str]:
    """Return all that `nav` of mkdocs.yml names: files and addresses."""
    if isinstance(nav, dict):
        return frozenset().union(*map(named_in, nav.values()))
    if isinstance(nav, list):
        return frozenset().union(*map(named_in, nav))
    return frozenset({nav}) if isinstance(nav, str) else frozenset()


def dead_ends(items: Iterable[StructureItem], built: Container[File]) -> Iterator[str]:
    """Yield what a nav names and leads nowhere, as MkDocs has found: no file, no address, or a page left out."""
    for item in items:
        if isinstance(item, Section):
            yield from dead_ends(item.children, built)
        elif isinstance(item, Link) and not _leads_somewhere(item.url):
            yield item.url
        elif isinstance(item, Page) and item.file not in built and item.file.is_documentation_page():
            yield item.file.src_uri


def remove_dead_ends(nav: Navigation, built: Container[File]) -> None:
    """Remove from the nav what leads nowhere, which the checks report, and give each entry a title.

    `built` are the files that become pages. Another file of docs/ in the nav, a document to download, becomes a link.
    """
    nav.items = list(_without_dead_ends(nav.items, built))
    nav.pages = [page for page in nav.pages if page.file in built]
    around = [None, *nav.pages, None]
    for before, page, behind in zip(around, nav.pages, around[2:], strict=False):
        page.previous_page, page.next_page = before, behind


def _without_dead_ends(items: Iterable[StructureItem], built: Container[File]) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section):
            item.children = list(_without_dead_ends(item.children, built))
            if item.children:
                yield item
        elif isinstance(item, Link):
            if _leads_somewhere(item.url):
                item.title = item.title or item.url
                yield item
        elif isinstance(item, Page) and item.file not in built:
            if not item.file.is_documentation_page() and item.file.inclusion.value > InclusionLevel.DRAFT.value:
                link = Link(item.title or posixpath.basename(item.file.src_uri), item.file.url)
                link.parent = item.parent
                yield link
        else:
            yield item


def _leads_somewhere(address: str) -> bool:
    """Tell whether an address of the nav is one elsewhere, and no file of the course that is not there."""
    return leads_elsewhere(address) or (not scheme(address) and address.startswith("/"))
