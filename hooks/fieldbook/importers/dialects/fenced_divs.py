"""Blocks between colons or in fences with a name in braces, as boxes of HTML.

Sources: pandoc's manual (fenced divs), Quarto's reference of callouts, the Carpentries' Workbench (component guide),
MyST's specification of directives, Docusaurus' and VitePress' pages on admonitions. One reader serves them all: a
line of three or more colons and words opens a block, a line of colons alone closes the one opened last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from .. import markup
from ..element_names import names
from ..ledger import Ledger
from ..placeholders import Placeholders
from .shared import aside_code, kind_named

_OPEN = re.compile(r"^(?P<lead>[ \t>]*)(?P<colons>:{3,})[ \t]*(?P<rest>[^:\s].*?)[ \t]*:*[ \t]*$")
_SHUT = re.compile(r"^(?P<lead>[ \t>]*):{3,}[ \t]*$")
_TICKS = re.compile(r"^(?P<lead>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*\{(?P<name>[a-zA-Z][\w:-]*)\}[ \t]*(?P<title>.*)$")
_MYST = re.compile(r"^\{(?P<name>[a-zA-Z][\w:+-]*)\}[ \t]*(?P<title>.*)$")
_PANDOC = re.compile(r"^(?P<before>[\w-]*)[ \t]*\{(?P<inner>[^{}]*)\}[ \t]*(?P<after>.*)$")
_BRACKET = re.compile(r"^(?P<name>[\w-]+)\[(?P<title>.*?)\](?:\{.*\})?$")
_BARE = re.compile(r"^(?P<name>[\w-]+)(?:[ \t]+(?P<title>.*))?$")
_ADMONISH = re.compile(r"^(?P<fence>[ \t]*`{3,})admonish[ \t]*(?P<kind>[a-z]+)?(?![\w=])(?P<given>[^\n]*)\n", re.M)
_CLASS = re.compile(r"(?:^|\s)\.(?P<name>[\w-]+)")
_ATTRIBUTE = re.compile(r"(?P<key>[\w-]+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s}]+))")
_OPTION = re.compile(r"^[ \t]*:(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")

_DISSOLVED = names(
    "columns column cell cell-output cell-output-display cell-output-stdout layout incremental nonincremental fragment "
    "panel-tabset "
    "group-tab tab tab-set tabset grid grid-item card-deck column-page column-body column-screen column-page-right "
    "column-body-outset content-visible smaller larger center r-stack r-fit-text figure div container row col only "
    "empty line-block list-table-wrapper quarto-layout-row hstack vstack unnumbered unlisted tabs code-group-wrap"
)
"""Blocks that only lay out what is in them."""
_MACHINERY = names(
    "toctree contents tableofcontents index bibliography printindex raw only-html meta div-end section-numbering "
    "highlight currentmodule automodule autoclass autofunction autosummary eval-rst substitution-definition"
)
"""Directives that make lists or programs of the old site; what they hold are no words for readers."""
_PICTURES = names("figure image")
_CODE = names("code code-block code-cell sourcecode literalinclude parsed-literal prompt mermaid math")
_VIDEOS = names("video youtube vimeo iframe")
_TABSETS = names("panel-tabset tabset group-tab tab")
_TAB_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t]*(?:\{[^{}]*\})?[ \t]*$")
_TABS = names("tab-item tab tabitem")


@dataclass(slots=True)
class _Block:
    """An open block: its name, title and options as written, and whether it made an element."""

    lead: str
    colons: int
    name: str
    title: str = ""
    classes: list[str] = field(default_factory=list)
    given: Mapping[str, str] = field(default_factory=dict)
    myst: bool = False
    element: bool = False


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with its fenced blocks as boxes of HTML; lines stay where they are."""
    if ":::" not in text and not re.search(r"(?m)^[ \t]*(?:```|~~~)+[ \t]*(?:\{[a-zA-Z]|admonish\b)", text):
        return text
    text = _directives(_ADMONISH.sub(_admonished, text), ledger)
    aside = Placeholders()
    lines = aside_code(text, aside).split("\n")
    reader = _Reader(ledger, lines)
    return aside.restore("\n".join(reader.read()))


