"""From a file to a `Source`: the steps in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from ..diagnostics import Diagnostic
from ..encoding import as_text
from ..model import MOST_MINUTES
from .base import Structure
from .blocks import block_problems, block_sources
from .code import Fence, broken_fence, fences, odd_lines, open_html
from .front_matter import FrontMatter, front_matter
from .grammar import HIDDEN
from .html import HtmlKind, html_blocks
from .inline import comments, inline
from .lists import Line, indented
from .source import HeadingSource, NoteSource, Source
from .structure import structure

_CONTROL = str.maketrans("", "", "\x02\x03")
_ODD = ("\t", "\x02", "\x03")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}]*)\}[ \t]*$")
_ID = re.compile(r"#([^\s}]+)")
_COLONLESS = re.compile(r"( {0,3})\[\^([^\]\s]+)\](?:[ \t]+|(?=\uff1a))(\S.*)")
_ARGUMENT = re.compile(r"[^|]*\|?")


def read(path: Path, name: str) -> Source:
    """Read the lesson in the file `path`; `name` is its path as people know it.

    A file that is not UTF-8 is read as well as can be, and reported.
    """
    return decode(path.read_bytes(), name)


def decode(data: bytes, name: str) -> Source:
    """Read the lesson that a file with the bytes `data` holds; else as `read`."""
    text, problems = as_text(data, name)
    return _guarded(text, name, problems)


def parse(text: str, name: str) -> Source:
    """Read a lesson's text; `name` is the path that is shown to people."""
    return _guarded(text, name, ())


def _guarded(text: str, name: str, problems: tuple[Diagnostic, ...]) -> Source:
    """Read a lesson's text; one over which that fails is a lesson of which nothing is known but its text."""
    try:
        return _parse(text, name, problems)
    except Exception as error:
        message = f"this page can't be read ({type(error).__name__}: {error})"
        hint = "take out what you changed last; and please tell us, since this is our mistake"
        return Source(name, text, problems=(*problems, Diagnostic(name, 0, 0, "page-unread", message, hint)))


class _Hidden:
    """Lines, as indices, that are no Markdown, and the lines that `structure` sees in their place."""

    def __init__(self, first: int) -> None:
        self.lines: list[Line] = []
        self.blank = set(range(first))
        self.html: set[int] = set()
        self.problems: list[Diagnostic] = []
        self.specimens: list[Fence] = []


