"""Slips that keep YAML from being read, found by mending them.

Each line near the place is put right in the ways that authors get it wrong. What lets the text be read was the slip,
and what to type is known to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from ..diagnostics import counted

__all__ = ["Slip", "find_slip", "in_curly_quotes", "read_otherwise"]

_ABOVE = 4
"""As many lines above the one that a parser names may hold the slip."""
_LONGEST = 1000
"""Signs that a line may have; no author's has as many, and patterns take long for more."""
INVISIBLE = "\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff"
"""What looks like a space or like nothing, and is no space to YAML or Markdown; to stand in a pattern's brackets."""
INVISIBLE_SIGN = re.compile(f"[{INVISIBLE}]")
_ENTRY = re.compile(r"(?P<before>\s*(?:- +)*)(?P<name>[\w.-]+: +)?(?P<value>\S.*?)\s*")
_BULLET = re.compile(r"(?P<before>\s*)(?P<bullet>[*+\u2022\u00b7\u2010-\u2015\u2212]|-(?=[^\s-]))\s*(?P<words>\S.*)")
_GLUED = re.compile(r"(?P<name>\s*(?:- +)?[\w.-]+)(?::(?=[^\s:/])|\uff1a\s*|\s*=\s*)(?P<value>.*)")
_LINK = re.compile(r"(?P<before>.*?)\[[^\[\]]*\]\((?P<address>[^()\s]+)\)\s*")
_OPEN_LIST = re.compile(r"(?P<list>\s*(?:outcomes|materials|checks_off|off|\"off\"):\s*(?P<bracket>\[)[^\[\]]*)")
_SECTION = re.compile(r"(?P<title>.+?)(?P<rest>:(?: +\S+\.md)?)")
_DAY = re.compile(r"(?<!\d)\d{4}-\d\d?-\d\d?(?!\d)")
_FILE = re.compile(r"\S+\.md")
_TITLED = re.compile(r"[^\s#&*!|>'\"%@`,\[\]{}-][^#]*?:(?: +\S+\.md)?")
"""A section of a nav, or a page with its title."""
_ITEM = re.compile(r"- ")
_NAME = re.compile(r"[\w-]+:(?=\s|$)")
_QUOTES = "\"'\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u300c\u300d"
_CURLY = _QUOTES[2:]
_IN_CURLY = re.compile(
    "[\u201c\u201d\u201e\u201f](?P<words>[^\u201c\u201d\u201e\u201f]+)[\u201c\u201d\u201f]"
    "|[\u2018\u201a\u201b](?P<single>[^\u2018\u2019\u201a\u201b]+)[\u2018\u2019]"
    "|\u00ab(?P<pointed>[^\u00ab\u00bb]+)\u00bb|\u00bb(?P<inward>[^\u00ab\u00bb]+)\u00ab"
)
"""A text that stands in the quotes of a word processor as a whole."""
_ESCAPES = re.compile(r"\\(.)")
_LETTERS = "0abtnvfreNLP_"
"""Letters that make a break, a space or nothing to be seen of the backslash before them, where quotes are double."""
_REMARK = re.compile(r"[ \t]+(?P<sign>#).*")


class Slip(NamedTuple):
    """Where something is that keeps a text from being read, what it is, and what to type."""

    line: int
    """Counted from 0."""
    column: int
    """Counted from 1."""
    reason: str
    hint: str


class _Mending(NamedTuple):
    """A line as it may have been meant."""

    line: str
    column: int
    reason: str
    hint: str = ""


def find_slip(text: str, error: Exception, load: Callable[[str], Any]) -> Slip | None:
    """Return the slip that keeps a text from being read, if it is plain what was meant.

    Args:
        text: What can't be read.
        error: What reading it has raised.
        load: Reads a text, or raises an exception like that one.
    """
    lines = text.split("\n")
    before = _line(error)
    suspects = _suspects(lines, error)
    # In quotes, much can be read that was meant otherwise: they come last.
    mendings = [(one, mending) for one in suspects for mending in _mendings(lines[one])]
    mendings += [(one, mending) for one in suspects for mending in _placed(lines, one)]
    mendings += [(one, mending) for one in suspects for mending in _quoted(lines[one])]
    for at, mending in mendings:
        after = _error("\n".join([*lines[:at], mending.line, *lines[at + 1 :]]), load)
        if after is None or _line(after) > max(before, at):
            return Slip(at, mending.column, mending.reason, mending.hint or f"type {mending.line.strip()}")
    return None


def read_otherwise(node: yaml.ScalarNode, lines: Sequence[str]) -> Slip | None:
    """Return what is read of a text otherwise than it is typed; None where nothing is.

    Args:
        node: The text.
        lines: Those that it stands in.
    """
    start, end = node.start_mark, node.end_mark
    line, column = start.line, start.column + 1
    if start.line == end.line and node.style == '"':
        typed = lines[line][start.column : end.column]
        if sign := next((sign for sign in _ESCAPES.findall(typed) if sign in _LETTERS), ""):
            reason = f'in these quotes, "\\{sign}" is read as another sign'
            return Slip(line, column, reason, f"type {_in_quotes(typed)}")
    if not node.style and node.value and (remark := _REMARK.fullmatch(lines[end.line][end.column :])):
        words = _in_quotes(f"{node.value}{remark[0].rstrip()}")
        hint = f"type {words}, or put a remark into a line of its own"
        return Slip(end.line, end.column + remark.start("sign") + 1, "what stands behind the # is not read", hint)
    return None


