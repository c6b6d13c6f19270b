"""The words that a rendered lesson shows."""

from __future__ import annotations

from html.parser import HTMLParser

from .words import INLINE, words


def shown_words(html: str) -> list[str]:
    """Return the words that a rendered lesson shows, texts of pictures included."""
    page = _Shown()
    page.feed(html)
    page.close()
    return words("".join(page.pieces))


class _Shown(HTMLParser):
    """Gathers the text of a rendered page; the marks of footnotes are no words."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "style") or "footnote-" in (given.get("class") or ""):
            self._unseen = self._unseen or (tag if tag in ("script", "style", "a") else "")
        elif tag == "img":
            self.pieces.append(f" {given.get('alt') or ''} ")
        elif tag not in INLINE or (given.get("class") or "").startswith("level__"):
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag not in INLINE:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)
