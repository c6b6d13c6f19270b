"""What search finds in a course, where nobody but the engine and Material's plugin has to do with it.

The plugin would read the pages itself, one by one, slowly. Here a page's parts are kept from earlier builds, or made
by the second process, if there is one, while the first goes on with the next pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ..cache.store import Cache
from ..fragment import as_bytes, as_text
from ..helper import Helper, Shared

if TYPE_CHECKING:
    from ..search.parts import Section

PLUGINS = frozenset({"search", "material/search"})
_KIND = "entries"
_AT_ONCE = 8
"""Pages that are sent to the second process in one go."""

_Entries = list[dict[str, Any]]
_Parts = list["Section"]
_Stretch = tuple[str, int, int]
"""Where a page's content lies: in which file, from where to where, in bytes."""
_Made = tuple[int, list[_Parts]]
"""Where among all that is made something goes, and the parts of each page in it."""


class _Place(NamedTuple):
    """Where a page's entries go: those of an earlier build, or None and the key under which to keep them."""

    page: Page
    key: bytes
    entries: _Entries | None


class Index:
    """The entries of one build, in the order of its pages."""

    def __init__(self, config: MkDocsConfig, cache: Cache, helper: Helper) -> None:
        self._index = _index(config)
        self._cache = cache
        self._helper = helper
        self._places: list[_Place] = []
        self._named: list[_Stretch] = []
        self._made: list[list[_Parts]] = []
        self._shared = Shared(helper, read)

    @property
    def wanted(self) -> bool:
        """Whether there is a search."""
        return self._index is not None

    def had(self, page: Page, key: bytes) -> bool:
        """Take a page's entries from an earlier build, if that has left them for this key."""
        entries: _Entries | None = self._cache.get(_KIND, page.file.src_uri, key) if self.wanted else []
        if entries is not None:
            self._places.append(_Place(page, key, entries))
        return entries is not None

    def add(self, page: Page, key: bytes, text: str, html: bytes) -> None:
        """Have a page's content read: its `text`, in `html`, which will lie in the page's file when the next one comes.

        What comes of it is kept for a `key`, if there is one.
        """
        self._places.append(_Place(page, key, None))
        content = as_bytes(text)
        start = html.find(content) if self._helper.runs else -1
        if len(self._named) == _AT_ONCE or start < 0:
            self._send()
        if start < 0:
            self._made.append([parted(content)])
        else:
            self._named.append((page.file.abs_dest_path, start, start + len(content)))

    def _send(self) -> None:
        """Have the second process read the pages that were named."""
        if self._named:
            self._shared.send((len(self._made), self._named))
            self._made.append([])
            self._named = []
        self._take(self._shared.ready())

    def _take(self, made: Iterable[_Made]) -> None:
        for number, parts in made:
            self._made[number] = parts

    def finish(self) -> _Entries | None:
        """Return all entries, which the plugin will not have; None where there is no search."""
        if self._index is None:
            return None
        self._send()
        self._take(self._shared.rest())
        made = _taken_out(self._made)
        for page, key, entries in self._places:
            if entries is None:
                self._enter(page, key, next(made))
            else:
                self._index.entries.extend(entries)
        found: _Entries = self._index.entries
        self._index.entries = []
        return found

    def _enter(self, page: Page, key: bytes, parts: _Parts) -> None:
        assert self._index is not None, "nothing is entered where there is no search"
        start = len(self._index.entries)
        for part in parts:
            # The index would look for headings in the contents, and take from there what the heading itself says.
            self._index.create_entry_for_section(part, (), page.url, page)
        if key:
            self._cache.put(_KIND, page.file.src_uri, key, self._index.entries[start:])


def _taken_out(batches: list[list[_Parts]]) -> Iterator[_Parts]:
    """Yield the parts of each page in turn, and leave none behind."""
    batches.reverse()
    while batches:
        yield from batches.pop()


def read(batch: tuple[int, list[_Stretch]]) -> _Made:
    """Return the number of a batch with the parts of its pages; in either process."""
    number, stretches = batch
    return number, [parted(Path(file).read_bytes()[start:end]) for file, start, end in stretches]


def parted(content: bytes) -> _Parts:
    """Return the parts of a page's content."""
    # A build that has all its pages from the cache has no use for what tells tags apart.
    from ..search.indexing import sections  # noqa: PLC0415

    return [_joined(part) for part in sections(as_text(content))]


def _joined(part: Section) -> Section:
    """Return a part in two pieces: the many that it is read in take several times as much memory."""
    part.title[:], part.text[:] = (["".join(pieces)] if pieces else [] for pieces in (part.title, part.text))
    return part


def _index(config: MkDocsConfig) -> Any:
    """Return the index that Material's search plugin fills; None where there is no such plugin."""
    plugin = next((config.plugins[name] for name in PLUGINS if name in config.plugins), None)
    index = getattr(plugin, "search_index", None)
    return index if hasattr(index, "create_entry_for_section") else None
