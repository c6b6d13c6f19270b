"""Mistakes in videos, which some readers can't see, or hear, or load."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import scheme
from ..blocks.video_hosts import hosted_video
from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source, transcript_places
from .context import Course
from .rule import error, notice, warning
from .suggest import meant, nearest

NO_TRANSCRIPT = warning(
    "video-transcript",
    "Who can't hear or load a video reads its transcript; the law asks for it of public bodies.",
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
RULES = (NO_TRANSCRIPT, NO_FILE, HOST)


def check(source: Source, course: Course) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's videos. That times are times is for the options."""
    for block in source.blocks:
        if block.name == "video" and block.options and block.options.get("url"):
            yield from _host(source, block, str(block.options["url"]))
            yield from _transcript(source, block, str(block.options.get("transcript") or ""), course)


def _host(source: Source, block: BlockSource, url: str) -> Iterator[Diagnostic]:
    line = block.option_lines.get("url", block.line)
    shown = hosted_video(url)
    if scheme(url) in ("http", "https") and shown.host and shown.kind == "link":
        message = f"videos of {shown.host} are shown as a link"
        hint = "take one of YouTube, Vimeo or TED, or a file as .mp4, if you can"
        yield HOST.on_line(source.name, line, message, hint)


def _transcript(source: Source, block: BlockSource, path: str, course: Course) -> Iterator[Diagnostic]:
    if not path:
        hint = 'put what is said and shown into a file, and type "transcript: transcripts/name.md" below the url'
        yield NO_TRANSCRIPT.for_place(source.name, block, f'the video "{block.argument}" has no transcript', hint)
        return
    if scheme(path):
        # The option's own rule says what is wrong.
        return
    files = course.paths
    if files.isdisjoint(transcript_places(course.path(source), path)):
        line = block.option_lines.get("transcript", block.line)
        hint = meant(nearest(path, files)) or "write the file, or correct its path"
        yield NO_FILE.on_line(source.name, line, f"there is no transcript {path}", hint)