class _Reader:
    """Goes through the lines of a document, and keeps the blocks that are open."""

    def __init__(self, ledger: Ledger, lines: list[str]) -> None:
        self._ledger, self._lines = ledger, lines
        self._open: list[_Block] = []

    def read(self) -> Iterator[str]:
        """Yield the lines with elements for what opens and closes blocks."""
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            if _SHUT.match(line) and self._open:
                yield self._close(line)
            elif (opened := _OPEN.match(line)) and (found := _named(opened)):
                options, skipped = self._options(index + 1) if found.myst else ({}, 0)
                found.given = {**found.given, **options}
                yield self._opened(found, index + 1)
                yield from [""] * skipped
                index += skipped
            elif (tab := _TAB_HEADING.match(line)) and self._open and self._open[-1].name in _TABSETS:
                yield self._tab(tab)
            elif _SHUT.match(line):
                self._ledger.repaired(index + 1, "a line of colons that closed nothing was left out")
                yield ""
            else:
                yield line
            index += 1
        if self._open:
            self._ledger.repaired(
                len(self._lines), f"{len(self._open)} blocks of colons that nothing closed were closed"
            )
            yield "".join(markup.end("div") for block in self._open if block.element)

    def _options(self, start: int) -> tuple[dict[str, str], int]:
        """Return the options of a directive and the lines that they take."""
        found: dict[str, str] = {}
        index = start
        if index < len(self._lines) and self._lines[index].strip() == "---":
            end = next((at for at in range(index + 1, len(self._lines)) if self._lines[at].strip() == "---"), index)
            for line in self._lines[index + 1 : end]:
                key, _, said = line.partition(":")
                found[key.strip()] = said.strip().strip("\"'")
            return found, end - index + 1 if end > index else 0
        while index < len(self._lines) and (option := _OPTION.match(self._lines[index])):
            found[option["key"]] = option["value"].strip()
            index += 1
        return found, index - start

    def _opened(self, block: _Block, line: int) -> str:
        self._open.append(block)
        text = opening(block, line, self._ledger)
        block.element = text.startswith(markup.start("div").removesuffix(">"))
        return block.lead + text

    def _tab(self, heading: re.Match[str]) -> str:
        """Begin a tab where a heading names it, and end the one before."""
        ended = markup.end("div") if self._open[-1].element else ""
        self._open[-1].element = True
        return ended + markup.box("tab", heading["title"])

    def _close(self, line: str) -> str:
        colons = line.strip(" \t>").count(":")
        at = len(self._open) - 1
        if self._open[at].myst and self._open[at].colons != colons:
            # MyST closes a block with as many colons as have opened it.
            same = [index for index, block in enumerate(self._open) if block.colons == colons]
            at = same[-1] if same else at
        closed = self._open[at:]
        del self._open[at:]
        lead = re.match(r"[ \t>]*", line)
        return (lead[0] if lead else "") + "".join(markup.end("div") for block in closed if block.element)


def _named(opened: re.Match[str]) -> _Block | None:
    """Return the block that a line opens, or None where the words behind the colons are no name."""
    rest, lead, colons = opened["rest"].rstrip(": \t"), opened["lead"], len(opened["colons"])
    if match := _MYST.match(rest):
        return _Block(lead, colons, match["name"].lower(), match["title"].strip(), myst=True)
    if match := _PANDOC.match(rest):
        classes = [found["name"] for found in _CLASS.finditer(match["inner"])]
        classes = [match["before"], *classes] if match["before"] else classes
        given = attributes(match["inner"])
        name = classes[0].lower() if classes else "div"
        return _Block(lead, colons, name, given.get("title", match["after"].strip()), classes, given)
    if match := _BRACKET.match(rest):
        return _Block(lead, colons, match["name"].lower(), match["title"])
    if match := _BARE.match(rest):
        return _Block(lead, colons, match["name"].lower(), (match["title"] or "").strip())
    return None


