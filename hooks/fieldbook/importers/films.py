"""Videos in older courses: which addresses are videos, and from where to where they are shown.

Sources: the embedding addresses and parameters of YouTube and Vimeo; media fragments (W3C) for files.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from .parts import Film

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


def is_film(url: str) -> bool:
    """Tell whether `url` leads to a video."""
    parts = _parts(url)
    if parts is None:
        return False
    path, host = parts.path.lower(), (parts.hostname or "").lower()
    if path.endswith(_FILES):
        return True
    shape = next((shape for name, shape in _SHAPES.items() if name in host), r"/.")
    return bool(_HOSTS.search(host) and re.search(shape, path))


def film(url: str, line: int, title: str = "") -> Film:
    """Return the video at `url`, its address as one would open it, its times taken out of the address."""
    parts = _parts(url)
    if parts is None:
        return Film(url, line, title)
    query = parse_qs(parts.query)
    moment = re.search(r"\bt=([\dhms]+)", parts.fragment)
    start = _seconds((query.get("start") or query.get("t") or [moment[1] if moment else ""])[0])
    end = _seconds((query.get("end") or [""])[0])
    return Film(_watched(url), line, title, "", start, end)


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