def _parse(text: str, name: str, problems: tuple[Diagnostic, ...], example: bool = False) -> Source:
    """Return a page's source; of an `example` on a page, which has no front matter, likewise.

    `problems` are those found before, while the file was decoded.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    front = FrontMatter() if example else front_matter(text, name)
    hidden = _hide(lines, front.body_line - 1, name)
    found = structure(indented(hidden.lines))
    blocks = block_sources(found.blocks, lines)
    slashes = {index: lines[index] for index, line in hidden.lines if "///" in line}
    own = [*block_problems(found, blocks, slashes, name), *odd_lines(found, name)]
    prose = _prose(lines, hidden, found)
    html_lines = frozenset(index + 1 for index in hidden.html)
    seen = inline("\n".join(prose), found.labels, html_lines)
    headings = _headings(found)
    return Source(
        name=name,
        text=text,
        meta=front.meta,
        meta_lines=front.lines,
        outcomes=front.outcomes,
        minutes=_minutes(front.meta),
        title=_title(front, headings),
        body_line=front.body_line,
        blocks=blocks,
        notes=_notes(found, prose, hidden),
        citations=seen.citations,
        links=seen.links,
        images=seen.images,
        headings=headings,
        prose=seen.prose,
        html_lines=html_lines,
        comments=_comments(text, lines),
        problems=(*problems, *front.problems, *hidden.problems, *own),
        examples=tuple(_example(lines, fence, name) for fence in hidden.specimens),
    )


def _example(lines: list[str], fence: Fence, name: str) -> Source:
    """Read a specimen as a lesson, below so many empty lines that its own keep their numbers."""
    return _parse("\n" * (fence.start + 1) + "\n".join(lines[fence.start + 1 : fence.end]), name, (), example=True)


def _hide(lines: list[str], first: int, name: str) -> _Hidden:
    """Put marks in place of code and HTML below the front matter, which ends before line `first`."""
    hidden = _Hidden(first)
    texts = _plain(lines)
    texts[:first] = [""] * first
    found, broken = fences(texts)
    for fence in found:
        hidden.blank.update(range(fence.start, fence.end + 1))
        texts[fence.start : fence.end + 1] = [""] * (fence.end + 1 - fence.start)
        texts[fence.start] = f"{fence.prefix}{HIDDEN}"
    hidden.specimens = [fence for fence in found if fence.specimen]
    hidden.problems += [broken_fence(index, reason, name) for index, reason in broken]
    marks = {fence.start: HIDDEN for fence in hidden.specimens} | _hide_html(texts, hidden, name)
    hidden.lines = list(enumerate(texts))[first:]
    if marks or found:
        hidden.lines = list(_seen(hidden, marks, found))
    return hidden


def _seen(hidden: _Hidden, marks: dict[int, str], found: list[Fence]) -> Iterator[Line]:
    """Yield the lines with marks in their places, and without those that are code and HTML."""
    skipped = {index for fence in found for index in range(fence.start + 1, fence.end + 1)} | hidden.html
    for line in hidden.lines:
        index = line[0]
        if index in marks:
            yield from ((index, ""), (index, marks[index]), (index, ""))
        elif index not in skipped:
            yield line


def _plain(lines: list[str]) -> list[str]:
    """Return lines as Python-Markdown first makes them: tabs expanded, empty where they hold only spaces."""
    text = "\n".join(lines)
    if any(sign in text for sign in _ODD):
        lines = [line.translate(_CONTROL).expandtabs(4) for line in lines]
    elif " \n" not in text and not text.endswith(" "):
        return list(lines)
    return [line if line.strip(" ") else "" for line in lines]


def _hide_html(texts: list[str], hidden: _Hidden, name: str) -> dict[int, str]:
    """Note the lines of HTML, and return the mark to put in place of each stretch, by its first line."""
    marks = {}
    for html in html_blocks(texts):
        if not html.closed:
            hidden.problems.append(open_html(html.name, html.start, name))
            if html.kind is HtmlKind.COMMENT:
                continue
        marks[html.start] = "" if html.kind is HtmlKind.TAG else HIDDEN
        stretch = range(html.start, html.end + 1)
        (hidden.blank if html.kind is HtmlKind.COMMENT else hidden.html).update(stretch)
        for index in stretch[1:]:
            texts[index] = ""
    return marks


def _prose(lines: list[str], hidden: _Hidden, found: Structure) -> list[str]:
    """Return the lines as readers get them: those that are no Markdown emptied, headers without their name."""
    prose = list(lines)
    for index in hidden.blank | found.code | found.ends | found.label_lines:
        prose[index] = ""
    for block in found.blocks:
        index = block.header.at
        prose[index] = _ARGUMENT.sub(lambda match: " " * len(match.group()), prose[index], count=1)
        for option, _text in block.header.option_lines:
            prose[option] = ""
    return prose


def _notes(found: Structure, prose: list[str], hidden: _Hidden) -> tuple[NoteSource, ...]:
    """Return the notes, and the paragraphs that look like notes without their colon."""
    notes = [_note(name, lines, prose) for name, lines in found.notes]
    defined = {note.id for note in notes}
    for index, line in enumerate(prose):
        if "[^" not in line or index in hidden.html:
            continue
        match = _COLONLESS.match(line)
        if match and match.group(2) not in defined and (index == 0 or _starts(prose[index - 1])):
            column = len(match.group(1)) + 1
            notes.append(NoteSource(match.group(2), match.group(3), index + 1, column, colon=False))
    return tuple(sorted(notes, key=lambda note: note.line))


def _note(name: str, lines: list[Line], prose: list[str]) -> NoteSource:
    text = "\n".join(text for _index, text in lines).strip()
    index = lines[0][0]
    return NoteSource(name, text, index + 1, prose[index].find("[^") + 1 or 1)


def _starts(before: str) -> bool:
    """Tell whether a paragraph, or another such note, can begin below the line `before`."""
    return not before.strip() or before.lstrip().startswith("[^")


def _headings(found: Structure) -> tuple[HeadingSource, ...]:
    headings = []
    for level, text, index in sorted(found.headings, key=lambda heading: heading[2]):
        attributes = _ATTRIBUTES.search(text)
        given = _ID.search(attributes.group(1)) if attributes else None
        words = text[: attributes.start()] if attributes else text
        headings.append(HeadingSource(level, words, index + 1, given.group(1) if given else ""))
    return tuple(headings)


def _comments(text: str, lines: list[str]) -> Mapping[int, str]:
    """Return the text of each one-line comment by its line."""
    if "<!--" not in text:
        return {}
    return {
        number: line[start + len("<!--") : end - len("-->")].strip()
        for number, line in enumerate(lines, 1)
        if "<!--" in line
        for start, end in islice(comments(line), 1)
    }


def _minutes(meta: Mapping[str, Any]) -> int:
    minutes = meta.get("minutes")
    return minutes if isinstance(minutes, int) and not isinstance(minutes, bool) and 0 < minutes <= MOST_MINUTES else 0


def _title(front: FrontMatter, headings: tuple[HeadingSource, ...]) -> str:
    """Return the title of the front matter, or else the first heading of level one."""
    title = front.meta.get("title")
    if isinstance(title, str | int | float) and str(title).strip():
        return str(title).strip()
    return next((heading.text for heading in headings if heading.level == 1), "")
