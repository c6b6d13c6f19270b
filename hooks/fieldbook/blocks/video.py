"""Videos that ask nothing of their host until the learner presses play.

```markdown
/// video | Collective impact in two minutes
    url: https://www.youtube.com/watch?v=pzmMk63ihNM
    length: "2:02"
    transcript: transcripts/collective-impact.md

Watch how one goal is shared by five organisations.
///
```

Argument: a title, optional. Options: `url` (needed), `length`, `start`, `end` (times), `transcript` (a file of
Markdown, relative to the lesson or to docs/). Content: any Markdown. The script of the course makes the play
button from the data attributes; without it the link serves. For rooms without a network, and for paper, the
address stands there in full, with a QR code of it.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from contextlib import contextmanager

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

from ..addresses import split
from ..model import Video as VideoFact
from . import options
from .context import context_of
from .elements import HEADINGS, add, move_content, words_of
from .options import Options
from .qr import qr_code
from .video_hosts import HostedVideo, hosted_video

_VIDEO = "data-video"
_UNPARTED = "-\u2060"
"""A hyphen at which no line ends: the name of a host stays whole where it has room."""


class Video(Block):
    """A video."""

    NAME = "video"
    ARGUMENT = None
    OPTIONS = Options(
        {
            "url": ("", options.address),
            "length": ("", options.time),
            "start": ("", options.time),
            "end": ("", options.time),
            "transcript": ("", options.address),
        }
    )
    REQUIRED = ("url",)

    def on_validate(self, parent: etree.Element) -> bool:
        """Refuse a video without an address."""
        return bool(self.options["url"])

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the figure with title, link and length."""
        context = context_of(self.md)
        url, length = self.options["url"], self.options["length"]
        start, end = options.seconds(self.options["start"]), options.seconds(self.options["end"])
        shown = hosted_video(url, start, end)
        figure = add(parent, "figure", "video", data_video=shown.kind)
        self._describe(figure, shown)
        add(figure, "figcaption", "video__title", self.argument or context.labels["video"])
        line = add(figure, "p", "video__link")
        watch = context.labels["video.watch"].format(host=shown.host) if shown.host else ""
        add(line, "a", text=watch or context.labels["video.file"], href=url)
        if length:
            line[-1].tail = " "
            add(line, "span", "video__length", context.labels["video.length"].format(length=length))
        seconds = _seconds(options.seconds(length), start, end)
        context.record.videos.append(VideoFact(self.argument or "", url, length, self.options["transcript"], seconds))
        return figure

    def _describe(self, figure: etree.Element, shown: HostedVideo) -> None:
        """Leave the script what it needs to make the play button, in the course's language."""
        labels = context_of(self.md).labels
        if not shown.embed:
            return
        figure.set("data-embed", shown.embed)
        figure.set("data-play", labels["video.play"])
        if shown.host:
            embedded = split(shown.embed)
            asked = ((embedded and embedded.hostname) or shown.host).removeprefix("www.")
            figure.set("data-notice", labels["video.notice"].format(host=asked.replace("-", _UNPARTED)))
            figure.set("data-offline", labels["video.offline"])

    def on_end(self, block: etree.Element) -> None:
        """Add the way to the video from elsewhere, and the transcript."""
        if hosted_video(self.options["url"]).host:
            self._add_way(block)
        # A transcript may show a video; but one that shows its own would be in itself without end.
        if self.options["transcript"] and not context_of(self.md).in_transcript:
            self._add_transcript(block, self.options["transcript"])

    def _add_way(self, figure: etree.Element) -> None:
        """Add the address in full, and as a code that phones read."""
        context, url = context_of(self.md), self.options["url"]
        labels = context.labels
        way = add(figure, "div", "video__way")
        way.append(qr_code(url, labels["video.code"].format(url=url), context.codes))
        line = add(way, "p", text=labels["video.way"] + " ")
        # Not to be read as Markdown: addresses have underscores.
        add(line, "span", "video__address", AtomicString(url))

    def _add_transcript(self, block: etree.Element, path: str) -> None:
        """Add the transcript, in the page where it can be read, else as a link."""
        context = context_of(self.md)
        transcript = context.transcript(path)
        if transcript is None:
            add(add(block, "p", "video__transcript"), "a", text=context.labels["video.transcript"], href=path)
            return
        details = add(block, "details", "video__transcript")
        # A title is text, in the page's front matter as in this place.
        add(details, "summary", text=AtomicString(transcript.title) or context.labels["video.transcript"])
        body = add(details, "div")
        with _reading_transcript(self.md):
            self.md.parser.parseChunk(body, transcript.text)
        _plain_headings(body)


class VideoTitles(Treeprocessor):
    """Puts the titles of videos into the record as they are read, once inline Markdown is done."""

    PRIORITY = 12
    """After `inline` (20)."""

    def run(self, root: etree.Element) -> None:
        """Replace the titles as they were typed."""
        assert self.md is not None
        record = context_of(self.md).record
        figures = [figure for figure in root.iter("figure") if figure.get(_VIDEO)] if record.videos else []
        for place, (video, figure) in enumerate(zip(record.videos, figures, strict=False)):
            title = figure.find("figcaption")
            if video.title and title is not None:
                record.videos[place] = video._replace(title=words_of(title, self.md.htmlStash.rawHtmlBlocks))


def _seconds(length: int, start: int, end: int) -> int:
    """Return how long a part of a video takes; where both its ends are given, `length` may be that of the part."""
    if end > start:
        return end - start
    return length - start if length > start else length


@contextmanager
def _reading_transcript(md: Markdown) -> Iterator[None]:
    """Have a converter read a text for itself, while it is in the midst of the lesson's blocks."""
    context, blocks = context_of(md), md.parser.blockprocessors["blocks"]
    assert isinstance(blocks, BlocksProcessor)
    open_blocks, working = blocks.stack, blocks.working
    blocks.stack, blocks.working, context.in_transcript = [], None, True
    try:
        yield
    finally:
        blocks.stack, blocks.working, context.in_transcript = open_blocks, working, False


def _plain_headings(body: etree.Element) -> None:
    """Make headings of a transcript bold lines, so that they do not join the lesson's own."""
    for element in body.iter():
        if element.tag in HEADINGS:
            strong = etree.Element("strong")
            move_content(element, strong)
            element.tag = "p"
            element.append(strong)
