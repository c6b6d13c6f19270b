"""LiaScript: quizzes and surveys where they are plain; marks of animation and speech go.

Source: LiaScript's documentation. What it does with scripts, macros and charts is refused: told, and left as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import markup, notation
from ..ledger import Ledger
from ..placeholders import Placeholders
from .shared import aside_code

_HEAD = re.compile(r"\A\s*<!--(?P<text>.*?)-->", re.S)
_KEY = re.compile(
    r"^\s*(?P<key>author|email|version|language|narrator|logo|icon|comment|script|link|import|date|mode|title)"
    r"\s*:[ \t]*(?P<said>.*)$",
    re.M,
)
_CHOICE = re.compile(r"^[ \t]*(?:-[ \t]+)?(?P<open>\[\[|\[\()(?P<mark>[ xX])(?P<shut>\]\]|\)\])[ \t]+(?P<text>\S.*)$")
_SURVEY = re.compile(r"^[ \t]*(?P<open>\[\[|\[\()(?P<mark>\d+|:?[\w-]+)(?P<shut>\]\]|\)\])[ \t]+(?P<text>\S.*)$")
_HINT = re.compile(r"^[ \t]*\[\[\?\]\][ \t]*(?P<text>.*)$")
_TEXT = re.compile(r"^[ \t]*\[\[(?P<text>[^\[\]]+)\]\][ \t]*$")
_STARS = re.compile(r"^[ \t]*\*{3,}[ \t]*$")
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
_FILLED = re.compile(r"(?<![\w.@])@(?P<key>author|email|version|date)(?![\w.(])")
_MATRIX = re.compile(
    r"^[ \t]*(?:\[\[[^\[\]\n]*\](?:[ \t]*[(\[][^\n]*)?\]|\[[ \t]+[\[(][ xX][\])].*)$"
    r"|^[ \t]*\[\[.*\][ \t]+[(\[].*[)\]]\]$"
)
"""A line of a quiz that is a table."""
_MACRO = re.compile(r"(?<![\w.@])@[A-Za-z][\w.]*(?:\([^)\n]*\))?|<script\b.*?</script>|\[\[!\]\]", re.S)
_FILM = re.compile(r"!\?\[(?P<text>[^\]\n]*)\]\((?P<url>[^)\s]+)[^)\n]*\)")
_SOUND = re.compile(r"(?<!!)\?\??\[(?P<text>[^\]\n]*)\]\((?P<url>[^)\s]+)[^)\n]*\)")


def is_liascript(text: str) -> bool:
    """Tell whether a document is LiaScript's: its first comment says so, or it has quizzes in its notation."""
    head = _HEAD.match(text)
    keys = {match["key"] for match in _KEY.finditer(head["text"])} if head else set()
    return len(keys) > 1 or bool(re.search(r"(?m)^[ \t]*(?:\[\([ xX]\)\]|\[\[[ xX]\]\])[ \t]+\S", text))


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
        text = "\n" * head[0].count("\n") + text[head.end() :]
        text = _FILLED.sub(lambda match: given.get(match["key"]) or match[0], text)
    text = _REMARK.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _FILM.sub(lambda match: markup.element("iframe", src=match["url"], title=match["text"]), text)
    text = _SOUND.sub(r"[\g<text>](\g<url>)", text)
    text = _SHOWN.sub("", _EFFECT.sub(_without_stars, text))
    text = _WITHIN.sub(r"\g<text>", text)
    for number, line in enumerate(text.split("\n"), 1):
        for match in _MACRO.finditer(line):
            ledger.unread(number, "LiaScript", match[0])
        if re.match(r"[ \t]*\|.*\[\[[^\]\n]+\]\]|[ \t]*\|.*\[\([ xX]\)\]", line):
            ledger.unread(number, "LiaScript", line.strip())
    text = re.sub(r"(?m)^[ \t]*@[A-Za-z][\w.]*\([^\n]*\)[ \t]*$", "", text)
    text = _INLINE_LINE.sub(_inline, text)
    text = "\n".join(_quizzes(text.split("\n"), ledger))
    return aside.restore(text)


_INLINE_LINE = re.compile(
    r"(?m)^(?P<before>[^\n\[]*[^\s\[\n(][^\n\[]*)\[\[(?P<text>[^\[\]\n]{2,})\]\](?P<after>[^\n(\[]*)$"
)


