"""What one build leaves to the next: things that were made from other things, and are made again when those differ.

A cache is a file that may be deleted at any time. Nothing needs it: what is missing, damaged, locked by another
build or can't be written is made as if there were none. Each thing lies under its kind and name, with the key that it
was made for and a sum of its bytes; a later build takes it only when both are right. What a build has no use for is
thrown away at its end.
"""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from hashlib import sha1
from pathlib import Path
from typing import Any, Protocol, TypeVar

_Made = TypeVar("_Made")


class Sum(Protocol):
    """The sum of the bytes it was given."""

    def update(self, data: bytes | memoryview, /) -> None:
        """Take more bytes."""
        ...

    def digest(self) -> bytes:
        """Return the sum."""
        ...


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
    sum_ = new_sum()
    for part in parts:
        data = part if isinstance(part, bytes) else _written(part).encode("utf-8", "surrogatepass")
        # Of which kind a part is, and where it ends, is part of the sum.
        sum_.update(b"%s %d " % (type(part).__name__.encode(), len(data)))
        sum_.update(data)
    return sum_.digest()


def new_sum(data: bytes = b"") -> Sum:
    """Return what sums bytes up. Nobody has reason to forge them, and processors have instructions for this one."""
    return sha1(data, usedforsecurity=False)


def _written(part: object) -> str:
    return part if isinstance(part, str) else repr(part)


def cache_file(course: str | None) -> Path | None:
    """Return where the cache of a course lies; None where the course has no mkdocs.yml, whose path `course` is."""
    return Path(course).parent / ".cache" / "fieldbook" / "builds" if course else None


class Cache:
    """A cache in one file. Values are kept as pickles, which is safe only for files that a build itself wrote."""

    def __init__(self, path: Path | None, origin: bytes, memory: Memory | None = None) -> None:
        """Open the file, or make it; without a `path` nothing is kept.

        `origin` is a fingerprint of what everything in it is made by: with another one, there is nothing in it. In
        `memory`, if there is one, things are at hand for the next build of the same process; who takes one from the
        cache leaves it as it is.
        """
        self._origin = origin
        self._memory = memory
        self._path = path
        self._used: set[tuple[str, str]] = set()
        self._put: set[tuple[str, str]] = set()
        self._open: sqlite3.Connection | None = None
        try:
            self._open = _connect(path) if path else None
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    @property
    def keeps(self) -> bool:
        """Whether there is a file: else nothing is kept for long."""
        return self._open is not None

    @cached_property
    def empty(self) -> bool:
        """Whether there was nothing in it before this build: it is new, or was left by another engine."""
        if self._open is None:
            return True
        try:
            query = "SELECT 1 FROM kept WHERE substr(key, 1, ?) = ? LIMIT 1"
            return self._open.execute(query, (len(self._origin), self._origin)).fetchone() is None
        except sqlite3.Error as error:
            self._give_up(error)
            return True

    def last(self, kind: str, name: str) -> Any:
        """Return what an earlier build of this engine has kept under a name, whatever it was made for; or None."""
        place = (kind, name)
        if self._memory is not None and place in self._memory:
            return self._memory[place][1]
        return self._read(kind, name, None)

    def get(self, kind: str, name: str, key: bytes) -> Any:
        """Return what was kept under a name and made for this key; None where there is nothing of the sort."""
        place = (kind, name)
        self._used.add(place)
        if self._memory is not None and self._memory.get(place, _NOTHING)[0] == key:
            return self._memory[place][1]
        kept = self._read(kind, name, key)
        if self._memory is not None and kept is not None:
            self._memory[place] = (key, kept)
        return kept

    def _read(self, kind: str, name: str, key: bytes | None) -> Any:
        """Return what lies under a name, if it is for this key, or for any where there is None."""
        if self._open is None or (self.empty and (kind, name) not in self._put):
            return None
        wanted = None if key is None else self._origin + key
        try:
            query = "SELECT key, sum, bytes FROM kept WHERE kind = ? AND name = ? AND key = coalesce(?, key)"
            found = self._open.execute(query, (kind, name, wanted)).fetchone()
            if not found or not found[0].startswith(self._origin):
                return None
            return pickle.loads(found[2]) if found[1] == _sum(found[0][len(self._origin) :], found[2]) else None
        except (sqlite3.Error, pickle.PickleError, AttributeError, ImportError, TypeError) as error:
            self._give_up(error)
            return None

    def put(self, kind: str, name: str, key: bytes, value: object, data: bytes | None = None) -> None:
        """Keep a value under a name, in place of what was kept there. `data` is its pickle, where that is at hand."""
        self._used.add((kind, name))
        if self._memory is not None:
            self._memory[kind, name] = (key, value)
        if self._open is not None:
            self.take(kind, name, key, data or pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def take(self, kind: str, name: str, key: bytes, data: bytes) -> None:
        """Keep a value of which only the pickle is at hand."""
        self._used.add((kind, name))
        if self._open is None:
            return
        self._put.add((kind, name))
        try:
            row = (kind, name, self._origin + key, _sum(key, data), data)
            self._open.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            self._give_up(error)

    def made(self, kind: str, name: str, key: bytes, make: Callable[[], _Made]) -> _Made:
        """Return what was kept, or make and keep it."""
        kept = self.get(kind, name, key)
        if kept is None:
            kept = make()
            self.put(kind, name, key, kept)
        return kept  # type: ignore[no-any-return]

    def close(self) -> None:
        """Throw away what the build had no use for, and write the rest."""
        if self._memory is not None:
            for place in self._memory.keys() - self._used:
                del self._memory[place]
        if self._open is None:
            return
        try:
            # A preview has no use for much of what a build has made; that is not its to throw away.
            if self._memory is None:
                kept = set(self._open.execute("SELECT kind, name FROM kept"))
                self._open.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", kept - self._used)
            self._open.execute("COMMIT")
            self._open.close()
        except sqlite3.Error as error:
            self._give_up(error)
        self._open = None

    def leave(self) -> None:
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
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(_SCHEMA)
    connection.execute("BEGIN")
    return connection


def _sum(key: bytes, data: bytes) -> int:
    """Return what tells damage: a check sum is enough, since no one has reason to forge a cache."""
    return zlib.crc32(data, zlib.crc32(key))
