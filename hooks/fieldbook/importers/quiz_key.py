"""The key at the end of our own workbook, put back into the quizzes that it was made from.

The key names each question that is judged, then what is right, then what is told of choices and of the question
(`exports.workbook.key`). What can't all be put back stays as it is: a wrong key is worse than one that is folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..labels import LANGUAGES, labels
from .notation import blank

MARK = "\U000f0010"
"""Stands between a worksheet and its key."""
_QUESTION = re.compile(r"^(?P<number>\d+)\\?\.[ \t]+(?P<label>.*)$", re.S)
_LIST = re.compile(r"^(?:-|\d+\.) \S")
_CHOICE = re.compile(r"^[ \t]*- (?P<sign>\( \)|\[ \]) (?P<words>.*)$")
_SCALE = re.compile(r"\( \) (?P<words>.+?)(?=[ \t]*\( \) |$)")
_SIGN = re.compile(r"\( \)|\[ \]")
_BLANK = re.compile(r"_{3,}")
_COLONS = " :\uff1a\u00a0\u202f"
_ABOVE = 600
"""Characters above a field among which the words are that ask for it."""


@dataclass(slots=True)
class _Entry:
    """What the key says of a question."""

    label: str
    right: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is asked in a worksheet: where it stands, what can be chosen and where the sign of each is."""

    start: int
    end: int
    choices: tuple[str, ...] = ()
    signs: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    row: str = ""


def merge(content: str, key: str) -> str:
    """Return a worksheet with what its key says, or "" where not all of it finds its place."""
    units = list(_units(content))
    edits: list[tuple[int, int, str]] = []
    at = 0
    for entry in _entries(key):
        while at < len(units) and (made := _judged(entry, units[at], content)) is None:
            at += 1
        if at == len(units) or made is None:
            return ""
        edits += made
        at += 1
    # Where the last choice is told something, that stands above what is told of the whole question.
    for start, end, text in sorted(edits, key=lambda edit: (edit[0], edit[2].startswith("\n\n")), reverse=True):
        content = content[:start] + text + content[end:]
    return content


def _entries(key: str) -> list[_Entry]:
    found: list[_Entry] = []
    rights = {labels(language)["quiz.right"] for language in LANGUAGES}
    for paragraph in re.split(r"\n\s*\n", key.strip()):
        text = " ".join(paragraph.split())
        question = _QUESTION.match(text)
        # A list of several items is part of what is told.
        listed = _LIST.match(paragraph) and (paragraph.startswith("-") or "\n" in paragraph)
        if listed and found and found[-1].told:
            found[-1].told[-1] += f"\n\n{paragraph}"
            continue
        if question and int(question["number"]) == len(found) + 1:
            found.append(_Entry(question["label"]))
            continue
        if not found:
            continue
        word, *said = re.split("[:\uff1a]", text, maxsplit=1)
        if said and word.strip() in rights and not found[-1].right and not found[-1].told:
            found[-1].right = [part.strip() for part in said[0].split("; ")]
        else:
            found[-1].told.append(text)
    return found


def _units(content: str) -> Iterator[_Unit]:
    """Yield what is asked, in its order."""
    at = 0
    header: list[str] = []
    choices: list[tuple[int, int, str]] = []
    for line in [*content.split("\n"), ""]:
        choice = _CHOICE.match(line)
        if choices and not choice:
            yield _list(choices)
            choices = []
        if choice and not _BLANK.search(line):
            choices.append((at + choice.start("sign"), at + len(line), choice["words"]))
        elif line.lstrip().startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            header = header or cells
            signs = tuple(at + match.start() for match in _SIGN.finditer(line))
            if signs and len(signs) == len(cells) - 1:
                yield _Unit(at, at + len(line), tuple(header[1:]), signs, row=cells[0])
        elif len(scale := list(_SCALE.finditer(line))) > 1:
            words = tuple(match["words"] for match in scale)
            yield _Unit(at, at + len(line), words, tuple(at + match.start() for match in scale))
        else:
            yield from (_Unit(at + match.start(), at + match.end()) for match in _BLANK.finditer(line))
        header = header if line.lstrip().startswith("|") else []
        at += len(line) + 1


def _list(choices: list[tuple[int, int, str]]) -> _Unit:
    signs, ends, words = zip(*choices, strict=True)
    return _Unit(choices[0][0], choices[-1][1], words, signs, ends)


def _judged(entry: _Entry, unit: _Unit, content: str) -> list[tuple[int, int, str]] | None:
    """Return the changes that put an entry to a unit, None where it is not what the entry is about."""
    if _plain(entry.label) not in _plain(unit.row or content[max(unit.start - _ABOVE, 0) : unit.start]):
        return None
    if not unit.choices:
        edits = [(unit.start, unit.end, blank(*entry.right))] if entry.right else []
        return edits + _told(entry.told, _paragraph_end(content, unit.end))
    named = {_plain(words): number for number, words in enumerate(unit.choices)}
    if not {_plain(words) for words in entry.right} <= named.keys():
        return None
    signs = [unit.signs[named[_plain(words)]] for words in entry.right]
    edits = [(sign + 1, sign + 2, "x") for sign in signs]
    said: list[str] = []
    for told in entry.told:
        about = next((words for words in unit.choices if unit.lines and _is_about(told, words)), None)
        if about is None:
            said.append(told)
            continue
        end = unit.lines[named[_plain(about)]]
        edits.append((end, end, f"\n{_quoted(told[len(about) :].lstrip(_COLONS), '    ')}"))
    return edits + _told(said, _paragraph_end(content, unit.end))


def _is_about(told: str, choice: str) -> bool:
    """Tell whether what is told begins with the words of a choice."""
    return told.startswith(choice) and bool(re.match("\\s*[:\uff1a]", told[len(choice) :]))


def _told(said: list[str], at: int) -> list[tuple[int, int, str]]:
    return [(at, at, "".join(f"\n\n{_quoted(text)}" for text in said))] if said else []


def _quoted(text: str, lead: str = "") -> str:
    """Return what is told as a quotation, so far in."""
    return "\n".join(f"{lead}> {line}".rstrip() for line in text.split("\n"))


def _paragraph_end(content: str, at: int) -> int:
    end = content.find("\n\n", at)
    return len(content.rstrip("\n")) if end < 0 else end


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
