"""A question with choices as people type it in Markdown, whose right answer stands beside or below.

Choices are boxes below a numbered question, or have letters; what is right is ticked, marked with a sign or with
words, or named below: `**Answer:** B`. Below a heading for a quiz, it may be bold, and the choices a mere list. What
has no right answer stays as it was, but below a heading for a quiz.
"""

from __future__ import annotations

import re

from . import answers, notation, truths
from .placeholders import ANY_PIECE
from .question_choices import LETTER, LISTED, ROUND, Question, choice_in, read_choices, read_listed

_NUMBER = re.compile(
    r"^[ \t]*(?:[*_]{2})?(?:(?:Q(?:uestion)?|Frage|Pregunta|Pergunta|Vraag|Pytanie|Domanda|問題?|سؤال)[ \t]*)?"
    r"(?P<number>\d{1,3})(?:\\?[.):：]|[ \t]:)[ \t]*"
)
_CALLED = re.compile(
    r"[*_]*(?:question|frage|pregunta|pergunta|vraag|pytanie|domanda)[ \t]*\d{1,3}[*_]*[.:]?[*_]*", re.I
)
"""A line above a question that only counts it."""
_NAMED = re.compile(r"\b(?:question|frage|pregunta|pergunta|vraag|pytanie|domanda)\b|[?？]", re.I)
"""Words of a numbered line that say it is a question."""
_ASKS = re.compile(r"[?:…][*_\s]*$|_{3,}")
QUERY = re.compile(r"[?？](?:[*\s]|_{1,2}(?=[*\s]|$)|\([^()]*\))*$")
"""The end of what is a question, with what may be said of how many answers there are."""
_BLANK = re.compile(r"_{3,}")
_LONGEST_WORD = 40
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]")
_HASHES = re.compile(r"^ {0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$|[ \t]*\{#[^{}\n]*\}[ \t]*$")
_CLOSED = re.compile(rf"^[ \t]*(?:<|\||>|#|{ANY_PIECE}|(?:-{{3,}}|\*{{3,}})[ \t]*$)")


_ENDS = re.compile(rf"{_NUMBER.pattern}|{_CLOSED.pattern}")
"""A line that is no more of an answer."""


def question_at(lines: list[str], start: int, key: answers.Key, quiz: bool) -> Question | None:
    """Return the question whose words begin in line `start`.

    `key` has right choices by the numbers of questions, until they are found; `quiz` tells that a heading announces
    questions.
    """
    end = _end_of_words(lines, start, quiz=quiz)
    if end == start:
        return None
    found = Question(start, end)
    asked = _words(lines[start:end])
    if truths.ASKED.search(" ".join(asked)):
        return _true_or_false(lines, found, asked)
    if len(asked) > 1 and _CALLED.fullmatch(asked[0]):
        found.signs.append(asked.pop(0))
    numbered = _NUMBER.match(asked[0])
    if (quiz or numbered) and (filled := _filled(lines, found, asked)):
        return filled
    if not _finds_choices(lines, found, asked, quiz=quiz):
        return None
    found.number = int(numbered["number"]) if numbered else 0
    _mark_right(lines, found, key)
    # Below a heading for a quiz, what has letters and no right answer is asked, and not judged.
    if not found.is_judged and not (quiz and found.gone and not _marked(found)):
        return None
    found.asked = _asked(asked, numbered, found)
    return found


def _words(lines: list[str]) -> list[str]:
    """Return the lines of a question, bare of what makes the first of them a heading."""
    asked = [text.strip() for text in lines]
    return [_HASHES.sub("", asked[0]), *asked[1:]] if HEADING.match(lines[0]) else asked


def _finds_choices(lines: list[str], found: Question, asked: list[str], *, quiz: bool) -> bool:
    """Read the choices below a question, and the code before them; tell whether they are what is asked for."""
    end = _behind_blanks(lines, found.end)
    if end < len(lines) and re.match(ANY_PIECE, lines[end].strip()):
        # The code that a question is about.
        asked += ["", *(text.strip() for text in lines[found.end : end + 1])]
        end = _behind_blanks(lines, end + 1)
    lead = read_choices(lines, end, found)
    if quiz and not found.choices and QUERY.search(asked[-1]):
        read_listed(lines, end, found)
    listed = quiz and bool(found.choices) and not choice_in(lines[end])
    lettered = bool(found.gone or (end < len(lines) and ROUND.match(lines[end])))
    apart = bool(lead) or lettered
    # Boxes below a numbered step may as well be what is done of it.
    numbered = bool(_NUMBER.match(asked[0])) and (lettered or not lead or bool(_NAMED.search(asked[0])))
    if not _is_asked(found, asked[-1] or asked[0], apart=apart, sure=quiz or numbered):
        return False
    if quiz and found.gone and not _marked(found):
        found.choices = answers.stressed(found.choices)
    found.boxed = not (apart or listed or _is_truth(found))
    return True


