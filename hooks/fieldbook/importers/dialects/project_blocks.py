"""Blocks between dashes, as the Raspberry Pi Foundation's projects have them: `--- task ---` to `--- /task ---`.

Source: the Foundation's guide to writing projects (tasks, hints, collapsed parts, challenges, quizzes, code).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .. import markup, notation
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from .shared import aside_code

_MARK = re.compile(r"-{3,}[ \t]*(?P<shut>/?)(?P<name>[a-z][\w-]*)[ \t]*-{3,}")
_LINE = re.compile(rf"^[ \t]*(?:{_MARK.pattern.replace('?P<shut>', '').replace('?P<name>', '')}[ \t]*)+$")
_SHUT = re.compile(r"(?m)^[ \t]*-{3,}[ \t]*/(?P<name>[a-z][\w-]*)[ \t]*-{3,}")
_CODE = re.compile(
    r"(?ms)^(?P<lead>[ \t]*)-{3,}[ \t]*code[ \t]*-{3,}[ \t]*\n(?:[ \t]*---[ \t]*\n(?P<head>.*?)^[ \t]*---[ \t]*\n)?"
    r"(?P<code>.*?)^[ \t]*-{3,}[ \t]*/code[ \t]*-{3,}[ \t]*$"
)
_GIVEN = re.compile(r"(?m)^[ \t]*(?P<key>[\w-]+):[ \t]*(?P<said>.*?)[ \t]*$")
_INGREDIENT = re.compile(r"(?m)^[ \t]*\[\[\[(?P<name>[\w-]+)\]\]\][ \t]*$")
_CHOICE = re.compile(r"^[ \t]*[-*+][ \t]+\((?P<mark>[ xX]?)\)[ \t]*(?P<words>.*)$")
_BOXES = {
    "task": ("activity", ""),
    "challenge": ("activity", "Challenge"),
    "hint": ("details hint", ""),
    "collapse": ("details", "Details"),
}
"""Blocks that are boxes, each with the title that it has where it is given none."""
_DISSOLVED = ("hints", "no-print", "print-only", "choices", "quiz")
_ALONE = ("save", "new-page")
"""Marks that no other closes: they speak to programs."""


@dataclass(slots=True)
class _Block:
    """A block: its name, what it is given, the lines and blocks that it holds, and its line."""

    name: str
    line: int
    given: Mapping[str, str] = field(default_factory=dict)
    parts: list[str | _Block] = field(default_factory=list)

    @property
    def text(self) -> list[str]:
        return [part for part in self.parts if isinstance(part, str)]


def is_project(text: str) -> bool:
    """Tell whether a text has such blocks."""
    return bool(_SHUT.search(text) or _INGREDIENT.search(text))


def read(text: str, ledger: Ledger, *, loose: bool = False) -> str:
    """Return `text` with such blocks as boxes, blocks that unfold, code and quizzes.

    A `loose` text may have words between dashes that mean no block: there, only what is closed is one.
    """
    if loose and not is_project(text):
        return text
    known = {*_ALONE, *(match["name"] for match in _SHUT.finditer(text))} if loose else set()
    text = _CODE.sub(lambda match: _code(match, ledger), text)
    aside = Placeholders()
    bare = aside_code(text, aside)
    lines = _INGREDIENT.sub(lambda match: _ingredient(match, line_of(bare, match.start()), ledger), bare).split("\n")
    root = _tree(lines, known, ledger)
    return aside.restore("\n".join(_written(root, ledger)))


def _code(match: re.Match[str], ledger: Ledger) -> str:
    given = {found["key"]: found["said"] for found in _GIVEN.finditer(match["head"] or "")}
    named = f' title="{given["filename"]}"' if given.get("filename") else ""
    words = f"code code {match['head'] or ''}"
    ledger.became(0, "a block of code became code, and what it is given", words.replace(given.get("filename", ""), ""))
    lead = match["lead"]
    return f"{lead}```{given.get('language', '')}{named}\n{match['code'].rstrip()}\n{lead}```"


def _ingredient(match: re.Match[str], line: int, ledger: Ledger) -> str:
    ledger.unread(line, "projects", match[0].strip())
    ledger.left_out(line, f"“{match['name']}”, a piece that lies in a project of its own", match["name"])
    return ""


def _tree(lines: list[str], known: set[str], ledger: Ledger) -> _Block:
    """Return what the lines hold, with blocks in blocks; only those with a `known` name, where there are any."""
    root = _Block("", 1)
    above = [root]
    names = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if not _LINE.match(line) or (known and not any(mark["name"] in known for mark in _MARK.finditer(line))):
            above[-1].parts.append(line)
            index += 1
            continue
        for mark in _MARK.finditer(line):
            name = mark["name"].lower()
            names.append(name)
            if mark["shut"]:
                if any(block.name == name for block in above):
                    while above.pop().name != name:
                        pass
            elif name not in _ALONE:
                block = _Block(name, index + 1)
                above[-1].parts.append(block)
                above.append(block)
        index += 1
        if above[-1].line == index and (end := _head(lines, index)) > index:
            head = "\n".join(lines[index:end])
            above[-1].given = {found["key"]: found["said"].strip("\"'") for found in _GIVEN.finditer(head)}
            names += [key for key in above[-1].given if key != "title"]
            index = end
    if names:
        words = " ".join([*names, *("title" for _name in names)])
        ledger.became(1, "blocks between dashes became boxes, code and quizzes", words)
    return root


def _head(lines: list[str], start: int) -> int:
    """Return the line below what is given to a block between two rules; `start` where it is given nothing."""
    at = start
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at < len(lines) and lines[at].strip() == "---":
        for end in range(at + 1, len(lines)):
            if lines[end].strip() == "---":
                return end + 1
            if lines[end].strip() and not _GIVEN.match(lines[end]):
                break
    return start


def _written(block: _Block, ledger: Ledger) -> Iterator[str]:
    """Yield the lines that stand for what a block holds."""
    for part in block.parts:
        if isinstance(part, str):
            yield part
        elif part.name == "question":
            yield from _question(part)
        elif part.name in _BOXES:
            kind, title = _BOXES[part.name]
            yield from ("", markup.box(kind, part.given.get("title") or title), "", *_written(part, ledger))
            yield from ("", markup.end("div"), "")
        else:
            if part.name not in _DISSOLVED:
                ledger.unread(part.line, "projects", f"--- {part.name} ---")
            yield from ("", *_written(part, ledger), "")


def _question(block: _Block) -> Iterator[str]:
    """Yield a question with its choices as a quiz."""
    choices = next((part for part in block.parts if isinstance(part, _Block) and part.name == "choices"), None)
    yield from ("", markup.box("quiz", block.given.get("legend", "")), "", *block.text, "")
    open_choice = False
    for part in choices.parts if choices else []:
        if isinstance(part, _Block):
            told = " ".join(" ".join(part.text).split())
            yield from [f"    > {told}"] if told else []
            open_choice = False
        elif found := _CHOICE.match(part):
            yield notation.choice(found["words"], found["mark"].strip() != "")
            open_choice = True
        elif part.strip():
            yield f"    {part.strip()}" if open_choice else part
    yield from ("", markup.end("div"), "")
