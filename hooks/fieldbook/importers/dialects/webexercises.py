"""Questions of R's package webexercises: `r mcq()`, `r torf()` and `r fitb()` in a text become a quiz, answers fold.

Source: its documentation. A paragraph or a list asks one question each; where one holds several lists of choices,
it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import markup, notation
from ..ledger import Ledger

_CALL = re.compile(r"`r[ \t]+(?:webexercises::)?(?P<name>mcq|longmcq|torf|fitb)\((?P<given>[^`\n]*)\)[ \t]*`")
_FOLD = re.compile(r"`r[ \t]+(?:webexercises::)?(?:hide\((?:[\"'](?P<title>[^\"'`\n]*)[\"'])?\)|(?P<end>unhide)\(\))`")
_BUTTON = re.compile(r"<div class=[\"']webex-solution[\"']>\s*<button>(?P<title>[^<>\n]*)</button>")
_CHUNK = re.compile(
    r"(?ms)^(?P<fence>`{3,})\{r(?P<options>[^}\n]*)\}[ \t]*\n(?P<code>(?:(?!^(?P=fence)).)*?)^(?P=fence)[ \t]*$"
)
_HIDDEN = re.compile(r",?\s*webex\.hide\s*=\s*(?:[\"'](?P<title>[^\"']*)[\"']|T(?:RUE)?)")
_QUOTED = r"(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')"
_LISTED = re.compile(rf"(?m)^[ \t]*(?P<name>[\w.]+)[ \t]*(?:<-|=)[ \t]*c\((?P<given>(?:{_QUOTED}|[^()\"'])*)\)")
"""Choices that a chunk gives a name."""
_LONG = re.compile(
    rf"(?:\bcat\(\s*(?P<asked>(?:{_QUOTED}\s*,\s*)+))?\blongmcq\(\s*(?:c\()?(?P<given>(?:{_QUOTED}|[^()\"'])*)\)"
)
"""What a chunk asks: long choices, and in front of them the question, if R writes it."""
_TEXT = re.compile(r"(?:(?P<name>answer)\s*=\s*)?(?P<mark>[\"'])(?P<said>(?:\\.|(?!(?P=mark)).)*)(?P=mark)", re.S)
_NUMBER = re.compile(r"^\s*(?P<said>-?[\d.]+)")
_DIV = re.compile(r"(?m)^:{3,}[ \t]*(?:\{[^{}\n]*\})?[ \t]*$")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_TRUE = re.compile(r"^\s*T(?:RUE)?\b")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with its questions as quizzes and what it hides folded."""
    if not re.search(r"\b(?:mcq|longmcq|torf|fitb|hide)\(|webex", text):
        return text
    text = _BUTTON.sub(lambda match: markup.box("details solution", match["title"]), text)
    lists = {found["name"]: found["given"] for found in _LISTED.finditer(text)}
    text = _CHUNK.sub(lambda match: _chunk(match, lists, ledger), text)
    text = _CALL.sub(lambda match: _with_choices(match, lists, ledger), text)
    text = _FOLD.sub(lambda match: _folded(match, ledger), text)
    # A div begins and ends by itself.
    text = _DIV.sub(r"\n\g<0>\n", text)
    blocks = _with_their_questions(re.split(r"\n[ \t]*\n", text))
    asked = [_questions(block.strip("\n"), ledger) for block in blocks]
    out: list[str] = []
    for index, block in enumerate(blocks):
        if not asked[index]:
            out.append(block)
            continue
        # Questions that follow each other are one quiz.
        if not (index and asked[index - 1]):
            out.append(markup.box("quiz"))
        out.append(asked[index])
        if asked[index + 1 : index + 2] in ([], [""]):
            out.append(markup.end("div"))
    return "\n\n".join(out)


def _with_their_questions(blocks: list[str]) -> list[str]:
    """Put choices that stand alone below the paragraph that asks for them."""
    out: list[str] = []
    for block in blocks:
        above = out[-1].strip() if out else ""
        if _CALL.fullmatch(block.strip()) and above[:1].isalnum() and not _CALL.search(above):
            out[-1] = f"{above} {block.strip()}"
        else:
            out.append(block)
    return out


def _folded(match: re.Match[str], ledger: Ledger) -> str:
    ledger.became(0, "what webexercises hid became a block that unfolds", "r unhide" if match["end"] else "r hide")
    if match["end"]:
        return markup.end("div") + "\n"
    return markup.box("details solution", match["title"] or "Solution") + "\n"


