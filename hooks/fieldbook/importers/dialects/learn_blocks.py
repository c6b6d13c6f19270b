"""Blocks that headings open and end, as Galvanize's Learn has them: `### !callout-info` to `### !end-callout`.

Source: Learn's guide for authors (callouts; challenges with their type, question, options, answer, explanation).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .. import markup, notation
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from .shared import aside_code

_BLOCK = re.compile(
    r"(?ms)^#{1,6}[ \t]+!(?P<name>callout|challenge)(?:-(?P<kind>\w*))?[ \t]*\n(?P<inner>.*?)"
    r"^#{1,6}[ \t]+!end-(?P=name)[ \t]*$"
)
_PART = re.compile(r"(?ms)^#{1,6}[ \t]+!(?P<name>[\w-]+)[ \t]*\n(?P<inner>.*?)^#{1,6}[ \t]+!end-(?P=name)[ \t]*$")
_MARK = re.compile(r"(?m)^#{1,6}[ \t]+![^\n]*$")
_GIVEN = re.compile(r"(?m)^[*-][ \t]+(?P<key>[\w_-]+):[ \t]*(?P<said>.*?)[ \t]*$")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_OPTION = re.compile(r"^[ \t]*(?:[*+-][ \t]+|(?P<letter>[a-z])\|[ \t]*)(?P<words>.*)$")
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+Question[ \t]*\n")
_KINDS = {"success": "tip", "star": "tip", "warning": "warning", "danger": "warning"}
_CHOSEN = ("multiple-choice", "checkbox", "single-choice")
_TYPED = ("short-answer", "number")
_PROGRAMS = ("tests", "setup", "test-setup", "rubric", "hidden-tests", "docker", "data_path")
_PIECE = re.compile(r"\S")


@dataclass(slots=True)
class _Challenge:
    """A challenge: its line, what it is given, its parts by their names, and the words of its marks."""

    line: int
    kind: str
    title: str
    parts: dict[str, str]
    marks: str

    @property
    def asked(self) -> str:
        return _HEADING.sub("", self.parts.get("question", "")).strip("\n")


def has_blocks(text: str) -> bool:
    """Tell whether a text has such blocks."""
    return "!end-" in text and bool(_BLOCK.search(text))


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such blocks as boxes, quizzes and worksheets."""
    if not has_blocks(text):
        return text
    aside = Placeholders()
    text = aside_code(text, aside)
    out: list[str] = []
    quiz: list[str] = []
    end = 0
    for match in _BLOCK.finditer(text):
        between = text[end : match.start()]
        challenge = _challenge(match, line_of(text, match.start())) if match["name"] == "challenge" else None
        asked = _quiz(challenge, ledger, aside) if challenge else []
        if quiz and (not asked or _PIECE.search(_COMMENT.sub("", between))):
            # Questions that follow each other are one quiz.
            out += _boxed("quiz", quiz)
            quiz = []
        out.append(between)
        quiz += asked
        if not asked:
            out += _task(challenge, ledger, aside) if challenge else _callout(match, ledger)
        end = match.end()
    out += _boxed("quiz", quiz) if quiz else []
    return aside.restore("".join([*out, text[end:]]))


def _boxed(kind: str, lines: list[str], title: str = "") -> list[str]:
    return ["\n".join(["", markup.box(kind, title), "", *lines, "", markup.end("div"), ""])]


def _callout(match: re.Match[str], ledger: Ledger) -> list[str]:
    kind = match["kind"] or ""
    ledger.became(0, "callouts that headings opened and ended became callouts", f"callout {kind} end callout")
    return _boxed(_KINDS.get(kind, "info"), [match["inner"].strip("\n")])


def _challenge(match: re.Match[str], line: int) -> _Challenge:
    head = _PART.split(match["inner"])[0]
    given = {found["key"].lower(): found["said"] for found in _GIVEN.finditer(_COMMENT.sub("", head))}
    parts = {found["name"].lower(): _COMMENT.sub("", found["inner"]) for found in _PART.finditer(match["inner"])}
    marks = " ".join([*_MARK.findall(match[0]), *(found[0] for found in _GIVEN.finditer(head))])
    return _Challenge(line, given.get("type", "").lower(), given.get("title", ""), parts, marks)


