"""Notes that are marked by stars and daggers, as word processors mark them, and the comments of Google Docs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from ..diagnostics import Diagnostic
from ..reader import Source
from .paragraphs import paragraphs
from .rule import warning

MARK = warning(
    "note-mark",
    "A star or a dagger behind a word makes no note: the text that it refers to stays where it is typed.",
    "Partners need trust.\u2020\n\n\u2020 Kania, John. *Collective Impact*. 2011.",
    "Partners need trust.[^1]\n\n[^1]: Kania, John. *Collective Impact*. 2011.",
)
RULES = (MARK,)

_NOTE = re.compile(r" {0,3}(?P<mark>\\?\*{1,3}|[\u2020\u2021]{1,3})(?:[ \t]+[^\W_].*|[^\W_][^*]*)$")
_CITED = re.compile(r"(?<=[\w.,;:!?)\u201d\u2019\u00bb\"])\\?(?P<mark>\*{1,3}|[\u2020\u2021]{1,3})(?=[\s.,;:!?)]|$)")
_PAIRED = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])[^*]*[^\s*\\]\1(?![*\w])")
"""Words between stars."""
_STARS = re.compile(r"\*+")
_COMMENT = re.compile(r"\[(?P<letter>[a-z]{1,2})\](?=[^\s(\[:])(?P<text>.*)$")
_ITEM = re.compile(r"\s*[*+-]\s")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the texts of notes that begin with a mark that one word above them has, and no other; and comments."""
    yield from _comments(source)
    if not any(mark in source.prose for mark in "*\u2020\u2021"):
        return
    lines = source.prose_lines
    texts: dict[str, list[tuple[int, str]]] = {}
    cited: dict[str, list[int]] = {}
    for number, line in enumerate(lines, 1):
        note = _NOTE.match(line)
        if note and not _is_item(lines, number):
            texts.setdefault(note["mark"].lstrip("\\"), []).append((number, source.lines[number - 1]))
        elif number not in source.html_lines and "|" not in line:
            for match in _CITED.finditer(_PAIRED.sub("", line)):
                cited.setdefault(match["mark"], []).append(number)
    free = (str(number) for number in count(1) if f"[^{number}]" not in source.prose)
    for mark, found in texts.items():
        # Several words with one star are fields that have to be filled in, several texts a list.
        at = cited.get(mark, ())
        if len(found) == len(at) == 1 and at[0] < found[0][0] and _is_lone(mark, source, at[0]):
            (number, line), name = found[0], next(free)
            words = line.strip().lstrip("\\").removeprefix(mark).split()
            begun = " ".join(words[:3]) + (" \u2026" if len(words) > 3 else "")
            hint = f'type "[^{name}]: {begun}" here, and "[^{name}]" for "{mark}" in line {at[0]}'
            yield MARK.on_line(source.name, number, "this is no note", hint)


def _comments(source: Source) -> Iterator[Diagnostic]:
    """Yield the comments that a document of Google Docs has at its end, each with a letter in brackets."""
    for number, line in enumerate(source.prose_lines, 1):
        comment = _COMMENT.match(line)
        mark = f"[{comment['letter']}]" if comment else ""
        if not comment or source.prose.count(mark) != 2:
            continue
        cites = re.compile(rf"\S{re.escape(mark)}")
        cited = (at for at, text in enumerate(source.prose_lines[: number - 1], 1) if cites.search(text))
        if at := next(cited, 0):
            hint = f'delete it, and "{mark}" in line {at}'
            yield MARK.on_line(source.name, number, "this is a comment of Google Docs", hint)


def _is_item(lines: list[str], number: int) -> bool:
    """Tell whether a line is an item of a list that has others: the next words above it, or below it, are one."""
    if not _ITEM.match(lines[number - 1]):
        return False
    above = next((line for line in reversed(lines[: number - 1]) if line.strip()), "")
    below = next((line for line in lines[number:] if line.strip()), "")
    return bool(_ITEM.match(above) or _ITEM.match(below))


def _is_lone(mark: str, source: Source, number: int) -> bool:
    """Tell whether a mark in a line is no star of those that words in its paragraph stand between."""
    lines = next(lines for above, lines in paragraphs(source) if above < number <= above + len(lines))
    paragraph = "\n".join(line for line in lines if not _NOTE.match(line))
    return mark[0] != "*" or len(_STARS.findall(_PAIRED.sub("", paragraph))) == 1