def _mark_right(lines: list[str], found: Question, key: answers.Key) -> None:
    """Mark the choices that are right by the key of all questions, or by the answer below them."""
    if not found.is_judged and found.number in key.rights:
        right = key.rights.pop(found.number)
        found.choices = [(words, at in right) for at, (words, _right) in enumerate(found.choices)]
        found.told += [key.told[found.number]] if found.number in key.told else []
    elif not _reads_answer(lines, found) and key.rights.get(found.number) == _marked(found):
        del key.rights[found.number]


def _end_of_words(lines: list[str], start: int, *, quiz: bool = False) -> int:
    """Return where the paragraph or item at `start` ends, above its choices; `start` where there is none."""
    line = lines[start]
    if HEADING.match(line) and QUERY.search(_HASHES.sub("", line)):
        return start + 1
    inside = start > 0 and lines[start - 1].strip() and not _is_numbered(line)
    if not line.strip() or _CLOSED.match(line) or inside or LETTER.match(line):
        return start
    end = start + 1
    while end < len(lines) and lines[end].strip() and not (choice_in(lines[end]) or HEADING.match(lines[end])):
        if quiz and LISTED.match(lines[end]):
            break
        if _is_numbered(lines[end]):
            return start
        end += 1
    return end


def _behind_blanks(lines: list[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _asked(asked: list[str], numbered: re.Match[str] | None, found: Question) -> list[str]:
    """Return the words of a question without its number."""
    if numbered is None:
        return [re.sub(r"^[-*+][ \t]+", "", asked[0]), *asked[1:]]
    bare = _NUMBER.sub("", asked[0])
    found.gone.append(numbered[0])
    stressed = numbered[0].lstrip().startswith(("**", "__"))
    if stressed and bare.startswith(("**", "__")):
        # Only the number was.
        bare = bare[2:].lstrip()
    elif stressed and bare.endswith(("**", "__")):
        bare = bare[:-2]
    return [bare, *asked[1:]]


def _is_numbered(line: str) -> bool:
    return bool(_NUMBER.match(line)) and not line.startswith("    ")


def _filled(lines: list[str], found: Question, asked: list[str]) -> Question | None:
    """Return a sentence with one blank whose word is told behind it, or in the line below; None for any other."""
    text = " ".join(line for line in asked if not answers.is_answer(line))
    within = answers.within(text)
    below = next((line for line in asked if answers.is_answer(line)), "")
    at = _behind_blanks(lines, found.end)
    if not within and not below and at < len(lines) and answers.is_answer(lines[at]):
        below, found.end = lines[at], at + 1
    said = (within[1] if within else answers.said_in(below)).strip(" *_.")
    if not said or len(said) > _LONGEST_WORD or len(_BLANK.findall(text)) != 1 or re.search(r"[{}|]", said):
        return None
    text = text.replace(within[0], "").rstrip() if within else text
    found.signs.append(within[0].replace(said, "") if within else below.replace(said, ""))
    found.asked = _asked([_BLANK.sub(notation.blank(said), text)], _NUMBER.match(text), found)
    return found


def _is_asked(found: Question, said: str, *, apart: bool, sure: bool) -> bool:
    """Tell whether words ask for one of the choices below them.

    Choices that are not `apart`, by letters or by a margin, may as well be a list of what is done.
    """
    if len(found.choices) < 2 or _is_truth(found):
        return len(found.choices) > 1
    if not apart:
        return bool(QUERY.search(said)) or (sure and "?" in said)
    return bool(sure or _ASKS.search(said))


def _is_truth(found: Question) -> bool:
    return truths.are_choices([words for words, _right in found.choices])


def _marked(found: Question) -> set[int]:
    """Return the numbers of the choices that are marked as right."""
    return {number for number, (_words, right) in enumerate(found.choices) if right}


def _reads_answer(lines: list[str], found: Question) -> bool:
    """Read the answer that stands below the choices, where it names one of them; tell whether it does."""
    at = _behind_blanks(lines, found.end)
    said = answers.answer_at(lines, at, _ENDS, [words for words, _right in found.choices]) if at < len(lines) else None
    # What is marked already may be said once more.
    if said is None or (found.is_judged and said.rights != _marked(found)):
        return False
    found.choices = [(words, number in said.rights) for number, (words, _right) in enumerate(found.choices)]
    found.told = list(said.told)
    found.signs.append(said.words)
    found.end = said.end
    return True


def _true_or_false(lines: list[str], found: Question, asked: list[str]) -> Question | None:
    """Return a statement that is true or false, where its answer stands in it or below."""
    inner = next((at for at, text in enumerate(asked) if answers.is_answer(text)), len(asked))
    at = found.start + inner
    if inner == len(asked):
        at = _behind_blanks(lines, found.end)
    answer = answers.said_in(lines[at]) if at < len(lines) else ""
    said = truths.said_of(" ".join(asked), answer)
    if said is None or inner == 0:
        return None
    found.choices, rest = said
    found.told = [rest] if rest else []
    found.end = max(at + 1, found.end if inner < len(asked) else at + 1)
    found.told += asked[inner + 1 :]
    found.gone.append(lines[at].replace(answer, ""))
    found.asked = _asked(asked[:inner], _NUMBER.match(lines[found.start]), found)
    return found