def _note(found: _Challenge, ledger: Ledger, shown: str, aside: Placeholders) -> None:
    """Note the words of a challenge that its box does not show: marks, and what only the old site knew."""
    letters = " ".join(letter for letter, _words in _options(found.parts.get("options", "")))
    gone = found.parts.get("answer", "") if "options" in found.parts else ""
    headed = " ".join(_HEADING.findall(found.parts.get("question", "")))
    ledger.became(found.line, shown, f"{found.marks} {letters} {headed} {aside.restore(gone)}")


def _quiz(found: _Challenge, ledger: Ledger, aside: Placeholders) -> list[str]:
    """Return the lines of a question that can be judged, none where a challenge is no such question."""
    answer = found.parts.get("answer", "").strip()
    lines: list[str] = []
    if found.kind in _CHOSEN and (options := list(_options(found.parts.get("options", "")))):
        several = found.kind == "checkbox"
        rights = _rights(aside.restore(answer), options, aside)
        lines = [notation.choice(words, words in rights, several=several) for _letter, words in options]
    elif found.kind in _TYPED and answer and "\n" not in answer and not answer.startswith("/"):
        lines = [notation.blank(aside.restore(answer).strip("`"))]
    if not lines:
        return []
    _note(found, ledger, "a challenge became a question of a quiz", aside)
    told = [f"> {one}".rstrip() for name in ("hint", "explanation") for one in _lines(found.parts.get(name, ""))]
    return [found.asked, "", *lines, "", *told, ""]


def _options(text: str) -> Iterator[tuple[str, str]]:
    """Yield the options with their letters ("" where they have none)."""
    for line in text.split("\n"):
        if (found := _OPTION.match(line)) and found["words"].strip():
            yield found["letter"] or "", found["words"].strip()


def _rights(answer: str, options: list[tuple[str, str]], aside: Placeholders) -> set[str]:
    """Return the words of the options that an answer names, by their letters or by their words."""
    letters = set(re.findall(r"(?m)^[ \t]*([a-z])\|", answer))
    said = {line.strip() for line in answer.split("\n")} | {words for _letter, words in _options(answer)}
    return {words for letter, words in options if letter in letters or aside.restore(words) in said}


def _lines(text: str) -> list[str]:
    return text.strip().split("\n") if text.strip() else []


def _task(found: _Challenge, ledger: Ledger, aside: Placeholders) -> list[str]:
    """Return what stands for a challenge whose answer is a text or a program, or that is of another kind."""
    _note(found, ledger, "a challenge became an activity", aside)
    for name in [name for name in found.parts if name in _PROGRAMS]:
        said = aside.restore(found.parts.pop(name))
        ledger.left_out(found.line, f"“!{name}”, a program or a rule of the old site", said)
    given = found.parts.get("placeholder", "").strip("\n")
    lines = [found.asked, ""]
    if found.kind in (*_TYPED, "paragraph", ""):
        if given:
            ledger.left_out(found.line, "what stood in a field to be written over", given)
        lines += ["______", "______"]
    else:
        lines += [given, ""] if given else []
        if found.kind == "tasklist":
            lines += [f"- [ ] {words}" for _letter, words in _options(found.parts.get("tasks", ""))]
        elif found.kind not in ("code-snippet", "custom-snippet", "sql", "project"):
            ledger.unread(found.line, "Learn", f"a challenge of the type {found.kind}")
            lines += [found.parts.get("options", "")]
    for name, kind in (("hint", "details hint"), ("answer", "details solution"), ("explanation", "details solution")):
        if said := found.parts.get(name, "").strip("\n"):
            lines += _boxed(kind, [said])
    asks = found.kind in (*_TYPED, "paragraph", "tasklist", "")
    return _boxed("worksheet" if asks else "activity", lines, found.title)
