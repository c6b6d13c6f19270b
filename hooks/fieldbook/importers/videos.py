"""Videos: what stood in a frame, with its length, start and end, and the words beside it."""

from __future__ import annotations

import re

from .films import film, is_film, length_of
from .markdown_blocks import Chunk, Kind, cut, join
from .notation import block, title_of
from .parts import Film, Part, Prose, Time
from .placeholders import ANY_PIECE, ANY_TARGET, Marks

_LINKED = re.compile(rf"{ANY_TARGET}|{ANY_PIECE}")
_ALONE = re.compile(
    rf"^(?:{ANY_PIECE}|\[!\[(?P<alt>[^\]]*)\]\({ANY_TARGET}[^)]*\)\]\((?P<target>{ANY_TARGET})[^)]*\))$"
)
_TIMED = re.compile(r"[\s(\[–|-]*\(?(?P<time>\d{1,2}:\d\d(?::\d\d)?)\s*(?:min(?:utes|utos|s)?\.?)?\)?\s*$")


def clock(count: int) -> str:
    """Return seconds as `m:ss`, or `h:mm:ss` from an hour on."""
    minutes, seconds = divmod(count, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def video(shown: Film, content: str = "") -> str:
    """Return a video as a block, with the words that belong to it."""
    options = {"url": shown.url}
    if shown.length:
        options["length"] = shown.length
    if shown.start:
        options["start"] = clock(shown.start)
    if shown.end:
        options["end"] = clock(shown.end)
    return block("video", title_of(shown.title)[0], content, options)


def timed(parts: list[Part]) -> list[Part]:
    """Give videos the lengths that stand beside them, and those of the headings above them."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Time):
            if isinstance(last, Film):
                last.length = part.length
            else:
                found.append(Prose(part.length, part.line))
            continue
        if isinstance(part, Film) and isinstance(last, Prose):
            _from_heading(part, last.text)
        found.append(part)
    return found


def _from_heading(shown: Film, above: str) -> None:
    chunks = cut(above)
    if not chunks or chunks[-1].kind is not Kind.HEADING:
        return
    named = Film(shown.url, shown.line, title_of(chunks[-1].words)[0], shown.length)
    take_length(named)
    shown.title, shown.length = shown.title or named.title, named.length


def take_length(shown: Film) -> None:
    """Take the length out of a title that ends with it, as in `Why maps matter (2:20)`."""
    match = _TIMED.search(shown.title)
    if match and match.start() and not shown.length:
        shown.length = length_of(match["time"])
        shown.title = shown.title[: match.start()].strip()


def in_prose(chunks: list[Chunk], marks: Marks) -> tuple[list[Chunk], list[str]]:
    """Turn paragraphs that are nothing but the address of a video, or its still, into videos.

    Returns the prose, and the addresses that were words before.
    """
    found: list[Chunk] = []
    addresses: list[str] = []
    for chunk in chunks:
        match = _ALONE.match(chunk.text.strip()) if chunk.kind in (Kind.PARAGRAPH, Kind.CODE) else None
        url = _url(match["target"] or match[0], marks) if match else ""
        if match is None or not is_film(url):
            found.append(chunk)
            continue
        if not match["target"]:
            addresses.append(url)
        found.append(Chunk(Kind.BLOCK, video(film(url, 0, match["alt"] or ""))))
    return found, addresses


def _url(mark: str, marks: Marks) -> str:
    if (target := marks.target(mark)) != mark:
        return target
    piece = marks.piece(mark)
    return piece[1:-1] if piece.startswith("<http") else ""


def linked_film(text: str, marks: Marks, line: int) -> Film | None:
    """Return the first video that prose links to, or None."""
    for match in _LINKED.finditer(text):
        url = _url(match[0], marks)
        if url and is_film(url):
            return film(url, line)
    return None


def titled(text: str) -> tuple[str, str]:
    """Return the title with which the words of a video box begin, and the rest."""
    chunks = cut(text)
    if chunks and chunks[0].kind is Kind.HEADING:
        return chunks[0].words, join(chunks[1:])
    return "", text
