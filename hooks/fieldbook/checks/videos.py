"""Mistakes in videos, which some readers can't see, or hear, or load."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator

from ..addresses import scheme
from ..blocks import FIELD_BLOCK_NAMES
from ..blocks.video_hosts import hosted_video, is_known_host
from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source, transcript_places
from .addresses import torn
from .context import CheckedCourse
from .rule import error, notice, warning
from .suggest import meant, nearest

NO_TRANSCRIPT = warning(
    "video-transcript",
    "People who can't hear or load a video read its transcript; public bodies must have one by law.",
    "/// video | Two minutes\n    url: https://vimeo.com/76979871\n///",
    "/// video | Two minutes\n    url: https://vimeo.com/76979871\n    transcript: transcripts/two-minutes.md\n///",
)
NO_FILE = error(
    "video-transcript-file",
    "A transcript is a page in docs/, named from there or from the lesson's folder.",
    "/// video | Two minutes\n    url: https://vimeo.com/76979871\n    transcript: transcripts/two.md\n///",
    "/// video | Two minutes\n    url: https://vimeo.com/76979871\n    transcript: transcripts/two-minutes.md\n///",
)
HOST = notice(
    "video-host",
    "Videos of YouTube, Vimeo and TED, and files of video, play in the page; others are shown as a link.",
    "/// video | Two minutes\n    url: https://videos.example.org/watch/76\n"
    "    transcript: transcripts/two-minutes.md\n///",
    "/// video | Two minutes\n    url: https://videos.example.org/76.mp4\n"
    "    transcript: transcripts/two-minutes.md\n///",
)
URL = error(
    "video-url",
    "The url of a video is its address as the browser shows it, or the path of a film in docs/.",
    "/// video | Two minutes\n    url: www.youtube.com/watch?v=pzmMk63ihNM\n"
    "    transcript: transcripts/two-minutes.md\n///",
    "/// video | Two minutes\n    url: https://www.youtube.com/watch?v=pzmMk63ihNM\n"
    "    transcript: transcripts/two-minutes.md\n///",
)
TIMES = error(
    "video-times",
    "A video begins before it ends, and both before it is over.",
    '/// video | Two minutes\n    url: https://vimeo.com/76979871\n    start: "3:00"\n    end: "1:00"\n'
    "    transcript: transcripts/two-minutes.md\n///",
    '/// video | Two minutes\n    url: https://vimeo.com/76979871\n    start: "1:00"\n    end: "3:00"\n'
    "    transcript: transcripts/two-minutes.md\n///",
)
RULES = (NO_TRANSCRIPT, NO_FILE, HOST, URL, TIMES)

_EMBEDDED = re.compile(r"(?:src|href)=[\"']?(?P<address>[^\"'\s>]+)")
_BARE = re.compile(r"(?:www\.|[\w-]+\.(?:com|be|org|tv)/)\S*")
_EMBED = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?P<id>[\w-]+).*")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's videos. That times are times is for the options."""
    for block in source.blocks:
        if block.name == "video" and block.options and block.options.get("url"):
            yield from _url(source, block, str(block.options["url"]).strip(), course)
            yield from _times(source, block)
            yield from _host(source, block, str(block.options["url"]))
            yield from _transcript(source, block, str(block.options.get("transcript") or ""), course)


def _url(source: Source, block: BlockSource, url: str, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what is wrong with an address that was typed for a film's, and what to type."""
    line = block.option_lines.get("url", block.line)
    if url.startswith("<"):
        code = _EMBEDDED.search(url)
        address = _EMBED.sub(r"https://www.youtube.com/watch?v=\g<id>", code["address"] if code else url.strip("<>"))
        message = "the url is code to embed the video" if code else "the url stands between < and >"
        yield URL.on_line(source.name, line, message, f'type "url: {address}"')
    elif wrong := torn(url, scheme(url)):
        yield URL.on_line(source.name, line, wrong[0], wrong[1].replace('type "', 'type "url: '))
    elif _BARE.match(url) or url.startswith("//"):
        yield URL.on_line(source.name, line, f"{url} is no whole address", f'type "url: https://{url.lstrip("/")}"')
    elif not scheme(url):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(course.path(source)), url))
        if path not in course.paths:
            hint = meant(nearest(url, course.paths)) or "put the film into docs/, or type a whole address"
            yield URL.on_line(source.name, line, f"there is no film {url}", hint)


