"""Questions with choices as people type them in Markdown, whose right answer stands beside or below: quizzes.

Choices are boxes below a numbered question, or have letters; what is right is ticked, marked with a sign or with
words, or named below: `**Answer:** B`. What has no right answer stays as it was, but below a heading for a quiz.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import markup
from .forms import QUIZ_WORDS
from .ledger import Ledger
from .placeholders import ANY_PIECE

_BOX = re.compile(r"^(?P<lead>[ \t]+)[-*+][ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<words>\S.*)$")
_LETTER = re.compile(
    r"^(?P<lead>[ \t]*)(?P<item>[-*+][ \t]+)?(?P<bold>\*\*|__)?\(?(?P<letter>[A-Ha-h])[.)](?:\*\*|__)?[ \t]+"
    r"(?P<words>\S.*)$"
)
_SIGNED = re.compile(
    r"^[ \t]*(?:✅|✔️?|☑️?|✓)[ \t]*|[ \t]*(?:✅|✔️?|☑️?|✓)[ \t]*$"
    r"|[ \t]*[*_]{0,3}(?:[(\[]|←[ \t]*|<-{1,2}[ \t]*|[-–—][ \t]+)"
    r"(?:correct(?: answer)?|right answer|correcta|richtig)[)\]]?[*_]{0,3}[ \t]*$",
    re.I,
)
_WRONG = re.compile(r"^[ \t]*(?:❌|✗|✘)[ \t]*|[ \t]*(?:❌|✗|✘)[ \t]*$")
_WORDS = (
    r"(?:correct |right )?answers?|soluti?on|respuestas?(?: correctas?)?|(?:richtige )?antwort(?:en)?|lösung|réponse"
)
_ANSWER = re.compile(
    rf"^[ \t>]*(?:[-*+][ \t]+)?[*_]{{0,3}}(?:{_WORDS})[*_]{{0,3}}[ \t]*[:=–—-][ \t]*[*_]{{0,3}}[ \t]*(?P<said>\S.*)$",
    re.I,
)
_SUMMARY = re.compile(
    rf"^[ \t]*<details[^<>]*>\s*<summary[^<>]*>(?P<title>[^\n]*?\b(?:{_WORDS})\b[^\n]*?)</summary>"
    rf"(?P<said>.*?)</details>",
    re.I | re.S,
)
_NAMED = re.compile(
    r"^\W*(?:option[ \t]+)?\(?(?P<letters>[A-Ha-h](?:[ \t]*(?:,|and|&|y|und|\+)[ \t]*[A-Ha-h])*)\b[*_]*(?P<rest>.*)$",
    re.S,
)
_NUMBER = re.compile(r"^[ \t]*(?:[*_]{2})?(?:(?:Q(?:uestion)?|Frage|Pregunta)[ \t]*)?\d{1,3}[.):][ \t]*")
_ASKS = re.compile(r"[?:…][*_\s]*$|_{3,}")
_TRUTH = re.compile(r"\b(?:true or false|t/f)\b", re.I)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]")
_CLOSED = re.compile(rf"^[ \t]*(?:<|\||>|#|{ANY_PIECE}|(?:-{{3,}}|\*{{3,}})[ \t]*$)")


@dataclass(slots=True)
class _Question:
    """A question: the lines it stands in, its words, choices with whether they are right, and what is told."""

    start: int
    end: int
    asked: list[str] = field(default_factory=list)
    choices: list[tuple[str, bool]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Words that have no place in a quiz, such as letters of choices."""

    @property
    def is_judged(self) -> bool:
        """Whether some of its choices are right, and others are not."""
        return len({right for _words, right in self.choices}) == 2

    def lines(self) -> Iterator[str]:
        """Yield it in the notation of quizzes."""
        several = sum(right for _words, right in self.choices) > 1
        yield from self.asked
        yield ""
        for words, right in self.choices:
            sign = "x" if right else " "
            yield f"- [{sign}] {words}" if several else f"- ({sign}) {words}"
        yield ""
        if self.told:
            yield from (f"> {line}".rstrip() for line in self.told)
            yield ""


