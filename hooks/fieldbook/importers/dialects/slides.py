"""Slides in Markdown, as Slidev, reveal.js, Marp and remark (xaringan) have them: text with notes for who speaks.

Sources: Slidev's guide of its syntax, reveal.js' of Markdown and speaker notes, Marp's of directives and images,
remark's of its Markdown. Lines of hyphens part slides; what only lays them out is left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from .. import front_matter, markup
from ..ledger import Ledger
from ..placeholders import Placeholders
from ..plan import SourceDocument, mapping_of
from ..steps import Setting
from .shared import aside_code, in_lines

_PARTED = re.compile(r"-{2,4}[ \t]*")
_FENCE = re.compile(r"[ \t]*(?P<marks>`{3,}|~{3,})")
_SETTING = re.compile(r"(?:[ \t]*[\w-]+[ \t]*:(?:[ \t].*)?|[ \t]+\S.*|[ \t]*-[ \t].*|[ \t]*#.*|[ \t]*)")
_OF_REMARK = re.compile(r"(?:class|name|layout|template|background-\w+|count|exclude)[ \t]*:.*")
_NOTES = re.compile(r"(?:\?\?\?|Notes?:)[ \t]*(?P<said>.*)", re.I)
_BREAKS = re.compile(r"\s*(?:</?br\b[^<>]*>\s*)+")
_INFO = re.compile(r"(?m)^`{3,}(.*)$")
_SLOT = re.compile(r"::[\w-]+::[ \t]*")
_COMMENT = re.compile(r"<!--(?P<said>(?:(?!-->|<!--).)*)-->\s*\Z", re.S)
_DIRECTIVE = re.compile(
    r"\s*(?:\.(?:slide|element)\b|[_$]?(?:class|paginate|footer|header|theme|size|color|background\w*)[ \t]*:)"
)
"""A comment that lays out a slide."""
_BACKGROUND = re.compile(r"!\[(?P<alt>[^\[\]\n]*\bbg\b[^\[\]\n]*)\]")
_SIZED = re.compile(r"\b(?:bg|fit|cover|contain|auto|left|right|vertical)\b(?::\d+%)?|\b(?:w|h|width|height):\S+")
_CLASSED = re.compile(r"(?m)^\.(?P<name>[\w.-]+)\[[ \t]*$(?P<inner>.*?)^\][ \t]*$", re.S)
_SPAN = re.compile(r"(?<![\w\]])\.(?P<name>[a-zA-Z][\w.-]*)\[(?P<words>[^\[\]\n]*)\]")
_CLICK = re.compile(r"</?(?:v-[\w-]+|VClicks?|Transform|RenderWhen|SlideCurrentNo|Link)\b[^<>]*>")
_FILM = re.compile(r"<Youtube\b[^<>]*?\bid=\"(?P<id>[\w-]+)[^\"]*\"[^<>]*>(?:</Youtube>)?", re.I)
_POST = re.compile(r"<Tweet\b[^<>]*?\bid=\"(?P<id>\d+)\"[^<>]*>(?:</Tweet>)?", re.I)
_COMPONENT = re.compile(r"<(?P<name>[A-Z]\w*|[a-z]+(?:-[a-z]+)+|[a-z-]+:[a-z-]+|arrow|toc)\b(?P<given>[^<>]*)/>")
_SIGN_LINK = re.compile(
    r"<a\b(?P<given>[^<>]*?\bhref=\"(?P<url>https?://[^\"\s]+)\"[^<>]*)>\s*"
    r"(?:<(?P<sign>[a-z]+(?:[-:][a-z0-9]+)+)\b[^<>]*?(?:/>|>\s*</(?P=sign)>)\s*)+</a>"
)
_NAMED = re.compile(r"\b(?:aria-label|title|alt)=\"(?P<words>[^\"]+)\"")
_FILE = re.compile(r"<<<[ \t]+(?P<path>[^\s{#]+)(?P<rest>.*)")
_MOVED = re.compile(r"(?ms)^(?P<fence>`{4,})md magic-move[^\n]*\n(?P<inner>.*?)^(?P=fence)[ \t]*$")
_SIGNS = re.compile(
    r"(?m)^\?\?\?[ \t]*$|<!--[ \t]*\.(?:slide|element)\b|^::(?:right|left)::"
    r"|^class:[ \t]*(?:center|middle|inverse)\b|^---\n(?:layout|transition|class|src):.*\n(?:[\w-]+:.*\n)*---$"
)
_NOTED = re.compile(r"(?m)^Notes?:[ \t]*$")
_HEADED = re.compile(r"(?m)^-{2,4}[ \t]*\n\s*#")
"""A slide that begins with a heading."""
_SHOWN = re.compile(r"(?m)^src:[ \t]*[\"']?(?P<path>[^\s\"'#]+)")
"""A file whose slides stand here, as Slidev's settings of a slide name it."""
_DEEPEST = 5
"""How many sets of slides may show each other, one within the other."""
_OF_SLIDEV = ("drawings", "transition", "highlighter", "canvasWidth", "routerMode", "colorSchema", "layoutClass")


