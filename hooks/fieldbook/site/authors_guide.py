"""The guide for authors, kept apart from the pages for learners: each has its own menu and search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..assemble import start_of_guide
from ..model import Course
from .mkdocs_api import Navigation, Page, Section, StructureItem


class AuthorsGuide:
    """The pages in a folder of docs/. If one is a lesson, the folder is part of the course: no guide."""

    def __init__(self, folder: str, nav: Navigation, course: Course) -> None:
        self._start = start_of_guide(folder, (lesson.path for lesson in course.lessons))
        self._nav = nav
        self.own = [item for item in nav.items if self._is_own(item)]

    def __contains__(self, path: object) -> bool:
        """Tell whether the page whose source is `path` below docs/ is one of the guide's."""
        return bool(self._start) and str(path).startswith(self._start)

    @property
    def title(self) -> str:
        """The guide's title in the nav."""
        return str(self.own[0].title) if self.own else ""

    @property
    def home(self) -> Page | None:
        """Its first page; None where the nav names none."""
        return next((page for item in self.own for page in _pages(item)), None)

    def menu(self, page: Page | None) -> Sequence[StructureItem]:
        """Return the entries of the nav that a page shows: the guide's in the guide, all others elsewhere."""
        is_inside = page is not None and page.file.src_uri in self
        return self.own if is_inside and self.own else [item for item in self._nav.items if item not in self.own]

    def separate_reading_orders(self) -> None:
        """Link no page of the course to one of the guide as its previous or next page, nor the other way round."""
        following = [(page, self._following(page)) for page in self._nav.pages]
        for page, _ in following:
            before = page.previous_page
            if before is not None and self._are_parted(before, page):
                page.previous_page = None
        for page, behind in following:
            page.next_page = behind
            if behind is not None:
                behind.previous_page = page

    def _following(self, page: Page) -> Page | None:
        behind: Page | None = page.next_page
        while behind is not None and self._are_parted(page, behind):
            behind = behind.next_page
        return behind

    def _are_parted(self, one: Page, other: Page) -> bool:
        return (one.file.src_uri in self) != (other.file.src_uri in self)

    def _is_own(self, item: StructureItem) -> bool:
        """Tell whether an entry of the nav has pages of the guide, and no other."""
        paths = [page.file.src_uri for page in _pages(item)]
        return bool(paths) and all(path in self for path in paths)


def _pages(item: StructureItem) -> Iterator[Page]:
    if isinstance(item, Page):
        yield item
    elif isinstance(item, Section):
        children: Iterable[StructureItem] = item.children
        for child in children:
            yield from _pages(child)
