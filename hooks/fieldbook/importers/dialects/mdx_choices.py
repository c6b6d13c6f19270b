"""Questions whose choices are components within one another: `<MultipleChoice>`, `<Option isCorrect>`.

Components for questions are each site's own; Astro's tutorial has these.
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger, line_of
from ..notation import question
from .shared import heading_above, in_lines

_ONES = r"(?:Quiz)?(?:Option|Choice|Answer)"
_CHOICES = re.compile(
    r"(?:^[ \t]*<\w*Quiz\w*(?:\s[^<>]*[^<>/])?>\s*)?"
    r"^[ \t]*<(?P<name>\w*(?:MultipleChoice|Quiz|Question)\w*)(?P<given>[^<>]*)>"
    r"(?P<own>[^<>]*(?:<(?P<asks>(?:Quiz)?(?:Question|Prompt))\b[^<>]*>[^<>]*</(?P=asks)>\s*)?)"
    rf"(?P<inner>(?:<(?P<one>{_ONES})\b[^<>]*>.*?</(?P=one)>\s*){{2,}})</(?P=name)>[ \t]*(?:\s*</\w*Quiz\w*>)?\n?",
    re.M | re.S,
)
_ONE = re.compile(rf"<{_ONES}\b(?P<given>[^<>]*)>(?P<words>.*?)</{_ONES}>", re.S)
_QUESTION = re.compile(r"\b(?:question|prompt|title)=(?P<mark>[\"'])(?P<words>.+?)(?P=mark)")
_RIGHT = re.compile(r"\b(?:is)?correct\b(?!\s*=\s*\{?\s*false)", re.I)
_ASKED = re.compile(r"(?:^|\n)(?P<lead>[ \t]*(?:\d+[.)][ \t]+)?)(?P<words>\S[^\n]*)\s*\Z")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such questions as quizzes: those that follow each other as one."""
    out: list[str] = []
    at = 0
    for match in _CHOICES.finditer(text):
        between = text[at : match.start()]
        given = _QUESTION.search(match["given"])
        words = given["words"] if given else " ".join(re.sub(r"<[^<>]*>", " ", match["own"]).split())
        asked = None if words else _ASKED.search(between)
        if not words and (asked is None or asked["words"].startswith(("#", "<", ":::"))):
            continue
        before = between[: asked.start()] if asked else between
        words = words or (asked["words"] if asked else "")
        if out and not before.strip():
            # The next question of the same quiz.
            out[-1] = out[-1].removesuffix(markup.end("div") + "\n")
        else:
            out.append(f"{before}\n{markup.box('quiz', heading_above(text, match.start(), 'Quiz'))}\n")
        ledger.became(line_of(text, match.start()), f"the choices of <{match['name']}> became a question of a quiz")
        ones = _ONE.finditer(match["inner"])
        chosen = [(" ".join(one["words"].split()), bool(_RIGHT.search(one["given"]))) for one in ones]
        made = "\n".join(["", *question([words], chosen)])
        out[-1] += in_lines(made, match[0].rstrip("\n")) + f"\n{markup.end('div')}\n"
        at = match.end()
    return "".join([*out, text[at:]])
