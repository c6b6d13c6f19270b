"""What one build knows of its course."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs.structure.nav import Navigation

from .blocks.record import LessonContext, Record
from .cache import Cache
from .contents import Contents
from .conversions import Conversions
from .diagnostics import Diagnostic
from .filling import Filling
from .helper import Helper
from .model import Course
from .navigation import Shelf
from .outputs import Outputs
from .pages import Book
from .preparing import Preparing
from .rendering import Renderer
from .settings import Settings
from .texts import Texts


@dataclass(slots=True)
class Site:
    """What one build knows; a new one begins with each build."""

    settings: Settings
    frame: Course
    cache: Cache
    helper: Helper
    texts: Texts
    contents: Contents
    conversions: Conversions | None = None
    records: dict[str, Record] = field(default_factory=dict)
    shelves: tuple[Shelf, ...] = ()
    nav: Navigation | None = None
    book: Book | None = None
    renderer: Renderer | None = None
    filling: Filling | None = None
    outputs: Outputs | None = None
    preparing: Preparing | None = None
    addresses: dict[str, str] = field(default_factory=dict)
    told: tuple[Diagnostic, ...] = ()
    context: LessonContext = field(default_factory=LessonContext)

    def release(self) -> None:
        """Let go of what has been read and seen, once the course is put together: of a long one it is a lot."""
        self.texts.sources.clear()
        self.records.clear()
