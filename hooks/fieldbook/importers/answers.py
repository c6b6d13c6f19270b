"""Which choice of a question is right, as people mark it: a sign beside it, or words below that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_SIGNED = re.compile(
    r"^[ \t]*(?:✅|✔️?|☑️?|✓)[ \t]*|[ \t]*(?:✅|✔️?|☑️?|✓)[ \t]*$"
    r"|[ \t]*[*_]{0,3}(?:[(\[]|←[ \t]*|<-{1,2}[ \t]*|[-–—][ \t]+)"
    r"(?:correct(?: answer)?|right answer|correct[ae]|richtig|juist|goed"
    r"|poprawn[ae]|prawidłow[ae]|corrett[ao]|corret[ao]|正解|صحيح)[)\]]?[*_]{0,3}[ \t]*$",
    re.I,
)
_WRONG = re.compile(r"^[ \t]*(?:❌|✗|✘)[ \t]*|[ \t]*(?:❌|✗|✘)[ \t]*$")
_BOLD = re.compile(r"(?P<stress>\*\*|__)(?P<words>(?!\s)(?:(?!(?P=stress)).)+)(?P=stress)[ \t]*")
_WORDS = (
    r"(?:the )?(?:correct |right )?answers?(?: key)?|soluti?ons?|(?:answer )?key|respuestas?(?: correctas?)?"
    r"|(?:die )?(?:richtigen? )?antwort(?:en)?|lösung(?:en|sschlüssel)?|(?:la )?(?:bonnes? )?réponses?(?: correctes?)?"
    r"|corrigé|respostas?(?: corretas?)?|gabarito|clave(?: de respuestas)?|soluci(?:ón|ones)|risposte?(?: corrett[ae])?"
    r"|soluzion[ei]|(?:het )?(?:juiste |goede )?antwoord(?:en)?|antwoordsleutel|oplossing(?:en)?"
    r"|(?:poprawn[ae] |prawidłow[ae] )?odpowied(?:ź|zi)|klucz(?: odpowiedzi)?|rozwiązani[ea]|解答|正解|答え"
    r"|(?:ال)?إجاب(?:ة|ات)(?: الصحيحة)?|(?:ال)?حل(?:ول)?"
)
_ANSWER = re.compile(
    rf"^[ \t>]*(?:[-*+][ \t]+)?[*_]{{0,3}}(?:{_WORDS})[*_]{{0,3}}"
    rf"(?:[ \t]*[:：=–—-]|(?<=answer|nswers)[ \t]+(?:is|are)\b:?|(?<=[Aa]ntwort)[ \t]+ist\b:?)"
    rf"[ \t]*[*_]{{0,3}}[ \t]*(?P<said>\S.*)$",
    re.I,
)
_WITHIN = re.compile(rf"[*_]{{0,2}}\((?:{_WORDS})[ \t]*[:：][ \t]*(?P<said>[^()\n]+)\)[*_]{{0,2}}", re.I)
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
_PAIRS = re.compile(rf"^\W*{_PAIR}(?:\W+{_PAIR})+\W*$")
"""Several of them in a line."""
_KEY_HEAD = re.compile(
    rf"^ {{0,3}}(?:#{{1,6}}[ \t]+|(?=\*\*|__)|(?P<folded><details\b[^<>]*>\s*<summary\b[^<>]*>))"
    rf"\s*[*_]{{0,3}}(?:show |see |the )?(?:{_WORDS})\W*(?:</\w+>\W*)*$",
    re.I,
)
_KEY_ITEM = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}(?P<number>\d{1,3})[*_]{0,2}[ \t]*\\?[.):–—=-]?[ \t]*[*_]{0,2}"
    r"\(?(?P<letter>[A-Ha-h])\)?[*_]{0,2}(?:[ \t]*$|[ \t]*[.:,;)–—-][*_]{0,2}[ \t]*(?P<told>\S.*)$)"
)
"""A line of a key: a number, a letter, and what is told."""
_FOLDED = 40
"""Lines among which a folded answer ends."""


@dataclass(slots=True)
class Key:
    """Right choices by the numbers of their questions, what is told of them, and the lines of the key."""

    rights: dict[int, set[int]] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)
    lines: range = range(0)


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


def stressed(choices: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return the choices of a question with those right that are bold as a whole, where others are not."""
    bold = [_BOLD.fullmatch(words) for words, _right in choices]
    if not any(bold) or all(bold):
        return list(choices)
    return [(match["words"], True) if match else choice for match, choice in zip(bold, choices, strict=True)]


def is_answer(line: str) -> bool:
    """Tell whether a line says what is right."""
    return bool(_ANSWER.match(line))


def said_in(line: str) -> str:
    """Return what a line says of what is right, "" where it says nothing."""
    match = _ANSWER.match(line)
    return match["said"] if match else ""


def within(text: str) -> tuple[str, str] | None:
    """Return what a sentence says in brackets of its right answer: all of it, and the answer."""
    match = _WITHIN.search(text)
    return (match[0], match["said"]) if match else None


def key(lines: Sequence[str]) -> Key:
    """Return what a key for all questions of a text says; it is in one line, or below a heading or a summary."""
    for index, line in enumerate(lines):
        if match := _KEY.match(line):
            return Key(_pairs(match["pairs"]), {}, range(index, index + 1))
        if head := _KEY_HEAD.match(" ".join(lines[index : index + 2]) if line.startswith("<details") else line):
            found = _listed_key(lines, index, bool(head["folded"]))
            if found is not None:
                return found
    return Key()


def heads_key(line: str) -> bool:
    """Tell whether a line is the head of a key."""
    return bool(_KEY_HEAD.match(line))


def _listed_key(lines: Sequence[str], start: int, folded: bool) -> Key | None:
    """Return the key whose head is at `start`, None where something else stands below it."""
    found = Key()
    index = start + 1
    if folded and "<summary" not in lines[start]:
        index += 1
    while index < len(lines):
        line = lines[index].strip()
        if folded and line.startswith("</details>"):
            index += 1
            break
        item = _KEY_ITEM.match(line)
        if _PAIRS.match(line):
            found.rights |= _pairs(line)
            found.told = {}
        elif item:
            number = int(item["number"])
            found.rights.setdefault(number, set()).add(number_of(item["letter"]))
            if item["told"]:
                found.told[number] = item["told"]
        elif line:
            break
        index += 1
    while index > start and not lines[index - 1].strip():
        index -= 1
    ends = index == len(lines) or folded or not lines[index].strip()
    found.lines = range(start, index)
    return found if len(found.rights) > 1 and ends else None


def _pairs(text: str) -> dict[int, set[int]]:
    pairs = re.findall(r"(\d{1,3})\W{0,3}([A-Ha-h])\b", text)
    found: dict[int, set[int]] = {}
    for number, letter in pairs:
        found.setdefault(int(number), set()).add(number_of(letter))
    return found


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
