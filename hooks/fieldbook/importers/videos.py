"""Videos: what stood in a frame, with its length, start and end, and the words beside it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from ..blocks.options import clock
from .markdown_blocks import Block, Kind, cut
from .notation import as_block, title_of
from .parts import Part, Prose, Time, Video
from .placeholders import ANY_PIECE, ANY_TARGET, Placeholders

_FILES = (".mp4", ".webm", ".ogv", ".m4v", ".mov")
_HOSTS = re.compile(
    r"(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|ted\.com|dailymotion\.com|wistia\.(?:com|net)"
    r"|loom\.com|kaltura\.com|panopto\.(?:com|eu)|peertube\.[a-z]+|screencast\.com|videopress\.com|fb\.watch)$"
)
_SHAPES = {
    "youtube": r"^/(?:embed|shorts|live|v)/[\w-]+|^/watch$|^/playlist$",
    "ted.com": r"/talks/",
    "vimeo": r"/\d+",
}
"""What the path of a video looks like where a host has other pages, too."""
_CLOCK = re.compile(r"(?<![\d:])(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,3}):(?P<s>[0-5]\d)(?![\d:])")
_SPOKEN = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$")


def is_video(url: str) -> bool:
    """Tell whether `url` leads to a video."""
    parts = _parts(url)
    if parts is None:
        return False
    path, host = parts.path.lower(), (parts.hostname or "").lower()
    if path.endswith(_FILES):
        return True
    shape = next((shape for name, shape in _SHAPES.items() if name in host), r"/.")
    return bool(_HOSTS.search(host) and re.search(shape, path))


def video_at(url: str, line: int, title: str = "") -> Video:
    """Return the video at `url`, its address as one would open it, its times taken out of the address."""
    parts = _parts(url)
    if parts is None:
        return Video(url, line, title)
    query = parse_qs(parts.query)
    moment = re.search(r"\bt=([\dhms]+)", parts.fragment)
    start = _seconds((query.get("start") or query.get("t") or [moment[1] if moment else ""])[0])
    end = _seconds((query.get("end") or [""])[0])
    return Video(_watched(url), line, title, "", start, end)


def _parts(url: str) -> SplitResult | None:
    try:
        return urlsplit("https:" + url if url.startswith("//") else url)
    except ValueError:
        return None


def _watched(url: str) -> str:
    """Return the address at which people watch what is embedded from `url`; a file's own where it is one."""
    if url.startswith("//"):
        url = "https:" + url
    parts = urlsplit(url)
    host, query = parts.hostname or "", parse_qs(parts.query)
    if "youtu" in host:
        found = re.match(r"/(?:embed|v|live|shorts)/([\w-]+)", parts.path) or (
            re.match(r"/([\w-]+)", parts.path) if host.endswith("youtu.be") else None
        )
        name = (query.get("v") or [found[1] if found else ""])[0]
        listed = (query.get("list") or [""])[0]
        if listed and name in ("", "videoseries"):
            return f"https://www.youtube.com/playlist?list={listed}"
        if name:
            return f"https://www.youtube.com/watch?v={name}"
    if host == "player.vimeo.com" and (number := re.search(r"/video/(\d+)", parts.path)):
        return f"https://vimeo.com/{number[1]}"
    if host == "embed.ted.com":
        return f"https://www.ted.com{parts.path}"
    return url


def _seconds(text: str) -> int:
    """Return the seconds of `75`, `75s` or `1m15s`; 0 where it is none of these."""
    match = _SPOKEN.match(text.strip())
    if match is None:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def length_of(text: str) -> str:
    """Return the first time in `text` as `m:ss` or `h:mm:ss`, or ""."""
    match = _CLOCK.search(text)
    if match is None:
        return ""
    return match[0] if match["h"] is None or int(match["h"]) else f"{match['m']}:{match['s']}"


_LINKED = re.compile(rf"{ANY_TARGET}|{ANY_PIECE}")
_ALONE = re.compile(
    rf"^(?:{ANY_PIECE}|\[!\[(?P<alt>[^\]]*)\]\({ANY_TARGET}[^)]*\)\]\((?P<target>{ANY_TARGET})[^)]*\)"
    rf"|!\[(?P<shown>[^\]]*)\]\((?P<film>{ANY_TARGET})[^)]*\)"
    rf"|\[(?:https?://[^\]\s]+|{ANY_PIECE})\]\((?P<same>{ANY_TARGET})[^)]*\))$"
)
_TIMED = re.compile(r"[\s(\[–|-]*\(?(?P<time>\d{1,2}:\d\d(?::\d\d)?)\s*(?:min(?:utes|utos|s)?\.?)?\)?\s*$")


def video(shown: Video, content: str = "") -> str:
    """Return a video as a block, with the words that belong to it."""
    options = {"url": shown.url}
    if shown.length:
        options["length"] = shown.length
    if shown.start:
        options["start"] = clock(shown.start)
    if shown.end:
        options["end"] = clock(shown.end)
    return as_block("video", title_of(shown.title)[0], content, options)


def timed(parts: list[Part]) -> list[Part]:
    """Give videos the lengths that stand beside them, and those of the headings above them."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Time):
            if isinstance(last, Video):
                last.length = part.length
            else:
                found.append(Prose(part.length, part.line))
            continue
        if isinstance(part, Video) and isinstance(last, Prose):
            _from_heading(part, last.text)
        found.append(part)
    return found


def _from_heading(shown: Video, above: str) -> None:
    blocks = cut(above)
    if not blocks or blocks[-1].kind is not Kind.HEADING:
        return
    named = Video(shown.url, shown.line, title_of(blocks[-1].words)[0], shown.length)
    take_length(named)
    shown.title, shown.length = shown.title or named.title, named.length


def take_length(shown: Video) -> None:
    """Take the length out of a title that ends with it, as in `Why maps matter (2:20)`."""
    match = _TIMED.search(shown.title)
    if match and match.start() and not shown.length:
        shown.length = length_of(match["time"])
        shown.title = shown.title[: match.start()].strip()


def in_prose(blocks: list[Block], marks: Placeholders) -> tuple[list[Block], list[str]]:
    """Turn paragraphs that are nothing but the address of a video, or its still, into videos.

    Returns the prose, and the addresses that were words before.
    """
    found: list[Block] = []
    addresses: list[str] = []
    for block in blocks:
        match = _ALONE.match(block.text.strip()) if block.kind in (Kind.PARAGRAPH, Kind.CODE) else None
        url = _url(match["target"] or match["film"] or match["same"] or match[0], marks) if match else ""
        if match is None or not is_video(url):
            found.append(block)
            continue
        if not match["target"] and not match["film"]:
            addresses.append(url)
        found.append(Block(Kind.BLOCK, video(video_at(url, 0, match["alt"] or match["shown"] or ""))))
    return found, addresses


def _url(mark: str, marks: Placeholders) -> str:
    if (target := marks.target(mark)) != mark:
        return target
    piece = marks.piece(mark)
    return piece[1:-1] if piece.startswith("<http") else ""


def linked_video(text: str, marks: Placeholders, line: int) -> Video | None:
    """Return the first video that prose links to, or None."""
    for match in _LINKED.finditer(text):
        url = _url(match[0], marks)
        if url and is_video(url):
            return video_at(url, line)
    return None
