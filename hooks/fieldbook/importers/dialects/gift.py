"""Moodle's GIFT: questions in plain text, with `=` before what is right and `~` before what is not.

Source: Moodle's documentation of the GIFT format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from .. import markup, notation
from ..ledger import Ledger, line_of

_COMMENT = re.compile(r"(?m)^[ \t]*//[^\n]*$")
_CATEGORY = re.compile(r"(?m)^[ \t]*\$CATEGORY:[ \t]*(?P<path>[^\n]*)$")
_QUESTION = re.compile(
    r"(?:::(?P<title>(?:\\.|[^:\\]|:(?!:))*)::)?(?P<before>(?:\\.|[^{}\\])*)"
    r"\{(?P<answer>(?:\\.|[^}\\])*)\}(?P<after>.*)",
    re.S,
)
_FORMAT = re.compile(r"^\s*\[(?:html|markdown|plain|moodle)\]")
_ANSWER = re.compile(
    r"(?P<sign>[=~])(?:%(?P<weight>-?[\d.]+)%)?(?P<words>(?:\\.|[^=~#\\])*)(?:#(?!#)(?P<told>(?:\\.|[^=~\\#])*))?"
)
_GENERAL = re.compile(r"####(?P<told>(?:\\.|[^\\])*)\Z", re.S)
_TRUTH = re.compile(r"\s*(?P<truth>T|TRUE|F|FALSE)\s*(?:#(?P<wrong>[^#]*))?(?:#(?P<right>[^#]*))?\s*\Z", re.I | re.S)
_TAG = re.compile(r"</?(?:p|div|span|br)\b[^<>]*>", re.I)


def is_gift(text: str) -> bool:
    """Tell whether a plain text is written in GIFT: questions in braces, with signs for answers."""
    bare = _COMMENT.sub("", text)
    asks = re.search(r"\{\s*(?:[=~#]|T(?:RUE)?\s*\}|F(?:ALSE)?\s*\})", bare)
    return asks is not None and not re.search(r"(?m)^#{1,6} |^```", bare)


def read(text: str, ledger: Ledger) -> str:
    """Return the questions of a text as a quiz, in the order in which they stand."""
    text = _COMMENT.sub(lambda match: _dropped(match, text, ledger), text)
    out: list[str] = []
    opened = False
    title = "Quiz"
    line = 1
    for piece in re.split(r"(\n[ \t]*\n\s*)", text):
        lines = list(_written(piece.strip(), line, ledger)) if piece.strip() else []
        asks = bool(lines) and "{" in piece
        if asks and not opened:
            out += [markup.box("quiz", title), ""]
            opened = True
        elif category := _CATEGORY.search(piece):
            out += [markup.end("div"), ""] if opened else []
            named = category["path"].strip("/").rpartition("/")[2]
            title = named if named.lower() not in ("top", "default", "") else title
            out += [f"## {named}", ""] if named == title else []
            opened = False
            lines = []
            ledger.became(line, f"the category “{category['path']}” became a heading", category[0])
        out += lines
        line += piece.count("\n")
    return "\n".join([*out, markup.end("div"), ""] if opened else out)


def _dropped(match: re.Match[str], text: str, ledger: Ledger) -> str:
    what = f"a remark, which learners never saw: “{match[0].strip('/ ')}”"
    ledger.left_out(line_of(text, match.start()), what, match[0])
    return ""


def _written(piece: str, line: int, ledger: Ledger) -> Iterator[str]:
    """Yield the lines of a question, or of the words between questions."""
    match = _QUESTION.fullmatch(piece)
    if match is None:
        yield from (_plain(piece), "")
        return
    if match["title"]:
        ledger.left_out(line, f"the name of a question: “{match['title']}”", match["title"])
    before, after, answer = _plain(match["before"]), _plain(match["after"]), match["answer"].strip()
    general = _GENERAL.search(answer)
    told = _plain(general["told"]) if general else ""
    answer = answer[: general.start()].strip() if general else answer
    signs = [*re.findall(r"%-?[\d.]+%", answer), *re.findall(r"\[(?:html|markdown|plain|moodle)\]", piece)]
    if signs:
        ledger.left_out(line, f"what Moodle alone needs: {' '.join(signs)}", " ".join(signs))
    yield from _asked(before, answer, after, line, ledger)
    if told:
        yield from (f"> {told}", "")


def _asked(before: str, answer: str, after: str, line: int, ledger: Ledger) -> Iterator[str]:
    """Yield a question by the kind that its answers are of."""
    found = list(_ANSWER.finditer(answer)) if not answer.startswith("#") else []
    if truth := _TRUTH.match(answer):
        is_true = truth["truth"][0].upper() == "T"
        ledger.became(line, "a statement that is true or false became a question", truth["truth"])
        yield from (f"{before} {after}".strip(), "")
        for words, right in (("True", is_true), ("False", not is_true)):
            yield from _choice(words, right, truth["right" if right else "wrong"])
        yield ""
    elif not answer:
        yield from (f"{before} {after}".strip(), "", "______", "______", "")
    elif answer.startswith("#"):
        yield from _filled(before, notation.blank(_number(answer)), after)
    elif found and all("->" in one["words"] for one in found):
        ledger.became(line, "words to match became a grid", " ".join(_plain(one["words"]) for one in found))
        yield from _matched(before, found)
    elif all(one["sign"] == "=" and not one["weight"] for one in found):
        blank = notation.blank(*(_plain(one["words"]).replace("|", " ") for one in found))
        yield from _filled(before, blank, after)
    else:
        several = not any(one["sign"] == "=" for one in found)
        yield from (f"{before} … {after}".strip() if after else before, "")
        for one in found:
            right = one["sign"] == "=" or float(one["weight"] or 0) > 0
            yield from _choice(_plain(one["words"]), right, one["told"], several=several)
        yield ""


def _choice(words: str, right: bool, told: str | None, *, several: bool = False) -> Iterator[str]:
    """Yield a choice, with what is told of it."""
    yield notation.choice(words, right, several=several)
    if told and (note := _plain(told)):
        yield f"    > {note}"


def _filled(before: str, blank: str, after: str) -> Iterator[str]:
    """Yield a question with its blank below it, or within its sentence, where its braces stood."""
    space = "" if after[:1] in ".,;:!?)" else " "
    yield from (f"{before} {blank}{space}{after}".strip(), "") if after else (before, "", blank, "")


def _matched(before: str, found: list[re.Match[str]]) -> Iterator[str]:
    """Yield a question that matches words as a grid, in which one is right in each row."""
    pairs = [tuple(_plain(side) for side in one["words"].split("->", 1)) for one in found]
    heads = sorted({right for _left, right in pairs})
    yield from (before, "", f"| | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}")
    for left, right in pairs:
        if left:
            yield f"| {left} | {' | '.join('(x)' if head == right else '( )' for head in heads)} |"
    yield ""


def _number(answer: str) -> str:
    """Return the number that is right; Moodle takes some beside it."""
    first = re.split(r"[=#:]|\.\.", answer.lstrip("#").strip().lstrip("="))[0]
    return re.sub(r"^%[\d.]+%", "", first).strip()


def _plain(text: str) -> str:
    """Return words without their escapes, tags and format."""
    bare = unescape(_TAG.sub(" ", _FORMAT.sub("", text.strip())))
    return " ".join(re.sub(r"\\([~=#{}:\\n])", lambda mark: " " if mark[1] == "n" else mark[1], bare).split())
