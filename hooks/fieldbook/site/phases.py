"""What each phase of a build hands to the next ones: one value for each phase."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..cache.store import Cache
from ..document import Document
from ..model import Course
from ..pages import Book
from ..settings import Settings
from .authors_guide import AuthorsGuide
from .cache_rules import PageRules
from .content_store import ContentStore
from .document_cache import DocumentCache
from .material_search import CourseSearchIndex
from .mkdocs_api import Files, MkDocsConfig, Navigation, Page
from .navigation import TopSection
from .neighbours import is_translation
from .page_cache import RenderedPageCache
from .rendering import Renderer
from .reporting import Mistakes
from .slots import SlotRenderer
from .templates import Environment


class Begun(NamedTuple):
    """From `on_config`: the cache, and the global variables of all templates, to which later phases add."""

    cache: Cache
    template_globals: dict[str, Any]


class Configured(NamedTuple):
    """What the configuration says of a course: its settings, and `frame`, a course without modules; the cache.

    `is_translation` tells that the build is of a course in one more language.
    """

    settings: Settings
    frame: Course
    cache: Cache
    is_translation: bool

    @classmethod
    def of(cls, config: MkDocsConfig, cache: Cache) -> Configured:
        """Read the settings of a configuration."""
        settings = Settings.of(config.extra, config.site_name, str(config.theme["language"]))
        frame = Course(
            *(settings.id, config.site_name, config.site_description or "", settings.language),
            version=settings.version,
            date=settings.date,
            address=config.site_url or "",
        )
        return cls(settings, frame, cache, is_translation(config))


class Converting(NamedTuple):
    """The order of the course, and by their paths the documents of the pages converted so far.

    `dead_ends` are entries of the nav that lead nowhere.
    """

    nav: Navigation
    sections: tuple[TopSection, ...]
    dead_ends: frozenset[str]
    document_cache: DocumentCache
    documents: dict[str, Document]


class Assembled(NamedTuple):
    """The course as a whole, and what is wrong in it. `addresses` are those of its pages by their names."""

    book: Book
    mistakes: Mistakes
    addresses: dict[str, str]


class Site(NamedTuple):
    """MkDocs' own objects of a build, from `on_env` on, when all pages are converted."""

    config: MkDocsConfig
    files: Files
    env: Environment


@dataclass(frozen=True)
class Rendering:
    """All pages of a course, and what they are rendered with; `guide` are those for authors, not for learners.

    `from_cache` are the paths of pages that an earlier build has rendered, `with_placeholder` those of pages of which
    some or all could not be made. `page_hashes` are of the pages rendered in this build, by their paths, to be compared
    within one process. `contents` holds the contents of pages, which only exports need.
    """

    pages: tuple[Page, ...]
    renderer: Renderer
    slots: SlotRenderer
    page_cache: RenderedPageCache
    rules: PageRules
    search_index: CourseSearchIndex | None
    guide: AuthorsGuide
    site: Site
    from_cache: set[str] = field(default_factory=set)
    with_placeholder: set[str] = field(default_factory=set)
    page_hashes: dict[str, int] = field(default_factory=dict)
    contents: ContentStore = field(default_factory=ContentStore)
