"""Steps three and four: the course assembled from its pages, and checked; the page that ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..assemble import PageFacts, Section, assemble, worksheets
from ..blocks.context import Record
from ..exports.run import downloads
from ..model import Outcome
from ..pages import GENERATED, PAGES, Book, finish
from .mkdocs_api import Files, MkDocsConfig, Navigation, Page
from .navigation import link_end_page
from .phases import Assembled, Configured, Converting
from .rendering import plain
from .reporting import Mistakes, course_facts
from .sources import SourceStore


def assembled(
    configured: Configured,
    sources: SourceStore,
    converting: Converting,
    *,
    pages: Mapping[str, Page],
    files: Files,
    config: MkDocsConfig,
) -> Assembled:
    """Return the course as assembled from its pages, and what is wrong in it.

    Args:
        configured: The course's settings, and its frame.
        sources: The pages as text.
        converting: The nav, and the pages as documents.
        pages: MkDocs' pages, by their paths below docs/.
        files: All files of the site.
        config: MkDocs' configuration.
    """
    book = assembled_book(configured, sources, converting, pages)
    addresses = {sources.name(path): page.file.url for path, page in pages.items()}
    memo = configured.cache.memo
    around = course_facts(sources, book.course, converting.nav, files, config, dead=converting.dead_ends, memo=memo)
    return Assembled(book, Mistakes.of(sources, converting.documents, around, memo), addresses)


def assembled_book(
    configured: Configured, sources: SourceStore, converting: Converting, pages: Mapping[str, Page]
) -> Book:
    """Return the course as assembled from its pages, with its worksheets, guides and downloads."""
    facts = {path: _facts(page, sources, converting) for path, page in pages.items()}
    top_sections = [(title, [page.file.src_uri for page in shelf]) for title, shelf in converting.sections]
    # A draft is shown in a preview, and is no part of the course yet.
    sections = [Section(title, tuple(facts[path] for path in paths if path in facts)) for title, paths in top_sections]
    course = assemble(configured.frame, sections, facts.values(), configured.settings.authors_guide)
    guides = tuple(page for page in PAGES if page.for_facilitators and page.path in facts)
    book = Book(course, worksheets(course, {path: page.record for path, page in facts.items()}), guides=guides)
    return replace(book, downloads=downloads(book))


def _facts(page: Page, sources: SourceStore, converting: Converting) -> PageFacts:
    """Return what the course takes from a page: its front matter, and the record that its blocks have left."""
    path = page.file.src_uri
    source, document = sources.sources.get(path), converting.documents.get(path)
    outcomes = tuple(Outcome(one.id, one.text) for one in source.outcomes) if source else ()
    title = str(page.meta.get("title") or plain(str(page.title)))
    record = document.record if document else Record()
    return PageFacts(path, page.file.url, title, dict(page.meta), outcomes, record)


def end_course(book: Book, nav: Navigation, pages: Mapping[str, Page]) -> None:
    """Have the last lesson lead to the page that ends the course."""
    lessons, end = book.course.lessons, pages.get(finish.PAGE.path)
    if lessons and end:
        link_end_page(nav, pages[lessons[-1].path], end, GENERATED)
