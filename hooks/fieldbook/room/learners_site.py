"""The built course as a room shows it: its files, with what a room adds to a page."""

from __future__ import annotations

import mimetypes
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ..html.head import with_head
from ..paths import has_file
from .content_policy import of_page

_DOWNLOADS = "downloads"
"""The folder of what is made to be carried away."""
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
"""Media types that systems are known to get wrong; some take them from what other programs have said."""


class Page(NamedTuple):
    """A page as it is handed out, and its Content-Security-Policy."""

    html: bytes
    policy: str


class LearnersSite:
    """The files of a site."""

    def __init__(self, folder: Path) -> None:
        """Take the folder with the site."""
        self._folder = folder.resolve()

    def file(self, address: str) -> Path | None:
        """Return the file at an address below the site's root; None where there is none that is the site's own."""
        names = (address + "index.html" if not address or address.endswith("/") else address).split("/")
        if any(not name or name.startswith(".") or re.search(r'[\0\\:*?"<>|]', name) for name in names):
            return None
        try:
            file = self._folder.joinpath(*names).resolve()
            return file if has_file(self._folder, self.address(file)) else None
        except (OSError, ValueError):
            return None

    def address(self, file: Path) -> str:
        """Return a file's address below the site's root."""
        return file.relative_to(self._folder).as_posix()

    def is_page(self, file: Path) -> bool:
        """Tell whether a file is a page to which a room adds something."""
        return file.suffix == ".html" and not self.is_separate(file)

    def is_separate(self, file: Path) -> bool:
        """Tell whether a file is made to be carried away."""
        return file.relative_to(self._folder).parts[0] == _DOWNLOADS

    def page(self, file: Path, head: str) -> Page:
        """Return a page with something more at the end of its head."""
        return _page(file, file.stat().st_mtime_ns, head)


@lru_cache(maxsize=256)
def _page(file: Path, _saved: int, head: str) -> Page:
    # `_saved` is part of what is remembered, so that a site that was built anew is read anew.
    html = with_head(file.read_bytes().decode("utf-8", "replace"), head)
    return Page(html.encode("utf-8"), of_page(html))


def media_type(file: Path) -> str:
    """Return a file's media type."""
    return _TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