def is_slides(text: str, meta: Mapping[str, Any]) -> bool:
    """Tell whether a document is a set of slides."""
    if meta.get("marp") is True or "revealOptions" in meta or any(key in meta for key in _OF_SLIDEV):
        return True
    parts = len(re.findall(r"(?m)^-{2,4}[ \t]*$", text))
    # Rules and a line for notes stand in many a text: where headings follow most of the rules, these part slides.
    noted = bool(_NOTED.search(text)) and len(_HEADED.findall(text)) * 2 > parts
    return parts > 1 and (noted or bool(_SIGNS.search(text)))


def pieces(document: SourceDocument) -> Iterator[str]:
    """Yield the paths of the files whose slides a set of slides shows as its own."""
    if is_slides(document.body, document.meta):
        for match in _SHOWN.finditer(document.body):
            yield _path(match["path"], document.path)


def _path(path: str, shown_by: str) -> str:
    """Return where a path leads that slides name: one that begins with a slash, from the root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(shown_by), path)).lstrip("/")


def read(text: str, at: Setting, above: tuple[str, ...] = ()) -> str:
    """Return slides as a text with notes for who speaks; lines stay where they are.

    `above` are the paths of the sets of slides that show this one.
    """
    text = _MOVED.sub(lambda match: _moved(match, at.ledger), text)
    lines = text.split("\n")
    out = list(lines)
    starts = [-1, *_parting(lines), len(lines)]
    for begin, end in pairwise(starts):
        slide = lines[begin + 1 : end]
        if begin >= 0 and end < len(lines) and _is_settings(slide):
            at.ledger.left_out(begin + 2, "the settings of a slide", "\n".join(slide))
            out[begin + 1 : end] = [""] * len(slide)
            out[begin] = out[end] = ""
            if shown := _shown(slide, at, above):
                out[end] = shown
            continue
        made = list(_slide(slide, begin + 2, at))
        first = next((line for line in made if line.strip()), "")
        # A line of hyphens that parts nothing; one may have given way to what a file shows.
        bare = first.startswith("#") or not first or (begin >= 0 and lines[begin].strip() == "--")
        if begin >= 0 and bare and out[begin] == lines[begin]:
            out[begin] = ""
        out[begin + 1 : end] = [*made[: len(slide) - 1], "\n".join(made[len(slide) - 1 :])] if slide else []
    return "\n".join(out)


def _parting(lines: list[str]) -> Iterator[int]:
    """Yield where lines part slides, but for those within code."""
    fence = ""
    for index, line in enumerate(lines):
        marks = _FENCE.match(line)
        if fence:
            fence = "" if marks and marks["marks"].startswith(fence) else fence
        elif marks:
            fence = marks["marks"]
        elif _PARTED.fullmatch(line):
            yield index


def _moved(match: re.Match[str], ledger: Ledger) -> str:
    """Return pieces of code that the slides show one after the other."""
    said = " ".join(_INFO.findall(match[0]))
    ledger.became(0, "code that changes from click to click stands one below the other", said)
    return f"\n{match['inner']}"


def _is_settings(slide: list[str]) -> bool:
    """Tell whether what stands between two lines of hyphens is the settings of the slide below."""
    named = any(re.match(r"[\w-]+[ \t]*:", line) for line in slide)
    return named and all(line.strip() and _SETTING.fullmatch(line) for line in slide)


def _shown(slide: list[str], at: Setting, above: tuple[str, ...]) -> str:
    """Return what the settings of a slide show: a file with more slides, or a picture."""
    given = mapping_of(front_matter.load("\n".join(slide)))
    path, image = given.get("src"), given.get("image")
    if isinstance(path, str):
        shown, around = _path(path.partition("#")[0], at.path), (*above, at.path)
        content = at.site.include(shown) if shown not in around and len(around) < _DEEPEST else None
        if content is None:
            why = "it shows these slides itself" if shown in around else "it is not in the source"
            at.ledger.look(0, f"“{path}” is shown here, but {why}; it was left out")
            return ""
        at.ledger.included(0, path)
        return f"\n{read(content, replace(at, path=shown), around)}\n"
    is_file = isinstance(image, str) and not image.startswith(("http", "linear"))
    return f"\n![]({image})\n" if is_file else ""


def _slide(slide: list[str], line: int, at: Setting) -> Iterator[str]:
    """Yield the lines of a slide."""
    head = 0
    while head < len(slide) and (not slide[head].strip() or _OF_REMARK.fullmatch(slide[head])):
        if slide[head].strip():
            at.ledger.left_out(line + head, "the settings of a slide", slide[head])
        head += 1
    body, notes = _parted("\n".join([*[""] * head, *slide[head:]]))
    if notes.strip():
        at.ledger.became(0, "notes for who speaks went to the facilitator's guide", "Notes Note")
    yield from _plain(body, line, at).split("\n")
    if notes.strip():
        yield from (markup.box("facilitator"), "", *notes.strip().split("\n"), "", markup.end("div"), "")


def _parted(text: str) -> tuple[str, str]:
    """Return a slide's text, and its notes."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if found := _NOTES.fullmatch(line):
            return "\n".join(lines[:index]), "\n".join([found["said"], *lines[index + 1 :]])
    comment = _COMMENT.search(text)
    if comment is None or _DIRECTIVE.match(comment["said"]):
        return text, ""
    return text[: comment.start()] + "\n" * comment[0].count("\n"), comment["said"]


