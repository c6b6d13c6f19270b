"""What pages say, from when they are converted until they are written.

MkDocs converts all pages before it writes the first, so a whole course is in memory for a while. As bytes a page takes
a third of what it takes as a text in which one curly quotation mark stands.
"""

from __future__ import annotations

from mkdocs.structure.pages import Page

from ..fragment import as_text


class Contents:
    """The contents of a build's pages, where no one else looks at them meanwhile."""

    def __init__(self, *, alone: bool) -> None:
        self._alone = alone
        self._held: dict[str, bytes] = {}

    def hold(self, page: Page, html: bytes) -> str:
        """Take a page's content, in UTF-8; return what the page is to have for the time being."""
        if not self._alone:
            return as_text(html)
        self._held[page.file.src_uri] = html
        return ""

    def give_back(self, page: Page) -> None:
        """Let a page have its content, if it was taken."""
        held = self._held.pop(page.file.src_uri, None)
        if held is not None:
            page.content = as_text(held)
