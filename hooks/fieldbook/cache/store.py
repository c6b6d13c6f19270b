"""What one build leaves to the next: things that were made from other things, and are made again when those differ.

A cache is a file that may be deleted at any time. Nothing needs it: what is missing, damaged, locked by another
build or can't be written is made as if there were none. Each thing lies under its kind and name, with the key that it
was made for and a sum of its bytes; a later build takes it only when both are right. An empty key says that nobody
knows what the thing is made from: then it is never kept. What a build has no use for is thrown away at its end, but for
kinds of which all is to stay.
"""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha1
from pathlib import Path
from typing import Any, Protocol, TypeVar

_Made = TypeVar("_Made")


class Memo(Protocol):
    """Returns what was made before for a key under a kind and a name, or makes it: `Cache.memo`, or `uncached`."""

    def __call__(self, kind: str, name: str, key: bytes, make: Callable[[], _Made]) -> _Made:
        """Return what `make` returns."""
        ...


def uncached(kind: str, name: str, key: bytes, make: Callable[[], _Made]) -> _Made:
    """Make everything each time, and keep nothing."""
    return make()


Memory = dict[tuple[str, str], tuple[bytes, Any]]
"""Things by kind and name, each with the key that it was made for."""

_NOTHING = (None, None)
# SQLite makes an index beside the table. WITHOUT ROWID, the rows would be that index, and whoever looks for one would
# read others in full on the way.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT, name TEXT, key BLOB, sum INTEGER, bytes BLOB, PRIMARY KEY (kind, name)
)
"""


def fingerprint(*parts: object) -> bytes:
    """Return a short sum of what something is made from: bytes, texts, or what Python writes down in full."""
    # Nobody has reason to forge it, and processors have instructions for this one.
    total = sha1(usedforsecurity=False)
    for part in parts:
        data = part if isinstance(part, bytes) else _as_text(part).encode("utf-8", "surrogatepass")
        # Of which kind a part is, and where it ends, is part of the sum.
        total.update(b"%s %d " % (type(part).__name__.encode(), len(data)))
        total.update(data)
    return total.digest()


def _as_text(part: object) -> str:
    return part if isinstance(part, str) else repr(part)


def cache_file(course: str | None) -> Path | None:
    """Return where the cache of a course lies; None where the course has no mkdocs.yml, whose path `course` is."""
    return Path(course).parent / ".cache" / "fieldbook" / "builds" if course else None


class Cache:
    """A cache in one file. Values are kept as pickles, which is safe only for files that a build itself wrote."""

    def __init__(self, path: Path | None, origin: bytes, memory: Memory | None = None) -> None:
        """Open the file, or make it; without a `path` nothing is kept.

        `origin` is a fingerprint of what everything in it is made by: with another one, there is nothing in it. In
        `memory`, if there is one, things are at hand for the next build of the same process; who loads one from the
        cache leaves it as it is.
        """
        self._origin = origin
        self._memory = memory
        self._path = path
        self._used: set[tuple[str, str]] = set()
        self._lasting: set[str] = set()
        self._is_closed = False
        self._open: sqlite3.Connection | None = None
        try:
            self._open = _connect(path) if path else None
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def memo(self, kind: str, name: str, key: bytes, make: Callable[[], _Made]) -> _Made:
        """Return what was made for this key under a kind and a name, or make it and store it."""
        found = self.load(kind, name, key)
        if found is None:
            found = make()
            self.store(kind, name, key, found)
        return found  # type: ignore[no-any-return]

    def load(self, kind: str, name: str, key: bytes) -> Any:
        """Return what was stored under a name for this key; None where there is nothing of the sort."""
        if not key:
            return None
        place = (kind, name)
        self._used.add(place)
        if self._memory is not None and self._memory.get(place, _NOTHING)[0] == key:
            return self._memory[place][1]
        found = self._read(kind, name, self._origin + key)
        if self._memory is not None and found is not None:
            self._memory[place] = (key, found)
        return found

    def _read(self, kind: str, name: str, key: bytes) -> Any:
        if self._open is None:
            return None
        try:
            query = "SELECT sum, bytes FROM kept WHERE kind = ? AND name = ? AND key = ?"
            found = self._open.execute(query, (kind, name, key)).fetchone()
            return pickle.loads(found[1]) if found and found[0] == _checksum(key, found[1]) else None
        except (sqlite3.Error, pickle.PickleError, AttributeError, ImportError, TypeError) as error:
            self._give_up(error)
            return None

    def store(self, kind: str, name: str, key: bytes, value: object) -> None:
        """Keep a value under a name, in place of what was kept there; once it is closed, keep nothing."""
        if self._is_closed or not key:
            return
        self._used.add((kind, name))
        if self._memory is not None:
            self._memory[kind, name] = (key, value)
        if self._open is None:
            return
        try:
            data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            row = (kind, name, self._origin + key, _checksum(self._origin + key, data), data)
            self._open.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            self._give_up(error)

    def keep_all(self, kind: str) -> None:
        """Have everything of a kind stay, also what this build has no use for."""
        self._lasting.add(kind)

    def close(self, keep: bool = False) -> None:
        """Write down what was stored, without what this build had no use for; with all of it where it is to `keep`."""
        self._is_closed = True
        if self._memory is not None:
            for place in self._unused(self._memory):
                del self._memory[place]
        if self._open is None:
            return
        try:
            # A preview has no use for much of what a build has made; that is not its to throw away.
            if self._memory is None and not keep:
                kept = self._open.execute("SELECT kind, name FROM kept").fetchall()
                self._open.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", self._unused(kept))
            self._open.execute("COMMIT")
            self._open.close()
        except sqlite3.Error as error:
            self._give_up(error)
        self._open = None

    def _unused(self, places: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        return [place for place in places if place not in self._used and place[0] not in self._lasting]

    def abandon(self) -> None:
        """Leave the file as it was before this build, and to others. Nothing is left to do once it was closed."""
        if self._open is not None:
            self._open.close()
        self._open = None

    def _give_up(self, error: Exception) -> None:
        """Go on without. What can't be read is removed, so that the next build begins anew; what is in use stays."""
        if self._open is not None:
            with suppress(sqlite3.Error):
                self._open.close()
        self._open = None
        if self._path and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                self._path.unlink()


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Whoever keeps the course in git has no use for this folder.
    (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    # No waiting for other builds, and no care for a power failure: at worst there is no cache.
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    # In pages of 4 kB a page of the site lies in a dozen places: at 100 lessons these buy 0.02 s of each build.
    connection.execute("PRAGMA page_size = 32768")
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(_SCHEMA)
    connection.execute("BEGIN")
    return connection


def _checksum(key: bytes, data: bytes) -> int:
    """Return what tells damage: a check sum is enough, since no one has reason to forge a cache."""
    return zlib.crc32(data, zlib.crc32(key))
