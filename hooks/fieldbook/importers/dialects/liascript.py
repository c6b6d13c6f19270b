"""LiaScript: quizzes and surveys where they are plain; marks of animation and speech go.

Source: LiaScript's documentation. What it does with scripts, macros and charts is refused: told, and left as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import markup, notation
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from . import liascript_tables
from .shared import aside_code

_HEAD = re.compile(r"\A\s*<!--(?P<text>.*?)-->", re.S)
_KEY = re.compile(
    r"^\s*(?P<key>author|email|version|language|narrator|logo|icon|comment|script|link|import|date|mode|title)"
    r"\s*:[ \t]*(?P<said>.*)$",
    re.M,
)
_CHOICE = re.compile(r"^[ \t]*(?:-[ \t]+)?(?P<open>\[\[|\[\()(?P<mark>[ xX])(?P<shut>\]\]|\)\])[ \t]+(?P<text>\S.*)$")
_SURVEY = re.compile(
    r"^[ \t]*(?:-[ \t]+)?(?P<open>\[\[|\[\()(?P<mark>\d+|:?[\w-]+)(?P<shut>\]\]|\)\])[ \t]+(?P<text>\S.*)$"
)
_HINT = re.compile(r"^[ \t]*(?:-[ \t]+)?\[\[\?\]\][ \t]*(?P<text>.*)$")
_TEXT = re.compile(r"^[ \t]*\[\[(?P<text>[^\[\]]+)\]\][ \t]*$")
_BLANK = re.compile(r"(?<![\[!\w])\[\[(?P<text>[^\[\]\n]{2,}?)\]\](?!\])")
"""A word to fill in within a line."""
_SELECT = re.compile(
    r"^(?P<before>[^\n\[|>#]*[^\s\[|>#][^\n\[|]*)\[\[(?P<text>[^\[\]\n]*\|[^\[\]\n]*)\]\](?P<after>[^\n\[|]*)$"
)
"""Words to choose from within a line."""
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
_FILLED = re.compile(r"(?<![\w.@])@(?P<key>author|email|version|date|comment|title|language)(?![\w.(])")
_CHECK = re.compile(r"(?ms)^[ \t]*<script\b[^>]*>.*?</script>[ \t]*$")
_BADGE = re.compile(r"\[!\[[^\]\n]*\]\([^()\n]*badges/course\.svg\)\]\(https?://liascript\.github\.io/course/[^()\n]*\)")
"""The picture that leads to the course as LiaScript shows it."""
_MACRO = re.compile(r"(?<![\w.@])@[A-Za-z][\w.]*(?:\([^)\n]*\))?|<script\b.*?</script>|\[\[!\]\]", re.S)
_FILM = re.compile(r"!\?\[(?P<text>[^\]\n]*)\]\((?P<url>[^)\s]+)[^)\n]*\)")
_NOTE = re.compile(r"(?P<mark>\[\^[\w-]+\])\((?P<said>[^()\n]+(?:\([^()\n]*\)[^()\n]*)*)\)")
"""A footnote whose words stand where it is cited."""
_LABELLED = re.compile(r">[ \t]*(?:\*\*[^*\n]+\*\*|\[!\w+\])[ \t]*$")
"""A quotation that is a box with a title."""
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
        text = "\n" * head[0].count("\n") + text[head.end() :]
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
    text = "\n".join(_quizzes(text.split("\n"), ledger))
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


def _quizzes(lines: list[str], ledger: Ledger) -> Iterator[str]:
    """Yield the lines, with each quiz or survey and the question above it in a box."""
    out: list[str] = []
    index = 0
    last = ""
    while index < len(lines):
        end, inner, right = _quiz_at(lines, index, ledger)
        if end == index:
            out.append(lines[index])
            index += 1
            continue
        # What stands within a line has its question there.
        at = len(out) if _SELECT.match(lines[index]) or _filled(lines[index]) else _question(out)
        question = out[at:]
        above = at
        while above and not out[above - 1].strip():
            above -= 1
        kind = "quiz" if right else "worksheet"
        # Questions that follow each other are one quiz.
        if above and out[above - 1] == markup.end("div") and kind == last:
            del out[above - 1 : at]
            at = above - 1
            out[at:] = ["", *question, *inner, "", markup.end("div"), ""]
        else:
            out[at:] = [markup.box(kind), "", *question, *inner, "", markup.end("div"), ""]
        index, last = end, kind
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
    if table := liascript_tables.table_at(lines, start):
        marks = " ".join(re.findall(r"[xX](?=[\])])", "\n".join(lines[start : table.end])))
        ledger.became(start + 1, "choices in a table became such a table", marks)
        return _told(lines, table.end, table.lines, table.is_judged)
    if select := _SELECT.match(lines[start]):
        choices = [part.strip() for part in select["text"].split("|") if part.strip()]
        asked = " … ".join(part for part in (select["before"].strip(), select["after"].strip()) if part)
        listed = [notation.choice(part.strip("() "), part.startswith("(")) for part in choices]
        return _told(lines, start + 1, [asked, "", *listed], any(part.startswith("(") for part in choices))
    if filled := _filled(lines[start]):
        return _told(lines, start + 1, [filled], True)
    choice = _CHOICE.match(lines[index]) or _SURVEY.match(lines[index])
    while index < len(lines) and (match := _CHOICE.match(lines[index]) or _SURVEY.match(lines[index])):
        several = match["open"] == "[["
        judged = _CHOICE.match(lines[index]) is not None
        right = right or judged
        if not judged:
            ledger.became(start + 1, "choices without the names that the old site has for them", match["mark"])
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


def _filled(line: str) -> str:
    """Return a line with the blanks that quizzes within it are, "" where it has none."""
    if re.match(r"[ \t]*(?:[>|#]|\[\[)", line) or re.search(r"\[\[[^\[\]]*[|?!:]|\[\([ xX]\)\]", line):
        return ""
    made = _BLANK.sub(lambda match: notation.blank(match["text"].strip()), line)
    return made if made != line else ""


def _told(lines: list[str], index: int, inner: list[str], right: bool) -> tuple[int, list[str], bool]:
    """Add the hints and the explanation below a quiz."""
    while index < len(lines) and (hint := _HINT.match(lines[index])):
        inner += [">" if inner[-1].startswith(">") else "", f"> {hint['text']}"]
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
    elif right and below < len(lines) and lines[below].startswith(">") and not inner[-1].startswith(">"):
        if _LABELLED.match(lines[below]):
            return index, inner, right
        # A quotation below a quiz speaks of it.
        index = below
        inner.append("")
        while index < len(lines) and lines[index].startswith(">"):
            inner.append(lines[index])
            index += 1
    return index, inner, right
