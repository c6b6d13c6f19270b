"""Questions that an include of Jekyll asks: with room for an answer, or with what is told of each side.

Such an include is a file of the course's own, so there is no reference; the names of its arguments say what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import BeautifulSoup

from .. import markup
from ..ledger import Ledger
from ..notation import choice

_ASKED = ("statement", "question", "pregunta", "prompt")
_SIDES = (("true", "false"), ("yes", "no"))
_RIGHT = ("answer", "correct", "right", "solution", "respuesta")
_TOLD = ("feedback", "explanation", "hint")
_LABELS = ("label", *_ASKED, "text", "task", "title")
ANSWERS = (*(side for sides in _SIDES for side in sides), *_RIGHT, *_TOLD, "incorrect", "wrong")
"""Arguments that are not to be seen before somebody has answered."""
_MORE = ["img", "a", "iframe", "video", "ul", "ol", "table"]
"""Elements of an include that does more than ask."""
_TRUE = ("true", "yes", "t", "y", "1", "verdadero", "sí", "si", "cierto")
_FALSE = ("false", "no", "f", "n", "0", "falso")
_PRAISE = re.compile(r"\W*(?:right|correct|exactly|well done|correcto|exacto|muy bien)\b", re.I)


def asks(given: Mapping[str, str]) -> bool:
    """Tell whether the arguments of an include ask something."""
    return any(given.get(key) for key in _ASKED)


def quiz(content: str, given: Mapping[str, str]) -> str:
    """Return the question that an include asks as a quiz of two choices, or "" where it is none or has no right one.

    `content` is the included file; words of it that are no choice lead up to the question.
    """
    sides = next((pair for pair in _SIDES if any(given.get(side) for side in pair)), None)
    right = _right(given, sides)
    if right is None or not asks(given):
        return ""
    soup = _elements(content)
    if soup.find(_MORE):
        return ""
    said = list(soup.stripped_strings)
    choices = _choices(" ".join(said), sides)
    lead = " ".join(words for words in said if words not in choices)
    asked = next(given[key] for key in _ASKED if given.get(key))
    lines = [markup.box("quiz"), "", *([lead, ""] if lead else []), asked, ""]
    for number, words in enumerate(choices):
        lines.append(choice(words, number == right))
        if sides and given.get(sides[number]):
            lines.append(f"    > {given[sides[number]]}")
    for key in _TOLD:
        lines += ["", f"> {given[key]}"] if given.get(key) else []
    return "\n".join([*lines, "", markup.end("div")])


def field(content: str, given: Mapping[str, str], ledger: Ledger, line: int) -> str:
    """Return an include that is one control and the words of an argument as a worksheet, "" where it is more."""
    soup = _elements(content)
    controls = soup.find_all(["textarea", "input", "select"])
    asked = next((given[key] for key in _LABELS if given.get(key)), "")
    if len(controls) != 1 or not asked or soup.find(_MORE):
        return ""
    kind = "textarea" if controls[0].name == "textarea" else str(controls[0].get("type") or "text").lower()
    shown = {"textarea": f"{asked}\n\n______\n______", "text": f"{asked} ____", "checkbox": f"- [ ] {asked.strip()}"}
    if kind not in shown:
        return ""
    for key, words in given.items():
        if words != asked and " " in words:
            ledger.left_out(line, f"the {key} of a field: {words}", words)
    return "\n\n".join([markup.box("worksheet"), shown[kind], markup.end("div")])


def _elements(content: str) -> BeautifulSoup:
    """Return what an included file holds, without its tags and values of Liquid."""
    return BeautifulSoup(re.sub(r"\{[{%].*?[%}]\}", "", content, flags=re.S), "html.parser")


def _right(given: Mapping[str, str], sides: tuple[str, str] | None) -> int | None:
    """Return which of two sides is right: 0 for true; None where the arguments do not say so."""
    for key in _RIGHT:
        said = given.get(key, "").strip().casefold()
        if said in _TRUE or said in _FALSE:
            return int(said in _FALSE)
    praised = [bool(_PRAISE.match(given.get(side, ""))) for side in sides or ()]
    return praised.index(True) if praised.count(True) == 1 else None


def _choices(said: str, sides: tuple[str, str] | None) -> tuple[str, str]:
    """Return the words of both choices, as the include shows them where it does."""
    for pair in (("True", "False"), ("Verdadero", "Falso"), ("Yes", "No"), ("Sí", "No")):
        if all(re.search(rf"\b{word}\b", said, re.I) for word in pair):
            return pair
    return ("Yes", "No") if sides == ("yes", "no") else ("True", "False")