def read(text: str, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, with its questions with choices as boxes of quizzes."""
    lines = text.split("\n")
    out: list[str] = []
    index = 0
    heading = ""
    depth = 0
    run: list[_Question] = []
    while index < len(lines):
        line = lines[index]
        depth = max(depth + line.count("<div") - line.count("</div>"), 0)
        if _HEADING.match(line):
            heading = line
        found = None if depth else _question_at(lines, index, bool(QUIZ_WORDS.search(heading)))
        if found is None:
            if run and line.strip():
                _close(run, out, ledger)
            out.append(line)
            index += 1
            continue
        index = found.end
        if not run:
            out.append(markup.box("quiz"))
        else:
            while out and not out[-1].strip():
                out.pop()
        out += ["", *found.lines()]
        run.append(found)
    _close(run, out, ledger)
    return "\n".join(out)


def _close(run: list[_Question], out: list[str], ledger: Ledger) -> None:
    """End a quiz, with as many lines as its questions had."""
    if not run:
        return
    while not out[-1].strip():
        out.pop()
    out += ["", markup.end("div"), ""]
    gone = " ".join(word for question in run for word in [*question.gone, *question.signs])
    what = "a question with choices" if len(run) == 1 else f"{len(run)} questions with choices"
    ledger.became(run[0].start + 1, f"{what} became a quiz, with numbers and marks of its own", gone)
    run.clear()


def _question_at(lines: list[str], start: int, quiz: bool) -> _Question | None:
    """Return the question whose words begin in line `start`; `quiz` tells that a heading announces questions."""
    end = _end_of_words(lines, start)
    if end == start:
        return None
    found = _Question(start, end)
    asked = [text.strip() for text in lines[start:end]]
    if _TRUTH.search(" ".join(asked)):
        return _true_or_false(lines, found, asked)
    end = _behind_blanks(lines, end)
    if end < len(lines) and re.match(ANY_PIECE, lines[end].strip()):
        # The code that a question is about.
        asked += ["", *(text.strip() for text in lines[found.end : end + 1])]
        end = _behind_blanks(lines, end + 1)
    _take_choices(lines, end, found)
    lettered = bool(found.gone)
    numbered = _NUMBER.match(lines[start])
    if len(found.choices) < 2 or not (quiz or numbered or _ASKS.search(asked[-1] or asked[0])):
        return None
    if not found.is_judged:
        _take_answer(lines, found)
    if not found.is_judged and not (quiz and lettered and not any(right for _words, right in found.choices)):
        return None
    found.asked = _asked(asked, numbered, found)
    return found


def _end_of_words(lines: list[str], start: int) -> int:
    """Return where the paragraph or item at `start` ends, above its choices; `start` where there is none."""
    line = lines[start]
    inside = start > 0 and lines[start - 1].strip() and not _is_numbered(line)
    if not line.strip() or _CLOSED.match(line) or inside or _LETTER.match(line):
        return start
    end = start + 1
    while end < len(lines) and lines[end].strip() and not (_choice(lines[end]) or _HEADING.match(lines[end])):
        if _is_numbered(lines[end]):
            return start
        end += 1
    return end


def _behind_blanks(lines: list[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _asked(asked: list[str], numbered: re.Match[str] | None, found: _Question) -> list[str]:
    """Return the words of a question without its number."""
    if numbered is None:
        return [re.sub(r"^[-*+][ \t]+", "", asked[0]), *asked[1:]]
    bare = _NUMBER.sub("", asked[0])
    found.gone.append(numbered[0])
    if numbered[0].lstrip().startswith(("**", "__")) and bare.endswith(("**", "__")):
        bare = bare[:-2]
    return [bare, *asked[1:]]


def _is_numbered(line: str) -> bool:
    return bool(_NUMBER.match(line)) and not line.startswith("    ")


def _choice(line: str) -> re.Match[str] | None:
    """Return a line as one to choose, None where it is none."""
    return _BOX.match(line) or _LETTER.match(line)


def _take_choices(lines: list[str], start: int, found: _Question) -> None:
    """Read the choices from line `start` on: all in boxes, or with letters in order."""
    index = start
    lead: str | None = None
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            below = next((at for at in range(index, min(index + 2, len(lines))) if lines[at].strip()), len(lines))
            if below == len(lines) or not _is_next(lines[below], found, lead):
                break
            index = below
            continue
        if not _is_next(line, found, lead):
            break
        match = _choice(line)
        if match is None:
            break
        lead = match["lead"]
        words, right = _marked(match["words"])
        found.signs += re.findall(r"\w+", match["words"].replace(words, "", 1))
        if "letter" in match.groupdict():
            found.gone.append(match["letter"])
            if match["bold"] and words.endswith(match["bold"]):
                words, right = words[:-2], True
        else:
            right = right or match["mark"] in "xX"
        found.choices.append((words, right))
        index += 1
    found.end = index if found.choices else found.end


def _is_next(line: str, found: _Question, lead: str | None) -> bool:
    """Tell whether a line is the next choice of a question."""
    match = _choice(line)
    if match is None or (lead is not None and match["lead"] != lead):
        return False
    lettered = "letter" in match.groupdict()
    if not lettered:
        return not found.gone
    return ord(match["letter"].lower()) - ord("a") == len(found.choices) == len(found.gone)


def _marked(words: str) -> tuple[str, bool]:
    """Return the words of a choice without the sign that says that it is right, and whether there was one."""
    bare = _SIGNED.sub("", words)
    return _WRONG.sub("", bare).strip(), bare != words


def _take_answer(lines: list[str], found: _Question) -> None:
    """Read the answer that stands below the choices, where it names one of them."""
    at = _behind_blanks(lines, found.end)
    if at == len(lines):
        return
    rest = "\n".join(lines[at : at + 40])
    if folded := _SUMMARY.match(rest):
        end = at + folded[0].count("\n") + 1
        said, title = folded["said"].strip(), folded["title"]
    elif answer := _ANSWER.match(lines[at]):
        end = at + 1
        while end < len(lines) and lines[end].strip() and not (_is_numbered(lines[end]) or _CLOSED.match(lines[end])):
            end += 1
        said, title = "\n".join([answer["said"], *(text.strip() for text in lines[at + 1 : end])]), "Answer"
    else:
        return
    rights, told = _named(said, found)
    if rights:
        found.choices = [(words, number in rights) for number, (words, _right) in enumerate(found.choices)]
        found.told = told
        found.signs += [title, said]
        found.end = end


def _named(said: str, found: _Question) -> tuple[set[int], list[str]]:
    """Return the numbers of the choices that an answer names, and what it tells besides."""
    plain = _plain(said)
    for number, (words, _right) in enumerate(found.choices):
        if _plain(words) and plain.split()[: len(_plain(words).split())] == _plain(words).split():
            rest = said.split("\n", 1)[1] if "\n" in said else ""
            more = said if len(plain.split()) > len(_plain(words).split()) else rest
            return {number}, _lines(more)
    if match := _NAMED.match(said):
        letters = [ord(letter.lower()) - ord("a") for letter in re.findall(r"\b[A-Ha-h]\b", match["letters"])]
        if all(number < len(found.choices) for number in letters):
            rest = match["rest"].lstrip(" \t*_.:)–—-\n").strip()
            if _plain(rest) in [_plain(found.choices[number][0]) for number in letters]:
                rest = ""
            return set(letters), _lines(rest)
    return set(), []


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().split("\n")] if text.strip() else []


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w\U000f0000\U000f0001]+", text.casefold()))


def _true_or_false(lines: list[str], found: _Question, asked: list[str]) -> _Question | None:
    """Return a statement that is true or false, where its answer stands in it or below."""
    inner = next((at for at, text in enumerate(asked) if _ANSWER.match(text)), len(asked))
    at = found.start + inner
    if inner == len(asked):
        at = _behind_blanks(lines, found.end)
    answer = _ANSWER.match(lines[at]) if at < len(lines) else None
    said = re.match(r"(?P<side>true|false)\b[.:*_ \t–—-]*(?P<rest>.*)$", answer["said"], re.I) if answer else None
    if answer is None or said is None or inner == 0:
        return None
    is_true = said["side"].lower() == "true"
    found.choices = [("True", is_true), ("False", not is_true)]
    found.told = _lines(said["rest"])
    found.end = max(at + 1, found.end if inner < len(asked) else at + 1)
    found.told += asked[inner + 1 :]
    found.gone += ["Answer"]
    found.asked = _asked(asked[:inner], _NUMBER.match(lines[found.start]), found)
    return found
