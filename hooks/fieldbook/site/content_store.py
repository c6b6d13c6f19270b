"""The contents of rendered pages, in a temporary file until an export reads them.

In memory they would take two or three times the size of the course: Python takes two bytes for each letter of a page
as soon as one of its quotation marks is a typographic one. At 1,000 lessons this saves 100 MB.
"""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import IO

from ..encoding import in_utf8


class ContentStore:
    """The contents of the pages of one build, by their paths below docs/."""

    def __init__(self) -> None:
        # The system removes the file when the store is no longer used.
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __contains__(self, path: str) -> bool:
        """Tell whether there is the content of a page."""
        return path in self._places

    def store(self, path: str, content: str) -> None:
        """Write the content of a page."""
        self._file.seek(self._end)
        length = sum(map(self._file.write, in_utf8(content)))
        self._places[path] = self._end, length
        self._end += length

    def load(self, path: str) -> str:
        """Return the content of a page."""
        start, length = self._places[path]
        self._file.seek(start)
        return self._file.read(length).decode("utf-8", "surrogatepass")
