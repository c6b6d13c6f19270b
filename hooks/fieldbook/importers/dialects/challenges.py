"""Lessons of freeCodeCamp, whose parts stand below headings such as `# --description--`.

Source: freeCodeCamp's contributors' guide to the challenge files (`--questions--`, `--quizzes--`, `--seed--`,
`--fillInTheBlank--`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .. import markup
from ..answers import number_of
from ..ledger import Ledger
from ..notation import blank, choice
from ..placeholders import Placeholders
from .shared import aside_code, in_lines, place_among

_PART = re.compile(r"^(?P<marks>#{1,6}) --(?P<name>[\w-]+)--[ \t]*$")
_PLAIN = ("description", "instructions", "interactive", "assignment", "text", "explanation", "transcript", "notes")
"""Parts whose text is the lesson's own."""
_FOLDED = {"hints": "Hints", "solutions": "Solution", "feedback": "Feedback"}
_MACHINERY = ("before-user-code", "after-user-code", "before-each", "before-all", "after-each", "after-all", "scene")
_RULE = re.compile(r"(?m)^---[ \t]*$")
_REGION = re.compile(r"(?m)^--fcc-editable-region--\n?")


@dataclass(slots=True)
class _Part:
    """A part: its name, the depth of its heading, its own text, the parts below it, and its line."""

    name: str
    depth: int
    line: int
    lines: list[str] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")

    def first(self, *names: str) -> _Part | None:
        return next((part for part in self.parts if part.name in names), None)

    def below(self, *names: str) -> Iterator[str]:
        """Yield the texts of the parts of these names, however deep."""
        for part in self.parts:
            yield from [part.text] if part.name in names else part.below(*names)

    def all(self, name: str) -> Iterator[_Part]:
        return (part for part in self.parts if part.name == name)


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such parts as a lesson's text, quizzes and blocks that unfold."""
    if not re.search(r"(?m)^# --[\w-]+--[ \t]*$", text):
        return text
    aside = Placeholders()
    root = _tree(aside_code(text, aside).split("\n"))
    names = " ".join(re.findall(r"(?m)^#+ --([\w-]+)--[ \t]*$", text))
    regions = "fcc editable region " * len(_REGION.findall(text))
    ledger.became(1, "the headings of a challenge became what stands below them", f"{names} {regions}")
    writer = _Writer(aside, ledger)
    made = "\n".join([root.text, *(line for part in root.parts for line in writer.written(part))])
    return in_lines(_REGION.sub("", aside.restore(made)), text)


def _tree(lines: list[str]) -> _Part:
    root = _Part("", 0, 1)
    above = [root]
    for number, line in enumerate(lines, 1):
        if found := _PART.match(line):
            depth = len(found["marks"])
            while above[-1].depth >= depth:
                above.pop()
            part = _Part(found["name"].lower(), depth, number)
            above[-1].parts.append(part)
            above.append(part)
        else:
            above[-1].lines.append(line)
    return root


