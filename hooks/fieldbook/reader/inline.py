"""Links, pictures and citations in a lesson's prose, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .source import CitationSource, ImageSource, LinkSource

# (?=(…))\1 takes what it matches for good. Python has possessive groups for that, which are broken before 3.11.5.
_TEXT = r"(?:[^\[\]\\\n]|\\.|\n(?![ \t]*\n))*"
_WORDS = rf"(?=((?:[^\[\]\\\n]|\\.|\n(?![ \t]*\n)|\[{_TEXT}\])*))\1\]"
_TITLE = r"(?:[ \t\n]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?"
_TARGET = rf"\([ \t\n]*(?:<([^<>\n]*)>|(?=((?:[^\s()<>]|[ ](?![ \"'()])|\([^\s()]*\))*))\3){_TITLE}[ \t\n]*\)"
# Patterns begin with the sign they look for, and look behind it afterwards: Python finds a sign fast.
_LINK = re.compile(rf"\[(?<![\\!\]]\[){_WORDS}(?:{_TARGET}|[ ]?\[([^\[\]\n]*)\])")
_IMAGE = re.compile(rf"!\[(?<!\\!\[){_WORDS}(?:{_TARGET}|[ ]?\[([^\[\]\n]*)\])(\{{[^{{}}\n]*\}})?")
_AUTO = re.compile(r"<(?<!\\<)((?:https?|ftp)://[^<>\s]+|mailto:[^<>\s]+)>")
_CITATION = re.compile(r"\[\^(?<![!\\]\[\^)([^\[\]\s]+)\]")
_TAG = re.compile(r"<(a|img)(?=[\s/>])(?=((?:[^<>\"']|\"[^\"]*\"|'[^']*')*))\2>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_WIDTH = re.compile(r"\bwidth\s*[=:]\s*[\"']?(\d{1,6})(?!\d*%)")
_INNER = re.compile(r"(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"<[^<>]*>")
_TICKS = re.compile(r"\\.|(`+)|\n[ \t]*(?=\n)")
_BEHIND = ("](", "][", "] [")
"""What stands behind the words of each link and picture."""
_OPEN, _CLOSE = "<!--", "-->"
_VISIBLE = re.compile(r"[^\s]")


class Inline(NamedTuple):
    """What was found, in the order of the text. `prose` has code and comments blanked."""

    prose: str
    links: tuple[LinkSource, ...] = ()
    images: tuple[ImageSource, ...] = ()
    citations: tuple[CitationSource, ...] = ()


@dataclass(slots=True)
class _Scan:
    """A prose text with its code blanked, and the place that was asked for last."""

    prose: str
    raw: str
    labels: Mapping[str, str]
    html_lines: frozenset[int]
    _offset: int = 0
    _line: int = 1

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column; lines are counted on from the last place, since most are asked for in order."""
        if offset < self._offset:
            self._offset, self._line = 0, 1
        self._line += self.prose.count("\n", self._offset, offset)
        self._offset = offset
        return self._line, offset - self.prose.rfind("\n", 0, offset)

    def in_html(self, offset: int) -> bool:
        return bool(self.html_lines) and self.place(offset)[0] in self.html_lines

    def target(self, match: re.Match[str]) -> str | None:
        """Return what a link in Markdown points to; None where its label is unknown."""
        if match.group(2) is not None or match.group(3) is not None:
            return match.group(2) or match.group(3) or ""
        label = match.group(4) or match.group(1)
        return self.labels.get(" ".join(label.split()).lower())


def inline(prose: str, labels: Mapping[str, str], html_lines: frozenset[int]) -> Inline:
    """Find links, pictures and citations in `prose`; `labels` are the targets that the text defines by name."""
    blanked = blank_code(_blank_comments(prose))
    scan = _Scan(blanked, prose, labels, html_lines)
    links, images, citations = [], [], []
    if "[^" in blanked:
        citations = list(_citations(scan))
    if any(sign in blanked for sign in _BEHIND):
        links = list(_links(scan))
        images = list(_images(scan)) if "![" in blanked else []
    if "<" in blanked:
        links += list(_auto_links(scan))
        _tags(scan, links, images)
    return Inline(
        blanked,
        tuple(sorted(links, key=lambda link: (link.line, link.column))),
        tuple(sorted(images, key=lambda image: (image.line, image.column))),
        tuple(citations),
    )


