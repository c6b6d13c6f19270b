"""Which choice of a question is right, as people mark it: a sign beside it, or words below that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SIGNED = re.compile(
    r"^[ \t]*(?:✅|✔️?|☑️?|✓)[ \t]*|[ \t]*(?:✅|✔️?|☑️?|✓)[ \t]*$"
    r"|[ \t]*[*_]{0,3}(?:[(\[]|←[ \t]*|<-{1,2}[ \t]*|[-–—][ \t]+)"
    r"(?:correct(?: answer)?|right answer|correcta|richtig)[)\]]?[*_]{0,3}[ \t]*$",
    re.I,
)
_WRONG = re.compile(r"^[ \t]*(?:❌|✗|✘)[ \t]*|[ \t]*(?:❌|✗|✘)[ \t]*$")
_WORDS = (
    r"(?:the )?(?:correct |right )?answers?(?: key)?|soluti?ons?|(?:answer )?key|respuestas?(?: correctas?)?"
    r"|(?:die )?(?:richtigen? )?antwort(?:en)?|lösung(?:en)?|(?:la )?réponses?(?: correctes?)?|respostas?"
)
_ANSWER = re.compile(
    rf"^[ \t>]*(?:[-*+][ \t]+)?[*_]{{0,3}}(?:{_WORDS})[*_]{{0,3}}"
    rf"(?:[ \t]*[:=–—-]|(?<=answer|nswers)[ \t]+(?:is|are)\b:?|(?<=[Aa]ntwort)[ \t]+ist\b:?)"
    rf"[ \t]*[*_]{{0,3}}[ \t]*(?P<said>\S.*)$",
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
_PAIR = r"\d{1,3}\W{0,3}[A-Ha-h]\b"
_KEY = re.compile(rf"^\W*(?:{_WORDS})\W+(?P<pairs>{_PAIR}(?:\W+{_PAIR})*)\W*$", re.I)
_FOLDED = 40
"""Lines among which a folded answer ends."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a question: the choices that are right, what is told, the words for it, and the line below."""

    rights: frozenset[int]
    told: tuple[str, ...]
    words: str
    end: int


def marked(words: str) -> tuple[str, bool]:
    """Return the words of a choice without the sign that says that it is right, and whether there was one."""
    bare = _SIGNED.sub("", words)
    return _WRONG.sub("", bare).strip(), bare != words


def is_answer(line: str) -> bool:
    """Tell whether a line says what is right."""
    return bool(_ANSWER.match(line))


def said_in(line: str) -> str:
    """Return what a line says of what is right, "" where it says nothing."""
    match = _ANSWER.match(line)
    return match["said"] if match else ""


def key(lines: Sequence[str]) -> tuple[dict[int, int], int]:
    """Return the right choices by the numbers of their questions, and the line that lists them (-1 for none)."""
    for index, line in enumerate(lines):
        if match := _KEY.match(line):
            pairs = re.findall(r"(\d{1,3})\W{0,3}([A-Ha-h])\b", match["pairs"])
            return {int(number): number_of(letter) for number, letter in pairs}, index
    return {}, -1


def answer_at(lines: Sequence[str], at: int, ends: re.Pattern[str], choices: Sequence[str]) -> Answer | None:
    """Return the answer that stands at a line, up to one that `ends` matches; None where it names no choice."""
    if folded := _SUMMARY.match("\n".join(lines[at : at + _FOLDED])):
        end = at + folded[0].count("\n") + 1
        said, title = folded["said"].strip(), folded["title"]
    elif first := said_in(lines[at]):
        end = at + 1
        while end < len(lines) and lines[end].strip() and not ends.match(lines[end]):
            end += 1
        said, title = "\n".join([first, *(text.strip() for text in lines[at + 1 : end])]), lines[at]
    else:
        return None
    rights, told = _named(said, choices)
    return Answer(frozenset(rights), tuple(told), f"{title} {said}", end) if rights else None


def number_of(letter: str) -> int:
    """Return the number of the choice that a letter names: 0 for A."""
    return ord(letter.lower()) - ord("a")


def _named(said: str, choices: Sequence[str]) -> tuple[set[int], list[str]]:
    """Return the numbers of the choices that an answer names, and what it tells besides."""
    plain = _plain(said)
    by_words = {tuple(_plain(words)): number for number, words in enumerate(choices)}
    pieces = [tuple(_plain(piece)) for piece in re.split(r"[,;\n]", said) if piece.strip()]
    if len(pieces) > 1 and all(piece in by_words for piece in pieces):
        return {by_words[piece] for piece in pieces}, []
    for number, words in enumerate(choices):
        named = _plain(words)
        if named and plain[: len(named)] == named:
            below = said.split("\n", 1)[1] if "\n" in said else ""
            return {number}, _lines(said if len(plain) > len(named) else below)
    if match := _NAMED.match(said):
        letters = [number_of(letter) for letter in re.findall(r"\b[A-Ha-h]\b", match["letters"])]
        if all(number < len(choices) for number in letters):
            rest = match["rest"].lstrip(" \t*_.:)–—-\n").strip()
            return set(letters), _lines("" if _plain(rest) in [_plain(choices[number]) for number in letters] else rest)
    return set(), []


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().split("\n")] if text.strip() else []


def _plain(text: str) -> list[str]:
    return re.findall(r"[\w\U000f0000\U000f0001]+", text.casefold())