def in_curly_quotes(node: yaml.ScalarNode) -> Slip | None:
    """Return that a text stands in the quotes of a word processor, which show with it; None where it does not."""
    curly = None if node.style else _IN_CURLY.fullmatch(node.value)
    if curly is None:
        return None
    words = next(filter(None, curly.groups())).strip()
    hint = f"type {_in_quotes(words)}, or {_straight(node.value)} if they are meant to show"
    line, column = node.start_mark.line, node.start_mark.column + 1
    return Slip(line, column, "curly quotes are letters like others, and show", hint)


def _suspects(lines: list[str], error: Exception) -> list[int]:
    """Return the lines that may hold the slip, the likeliest first."""
    if getattr(error, "problem_mark", None) is None:
        # A day that there is not, or no names with values at all.
        near = [at for at, line in enumerate(lines) if _DAY.search(line)] or [*range(_ABOVE)]
    else:
        opened = getattr(error, "context_mark", None)
        near = [*([opened.line] if opened else ()), *range(_line(error), _line(error) - _ABOVE, -1)]
        # A quotation mark without a second one takes all up to the next for words, and the next for its second.
        near += [at for at, line in enumerate(lines[: _line(error)]) if line.count('"') % 2][:1]
    return [at for at in dict.fromkeys(near) if 0 <= at < len(lines) and 0 < len(lines[at].strip()) <= _LONGEST]


def _line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line if mark else -1


def _error(text: str, load: Callable[[str], Any]) -> Exception | None:
    """Return what keeps a text from being read; None where nothing does."""
    try:
        load(text)
    except Exception as error:
        return error
    return None


def _placed(lines: list[str], at: int) -> Iterator[_Mending]:
    """Yield a line with the hyphen that the items below it have, or indented as what it belongs to is."""
    line, words = lines[at], lines[at].strip()
    around = [*reversed(lines[max(at - _ABOVE, 0) : at]), *lines[at + 1 : at + 2]]
    indent = _indent(line)
    is_entry = bool(_FILE.fullmatch(words) or _TITLED.fullmatch(words))
    if is_entry and indent in (_indent(other) for other in around if _ITEM.match(other.strip())):
        yield _Mending(f"{indent}- {words}", len(indent) + 1, "a hyphen is missing before this item of the list")
    kind = next((kind for kind in (_ITEM, _NAME) if kind.match(words)), None)
    for other in dict.fromkeys(_indent(other) for other in around if kind and kind.match(other.strip())):
        if other != indent:
            reason = "this line is not indented as those that it belongs to are"
            yield _Mending(other + words, 1, reason, f"begin it with {_spaces(len(other))}")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _spaces(number: int) -> str:
    return counted(number, "space") if number else "no space"


def _mendings(line: str) -> Iterator[_Mending]:
    """Yield a line as it may have been meant, each with what is wrong with it."""
    if unseen := INVISIBLE_SIGN.search(line):
        reason = "there is a space here that is none, or a character that can't be seen"
        yield _Mending(INVISIBLE_SIGN.sub(" ", line), unseen.start() + 1, reason, "type a space in its place")
    indent = _indent(line)
    if "\t" in indent:
        reason = "a tab stands where spaces belong"
        mended = indent.replace("\t", "  ") + line.lstrip()
        yield _Mending(mended, indent.index("\t") + 1, reason, "type spaces in its place")
    if bullet := _BULLET.fullmatch(line):
        sign = bullet["bullet"]
        reason = "a space is missing behind the hyphen" if sign == "-" else f'"{sign}" begins no item of a list'
        yield _Mending(f"{bullet['before']}- {bullet['words']}", bullet.start("bullet") + 1, reason)
    if glued := _GLUED.fullmatch(line):
        mended = f"{glued['name']}: {glued['value']}"
        yield _Mending(mended, glued.end("name") + 1, "it takes a colon and a space between a name and its value")
    if listed := _OPEN_LIST.fullmatch(line):
        mended = f"{listed['list'].rstrip()}]"
        yield _Mending(mended, listed.start("bracket") + 1, "this bracket has no second one")
    if link := _LINK.fullmatch(line):
        reason = "a link in Markdown stands here"
        yield _Mending(link["before"] + link["address"], link.start("address") + 1, reason)


def _quoted(line: str) -> Iterator[_Mending]:
    """Yield a line with the quotes that it needs: around its value, or around the name of a section."""
    entry = _ENTRY.fullmatch(line)
    if entry is None or entry["value"].startswith("#"):
        return
    before, value = entry["before"] + (entry["name"] or ""), entry["value"]
    curly = value[0] in _CURLY
    reason = "curly quotes are letters like others" if curly else "this needs quotes around it"
    if value[0] == '"' and "\\" in value:
        reason = "in double quotes, a backslash makes another sign of what follows"
    if _DAY.fullmatch(value):
        reason = "there is no such day"
    section = _SECTION.fullmatch(value) if entry["name"] is None else None
    if section:
        yield _Mending(f"{before}{_in_quotes(section['title'])}{section['rest']}", len(before) + 1, reason)
    yield _Mending(before + _in_quotes(value), len(before) + 1, reason)


def _in_quotes(words: str) -> str:
    """Return words in quotes; those that they have at both ends, or at one and nowhere else, are not kept."""
    if words[0] in _QUOTES and (words[-1] in _QUOTES or not any(sign in words[1:] for sign in _QUOTES)):
        words = words.strip(_QUOTES)
    return _straight(words)


def _straight(words: str) -> str:
    """Return words in straight quotes, with all others that they have."""
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'