def blank_code(prose: str) -> str:
    """Return `prose` with spaces in place of the code between backticks."""
    if "`" not in prose:
        return prose
    return _blanked(prose, _code_spans(prose))


def _code_spans(prose: str) -> Iterator[tuple[int, int]]:
    """Yield beginning and end of each piece of code: two equal runs of backticks in one paragraph."""
    waiting: dict[int, int] = {}
    runs = [match for match in _TICKS.finditer(prose) if match.group(1) or match.group()[0] == "\n"]
    closing: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        if not runs[place].group(1):
            waiting.clear()
            continue
        length = len(runs[place].group(1))
        closing[place] = waiting.get(length, -1)
        waiting[length] = place
    place = 0
    while place < len(runs):
        end = closing.get(place, -1)
        if end >= 0:
            yield runs[place].start(), runs[end].end()
            place = end
        place += 1


def _blank_comments(prose: str) -> str:
    """Return `prose` with spaces in place of comments."""
    return _blanked(prose, comments(prose))


def _blanked(prose: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `prose` with spaces in place of what stands between each beginning and end; lines stay where they are."""
    parts, position = [], 0
    for start, end in spans:
        parts += [prose[position:start], _VISIBLE.sub(" ", prose[start:end])]
        position = end
    return "".join([*parts, prose[position:]])


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield beginning and end of each comment of HTML. One that is not closed is none, nor is what follows it."""
    end = 0
    while (start := text.find(_OPEN, end)) >= 0:
        end = text.find(_CLOSE, start + len(_OPEN)) + len(_CLOSE)
        if end < len(_CLOSE):
            return
        yield start, end


def _citations(scan: _Scan) -> Iterator[CitationSource]:
    for match in _CITATION.finditer(scan.prose):
        line, column = scan.place(match.start())
        if line not in scan.html_lines and not _defines(scan, match, line, column):
            yield CitationSource(match.group(1), line, column)


def _defines(scan: _Scan, match: re.Match[str], line: int, column: int) -> bool:
    """Tell whether `[^id]:` begins a line, and so a note rather than its use."""
    start = match.start() - column + 1
    return scan.prose[match.end() : match.end() + 1] == ":" and not scan.prose[start : match.start()].strip(" >\t")


def _links(scan: _Scan) -> Iterator[LinkSource]:
    for match in _LINK.finditer(scan.prose):
        if match.group(1).startswith("^") or scan.in_html(match.start()):
            continue
        text = scan.raw[match.start(1) : match.end(1)]
        target = scan.target(match)
        if target is None and not _names_label(match):
            continue
        yield LinkSource(text, target, *scan.place(match.start()))


def _names_label(match: re.Match[str]) -> bool:
    """Tell whether `[text][label]` is meant as a link: a label has words, and no space or note before it."""
    label = (match.group(4) or "").strip()
    return bool(label) and not label.startswith("^") and bool(match.group(1).strip())


def _images(scan: _Scan) -> Iterator[ImageSource]:
    for match in _IMAGE.finditer(scan.prose):
        if not scan.in_html(match.start()):
            text = scan.raw[match.start(1) : match.end(1)]
            width = _width(match.group(5) or "")
            yield ImageSource(text, scan.target(match), *scan.place(match.start()), width=width)


def _auto_links(scan: _Scan) -> Iterator[LinkSource]:
    for match in _AUTO.finditer(scan.prose):
        if not scan.in_html(match.start()):
            yield LinkSource(match.group(1), match.group(1), *scan.place(match.start()))


def _tags(scan: _Scan, links: list[LinkSource], images: list[ImageSource]) -> None:
    """Add the links and pictures that are written in HTML."""
    for match in _TAG.finditer(scan.prose):
        attributes = {
            name.lower(): first or second or third for name, first, second, third in _ATTRIBUTE.findall(match.group(2))
        }
        line, column = scan.place(match.start())
        if match.group(1).lower() == "img":
            width = _width(match.group(2))
            target = attributes.get("src", "")
            images.append(ImageSource(attributes.get("alt"), target, line, column, html=True, width=width))
        elif "href" in attributes:
            inner = _INNER.match(scan.raw, match.end())
            text = _MARKUP.sub("", inner.group(1)).strip() if inner else ""
            links.append(LinkSource(text, attributes["href"], line, column, html=True))


def _width(text: str) -> int | None:
    """Return the pixels of a `width` in an attribute list or a tag; None where there is none or it's a share."""
    match = _WIDTH.search(text)
    return int(match.group(1)) if match else None