def _plain(text: str, line: int, at: Setting) -> str:
    """Return the text of a slide without what only lays it out; code stays to the letter."""
    aside = Placeholders()
    text = aside_code(text, aside)
    for form in (_SPAN, _CLASSED, _BACKGROUND):
        for match in form.finditer(text):
            gone = " ".join(_SIZED.findall(match[0])) if form is _BACKGROUND else match["name"]
            at.ledger.became(0, "what lays out a slide is gone", gone)
    text = _CLASSED.sub(lambda match: f"\n{match['inner']}\n", _SPAN.sub(r"\g<words>", text))
    text = _BACKGROUND.sub(lambda match: f"![{' '.join(_SIZED.sub('', match['alt']).split())}]", text)
    text = _FILM.sub(lambda match: markup.element("iframe", src=f"https://www.youtube.com/watch?v={match['id']}"), text)
    text = _POST.sub(r"<https://x.com/i/status/\g<id>>", text)
    text = _SIGN_LINK.sub(_worded_link, _CLICK.sub("", text))
    lines = (_line(one, number, at) for number, one in enumerate(text.split("\n"), line))
    return aside.restore("\n".join(lines))


def _worded_link(match: re.Match[str]) -> str:
    """Return a link that showed a sign alone with words: those that it has for screen readers, or its address."""
    named = _NAMED.search(match["given"])
    words = named["words"] if named else match["url"].partition("://")[2].rstrip("/")
    return in_lines(f"[{words}]({match['url']})", match[0])


def _line(line: str, number: int, at: Setting) -> str:
    if _SLOT.fullmatch(line) or _BREAKS.fullmatch(line):
        at.ledger.became(0, "what lays out a slide is gone", line.strip(": ") if "::" in line else "")
        return ""
    file = _FILE.fullmatch(line.strip())
    if file and (code := at.site.include(re.sub(r"^(?:@/|\.{1,2}/)+", "", file["path"]))):
        at.ledger.shown(number, file["path"], line)
        return f"```{file['path'].rpartition('.')[2]}\n{code.strip()}\n```"
    return _COMPONENT.sub(lambda match: _left_out(match, number, at.ledger), line)


def _left_out(match: re.Match[str], number: int, ledger: Ledger) -> str:
    ledger.left_out(number, f"“<{match['name']}>”, a program or a sign of the slides", match[0])
    return ""
