"""What converting a page gives, apart from the page: to be kept, or sent from one process to another."""

from __future__ import annotations

import marshal
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ..blocks.context import LessonContext, Record
from ..cache.store import fingerprint
from ..fragment import Fragment, as_bytes

if TYPE_CHECKING:
    from ..blocks.qr import Drawing

_PLAIN = (str, int, float, bool, type(None))
_BY_VALUE = 2
"""A version of marshal's format that does not tell whether two texts are one in memory."""


class Conversion(NamedTuple):
    """What converting a page gave: its `content` in UTF-8, and so on.

    `told` is a fingerprint of its record, `outline` of what lessons show of that. `codes` are its QR codes.
    """

    content: bytes
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]]
    record: Record
    told: bytes
    outline: bytes
    codes: dict[str, Drawing]


def take(page: Page, context: LessonContext) -> Conversion:
    """Return what MkDocs has left on a page that it has just converted."""
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    record = context.record
    sheets = [(sheet.id, sheet.title, sheet.minutes, sheet.outcomes, sheet.named) for sheet in record.worksheets]
    content = as_bytes(page.content or "")
    return Conversion(
        # What was cut out of a page refers to it: so it is in memory, and written down, but once.
        context.page if context.page == content else content,
        page.toc,
        page._title_from_render,
        page.present_anchor_ids or set(),
        links,
        record,
        fingerprint(_written(record)),
        fingerprint(sheets),
        {video.url: context.codes[video.url] for video in record.videos if video.url in context.codes},
    )


def _written(record: Record) -> bytes:
    """Return all that a record says, the same for every record that says the same."""
    return marshal.dumps(_plain(record), _BY_VALUE)


def _plain(value: Any) -> Any:
    """Return what a value says as lists of texts and numbers, which Python writes down far sooner than records."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, str | Fragment):
        return str(value)
    if isinstance(value, list | tuple):
        return [*map(_plain, value)]
    if kind is dict:
        return [*map(_plain, value.items())]
    return [*map(_plain, _READERS[kind](value))]


class _Readers(dict[type[Any], "attrgetter[tuple[Any, ...]]"]):
    """What reads all that a record of a kind says."""

    def __missing__(self, kind: type[Any]) -> attrgetter[tuple[Any, ...]]:
        self[kind] = reader = attrgetter(*(field.name for field in fields(kind)))
        return reader


_READERS = _Readers()


def give(made: Conversion, page: Page, files: Files) -> None:
    """Leave a page as if it had just been converted, but for its content."""
    page.toc = made.toc
    page._title_from_render = made.title
    page.present_anchor_ids = made.anchors
    found = ((files.get_file_from_path(path), anchors) for path, anchors in made.links.items())
    page.links_to_anchors = {file: anchors for file, anchors in found if file is not None}
