"""What mdBook's preprocessors read: pieces of files, quizzes in TOML, lists of a course's own lessons, listings.

Sources: mdBook's documentation of includes and anchors, mdbook-quiz's of its questions, mdbook-course's of outlines and
speaker notes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from .. import markup
from ..ledger import Ledger, line_of
from ..notation import blank, choice
from ..steps import Setting
from .shared import heading_above, in_lines, place_among

_TAG = re.compile(
    r"^(?P<lead>[ \t>]*)(?P<back>\\?)\{\{#(?P<name>include|rustdoc_include|playground|playpen|quiz|title)[ \t]+"
    r"(?P<given>[^{}\n]+)\}\}",
    re.M,
)
_ANCHOR = re.compile(r"\bANCHOR(?P<end>_END)?:[ \t]*(?P<name>[\w-]+)")
_OUTLINE = re.compile(
    r"(?:^#{1,6}[ \t]+[^\n]*\n\s*)?^\{\{%[ \t]*(?:session|segment|course)[ \t]+outline[^{}\n]*\}\}[ \t]*$", re.M
)
_LISTING = re.compile(r"<Listing(?P<given>[^<>]*)>(?P<inner>.*?)</Listing>", re.S)
_GIVEN = re.compile(r"([\w-]+)=\"([^\"]*)\"")
_NOTES = re.compile(r"<details>(?!\s*<summary)(?P<inner>.*?)</details>", re.S)
_FENCED = re.compile(r"^\s*(?:`{3,}|~{3,})|\n", re.M)


def read(text: str, at: Setting) -> str:
    """Return `text` with what the preprocessors would have put into it."""
    text = _TAG.sub(lambda match: _filled(match, text, at), text)
    text = _OUTLINE.sub(lambda match: _outlined(match, text, at.ledger), text)
    return _LISTING.sub(_listed, text)


def with_notes(text: str) -> str:
    """Return a page of a course of mdbook-course with what unfolds as notes for facilitators, which it is there."""
    opened, shut = markup.box("facilitator"), markup.end("div")
    return _NOTES.sub(lambda match: f"{opened}{match['inner']}{shut}", text)


def _filled(match: re.Match[str], text: str, at: Setting) -> str:
    if match["back"]:
        return match[0].replace("\\", "", 1)
    line, given = line_of(text, match.start()), match["given"].strip()
    if match["name"] == "title":
        at.ledger.left_out(line, "the title of the page in the old site's head", given)
        return match["lead"]
    path, _, part = given.split(" ")[0].partition(":")
    whole = at.beside(path)
    if whole is None:
        at.ledger.missing(line, path, "shown")
        return match["lead"]
    if match["name"] == "quiz":
        return _quiz(whole, heading_above(text, match.start(), "Quiz"), match, line, at.ledger)
    at.ledger.included(line, path)
    lines = _piece(whole.split("\n"), part)
    if match["name"] in ("playground", "playpen"):
        # It is code by itself.
        lines = [f"```{path.rpartition('.')[2].replace('rs', 'rust')}", *lines, "```"]
    return "\n".join(f"{match['lead']}{shown}".rstrip() for shown in lines)


def _piece(lines: list[str], part: str) -> list[str]:
    """Return the lines that a part names: an anchor, a line, or the first and the last."""
    first, colon, last = part.partition(":")
    if part and not first.isdecimal() and first:
        found = [(at, sign) for at, line in enumerate(lines) if (sign := _ANCHOR.search(line))]
        signs = [(at, sign) for at, sign in found if sign["name"] == first]
        begun = next((at for at, sign in signs if not sign["end"]), 0)
        ended = next((at for at, sign in signs if sign["end"]), len(lines))
        lines = lines[begun:ended]
    elif part:
        start = int(first or 1) - 1
        lines = lines[start : int(last) if last.isdecimal() else None if colon else start + 1]
    lines = [line for line in lines if not _ANCHOR.search(line)]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _outlined(match: re.Match[str], text: str, ledger: Ledger) -> str:
    said = match[0].partition("{{")[0].strip("# \n")
    ledger.left_out(line_of(text, match.start()), "a list of lessons, which the engine makes itself", said)
    return in_lines("", match[0])


def _listed(match: re.Match[str]) -> str:
    """Return a listing with its file's name above it, and its number and caption below."""
    given = dict(_GIVEN.findall(match["given"]))
    named = f"{given['file-name']}:" if given.get("file-name") else ""
    number = f"Listing {given['number']}: " if given.get("number") else ""
    words = f"{number}{given.get('caption', '')}".strip()
    below = markup.element("figcaption", words) if words else ""
    return f"{named}{match['inner']}{below}"


