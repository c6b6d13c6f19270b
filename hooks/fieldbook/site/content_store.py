"""What pages say, on the disk from when they were rendered until an export asks for it.

All of it in memory would be two or three times the size of the course, since Python takes two bytes for each letter of
a page as soon as there is one quotation mark of print. At 1,000 lessons this spares 100 MB.
"""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import IO

_AT_ONCE = 1_000_000
"""Letters of a page that are put away at once: a page that shows a long course has millions."""


class ContentStore:
    """The contents of the pages of one build, by their paths below docs/."""

    def __init__(self) -> None:
        # Whoever has the store has the file; with the last one it is gone.
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __contains__(self, path: str) -> bool:
        """Tell whether there is the content of a page."""
        return path in self._places

    def store(self, path: str, content: str) -> None:
        """Put away what a page says."""
        self._file.seek(self._end)
        parts = (content[at : at + _AT_ONCE] for at in range(0, len(content), _AT_ONCE))
        length = sum(self._file.write(part.encode("utf-8", "surrogatepass")) for part in parts)
        self._places[path] = self._end, length
        self._end += length

    def load(self, path: str) -> str:
        """Return what a page says."""
        start, length = self._places[path]
        self._file.seek(start)
        return self._file.read(length).decode("utf-8", "surrogatepass")