class _Writer:
    """Writes the parts at the top of one challenge, whose code has been put `aside`."""

    def __init__(self, aside: Placeholders, ledger: Ledger) -> None:
        self._aside, self._ledger = aside, ledger

    def written(self, part: _Part) -> Iterator[str]:
        """Yield the lines that stand for a part at the top."""
        if part.name in ("questions", "question", "quizzes"):
            yield from self._quiz(part)
        elif part.name == "fillintheblank":
            yield from self._filled(part)
        elif part.name in _MACHINERY:
            self._ledger.left_out(part.line, f"“--{part.name}--”, a program of the old site", part.text)
        elif part.name == "hints":
            # Each is a sentence, and a program that looks whether it is so.
            said = [piece for piece in re.split(r"\n\s*\n", part.text) if piece.strip()]
            yield from ("", markup.box("details hint", _FOLDED["hints"]), "", *_spaced(said), markup.end("div"), "")
        elif part.name == "seed":
            for piece in part.parts:
                if piece.name in _MACHINERY:
                    self._ledger.left_out(piece.line, f"“--{piece.name}--”, a program of the old site", piece.text)
                else:
                    yield from ("", piece.text, "")
        elif part.name in _FOLDED:
            yield from ("", markup.box("details solution", _FOLDED[part.name]), "", part.text, markup.end("div"), "")
        else:
            if part.name not in _PLAIN:
                self._ledger.became(part.line, f"“--{part.name}--” became part of the lesson's text", part.name)
            yield from ("", part.text, "")
            for inner in part.parts:
                yield from self.written(inner)

    def _quiz(self, part: _Part) -> Iterator[str]:
        """Yield the quizzes of a part: of one question after the other, or of several lists of them."""
        quizzes = list(part.all("quiz")) or [part]
        for number, quiz in enumerate(quizzes, 1):
            asked = [line for question in _questions(quiz) for line in question]
            if not asked:
                self._ledger.unread(quiz.line, "freeCodeCamp", f"--{quiz.name}--")
                yield from ("", quiz.text, "", *(inner.text for inner in quiz.parts))
                continue
            gone = " ".join(quiz.below("answer", "video-solution"))
            what = "questions with their answers became a quiz, with the right ones among the others"
            self._ledger.became(quiz.line, what, self._aside.restore(gone))
            title = "Quiz" if len(quizzes) == 1 else f"Quiz {number}"
            yield from ("", markup.box("quiz", title), "", *asked, markup.end("div"), "")

    def _filled(self, part: _Part) -> Iterator[str]:
        """Yield a sentence with blanks, and what is told of each, as a quiz."""
        sentence, blanks = part.first("sentence"), part.first("blanks")
        answers = list(_answers(blanks)) if blanks else []
        # `BLANK` stands within what is written as code.
        said = self._aside.restore(sentence.text if sentence else "").replace("`", "")
        if not sentence or said.count("BLANK") != len(answers):
            self._ledger.unread(part.line, "freeCodeCamp", "--fillInTheBlank--")
            yield from ("", *(inner.text for inner in part.parts))
            return
        for answer, _told in answers:
            said = said.replace("BLANK", blank(self._aside.restore(answer).strip("`")), 1)
        self._ledger.became(part.line, "a sentence with blanks became a quiz", "BLANK " * len(answers))
        yield from ("", markup.box("quiz", "Fill in the blanks"), "", said, "")
        yield "\n>\n".join(f"> {answer}: {' '.join(told.split())}" for answer, told in answers if told)
        yield from ("", markup.end("div"), "")


def _spaced(pieces: list[str]) -> Iterator[str]:
    """Yield pieces of text with an empty line behind each."""
    for piece in pieces:
        yield from (piece, "")


def _questions(quiz: _Part) -> Iterator[list[str]]:
    if inner := list(quiz.all("question")):
        for question in inner:
            yield from _questions(question) if question.first("answers") else [_distracted(question)]
        return
    asked: _Part | None = None
    listed: list[tuple[str, str]] = []
    for part in [*quiz.parts, _Part("end", 0, 0)]:
        if part.name == "text":
            asked, listed = part, []
        elif part.name == "answers":
            listed = list(_answers(part))
        elif part.name == "video-solution" and asked and listed:
            right = number_of(part.text) if not part.text.strip().isdecimal() else int(part.text) - 1
            yield list(_question(asked.text, [(*one, at == right) for at, one in enumerate(listed)]))
            asked = None


def _answers(part: _Part) -> Iterator[tuple[str, str]]:
    """Yield the answers between rules, each with what is told of it.

    The reading by headings has put all that follows the first feedback below that: its own text ends at the rule.
    """
    words, told = "", ""
    pieces = [("", part.text), *((inner.name, inner.text) for inner in part.parts)]
    for name, text in pieces:
        first, *rest = _RULE.split(text)
        if name:
            told = first.strip()
        else:
            words = first.strip()
        for piece in rest:
            if words:
                yield words, told
            words, told = piece.strip(), ""
    if words:
        yield words, told


def _distracted(question: _Part) -> list[str]:
    """Return a question that lists the wrong answers, and the right one apart."""
    asked, wrong, right = question.first("text"), question.first("distractors"), question.first("answer")
    if not asked or not wrong or not right:
        return []
    listed = [(*one, False) for one in _answers(wrong)]
    listed.insert(place_among(len(listed), asked.text), (right.text.strip(), "", True))
    return list(_question(asked.text, listed))


def _question(asked: str, listed: list[tuple[str, str, bool]]) -> Iterator[str]:
    yield from (asked, "")
    for words, told, right in listed:
        yield choice(" ".join(words.split()), right)
        yield from (f"    > {line}".rstrip() for line in told.split("\n") if told)
    yield ""