def _quiz(whole: str, title: str, match: re.Match[str], line: int, ledger: Ledger) -> str:
    try:
        listed = tomllib.loads(whole).get("questions")
    except tomllib.TOMLDecodeError:
        listed = None
    made = [list(_question(item, at)) for at, item in enumerate(listed or [], 1) if isinstance(item, Mapping)]
    if not made or not all(made):
        ledger.unread(line, "mdBook", match[0].strip())
        return match["lead"]
    ledger.became(line, f"the questions of {match['given'].strip()} became a quiz")
    lines = [told for question in made for told in question]
    return "\n".join([markup.box("quiz", title), "", *lines, markup.end("div"), ""])


def _question(item: Mapping[str, Any], number: int) -> Iterator[str]:
    """Yield a question in the notation of quizzes; nothing where its kind is not known."""
    prompt, answer = _table(item, "prompt"), _table(item, "answer")
    asked, right = str(prompt.get("prompt", "")).strip(), answer.get("answer")
    if item.get("type") == "MultipleChoice" and right and isinstance(prompt.get("distractors"), list):
        rights = [str(one) for one in (right if isinstance(right, list) else [right])]
        yield from _choices(asked, rights, [str(one) for one in prompt["distractors"]], isinstance(right, list))
    elif item.get("type") == "ShortAnswer" and isinstance(right, str):
        others = answer.get("alternatives")
        accepted = [right, *(str(one) for one in others)] if isinstance(others, list) else [right]
        yield from (asked, "", _blank(accepted), "")
    elif item.get("type") == "Tracing" and prompt.get("program"):
        compiles = answer.get("doesCompile") is True
        yield from ("```rust", str(prompt["program"]).strip("\n"), "```", "", f"Program {number}")
        yield from ("", choice("does compile", compiles), choice("does not compile", not compiles), "")
        if said := str(answer.get("stdout", "")).strip():
            yield from (f"Program {number} prints {_blank([' '.join(said.split())])}", "")
    else:
        return
    if told := str(item.get("context", "")).strip():
        yield from (*(f"> {line}".rstrip() for line in told.split("\n")), "")


def _choices(asked: str, rights: list[str], wrongs: list[str], several: bool) -> Iterator[str]:
    """Yield a question with its choices; what takes several lines stands above them, behind a letter."""
    listed = [(words.strip(), False) for words in wrongs]
    place = place_among(len(listed), asked)
    listed[place:place] = [(words.strip(), True) for words in rights]
    yield from (asked, "")
    letters = dict(zip(range(len(listed)), "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False))
    if any(_FENCED.search(words) for words, _right in listed):
        for number, (words, _right) in enumerate(listed):
            yield from (f"**{letters.get(number, number)}.**", "", words, "")
        listed = [(f"{letters.get(number, number)}", right) for number, (_words, right) in enumerate(listed)]
    yield from (choice(words, right, several=several and len(rights) > 1) for words, right in listed)
    yield ""


def _blank(accepted: list[str]) -> str:
    return blank(*(words.replace("|", " ").replace("`", "") for words in accepted))


def _table(item: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return what a question holds under a key, which older files give without a table."""
    value = item.get(key)
    return value if isinstance(value, Mapping) else {**item, key: value}
