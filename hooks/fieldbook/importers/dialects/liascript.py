"""LiaScript: quizzes and surveys where they are plain; marks of animation and speech go.

Source: LiaScript's documentation. What it does with scripts, macros and charts is refused: told, and left as text.
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from . import liascript_macros
from .liascript_quizzes import in_boxes
from .shared import aside_code

_HEAD = re.compile(r"\A\s*<!--(?P<text>.*?)-->", re.S)
_KEY = re.compile(
    r"^\s*(?P<key>author|email|version|language|narrator|logo|icon|comment|script|link|import|date|mode|title)"
    r"\s*:[ \t]*(?P<said>.*)$",
    re.M,
)
_REMARK = re.compile(r"(?m)^[ \t]*<!--(?:(?!-->).)*-->[ \t]*\n(?=[ \t]*(?:-[ \t]+)?(?:\[\[|\[\())", re.S)
"""A comment above the choices of a quiz, which tells how they are shown."""
_SHOWN = re.compile(r"^[ \t]*(?:--)?\{\{[\d\s>|.-]*\}\}(?:--)?[ \t]*", re.M)
_EFFECT = re.compile(
    r"(?ms)^(?P<mark>[ \t]*(?:--)?\{\{[^{}\n]*\}\}(?:--)?[ \t]*\n)"
    r"[ \t]*\*{3,}[ \t]*\n(?P<inner>.*?)^[ \t]*\*{3,}[ \t]*$"
)
"""What appears step by step, between two lines of stars."""
_WITHIN = re.compile(r"(?<![\w}\\])\{\d[\d\s-]*\}\{(?P<text>[^{}\n]*)\}")
"""What appears step by step within a line."""
_FILLED = re.compile(r"(?<![\w.@])@(?P<key>author|email|version|date|comment|title|language)(?![\w.(])")
_CHECK = re.compile(r"(?ms)^[ \t]*<script\b[^>]*>.*?</script>[ \t]*$")
_BADGE = re.compile(r"\[!\[[^\]\n]*\]\([^()\n]*badges/course\.svg\)\]\(https?://liascript\.github\.io/course/[^()\n]*\)")
"""The picture that leads to the course as LiaScript shows it."""
_MACRO = re.compile(r"(?<![\w.@])@[A-Za-z][\w.]*(?:\([^)\n]*\))?|<script\b.*?</script>|\[\[!\]\]", re.S)
_FILM = re.compile(r"!\?\[(?P<text>[^\]\n]*)\]\((?P<url>[^)\s]+)[^)\n]*\)")
_NOTE = re.compile(r"(?P<mark>\[\^[\w-]+\])\((?P<said>[^()\n]+(?:\([^()\n]*\)[^()\n]*)*)\)")
"""A footnote whose words stand where it is cited."""
_SOUND = re.compile(r"(?<!!)\?\??\[(?P<text>[^\]\n]*)\]\((?P<url>[^)\s]+)[^)\n]*\)")


def is_liascript(text: str) -> bool:
    """Tell whether a document is LiaScript's: its first comment says so, or it has quizzes in its notation."""
    head = _HEAD.match(text)
    keys = {match["key"] for match in _KEY.finditer(head["text"])} if head else set()
    return len(keys) > 1 or bool(re.search(r"(?m)^[ \t]*(?:-[ \t]+)?(?:\[\([ xX]\)\]|\[\[[ xX]\]\])[ \t]+\S", text))


def language_of(text: str) -> str:
    """Return the language that the head of a LiaScript course names, "" where there is none."""
    head = _HEAD.match(text)
    return next(
        (match["said"].strip() for match in _KEY.finditer(head["text"] if head else "") if match["key"] == "language"),
        "",
    )


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with its quizzes and surveys as boxes; what is left of the notation is counted as unread."""
    aside = Placeholders()
    text = aside_code(text, aside)
    if head := _HEAD.match(text):
        given = {match["key"]: match["said"].strip() for match in _KEY.finditer(head["text"])}
        ledger.left_out(1, "the head of a LiaScript course, which readers never saw")
        text = liascript_macros.filled(text[head.end() :], liascript_macros.defined(head["text"]), ledger)
        text = "\n" * head[0].count("\n") + text
        filled = [match[0] for match in _FILLED.finditer(text) if given.get(match["key"])]
        ledger.became(1, "what the head of the course gives stands where it was named", " ".join(filled))
        text = _FILLED.sub(lambda match: given.get(match["key"]) or match[0], text)
    text = _REMARK.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _CHECK.sub(lambda match: _program(match, text, ledger), text)
    text = _BADGE.sub(lambda match: _badge(match, text, ledger), text)
    text = _FILM.sub(lambda match: markup.element("iframe", src=match["url"], title=match["text"]), text)
    text = _SOUND.sub(r"[\g<text>](\g<url>)", text)
    notes = "".join(f"\n\n{match['mark']}: {match['said']}" for match in _NOTE.finditer(text))
    text = _NOTE.sub(r"\g<mark>", text) + notes
    text = _SHOWN.sub("", _EFFECT.sub(_without_stars, text))
    text = _WITHIN.sub(r"\g<text>", text)
    for number, line in enumerate(text.split("\n"), 1):
        for match in _MACRO.finditer(line):
            ledger.unread(number, "LiaScript", aside.restore(match[0]))
        if re.match(r"[ \t]*\|.*\[\[[^\]\n]+\]\]|[ \t]*\|.*\[\([ xX]\)\]", line):
            ledger.unread(number, "LiaScript", line.strip())
    text = re.sub(r"(?m)^[ \t]*@[A-Za-z][\w.]*\([^\n]*\)[ \t]*$", "", text)
    text = "\n".join(in_boxes(text.split("\n"), ledger))
    return aside.restore(text)


def _program(match: re.Match[str], text: str, ledger: Ledger) -> str:
    ledger.unread(line_of(text, match.start()), "LiaScript", "<script>")
    ledger.left_out(line_of(text, match.start()), "a program, which checked an answer or showed something", match[0])
    return "\n" * match[0].count("\n")


def _badge(match: re.Match[str], text: str, ledger: Ledger) -> str:
    ledger.left_out(line_of(text, match.start()), "a picture that leads to the course as LiaScript shows it", match[0])
    return ""


def _without_stars(match: re.Match[str]) -> str:
    return f"{match['mark']}\n{match['inner']}"
