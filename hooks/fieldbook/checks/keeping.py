"""What the rules found in each page, kept from one look at a course to the next.

After an edit nearly all pages are what they were. A page is looked at again when its text is another one, when the
course would answer one of its questions otherwise, or when a setting has changed. Rules about the course as a whole
are followed each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..reader import Source
from .asking import Asked, sum_up
from .context import Course


class _Page(NamedTuple):
    """What was found in a page of that mark, with what was asked meanwhile."""

    mark: bytes
    asked: Asked
    found: tuple[Diagnostic, ...]


class Kept:
    """What was found in pages. Each look takes from it what still holds, and leaves in it what the next may take.

    It may be written down and read again, by the same version of the engine.
    """

    def __init__(self) -> None:
        self.changed = False
        """Whether the last look has left anything else than it found."""
        self._settings: tuple[object, ...] = ()
        self._pages: dict[str, _Page] = {}
        self._anchors: dict[str, tuple[bytes, frozenset[str]]] = {}

    def look(self, course: Course, find: Callable[[Source], Iterable[Diagnostic]]) -> Iterator[Diagnostic]:
        """Yield what is found in the pages of a course; `find` looks at one."""
        marks = {source.name: _mark(source) for source in course.sources}
        before = self._pages if self._settings == course.settings else {}
        self._hand_over_anchors(course, marks)
        after = {source.name: _page(source, course, marks[source.name], before, find) for source in course.sources}
        anchors = {path: (marks[course.by_path[path].name], words) for path, words in course.known_anchors()}
        self.changed = after.keys() != before.keys() or any(page is not before[name] for name, page in after.items())
        self.changed = self.changed or anchors != self._anchors
        self._settings, self._pages, self._anchors = course.settings, after, anchors
        for page in after.values():
            yield from page.found

    def _hand_over_anchors(self, course: Course, marks: dict[str, bytes]) -> None:
        """Tell a course the places of those pages whose text is the same."""
        for path, (mark, words) in self._anchors.items():
            source = course.by_path.get(path)
            if source is not None and marks[source.name] == mark:
                course.learn_anchors(path, words)


def _page(
    source: Source,
    course: Course,
    mark: bytes,
    before: dict[str, _Page],
    find: Callable[[Source], Iterable[Diagnostic]],
) -> _Page:
    """Return what was found in a page, if that still holds, or look at it."""
    kept = before.get(source.name)
    if kept is not None and kept.mark == mark and course.would_answer(kept.asked):
        return kept
    asked = course.asking.begin()
    return _Page(mark, asked, tuple(find(source)))


def _mark(source: Source) -> bytes:
    """Return a short sum of all that a page was read from: how its file was encoded shows among its problems."""
    return sum_up(source.name, source.text, *map(str, source.problems))
