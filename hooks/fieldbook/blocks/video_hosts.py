"""Where a video lies, and the address at which its host shows it with the least tracking."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, urlencode

from ..addresses import split

FILES = (".mp4", ".webm", ".ogv", ".m4v")
_YOUTUBE_ID = re.compile(r"[\w-]{6,20}")
_YOUTUBE = ("youtube.com", "m.youtube.com", "youtube-nocookie.com", "youtu.be")
_VIMEO = re.compile(r"/(?P<number>\d+)(?:/(?P<secret>\w+))?/?$")
_MOMENT = re.compile(r"(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s?)?", re.ASCII)


class HostedVideo(NamedTuple):
    """A video: `kind` of host, the `host`'s name as people know it, and the address to embed ("" for none).

    A film without a host lies in the course itself.
    """

    kind: str
    host: str
    embed: str = ""


def hosted_video(url: str, start: int = 0, end: int = 0) -> HostedVideo:
    """Return what is known of the video at `url`, to be shown from `start` to `end` seconds (0: from/to its end).

    Sources: YouTube's privacy-enhanced host, Vimeo's `dnt` parameter, TED's embed host, and media fragments
    (W3C) for files. Vimeo's player takes no end, and TED's neither start nor end.
    """
    parts = split(url)
    if parts is None:
        return HostedVideo("link", "")
    host = (parts.hostname or "").removeprefix("www.")
    if parts.path.lower().endswith(FILES):
        return HostedVideo("file", host, url.partition("#")[0] + _fragment(start, end))
    embed = {"youtube": _youtube, "vimeo": _vimeo, "ted": _ted}
    kind = next((name for name, hosts in _HOSTS.items() if host in hosts), "")
    found = embed[kind](parts, start, end) if kind else ""
    return HostedVideo(kind, host, found) if found else HostedVideo("link", host)


_HOSTS = {"youtube": _YOUTUBE, "vimeo": ("vimeo.com", "player.vimeo.com"), "ted": ("ted.com", "embed.ted.com")}


def is_known_host(host: str) -> bool:
    """Tell whether videos of a host can be shown in the page."""
    return any(host in hosts for hosts in _HOSTS.values())


def _youtube(parts: SplitResult, start: int, end: int) -> str:
    query = parse_qs(parts.query)
    last = parts.path.rstrip("/").rsplit("/", 1)[-1]
    short = (parts.hostname or "").endswith("youtu.be") or re.match(r"/(embed|shorts|live|v)/", parts.path)
    found = query.get("v", [last if short else ""])[0]
    if not _YOUTUBE_ID.fullmatch(found):
        return ""
    begin = start or _moment(query.get("t", query.get("start", [""]))[0])
    times = {"autoplay": 1, "rel": 0} | {k: v for k, v in (("start", begin), ("end", end)) if v}
    return f"https://www.youtube-nocookie.com/embed/{found}?{urlencode(times)}"


def _vimeo(parts: SplitResult, start: int, end: int) -> str:
    match = _VIMEO.search(parts.path)
    if match is None:
        return ""
    # A film that is not listed shows itself only to those who bring its secret along.
    secret = match["secret"] or parse_qs(parts.query).get("h", [""])[0]
    told = ({"h": secret} if secret else {}) | {"dnt": "1", "autoplay": "1"}
    moment = f"#t={start}s" if start else f"#{parts.fragment}" if parts.fragment.startswith("t=") else ""
    return f"https://player.vimeo.com/video/{match['number']}?{urlencode(told)}{moment}"


def _ted(parts: SplitResult, start: int, end: int) -> str:
    talk = re.search(r"/talks/([\w-]+)", parts.path)
    return f"https://embed.ted.com/talks/{talk[1]}" if talk else ""


def _moment(text: str) -> int:
    """Return the seconds of a moment as addresses have it: `65`, `65s`, `1m5s`."""
    match = _MOMENT.fullmatch(text)
    hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds


def _fragment(start: int, end: int) -> str:
    return f"#t={start or ''},{end}" if end else f"#t={start}" if start else ""
