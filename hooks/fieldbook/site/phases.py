"""What each phase of a build leaves to those after it: one value, which is there from then on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..cache.store import Cache
from ..document import Document
from ..model import Course
from ..pages import Book
from ..settings import Settings
from .cache_rules import PageRules
from .content_store import ContentStore
from .conversion import Conversions
from .guide import Guide
from .mkdocs_api import Files, MkDocsConfig, Navigation, Page
from .navigation import Shelf
from .page_cache import RenderedPageCache
from .rendering import Renderer
from .reporting import Mistakes
from .search_index import CourseSearchIndex
from .slots import SlotRenderer
from .templates import Environment


class Begun(NamedTuple):
    """What there is from the beginning: what earlier builds left, and what all templates see, ever more of it."""

    cache: Cache
    template_globals: dict[str, Any]


class Configured(NamedTuple):
    """What is known of a course before anything is read: its settings, an empty frame, what earlier builds left."""

    settings: Settings
    frame: Course
    cache: Cache

    @classmethod
    def of(cls, config: MkDocsConfig, cache: Cache) -> Configured:
        """Return what a configuration says."""
        settings = Settings.of(config.extra, config.site_name, str(config.theme["language"]))
        frame = Course(
            *(settings.id, config.site_name, config.site_description or "", settings.language),
            version=settings.version,
            date=settings.date,
            address=config.site_url or "",
        )
        return cls(settings, frame, cache)


class Converting(NamedTuple):
    """The pages on their way to HTML: the order of the course, and the documents that there are so far.

    `dead` is what the nav named and led nowhere.
    """

    nav: Navigation
    sections: tuple[Shelf, ...]
    dead: frozenset[str]
    conversions: Conversions
    documents: dict[str, Document]


class Assembled(NamedTuple):
    """The course as a whole, and what is wrong in it. `addresses` are those of its pages by their names."""

    book: Book
    mistakes: Mistakes
    addresses: dict[str, str]


class Site(NamedTuple):
    """What MkDocs builds a site with, from the moment that all pages are converted."""

    config: MkDocsConfig
    files: Files
    env: Environment


@dataclass(frozen=True)
class Rendering:
    """What pages are rendered with, and `all` of them. `guide` is what of them is not for learners.

    `loaded` are the paths of those that are as they were, `failed` of those for some of which something else stands.
    `sums` tell, of all that are not as they were, whether they came out alike in another build of the same process.
    `contents` has what pages say of which nobody but an export asks for it.
    """

    all: tuple[Page, ...]
    renderer: Renderer
    slots: SlotRenderer
    pages: RenderedPageCache
    rules: PageRules
    search_index: CourseSearchIndex | None
    guide: Guide
    site: Site
    loaded: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    sums: dict[str, int] = field(default_factory=dict)
    contents: ContentStore = field(default_factory=ContentStore)
