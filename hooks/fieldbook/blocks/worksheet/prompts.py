"""The words that ask for a blank, and the name that an author may have fixed by hand.

A field is named by its words, never by its place, so that moving a question loses no answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...slugs import given_name
from .blanks import ACCEPTED, BLANK, TYPED_NAME

_TOKEN = re.compile(
    rf"(?P<blank>{BLANK}+(?:{ACCEPTED}\d+{ACCEPTED})?)|\{{:?\s*#(?P<name>{TYPED_NAME})\s*\}}"
    rf"|\{{@(?P<source>{TYPED_NAME}/{TYPED_NAME})\}}"
)
_BRACES = rf"(?:\s*\{{(?::?\s*#{TYPED_NAME}|@{TYPED_NAME}/{TYPED_NAME})\s*\}})*"
_SENTENCE = re.compile(
    rf"(?<=[.!?\u2026\u3002])\s+(?!(?:\{{:?\s*#{TYPED_NAME}\s*\}}\s*)?{BLANK})"
    rf"|\n+(?!{BLANK}+(?:{ACCEPTED}\d+{ACCEPTED})?{_BRACES}[ ]*(?:\n|$))"
)
"""Between sentences; a blank right behind a sentence is that sentence's, also where a name stands between them, and so
is one that has the line below to itself."""
_EDGE = " \t\n:;,.\u2026-\u2013\u2014/|\uff1a\uff1b\uff0c\u3001\u3002\u060c\u061b"
"""What ends or parts words and is none of them, in Latin, Chinese and Arabic letters."""
_ENOUGH = 3
"""Words that make sense alone; "from" and "and with" do not."""
FIXED_NAME = re.compile(rf"\s*\{{:?\s*#({TYPED_NAME})\s*\}}")
"""`{#name}` after the words that ask."""
SOURCE = re.compile(rf"\s*\{{@({TYPED_NAME}/{TYPED_NAME})\}}")
"""`{@worksheet/field}` behind a blank: what was answered there is offered here."""


def given_source(text: str) -> str:
    """Return the worksheet and field of `{@worksheet/field}`, as they are called where they stand."""
    return "/".join(map(given_name, text.split("/")))


@dataclass(slots=True)
class BlankPrompt:
    """What asks for one blank: its words ("" where there are none), and the name fixed by hand, if any.

    `label` says more where the words alone, as "from", would not tell anyone what is asked. `source` is the field
    whose answer is offered, as `worksheet/field`.
    """

    words: str
    name: str = ""
    label: str = ""
    source: str = ""


def blank_prompts(text: str) -> list[BlankPrompt]:
    """Return what asks for each blank (run of `BLANK`) of a paragraph, in order.

    A sentence with one blank is its words, with "…" for a blank in the middle: "We meet … times a year". In a
    sentence with several, each has the words before it, or those after it where the sentence begins with a blank.
    Where those are few, its label is as much of the sentence as makes sense.
    """
    found: list[BlankPrompt] = []
    for sentence in _SENTENCE.split(text):
        found += _sentence_prompts(sentence)
    return found


def _sentence_prompts(sentence: str) -> list[BlankPrompt]:
    pieces, blanks = _pieces(sentence)
    if len(pieces) == 2:
        blanks[0].words = _around(pieces[0], pieces[1])
    elif blanks:
        begins = not _trim(pieces[0])
        for at, (words, blank) in enumerate(zip(pieces[1:] if begins else pieces[:-1], blanks, strict=True)):
            blank.words = _trim(words)
            blank.label = _more(pieces[at + 1 :] if begins else pieces[: at + 1], words)
    return blanks


def _more(pieces: list[str], words: str) -> str:
    """Return the part of a sentence that a blank's few words belong to, or nothing where they are enough."""
    if len(words.split()) >= _ENOUGH:
        return ""
    said = " ".join("\u2026".join(pieces).split())
    return said.strip(_EDGE.replace("\u2026", ""))


def _pieces(sentence: str) -> tuple[list[str], list[BlankPrompt]]:
    """Return the text around the blanks, and for each what an author has fixed by hand.

    A name straight behind a blank is that blank's, any other the next blank's, or the last one's.
    """
    pieces, blanks, waiting, at = [""], list[BlankPrompt](), "", 0
    for token in _TOKEN.finditer(sentence):
        between = sentence[at : token.start()]
        pieces[-1] += between
        at = token.end()
        if token["blank"]:
            pieces.append("")
            blanks.append(BlankPrompt("", waiting))
            waiting = ""
        elif token["source"]:
            if blanks:
                blanks[-1].source = given_source(token["source"])
        elif blanks and not blanks[-1].name and not between.strip(_EDGE):
            blanks[-1].name = given_name(token["name"])
        else:
            waiting = given_name(token["name"])
    pieces[-1] += sentence[at:]
    if waiting and blanks and not blanks[-1].name:
        blanks[-1].name = waiting
    return pieces, blanks


def _around(before: str, after: str) -> str:
    start, end = _trim(before), _trim(after)
    if not (start and end):
        return start or end
    # "Where is …?" and "the end (…)": what touches the blank touches what stands for it.
    gaps = ["" if before.endswith(start[-1]) else " ", "" if after.startswith(end[0]) else " "]
    return f"{start}{gaps[0]}\u2026{gaps[1]}{end}"


def _trim(text: str) -> str:
    return " ".join(text.split()).strip(_EDGE)
