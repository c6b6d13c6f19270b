"""The quizzes and surveys of LiaScript: choices, words to fill in, and what is told below them.

Source: LiaScript's documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import markup, notation
from ..ledger import Ledger
from . import liascript_tables

_CHOICE = re.compile(r"^[ \t]*(?:-[ \t]+)?(?P<open>\[\[|\[\()(?P<mark>[ xX])(?P<shut>\]\]|\)\])[ \t]+(?P<text>\S.*)$")
_SURVEY = re.compile(
    r"^[ \t]*(?:-[ \t]+)?(?P<open>\[\[|\[\()(?P<mark>\d+|:?[\w-]+)(?P<shut>\]\]|\)\])[ \t]+(?P<text>\S.*)$"
)
_HINT = re.compile(r"^[ \t]*(?:-[ \t]+)?\[\[\?\]\][ \t]*(?P<text>.*)$")
_TEXT = re.compile(r"^[ \t]*\[\[(?P<text>[^\[\]]+)\]\][ \t]*$")
_BLANK = re.compile(r"(?<![\[!\w])\[\[(?P<text>[^\[\]\n]{2,}?)\]\](?!\])")
"""A word to fill in within a line."""
_SELECT = re.compile(
    r"^(?P<before>[^\n\[|>#]*[^\s\[|>#][^\n\[|]*)\[\[(?P<text>[^\[\]\n]*\|[^\[\]\n]*)\]\](?P<after>[^\n\[|]*)$"
)
"""Words to choose from within a line."""
_LABELLED = re.compile(r">[ \t]*(?:\*\*[^*\n]+\*\*|\[!\w+\])[ \t]*$")
"""A quotation that is a box with a title."""
_STARS = re.compile(r"^[ \t]*\*{3,}[ \t]*$")


def in_boxes(lines: list[str], ledger: Ledger) -> Iterator[str]:
    """Yield the lines, with each quiz or survey and the question above it in a box."""
    out: list[str] = []
    index = 0
    last = ""
    while index < len(lines):
        quiz = _quiz_at(lines, index, ledger)
        if quiz is None:
            out.append(lines[index])
            index += 1
            continue
        # What stands within a line has its question there.
        at = len(out) if _SELECT.match(lines[index]) or _filled(lines[index]) else _question(out)
        question = out[at:]
        above = at
        while above and not out[above - 1].strip():
            above -= 1
        kind = "quiz" if quiz.is_judged else "worksheet"
        # Questions that follow each other are one quiz.
        if above and out[above - 1] == markup.end("div") and kind == last:
            del out[above - 1 : at]
            at = above - 1
            out[at:] = ["", *question, *quiz.lines, "", markup.end("div"), ""]
        else:
            out[at:] = [markup.box(kind), "", *question, *quiz.lines, "", markup.end("div"), ""]
        index, last = quiz.end, kind
    yield from out


def _question(out: list[str]) -> int:
    """Return where the question above a quiz begins: the paragraph before it, unless that is a heading."""
    at = len(out)
    while at and not out[at - 1].strip():
        at -= 1
    end = at
    while at and out[at - 1].strip() and not re.match(r"\s*(?:#|</?div|<iframe|>|\||```)", out[at - 1]):
        at -= 1
    return at if at < end else len(out)


class _Quiz(NamedTuple):
    """A quiz in today's notation: the line below it, its own lines, and whether answers are marked."""

    end: int
    lines: list[str]
    is_judged: bool


def _quiz_at(lines: list[str], start: int, ledger: Ledger) -> _Quiz | None:
    """Return the quiz at a line, None where there is none."""
    if table := liascript_tables.table_at(lines, start):
        marks = " ".join(re.findall(r"[xX](?=[\])])", "\n".join(lines[start : table.end])))
        ledger.became(start + 1, "choices in a table became such a table", marks)
        return _told(lines, _Quiz(table.end, table.lines, table.is_judged))
    found = _within(lines[start], start) or _choices(lines, start, ledger) or _typed(lines[start], start, ledger)
    return _told(lines, found) if found else None


