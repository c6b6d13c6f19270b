"""The values that a lesson's text is read into. Lines and columns count from 1 in the file as it lies on disk.

A build reads most of them back from its cache, thousands of them; tuples come back four times as fast as frozen
dataclasses with slots.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ..diagnostics import Diagnostic


class OutcomeSource(NamedTuple):
    """An outcome of the front matter. `named` tells whether the author gave the id or it was made of the words."""

    id: str
    text: str
    line: int
    named: bool


class BlockSource(NamedTuple):
    """A block: `/// name | argument`, its options, and where it ends.

    `options` is None where they are not a list of `name: value`; `end_line` is None where nothing closes the
    block. `parent` is the index, in `Source.blocks`, of the block around it. `content_line` is the line below
    header and options. `sound` is False where the header is not quite one, as in `/// info Title`. `ends` is True where
    it is meant to close the block around it, as in `/// end`.
    """

    name: str
    slashes: int
    argument: str
    options: Mapping[str, Any] | None
    option_lines: Mapping[str, int]
    line: int
    column: int
    content_line: int
    end_line: int | None = None
    parent: int | None = None
    sound: bool = True
    ends: bool = False


class NoteSource(NamedTuple):
    """A footnote's text. `colon` is False where the author forgot it: `[^1] text` in place of `[^1]: text`."""

    id: str
    text: str
    line: int
    column: int = 1
    colon: bool = True


class CitationSource(NamedTuple):
    """A use of a footnote: `[^id]`."""

    id: str
    line: int
    column: int


class LinkSource(NamedTuple):
    """A link, in Markdown or in HTML. `text` is what a reader sees, as it is typed.

    `target` is None for `[text][label]` whose label is defined nowhere.
    """

    text: str
    target: str | None
    line: int
    column: int
    html: bool = False


class ImageSource(NamedTuple):
    """A picture, in Markdown or in HTML.

    `text` is None where the HTML gives none at all, `width` the width in pixels where the author asks for one.
    """

    text: str | None
    target: str | None
    line: int
    column: int
    html: bool = False
    width: int | None = None


class HeadingSource(NamedTuple):
    """A heading; `id` is the one that the author gave, or empty."""

    level: int
    text: str
    line: int
    id: str = ""


class Source(NamedTuple):
    """A lesson as text. `name` is its path as people know it, `text` has the line ends of Unix and no byte order mark.

    `prose` is the text with everything blanked that is no Markdown for readers: front matter, code, comments,
    the lines of blocks. It has the same lines and columns. `html_lines` are the lines of HTML blocks, in which
    Markdown means nothing. `examples` are the specimens of the author's guide, each a lesson of its own with the
    lines that it has in the file.
    """

    name: str
    text: str
    meta: Mapping[str, Any] = {}
    meta_lines: Mapping[str, int] = {}
    outcomes: tuple[OutcomeSource, ...] = ()
    minutes: int = 0
    title: str = ""
    body_line: int = 1
    blocks: tuple[BlockSource, ...] = ()
    notes: tuple[NoteSource, ...] = ()
    citations: tuple[CitationSource, ...] = ()
    links: tuple[LinkSource, ...] = ()
    images: tuple[ImageSource, ...] = ()
    headings: tuple[HeadingSource, ...] = ()
    prose: str = ""
    html_lines: frozenset[int] = frozenset()
    comments: Mapping[int, str] = {}
    problems: tuple[Diagnostic, ...] = ()
    examples: tuple[Source, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The text's lines; the first has index 0."""
        return _lines(self.text)

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return "\n".join(self.lines[self.body_line - 1 :])

    @property
    def prose_lines(self) -> list[str]:
        """The lines of the prose."""
        return _lines(self.prose)

    def lines_of(self, block: BlockSource) -> range:
        """Return the numbers of the lines of a block; one that is not closed goes on to the end."""
        return range(block.line, (block.end_line or len(self.lines)) + 1)


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """Part a text once for all rules that look at its lines; to hold those of all lessons would take much memory."""
    return text.split("\n")
