"""Code in a lesson: fences of ``` or ~~~, in lists and quotes too. What lies inside means nothing.

Examples in the author's guide, fences of `specimen`, are code here too, though they are rendered as well.

This follows pymdown-extensions' SuperFences step by step, including where it gives up on a fence: a fence that
is not closed at its own indentation is no fence, and its text counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic

if TYPE_CHECKING:
    from .base import Structure

_START = re.compile(
    r"""(?x)
    (?P<fence>~{3,}|`{3,})
    (?:[ ]*\.?(?P<lang>[\w#.+-]+)(?=[ ]|$))?
    (?:
        [ ]*(\{(?P<attrs>.*)\}) |
        (?P<options>(?:(?:[ ]*[a-zA-Z][a-zA-Z0-9_]*(?:=(?P<quot>"|').*?(?P=quot))?)(?=[ ]|$))+) |
        (?P<unrecognized>(?:([ ]*+[^\s]+)(?=[ ]|$))+)
    )?[ ]*$
    """
)
_OPTION = re.compile(r"([a-zA-Z][a-zA-Z0-9_]*)(?:=(\"|').*?\2)?")
_KNOWN = frozenset({"hl_lines", "linenums", "title", "title_mode"})
_EXAMPLE = re.compile(r"(`{3,}|~{3,})[ ]*specimen[ ]*$")
_PREFIX = re.compile(r"[> ]*")
_NEAR = re.compile(r"([> ]*)(?=`{3,}[^`]*$|~{3,}[^~]*$)(`+|~+)")


class Fence(NamedTuple):
    """A fenced piece of code: its first and last line, as indices, and what stands left of it.

    A `specimen` stands for itself, whatever is directly above and below it.
    """

    start: int
    end: int
    prefix: str = ""
    specimen: bool = False


@dataclass(slots=True)
class _Open:
    """A fence that is being read."""

    start: int
    prefix: str
    mark: str
    empty: int = 0

    @property
    def quotes(self) -> int:
        return self.prefix.count(">")


def fences(lines: list[str]) -> tuple[list[Fence], list[tuple[int, str]]]:
    """Return the fences in `lines`, and the indices of lines that only seem to begin one.

    Each of these comes with its reason: "header" where too much stands after the marks, "unclosed" where the
    fence has no end. A fence whose header is wrong is taken for one all the same: the renderer, which does not,
    would take its end for a beginning. Tabs must have been expanded before.
    """
    if not _has_marks("\n".join(lines)):
        return [], []
    found, broken = _examples(lines)
    skip = {index for fence in found for index in range(fence.start, fence.end + 1)}
    fence: _Open | None = None
    for index, line in enumerate(lines):
        if fence is None and not _has_marks(line):
            continue
        if index in skip:
            if fence is not None:
                broken.append((fence.start, "unclosed"))
                fence = None
            continue
        if fence is None:
            fence = _opening(index, line)
            near = None if fence else _NEAR.match(line)
            if near:
                broken.append((index, "header"))
                fence = _Open(index, near.group(1), near.group(2))
            continue
        state = _state(fence, line)
        if state == "inside":
            continue
        if state == "end":
            found.append(Fence(fence.start, index, fence.prefix))
        else:
            broken.append((fence.start, "unclosed"))
        fence = None
    if fence is not None:
        broken.append((fence.start, "unclosed"))
    return found, list({index: (index, reason) for index, reason in reversed(broken)}.values())


def _examples(lines: list[str]) -> tuple[list[Fence], list[tuple[int, str]]]:
    """Return the specimens, and the beginning of one that does not end; they are looked for before other code."""
    found: list[Fence] = []
    at = 0
    while at < len(lines):
        match = _EXAMPLE.match(lines[at]) if "specimen" in lines[at] else None
        if match is None:
            at += 1
            continue
        end = next((n for n in range(at + 1, len(lines)) if lines[n].rstrip() == match.group(1)), None)
        found.append(Fence(at, len(lines) - 1 if end is None else end, specimen=True))
        if end is None:
            return found, [(at, "unclosed")]
        at = end + 1
    return found, []


def _has_marks(line: str) -> bool:
    return "```" in line or "~~~" in line


def _opening(index: int, line: str) -> _Open | None:
    """Return the fence that `line` opens, or None."""
    prefix = _PREFIX.match(line).group()  # type: ignore[union-attr]
    match = _START.match(line, len(prefix))
    if match is None or match.group("unrecognized"):
        return None
    names = [option.group(1) for option in _OPTION.finditer(match.group("options") or "")]
    if not _KNOWN.issuperset(names):
        return None
    return _Open(index, prefix, match.group("fence"))


def _state(fence: _Open, line: str) -> str:
    """Tell whether `line` is inside of the fence, its end, or breaks it off."""
    width = len(fence.prefix)
    prefix = _PREFIX.match(line[:width]).group()  # type: ignore[union-attr]
    content = line[len(prefix) :]
    quotes = prefix.count(">")
    if fence.quotes:
        return _quoted_state(fence, prefix, content, quotes)
    if quotes:
        return "broken"
    if not line.strip():
        return "inside"
    if len(prefix) != width and content:
        return "broken"
    return "end" if _closes(fence, content) else "inside"


def _quoted_state(fence: _Open, prefix: str, content: str, quotes: int) -> str:
    if quotes > fence.quotes:
        return "broken"
    if not content:
        fence.empty += 1
        return "inside"
    if len(prefix) < len(fence.prefix) or (fence.empty and quotes < fence.quotes):
        return "broken"
    if _closes(fence, content):
        return "end"
    fence.empty = 0
    return "inside"


def _closes(fence: _Open, content: str) -> bool:
    return content.rstrip(" ") == fence.mark


def broken_fence(index: int, reason: str, name: str) -> Diagnostic:
    """Say what is wrong with the beginning of code."""
    if reason == "header":
        message = "this line does not begin code as it should: too much stands after the marks"
        return Diagnostic(name, index + 1, 0, "code-header", message, "type at most a language there, as in ```yaml")
    hint = "end it with a line of the same marks, indented as far as this one"
    return Diagnostic(name, index + 1, 0, "code-unclosed", "the code that begins here is not closed", hint)


def odd_lines(found: Structure, name: str) -> Iterator[Diagnostic]:
    """Yield lines that the renderer does not take for what they seem."""
    for index in found.torn:
        message = "the indented line above takes the code that begins here apart"
        yield Diagnostic(name, index + 1, 0, "code-torn", message, "leave an empty line between them")
    for index in found.bare:
        message = "this definition has no term"
        hint = "type the term in a line of its own directly above"
        yield Diagnostic(name, index + 1, 0, "definition-term", message, hint)


def open_html(tag: str, index: int, name: str) -> Diagnostic:
    """Say that HTML goes on to the end of the page, or a comment would."""
    message = f"the HTML <{tag}> is not closed and hides the rest of the page" if tag else "the comment is not closed"
    hint = f"type </{tag}> where it ends" if tag else 'type "-->" where it ends'
    return Diagnostic(name, index + 1, 0, "html-unclosed", message, hint)
