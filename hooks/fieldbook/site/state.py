"""What one build knows of its course."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..assemble import PageFacts
from ..blocks.context import LessonContext, Record
from ..cache.store import Cache
from ..diagnostics import Diagnostic
from ..helper import Helper
from ..model import Course, Outcome
from ..pages import Book
from ..settings import Settings
from .contents import Contents
from .conversions import Conversions
from .filling import Filling
from .navigation import Shelf
from .page_cache import Outputs
from .preparing import Preparing
from .rendering import Renderer, plain
from .sources import Texts


@dataclass(slots=True)
class Site:
    """What one build knows; a new one begins with each build."""

    settings: Settings
    frame: Course
    cache: Cache
    helper: Helper
    texts: Texts
    contents: Contents
    known: bool
    """Whether all that makes the pages is known (see `is_known`)."""
    conversions: Conversions | None = None
    records: dict[str, Record] = field(default_factory=dict)
    shelves: tuple[Shelf, ...] = ()
    nav: Navigation | None = None
    book: Book | None = None
    renderer: Renderer | None = None
    filling: Filling | None = None
    outputs: Outputs | None = None
    preparing: Preparing | None = None
    found: list[dict[str, Any]] | None = None
    addresses: dict[str, str] = field(default_factory=dict)
    told: tuple[Diagnostic, ...] = ()
    context: LessonContext = field(default_factory=LessonContext)

    def release(self) -> None:
        """Let go of what has been read and seen, once the course is put together: of a long one it is a lot."""
        self.texts.sources.clear()
        self.records.clear()

    def facts(self, page: Page) -> PageFacts:
        """Return what is known of a page, as read and rendered."""
        path = page.file.src_uri
        source = self.texts.sources.get(path)
        outcomes = tuple(Outcome(one.id, one.text) for one in source.outcomes) if source else ()
        title = str(page.meta.get("title") or plain(str(page.title)))
        return PageFacts(path, page.file.url, title, dict(page.meta), outcomes, self.records.get(path, Record()))