def _last(start: int | None, end: int | None) -> int:
    """Return how long a video is at least. Where both ends are given, its length may be that of the part between."""
    return end - start if start is not None and end is not None else max(start or 0, end or 0)


def _times(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    times = {name: _seconds((block.options or {}).get(name)) for name in ("start", "end", "length")}
    start, end, length = times["start"], times["end"], times["length"]
    if start is not None and end is not None and end <= start:
        line = block.option_lines.get("end", block.line)
        yield TIMES.on_line(source.name, line, "the video ends before it starts", "exchange the two, or correct them")
    elif length is not None and _last(start, end) > length:
        line = block.option_lines.get("end" if (end or 0) > length else "start", block.line)
        yield TIMES.on_line(source.name, line, "this lies behind the video's end", "correct it, or length")


def _seconds(time: object) -> int | None:
    """Return a time as `m:ss` or `h:mm:ss` in seconds; None for what is none."""
    parts = str(time).split(":") if time is not None else []
    if not parts or not all(part.isdigit() for part in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = 60 * seconds + int(part)
    return seconds


def _host(source: Source, block: BlockSource, url: str) -> Iterator[Diagnostic]:
    line = block.option_lines.get("url", block.line)
    shown = hosted_video(url)
    if scheme(url) in ("http", "https") and shown.host and shown.kind == "link":
        message = f"videos of {shown.host} are shown as a link"
        hint = "take one of YouTube, Vimeo or TED, or a file as .mp4, if you can"
        if is_known_host(shown.host):
            message = f"this address of {shown.host} is not that of one video, and is shown as a link"
            hint = "open the video itself, and take its address"
        yield HOST.on_line(source.name, line, message, hint)


def _transcript(source: Source, block: BlockSource, path: str, course: CheckedCourse) -> Iterator[Diagnostic]:
    if not path:
        hint = 'put what is said and shown into a file, and type "transcript: transcripts/name.md" below the url'
        video = f'the video "{block.argument}"' if block.argument else "this video"
        yield NO_TRANSCRIPT.at_position(source.name, block, f"{video} has no transcript", hint)
        return
    if scheme(path):
        # The option's own rule says what is wrong.
        return
    files = course.paths
    here = course.path(source)
    if here in transcript_places(here, path):
        line = block.option_lines.get("transcript", block.line)
        hint = "write what is said into a file of its own, and name that"
        yield NO_FILE.on_line(source.name, line, f"{path} is this page itself", hint)
        return
    line = block.option_lines.get("transcript", block.line)
    places = transcript_places(here, path)
    there = files.intersection(places)
    page = next((course.by_path[one] for one in places if one in course.by_path), None)
    if page is not None and not page.body.strip():
        hint = "write into it what is said and shown"
        yield NO_FILE.on_line(source.name, line, f"the transcript {path} is empty", hint)
    elif page is not None and (asks := next((one for one in page.blocks if one.name in FIELD_BLOCK_NAMES), None)):
        message = f'the {asks.name} "{asks.argument}" of this transcript would stand on two pages'
        yield NO_FILE.on_line(source.name, line, message, f'move it out of "{course.path(page)}" into a lesson')
    elif page is None and not any(one.endswith(".md") for one in there):
        what = f"{path} is no page" if there else f"there is no transcript {path}"
        yield NO_FILE.on_line(source.name, line, " ".join(what.split()), _to_do(path, files))


def _to_do(path: str, files: Collection[str]) -> str:
    """Return what to do where a transcript is named and is none."""
    ending = posixpath.splitext(path)[1]
    if " " in path.strip() and not ending.strip("."):
        return "write these words into a file of its own, and name that, as in transcripts/name.md"
    if path.endswith(".md"):
        return meant(nearest(path, files)) or "write the file, or correct its path"
    return f"a transcript is a page; save it as {path.removesuffix(ending)}.md, and type that"
