"""The index of Material's search plugin, with our sections of each page in place of those of its own slow parser.

The plugin makes an index in `on_config`, adds each page in `on_page_context` and writes all as JSON, which other
plugins read and change. Ours replaces that one object, with the same methods. `search.script` makes from the JSON what
browsers search in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from ..labels import Labels, labels
from ..model import Course
from ..pages import GENERATED, PAGES
from ..search.index import IndexedPage
from ..search.sections import SearchSection, beginning, sections
from .authors_guide import AuthorsGuide
from .mkdocs_api import MkDocsConfig, Page
from .rendering import plain

if TYPE_CHECKING:
    from material.plugins.search.plugin import SearchIndex

PLUGINS = frozenset({"search", "material/search"})

_NAMES = {page.path: f"search.names.{page.slot}" for page in PAGES}
_BEGINNING_ONLY = frozenset(page.path for page in PAGES if not page.searched)
"""Pages that repeat what stands in lessons: only their beginning is indexed."""

_MARK = re.compile(r'data-search-\w+="[^"]+"')
_MARKS = re.compile(rf"\s?{_MARK.pattern}")

Entries = list[dict[str, Any]]


class CourseSearchIndex:
    """The index of one build, with the methods and the entries of Material's. Titles and texts are plain text."""

    def __init__(self, material: SearchIndex, *, is_alone: bool) -> None:
        """`is_alone` tells that no other plugin looks at pages between the search and `give_back`."""
        self._material = material
        self._is_alone = is_alone
        self._contents: dict[str, str] = {}
        self._stored: dict[str, Entries] = {}
        self._added: dict[str, Entries] = {}

    @property
    def entries(self) -> Entries:
        """All entries so far, in the order of the pages."""
        return cast(Entries, self._material.entries)

    def add_stored_entries(self, page: Page, entries: Entries) -> None:
        """Have the next `add_entry_from_context` of a page add these entries, which an earlier build has made."""
        self._stored[page.file.src_uri] = entries

    def pop_entries(self, page: Page) -> Entries:
        """Return, once, the entries that were added for a page; none for a page that is not searched."""
        return self._added.pop(page.file.src_uri, [])

    def add_entry_from_context(self, page: Page) -> None:
        """Add the entries of a page; the plugin calls this for each page, whose content is HTML."""
        entries = self._stored.pop(page.file.src_uri, None)
        if entries is None:
            entries = [] if is_unsearched(page) else list(_entries(page))
        self.entries.extend(entries)
        self._added[page.file.src_uri] = entries
        if self._is_alone:
            # Next, the plugin takes its marks out of the content, by a pattern that is tried at each character.
            self._contents[page.file.src_uri] = without_marks(page.content or "")
            page.content = ""

    def give_back(self, page: Page) -> None:
        """Give a page its content again, which it has not had since its entries were made."""
        page.content = self._contents.pop(page.file.src_uri, page.content)

    def generate_search_index(self, previous: Any) -> str:
        """Return the index as JSON, which the plugin writes."""
        return str(self._material.generate_search_index(previous))


def _entries(page: Page) -> Iterator[dict[str, Any]]:
    title = str(page.meta.get("title") or plain(page.title))
    more: dict[str, Any] = {}
    if isinstance(tags := page.meta.get("tags"), list):
        more["tags"] = [str(tag) for tag in tags if tag]
    if "boost" in (search := page.meta.get("search") or {}):
        more["boost"] = search["boost"]
    read = beginning if page.file.src_uri in _BEGINNING_ONLY else sections
    for section in read(page.content or "") or [SearchSection(None, title, "")]:
        location = f"{page.url}#{section.id}" if section.id else page.url
        text = section.text
        if not section.id and not text and page.file.src_uri in GENERATED:
            text = str(page.meta.get("description", ""))
        yield {"location": location, "title": section.title or title, "text": text, **more}


def without_marks(html: str) -> str:
    """Return HTML without the attributes for the search that Material's plugin removes, removed as it does."""
    return _MARKS.sub("", html) if _MARK.search(html) else html


def install_index(config: MkDocsConfig, *, is_alone: bool) -> CourseSearchIndex | None:
    """Put our index in place of that of Material's plugin, and return it; None where the plugin is missing or off.

    `is_alone` tells that no other plugins change pages.
    """
    plugin = next((config.plugins[name] for name in PLUGINS if name in config.plugins), None)
    material = getattr(plugin, "search_index", None)
    if isinstance(material, CourseSearchIndex) or not hasattr(material, "create_entry_for_section"):
        return None
    index = CourseSearchIndex(cast("SearchIndex", material), is_alone=is_alone)
    cast(Any, plugin).search_index = index
    return index


def is_unsearched(page: Page) -> bool:
    """Tell whether a page is not to be found by search."""
    search = page.meta.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))


def indexed_pages(pages: Iterable[Page], course: Course, guide: AuthorsGuide) -> dict[str, IndexedPage]:
    """Return the place of each page in the course, by its address: lessons in their order, then all other pages."""
    pages = list(pages)
    words = labels(course.language)
    order = {lesson.path: at for at, lesson in enumerate(course.lessons)}
    in_order = sorted(pages, key=lambda page: order.get(page.file.src_uri, len(order)))
    found = {}
    for at, page in enumerate(in_order):
        path = page.file.src_uri
        lesson, module = course.lesson(path), course.module_of(path)
        number = str(lesson.number) if lesson else ""
        rank = 0 if module else 1 if page.is_homepage or path in GENERATED else 2
        title = str(page.meta.get("title") or plain(page.title))
        names = [one.strip() for one in words.get(_NAMES.get(path, ""), "").split(",") if one.strip()]
        names += _numbered(words, course, path)
        about = module.title if module and module.path != path else ""
        found[page.url] = IndexedPage(at, title, number, about, rank, path in guide, names)
    return found


def _numbered(words: Labels, course: Course, path: str) -> Iterator[str]:
    """Yield what people call a page by its number, or by that of a worksheet on it: "Lesson 4", "Worksheet 2"."""
    lesson = course.lesson(path)
    numbers = [("lesson", lesson.number)] if lesson else []
    numbers += [(sheet.kind, sheet.number) for sheet in lesson.worksheets] if lesson else []
    numbers += [("module", at) for at, module in enumerate(course.modules, 1) if module.path == path]
    for kind, number in numbers:
        before = words[f"{kind}.number"].partition("{number}")[0]
        yield f"{before}{number}"
