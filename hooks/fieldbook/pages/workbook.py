"""The workbook: every worksheet of the course on one page, with the same fields as in its lesson."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..blocks import FIELD_BLOCK_NAMES
from ..html.ids import ids_in, renamed
from ..html.links import relocated_html
from ..model import Lesson, Outcome, Worksheet
from ..reader import Source
from .key import keys
from .page import Book, GeneratedPage

ADDRESS = "workbook.html"
"""The page's address below site/."""

_TITLE = re.compile(r'<h(\d) class="worksheet__title"')
_HEADING = re.compile(r"<(?P<close>/?)h(?P<level>[1-6])\b")
_FACTS = re.compile(r'<div data-ref="[^"]*" data-slot="worksheet"></div>')
"""Where a worksheet's number and minutes go."""


class MovedWorksheet(NamedTuple):
    """A worksheet on another page than its lesson: its HTML before and after the place of its number and minutes."""

    worksheet: Worksheet
    lesson: Lesson
    practised: tuple[Outcome, ...]
    before: str
    after: str


def moved_worksheets(book: Book, page: str = ADDRESS) -> Iterator[MovedWorksheet]:
    """Yield the worksheets of the course, with links, ids and headings made to fit the page at the address `page`."""
    places = {outcome.id: place for place, outcome in enumerate(book.course.outcomes)}
    for lesson in book.course.lessons:
        for worksheet in lesson.worksheets:
            html = relocated_html(str(book.worksheets[worksheet.id]), lesson.address, page)
            before, *after = _FACTS.split(_distinct(_raised(html), worksheet), maxsplit=1)
            practised = dict.fromkeys(book.course.practised(worksheet))
            in_order = tuple(sorted(practised, key=lambda outcome: places[outcome.id]))
            yield MovedWorksheet(worksheet, lesson, in_order, before, "".join(after))


class MovedWorksheets:
    """The same as a collection for a template; each is made during iteration, since all together are large."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __iter__(self) -> Iterator[MovedWorksheet]:
        return moved_worksheets(self._book)

    def __len__(self) -> int:
        return len(self._book.course.worksheets)


def _raised(html: str) -> str:
    """Return a worksheet with its title as a heading of the second level, and the headings in it to match."""
    title = _TITLE.search(html)
    by = int(title[1]) - 2 if title else 0
    return _HEADING.sub(lambda match: f"<{match['close']}h{max(int(match['level']) - by, 2)}", html)


def _distinct(html: str, worksheet: Worksheet) -> str:
    """Return a worksheet with unique ids: those not yet derived from its own id get it as a prefix."""
    own = (f"{worksheet.kind}-{worksheet.id}", f"{worksheet.id}--")
    others = {name for name in ids_in(html) if not name.startswith(own)}
    return renamed(html, others, f"{worksheet.id}-")


def _wanted(sources: Iterable[Source]) -> bool:
    return any(block.name in FIELD_BLOCK_NAMES for source in sources for block in source.blocks)


def _context(book: Book) -> Mapping[str, Any]:
    return {"sheets": MovedWorksheets(book), "keys": keys(book, ADDRESS)}


PAGE = GeneratedPage(
    *("workbook.md", "workbook", "workbook.intro", "workbook", _wanted, _context),
    searched=False,
    script="workbook-page.js",
    style="workbook-page.css",
    words=("book", "leave", "sheet", "standing"),
)