def _inline(match: re.Match[str]) -> str:
    """Put a quiz that stands within a line onto a line of its own."""
    before, after = match["before"].rstrip(), match["after"].strip()
    if re.match(r"[ \t]*(?:[-*+]|\d+[.)]|>|\||#)", before):
        return match[0]
    return f"{before} {'… ' if after else ''}{after}".rstrip() + f"\n[[{match['text']}]]"


def _without_stars(match: re.Match[str]) -> str:
    return f"{match['mark']}\n{match['inner']}"


def _quizzes(lines: list[str], ledger: Ledger) -> Iterator[str]:
    """Yield the lines, with each quiz or survey and the question above it in a box."""
    out: list[str] = []
    index = 0
    while index < len(lines):
        end, inner, right = _quiz_at(lines, index, ledger)
        if end == index:
            out.append(lines[index])
            index += 1
            continue
        at = _question(out)
        question = out[at:]
        above = at
        while above and not out[above - 1].strip():
            above -= 1
        # Questions that follow each other are one quiz.
        if above and out[above - 1] == markup.end("div"):
            del out[above - 1 : at]
            at = above - 1
            out[at:] = ["", *question, *inner, "", markup.end("div"), ""]
        else:
            out[at:] = [markup.box("quiz" if right else "worksheet"), "", *question, *inner, "", markup.end("div"), ""]
        index = end
    yield from out


def _question(out: list[str]) -> int:
    """Return where the question above a quiz begins: the paragraph before it, unless that is a heading."""
    at = len(out)
    while at and not out[at - 1].strip():
        at -= 1
    end = at
    while at and out[at - 1].strip() and not re.match(r"\s*(?:#|</?div|<iframe|>|\||```)", out[at - 1]):
        at -= 1
    return at if at < end else len(out)


def _quiz_at(lines: list[str], start: int, ledger: Ledger) -> tuple[int, list[str], bool]:
    """Return the line below the quiz at `start`, its lines in today's notation, and whether answers are marked."""
    inner: list[str] = []
    right = False
    index = start
    if _MATRIX.match(lines[start]) and _MATRIX.match(lines[start + 1] if start + 1 < len(lines) else ""):
        ledger.unread(start + 1, "LiaScript", lines[start].strip())
        return start, [], False
    choice = _CHOICE.match(lines[index]) or _SURVEY.match(lines[index])
    while index < len(lines) and (match := _CHOICE.match(lines[index]) or _SURVEY.match(lines[index])):
        several = match["open"] == "[["
        judged = _CHOICE.match(lines[index]) is not None
        right = right or judged
        inner.append(notation.choice(match["text"], judged and bool(match["mark"].strip()), several=several))
        index += 1
    if choice is None:
        typed = _TEXT.match(lines[index])
        if typed is None:
            return start, [], False
        answer = typed["text"].strip()
        if set(answer) <= set("_ "):
            inner = ["______"] * max(answer.count("_") // 3, 1)
        elif "|" in answer:
            options = [part.strip() for part in answer.split("|")]
            right = any(part.startswith("(") for part in options)
            inner = [notation.choice(part.strip("()").strip(), part.startswith("(")) for part in options if part]
        elif answer in ("!", "?") or re.search(r"[:()-]{2}", answer):
            ledger.unread(start + 1, "LiaScript", lines[index].strip())
            return start, [], False
        else:
            inner, right = [notation.blank(answer)], True
        index += 1
    return _told(lines, index, inner, right)


def _told(lines: list[str], index: int, inner: list[str], right: bool) -> tuple[int, list[str], bool]:
    """Add the hints and the explanation below a quiz."""
    while index < len(lines) and (hint := _HINT.match(lines[index])):
        inner += ["", f"> {hint['text']}"]
        index += 1
    below = index
    while below < len(lines) and not lines[below].strip():
        below += 1
    if below < len(lines) and _STARS.match(lines[below]):
        end = next((at for at in range(below + 1, len(lines)) if _STARS.match(lines[at])), below)
        if end > below:
            above = ">" if inner[-1].startswith(">") else ""
            said = "\n".join(lines[below + 1 : end]).strip().split("\n")
            quoted = all(line.startswith(">") for line in said if line.strip())
            mark = "" if quoted else "> "
            inner += [above, *(f"{mark if line.strip() else '> '}{line.strip()}".rstrip() for line in said)]
            index = end + 1
    return index, inner, right
