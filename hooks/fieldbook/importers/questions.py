"""The questions with choices of a text: those that follow each other become a quiz."""

from __future__ import annotations

import re

from ..diagnostics import counted
from . import answers, box_titles, markup, moodle_text, truth_keys, truths
from .boxes import DETAILS, QUIZ
from .forms import QUIZ_WORDS, TICKED
from .ledger import Ledger
from .notation import title_of
from .parts import Box, Prose
from .question import HEADING, QUERY, question_at
from .question_choices import Question, choice_in

_OPEN, _SHUT = "\U000f0030", "\U000f0031"
"""Stand around a quiz in a text that has been HTML."""
_HINT = re.compile(
    r"(?m)^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?\(?[Aa]\\?[.)]|^[ \t]*[-*+][ \t]+\[[xX]\]"
    rf"|^[ \t]*(?:[-*+][ \t]+)?\([xX]\)[ \t]|{truths.ASKED.pattern}|_{{3}}",
    re.I,
)
"""What is in every text that holds such a question."""
_BOLD_ITEM = re.compile(r"(?m)^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\*\*|__)[^\n]+(?:\*\*|__)[ \t]*$")
"""What may be the right choice of a list below a heading for a quiz."""


def read(text: str, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, with its questions with choices as boxes of quizzes."""
    text = moodle_text.read(text, ledger)
    return _Reader(text, ledger, markup.box("quiz"), markup.end("div")).read() if _hints(text) else text


def parted(text: str, ledger: Ledger) -> list[tuple[bool, str]]:
    """Return the parts of a text that has been HTML, and for each whether it is a quiz."""
    if not _hints(text):
        return [(False, text)]
    parts = re.split(f"{_OPEN}(.*?){_SHUT}", _Reader(text, ledger, _OPEN, _SHUT).read(), flags=re.S)
    return [(bool(index % 2), part.strip("\n")) for index, part in enumerate(parts) if part.strip()]


def _hints(text: str) -> bool:
    return bool(_HINT.search(text) or (_BOLD_ITEM.search(text) and QUIZ_WORDS.search(text)))


def judge(box: Box, ledger: Ledger) -> None:
    """Make a quiz of a box that is called one, or asks a question with its title, and holds choices that are judged.

    In the lessons of the Carpentries, the answer to an exercise is a box within it.
    """
    if box.kind == "activity" and len(box.parts) == 2:
        _judge_exercise(box, ledger)
    first = box.parts[0] if len(box.parts) == 1 else None
    title = title_of(box.title)[0]
    if box.kind not in (DETAILS, "reflection") or not isinstance(first, Prose):
        return
    if box.kind == "reflection" and QUIZ_WORDS.search(title) and TICKED.search(first.text):
        ledger.became(box.line, f"the box “{title}” became a quiz")
        box.kind = QUIZ
        return
    if not QUERY.search(title) or not _HINT.search(first.text):
        return
    lines = [title, "", *first.text.strip("\n").split("\n")]
    found = question_at(lines, 0, answers.Key(), True)
    if found is None or not found.is_judged:
        return
    # What stands below the choices is told of them.
    found.told += [line for line in "\n".join(lines[found.end :]).strip("\n").split("\n") if line or found.told]
    ledger.became(box.line, f"the question “{title}” became a quiz", title)
    box.kind, box.folded, box.title = QUIZ, False, ""
    first.text = "\n".join(found.lines()).strip("\n")


def _judge_exercise(box: Box, ledger: Ledger) -> None:
    """Make a quiz of an exercise that is a question with choices by letters, and names the right one folded away."""
    first, last = box.parts
    if not isinstance(first, Prose) or not isinstance(last, Box) or last.kind != DETAILS or len(last.parts) != 1:
        return
    box_titles.settle(last, ledger)
    said = last.parts[0] if last.parts else None
    if not isinstance(said, Prose) or not answers.heads_key(f"**{title_of(last.title)[0] or 'Answer'}**"):
        return
    title = title_of(box.title)[0]
    prose = first.text.strip("\n").split("\n")
    asks = bool(QUERY.search(title)) and choice_in(prose[0]) is not None
    lines = [*([title, ""] if asks else []), *prose, "", *f"**Answer:** {said.text.strip()}".split("\n")]
    found = question_at(lines, 0, answers.Key(), True)
    if found is None or not found.is_judged or found.end <= len(lines) - said.text.strip().count("\n") - 1:
        return
    if rest := "\n".join(lines[found.end :]).strip("\n"):
        found.told += [*[""][: len(found.told)], *rest.split("\n")]
    gone = " ".join([*found.gone, *found.signs, title_of(last.title)[0], title if asks else ""])
    ledger.became(box.line, f"{box.called} became a quiz, with marks of its own", gone)
    box.kind, box.title, first.text = QUIZ, "" if asks else box.title, "\n".join(found.lines()).strip("\n")
    box.parts = [first]


class _Reader:
    """Reads the questions of one text; those that follow each other are one quiz, between `opened` and `shut`."""

    def __init__(self, text: str, ledger: Ledger, opened: str, shut: str) -> None:
        self._lines, self._ledger, self._opened, self._shut = text.split("\n"), ledger, opened, shut
        self._out: list[str] = []
        self._run: list[Question] = []
        self._key = answers.key(self._lines)
        self._truths, self._truth_key = truth_keys.read(self._lines)

    def read(self) -> str:
        """Return the text."""
        index = depth = 0
        heading = ""
        while index < len(self._lines):
            line = self._lines[index]
            depth = max(depth + line.count("<div") - line.count("</div>"), 0)
            found = None if depth else self._question_at(index, heading)
            if found is not None:
                self._add(found)
                index = found.end
                continue
            heading = line if HEADING.match(line) else heading
            if index in self._truth_key and not self._truths:
                said = " ".join(self._lines[at] for at in self._truth_key)
                self._ledger.became(index + 1, "the key became right answers", said)
                index = self._truth_key.stop
                continue
            if index in self._key.lines and self._is_spent():
                index = self._key.lines.stop
                continue
            if self._run and line.strip():
                self._close()
            self._out.append(line)
            index += 1
        self._close()
        return "\n".join(self._out)

    def _question_at(self, index: int, heading: str) -> Question | None:
        told = self._truths.pop(index, None)
        return told or question_at(self._lines, index, self._key, bool(QUIZ_WORDS.search(heading)))

    def _add(self, found: Question) -> None:
        if not self._run:
            self._out.append(self._opened)
        while self._run and not self._out[-1].strip():
            self._out.pop()
        self._out += ["", *found.lines()]
        self._run.append(found)

    def _is_spent(self) -> bool:
        """Tell whether all that the key says has been put to its questions."""
        if self._key.rights:
            return False
        said = " ".join(self._lines[at] for at in self._key.lines)
        self._ledger.became(self._key.lines.start + 1, "the key became right answers", said)
        return True

    def _close(self) -> None:
        if not self._run:
            return
        while not self._out[-1].strip():
            self._out.pop()
        self._out += ["", self._shut, ""]
        gone = " ".join(word for question in self._run for word in [*question.gone, *question.signs])
        what = f"{counted(len(self._run), 'question')} with choices became a quiz, with numbers and marks of its own"
        self._ledger.became(self._run[0].start + 1, what, gone)
        self._run = []