def _with_choices(call: re.Match[str], lists: Mapping[str, str], ledger: Ledger) -> str:
    """Return a call with the choices that it names."""
    named, given = call["given"].strip(), _choices(call["given"], lists)
    if not given or named not in lists:
        return call[0]
    ledger.became(ledger.locate(call[0]), f"the choices called {named} stand where their name stood", named)
    return f"`r {call['name']}({given})`"


def _choices(given: str, lists: Mapping[str, str]) -> str:
    """Return choices, given as they are or by a name, in one line; "" where they can't stand there."""
    said = " ".join(lists.get(given.strip(), given).split())
    return said if "`" not in said and _TEXT.search(said) else ""


def _chunk(match: re.Match[str], lists: Mapping[str, str], ledger: Ledger) -> str:
    """Return the questions with long answers that a chunk asks, and code that stays hidden, folded."""
    asked = list(_LONG.finditer(match["code"]))
    given = [_choices(call["given"], lists) for call in asked]
    if asked and all(given) and "{" not in match["code"]:
        said = _TEXT.sub(lambda one: f" {one['name'] or ''} ", match["code"])
        ledger.became(ledger.locate(match["code"]), "a question of webexercises became one of a quiz", said)
        words = [" ".join(one["said"] for one in _TEXT.finditer(call["asked"] or "")) for call in asked]
        calls = zip((" ".join(one.replace("\\n", " ").split()) for one in words), given, strict=True)
        return "\n\n".join(f"{question} `r longmcq({listed})`".strip() for question, listed in calls)
    hidden = _HIDDEN.search(match["options"])
    if hidden is None:
        return match[0]
    options = match["options"].replace(hidden[0], "")
    chunk = f"{match['fence']}{{r{options}}}\n{match['code']}{match['fence']}"
    return f"{markup.box('details solution', hidden['title'] or 'Solution')}\n\n{chunk}\n\n{markup.end('div')}"


def _questions(block: str, ledger: Ledger) -> str:
    """Return a paragraph or list that asks questions as those of a quiz, "" for any other."""
    if not _CALL.search(block) or "```" in block:
        return ""
    lines = block.split("\n")
    pieces = [[line] for line in lines[:1]]
    for line in lines[1:]:
        if _ITEM.match(line):
            pieces.append([line])
        else:
            pieces[-1].append(line)
    made: list[str] = []
    for piece in pieces:
        question = " ".join(line.strip() for line in piece)
        calls = list(_CALL.finditer(question))
        chosen = sum(call["name"] != "fitb" for call in calls)
        if chosen > 1 or not _CALL.sub("", question).strip() or (not calls and _ITEM.match(piece[0])):
            return ""
        if not all(_TEXT.search(call["given"]) or _NUMBER.match(call["given"]) or _torf(call) for call in calls):
            # What is right only R knows.
            return ""
        made.append("\n".join(_question(question, calls)))
    said = " ".join(_TEXT.sub(lambda given: f" {given['name'] or ''} ", call[0]) for call in _CALL.finditer(block))
    ledger.became(ledger.locate(block), "questions of webexercises became a quiz", said)
    return "\n\n".join(made)


def _torf(call: re.Match[str]) -> bool:
    return call["name"] == "torf"


def _question(text: str, calls: list[re.Match[str]]) -> Iterator[str]:
    text = _ITEM.sub("", text)

    def blank(match: re.Match[str]) -> str:
        if match["name"] != "fitb":
            return "…" if text[match.end() :].strip(" .") else ""
        words = [found["said"] for found in _TEXT.finditer(match["given"].partition(", num")[0])]
        number = _NUMBER.match(match["given"])
        return notation.blank("|".join(words) or (number["said"] if number else ""))

    asked = _CALL.sub(blank, text).strip()
    yield re.sub(r"(?<=[?:])\s*[.]$", "", asked)
    for call in calls:
        if call["name"] == "torf":
            yield ""
            is_true = bool(_TRUE.match(call["given"]))
            yield from (notation.choice("True", is_true), notation.choice("False", not is_true))
        elif call["name"] != "fitb":
            yield ""
            yield from (notation.choice(found["said"], bool(found["name"])) for found in _TEXT.finditer(call["given"]))