def _admonished(match: re.Match[str]) -> str:
    """Write a fence of mdBook's plugin admonish as MyST has it."""
    given = attributes(match["given"])
    kind = match["kind"] or "note"
    folded = "\n:class: dropdown" if given.get("collapsible") == "true" else ""
    return f"{match['fence']}{{{kind}}} {given.get('title', '')}{folded}\n"


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of `{.name key="value"}`."""
    return {
        match["key"].lower(): match["double"] or match["single"] or match["bare"] or ""
        for match in _ATTRIBUTE.finditer(text)
    }


def opening(block: _Block, line: int, ledger: Ledger) -> str:
    """Return what opens a block: the start of a box, or nothing where it only lays out."""
    if block.name in ("solution", "exercise", "proof") and re.fullmatch(r"[\w:-]*[\d_:-][\w:-]*", block.title):
        # The name of the exercise that it belongs to.
        block.title = ""
    named = [block.name, *block.classes, *block.given.get("class", "").split()]
    if "callout" in block.name and block.given.get("collapse", "").lower() in ("true", "1"):
        return markup.box(f"details {block.name.removeprefix('callout-')}", block.title)
    if block.name in ("admonition", "callout", "div", "card", "proof:remark") and len(named) > 1:
        named = [*named[1:], named[0]]
    if block.given.get("class", "").find("dropdown") >= 0:
        return markup.box(f"details {block.name}", block.title)
    if block.name in _TABS and block.title:
        return markup.box("tab", block.title)
    kind = next((kind for name in named if (kind := kind_named(name, myst=block.myst))), "")
    if block.name in _DISSOLVED or (not kind and block.name == "div"):
        return markup.element("p", markup.element("strong", block.title)) if block.title and not kind else ""
    if not kind:
        ledger.became(line, f"the block “{block.name}”, of a kind that is not known here, became a callout")
    if block.name == "questions" and not block.title:
        # The questions that a lesson answers, above its text.
        return markup.element("p", markup.element("strong", "Questions"))
    return markup.box(f"{kind} {block.name}" if kind == "details" else kind or "info", block.title)


def _directives(text: str, ledger: Ledger) -> str:
    """Turn directives in fences of code marks (```{note} Title) into blocks of colons, pictures, code."""
    lines = text.split("\n")
    out: list[str] = []
    index = 0
    while index < len(lines):
        match = _TICKS.match(lines[index])
        end = _fence_end(lines, index, match["fence"]) if match else index
        if match is None or end == index:
            out.append(lines[index])
            index += 1
            continue
        out += _directive(match, lines[index + 1 : end], index + 1, ledger)
        index = end + 1
    return "\n".join(out)


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    for index in range(start + 1, len(lines)):
        if re.fullmatch(rf"[ \t]*{fence[0]}{{{len(fence)},}}[ \t]*", lines[index]):
            return index
    return start


def _directive(match: re.Match[str], inner: list[str], line: int, ledger: Ledger) -> list[str]:
    name, title, lead = match["name"].lower(), match["title"].strip(), match["lead"]
    count = 0
    given: dict[str, str] = {}
    if inner and inner[0].strip() == "---":
        end = next((at for at in range(1, len(inner)) if inner[at].strip() == "---"), 0)
        for text in inner[1:end]:
            key, _, said = text.partition(":")
            given[key.strip()] = said.strip().strip("\"'")
        count = end + 1 if end else 0
    while count < len(inner) and (option := _OPTION.match(inner[count])):
        given[option["key"]] = option["value"].strip()
        count += 1
    body = [*[""] * count, *inner[count:]]
    whole = [f"{lead}{match['fence']}{{{name}}} {title}", *inner, f"{lead}{match['fence']}"]
    return _as_text(_Directive(name, title, given, body, lead, match["fence"], whole), line, ledger)


@dataclass(frozen=True, slots=True)
class _Directive:
    """A directive in a fence: its name and title, its options, its lines, and all of it as written."""

    name: str
    title: str
    given: Mapping[str, str]
    body: list[str]
    lead: str
    fence: str
    whole: list[str]


def _as_text(found: _Directive, line: int, ledger: Ledger) -> list[str]:
    """Return the lines that stand for a directive, as many as it had."""
    ways: tuple[tuple[frozenset[str], Callable[[_Directive], list[str]]], ...] = (
        (_PICTURES, _picture),
        (_CODE, _code),
        (_VIDEOS, _film),
    )
    for known, way in ways:
        if found.name in known:
            return way(found)
    if found.name in _MACHINERY:
        ledger.left_out(line, f"“{{{found.name}}}”, a list or program of the old site", " ".join(found.body))
        return [""] * len(found.whole)
    if not kind_named(found.name, myst=True) and found.name not in _DISSOLVED | _TABS and found.name != "admonition":
        # ```{r} and ```{python} are code.
        return found.whole
    body = _directives("\n".join(found.body), ledger).split("\n")
    options = [f":{key}: {said}" for key, said in found.given.items()]
    body = [*options, *body[len(options) :]] if len(options) <= len(body) else body
    colons = ":" * max(len(found.fence), 3)
    return [f"{found.lead}{colons}{{{found.name}}} {found.title}", *body, f"{found.lead}{colons}"]


def _picture(found: _Directive) -> list[str]:
    image = markup.start("img", src=found.title, alt=found.given.get("alt", ""))
    words = [text for text in found.body if text.strip()]
    if not words:
        return [found.lead + image, *found.body, ""]
    caption = markup.start("figure") + image + markup.start("figcaption")
    return [found.lead + caption, *found.body, markup.end("figcaption") + markup.end("figure")]


def _code(found: _Directive) -> list[str]:
    name = "" if found.name in ("math", "parsed-literal") else found.title if found.name != "mermaid" else "mermaid"
    return [f"{found.lead}{found.fence}{name.split(' ')[0]}", *found.body, f"{found.lead}{found.fence}"]


def _film(found: _Directive) -> list[str]:
    url = found.title if "/" in found.title else f"https://www.youtube.com/watch?v={found.title}"
    frame = markup.element("iframe", src=url, title=found.given.get("caption", ""))
    return [found.lead + frame, *found.body, ""]