def _within(line: str, at: int) -> _Quiz | None:
    """Return what is to be chosen, or to be filled in, within a line."""
    if select := _SELECT.match(line):
        asked = " … ".join(part for part in (select["before"].strip(), select["after"].strip()) if part)
        listed, is_judged = _options(select["text"].split("|"))
        return _Quiz(at + 1, [asked, "", *listed], is_judged)
    filled = _filled(line)
    return _Quiz(at + 1, [filled], True) if filled else None


def _options(parts: list[str]) -> tuple[list[str], bool]:
    """Return as choices what stands between bars, of which those in brackets are right, and whether there are any."""
    bare = [part.strip() for part in parts if part.strip()]
    listed = [notation.choice(part.strip("() "), part.startswith("(")) for part in bare]
    return listed, any(part.startswith("(") for part in bare)


def _choices(lines: list[str], start: int, ledger: Ledger) -> _Quiz | None:
    """Return the choices that stand below each other from a line on."""
    inner: list[str] = []
    is_judged = False
    for line in lines[start:]:
        judged = _CHOICE.match(line)
        match = judged or _SURVEY.match(line)
        if match is None:
            break
        if judged is None:
            ledger.became(start + 1, "choices without the names that the old site has for them", match["mark"])
        is_judged = is_judged or judged is not None
        right = judged is not None and bool(match["mark"].strip())
        inner.append(notation.choice(match["text"], right, several=match["open"] == "[["))
    return _Quiz(start + len(inner), inner, is_judged) if inner else None


def _typed(line: str, at: int, ledger: Ledger) -> _Quiz | None:
    """Return what is to be typed into a line of its own."""
    typed = _TEXT.match(line)
    if typed is None:
        return None
    answer = typed["text"].strip()
    if set(answer) <= set("_ "):
        return _Quiz(at + 1, ["______"] * max(answer.count("_") // 3, 1), False)
    if "|" in answer:
        listed, is_judged = _options(answer.split("|"))
        return _Quiz(at + 1, listed, is_judged) if listed else None
    if answer in ("!", "?") or re.search(r"[:()-]{2}", answer):
        ledger.unread(at + 1, "LiaScript", line.strip())
        return None
    return _Quiz(at + 1, [notation.blank(answer)], True)


def _filled(line: str) -> str:
    """Return a line with the blanks that quizzes within it are, "" where it has none."""
    if re.match(r"[ \t]*(?:[>|#]|\[\[)", line) or re.search(r"\[\[[^\[\]]*[|?!:]|\[\([ xX]\)\]", line):
        return ""
    made = _BLANK.sub(lambda match: notation.blank(match["text"].strip()), line)
    return made if made != line else ""


def _told(lines: list[str], quiz: _Quiz) -> _Quiz:
    """Return a quiz with the hints and the explanation below it."""
    index, inner = quiz.end, [*quiz.lines]
    while index < len(lines) and (hint := _HINT.match(lines[index])):
        inner += [">" if inner[-1].startswith(">") else "", f"> {hint['text']}"]
        index += 1
    below = index
    while below < len(lines) and not lines[below].strip():
        below += 1
    if below < len(lines) and _STARS.match(lines[below]):
        end = next((at for at in range(below + 1, len(lines)) if _STARS.match(lines[at])), below)
        if end > below:
            above = ">" if inner[-1].startswith(">") else ""
            said = "\n".join(lines[below + 1 : end]).strip().split("\n")
            quoted = all(line.startswith(">") for line in said if line.strip())
            mark = "" if quoted else "> "
            inner += [above, *(f"{mark if line.strip() else '> '}{line.strip()}".rstrip() for line in said)]
            index = end + 1
    elif quiz.is_judged and below < len(lines) and lines[below].startswith(">") and not inner[-1].startswith(">"):
        if _LABELLED.match(lines[below]):
            return _Quiz(index, inner, quiz.is_judged)
        # A quotation below a quiz speaks of it.
        index = below
        inner.append("")
        while index < len(lines) and lines[index].startswith(">"):
            inner.append(lines[index])
            index += 1
    return _Quiz(index, inner, quiz.is_judged)
