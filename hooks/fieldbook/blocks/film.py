"""Where a video lies, and the address at which its host shows it with the least tracking."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

FILES = (".mp4", ".webm", ".ogv", ".m4v")
_YOUTUBE_ID = re.compile(r"[\w-]{6,20}")
_YOUTUBE = ("youtube.com", "m.youtube.com", "youtube-nocookie.com", "youtu.be")


@dataclass(frozen=True, slots=True)
class Film:
    """A video: `kind` of host, the `host`'s name as people know it, and the address to embed ("" for none)."""

    kind: str
    host: str
    embed: str = ""


def film(url: str, start: int = 0, end: int = 0) -> Film:
    """Return what is known of the video at `url`, to be shown from `start` to `end` seconds (0: from/to its end).

    Sources: YouTube's privacy-enhanced host, Vimeo's `dnt` parameter, TED's embed host, and media fragments
    (W3C) for files.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if parts.path.lower().endswith(FILES):
        return Film("file", host, url + _fragment(start, end))
    if host in _YOUTUBE and (found := _youtube_id(host, parts.path, parts.query)):
        times = {"autoplay": 1, "rel": 0} | {k: v for k, v in (("start", start), ("end", end)) if v}
        return Film("youtube", host, f"https://www.youtube-nocookie.com/embed/{found}?{urlencode(times)}")
    if host in ("vimeo.com", "player.vimeo.com") and (number := re.search(r"/(\d+)", parts.path)):
        moment = f"#t={start}s" if start else ""
        return Film("vimeo", host, f"https://player.vimeo.com/video/{number[1]}?dnt=1&autoplay=1{moment}")
    if host in ("ted.com", "embed.ted.com") and (talk := re.search(r"/talks/([\w-]+)", parts.path)):
        return Film("ted", host, f"https://embed.ted.com/talks/{talk[1]}")
    return Film("link", host)


def _youtube_id(host: str, path: str, query: str) -> str:
    given = parse_qs(query).get("v", [""])[0]
    last = path.rstrip("/").rsplit("/", 1)[-1]
    found = given or (last if host == "youtu.be" or re.match(r"/(embed|shorts|live|v)/", path) else "")
    return found if _YOUTUBE_ID.fullmatch(found) else ""


def _fragment(start: int, end: int) -> str:
    return f"#t={start or ''},{end}" if end else f"#t={start}" if start else ""
