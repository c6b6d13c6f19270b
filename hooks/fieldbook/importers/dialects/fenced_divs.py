"""Blocks between colons or in fences with a name in braces, as boxes of HTML.

Sources: pandoc's manual (fenced divs), Quarto's reference of callouts, the Carpentries' Workbench (component guide),
MyST's specification of directives, Docusaurus' and VitePress' pages on admonitions. One reader serves them all: a
line of three or more colons and words opens a block, a line of colons alone closes the one opened last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import counted
from .. import comments, markup
from ..element_names import names
from ..ledger import Ledger
from ..placeholders import Placeholders
from ..steps import Include
from ..theorems import kind_in
from .directives import ADMONISH, DISSOLVED, OPTION, TABS, admonished, stands_in_code, with_colons
from .fenced_blocks import OPEN, FencedBlock, named
from .shared import aside_code, kind_named

_SHUT = re.compile(r"^(?P<lead>[ \t>]*):{3,}[ \t]*$")

_FOLDED = names("answer answers solution solutions hint")
"""Callouts of a course's own that its readers are to open by themselves."""
_NEEDED = names("prereq prerequisites prerequisite")
"""Blocks that others give a title by themselves: what a lesson takes."""
_LAYS_OUT = re.compile(r"g-(?:col|start)-\d+|column-(?:screen|page|body)[\w-]*")
"""Names of blocks that say only where on the page they stand, and how wide."""
_TABSETS = names("panel-tabset tabset group-tab tab")
_TAB_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<title>.+?)[ \t]*(?:\{[^{}]*\})?[ \t]*$")
_SPEAKING = ("note", "warning", "tip", "hint", "important", "caution", "attention", "danger", "error", "seealso")
"""Directives of MyST without a title of their own: what stands behind the name begins their text."""


def read(
    text: str,
    ledger: Ledger,
    include: Include = lambda name: None,
    *,
    titles: tuple[str, str] = ("Questions", "Prerequisites"),
) -> str:
    """Return `text` with its fenced blocks as boxes of HTML; lines stay where they are.

    `include` returns the text of a file of code that a block shows; `titles` stand above the questions that a lesson
    answers, and above what it takes.
    """
    if ":::" not in text and not re.search(r"(?m)^[ \t]*(?:```|~~~)+[ \t]*(?:\{[a-zA-Z]|admonish\b)", text):
        return text
    text = with_colons(ADMONISH.sub(admonished, text), ledger, include)
    aside = Placeholders()
    lines = aside_code(text, aside).split("\n")
    reader = _Reader(ledger, lines, titles)
    return aside.restore("\n".join(reader.read()))


class _Reader:
    """Goes through the lines of a document, and keeps the blocks that are open."""

    def __init__(self, ledger: Ledger, lines: list[str], titles: tuple[str, str]) -> None:
        self._ledger, self._lines = ledger, lines
        self._asked, self._needed = titles
        self._open: list[FencedBlock] = []

    def read(self) -> Iterator[str]:
        """Yield the lines with elements for what opens and closes blocks."""
        hidden = comments.over_lines(self._lines)
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            if index in hidden:
                yield from self._lines[index : hidden[index] + 1]
                index = hidden[index]
            elif ":::" in line and self._is_code(index):
                yield line
            elif _SHUT.match(line) and self._open:
                yield self._close(line)
            elif (opened := OPEN.match(line)) and (found := named(opened)):
                options, skipped = self._options(index + 1) if found.myst else ({}, 0)
                found.given = {**found.given, **options}
                yield self._opened(found, index + 1)
                yield from [""] * skipped
                index += skipped
            elif (tab := _TAB_HEADING.match(line)) and self._open and self._begins_tab(tab):
                yield self._tab(tab)
            elif _SHUT.match(line):
                self._ledger.repaired(index + 1, "a line of colons that closed nothing was left out")
                yield ""
            else:
                yield line
            index += 1
        if self._open:
            said = f"closed at the end: {counted(len(self._open), 'block')} of colons"
            self._ledger.repaired(len(self._lines), said)
            yield "".join(_ended(block) for block in self._open)

    def _is_code(self, index: int) -> bool:
        """Tell whether a line of colons is code, outside of all blocks."""
        lead = self._lines[index].partition(":")[0]
        return not self._open and stands_in_code(lead, self._lines, index)

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
        while index < len(self._lines) and (option := OPTION.match(self._lines[index])):
            found[option["key"]] = option["value"].strip()
            index += 1
        return found, index - start

    def _opened(self, block: FencedBlock, line: int) -> str:
        self._open.append(block)
        if block.name == "questions" and not block.title:
            # Those that a lesson answers, above its text.
            return block.lead + markup.element("p", markup.element("strong", self._asked))
        if block.name in _NEEDED and not block.title and not self._is_headed(line):
            block.title = self._needed
        said = block.title if block.myst and block.name in _SPEAKING and self._goes_on(line) else ""
        block.title = "" if said else block.title
        text = opening(block, line, self._ledger) + said
        block.element = text.startswith(markup.start("div").removesuffix(">"))
        return block.lead + text

    def _goes_on(self, line: int) -> bool:
        """Tell whether the words behind a directive's name go on in the line below it."""
        below = self._lines[line] if line < len(self._lines) else ""
        return below.lstrip()[:1].islower() and not OPTION.match(below)

    def _is_headed(self, line: int) -> bool:
        """Tell whether a heading is the first of what stands below a line."""
        return next((text.lstrip(" >") for text in self._lines[line:] if text.strip(" >")), "").startswith("#")

    def _begins_tab(self, heading: re.Match[str]) -> bool:
        """Tell whether a heading names a tab: one of the level of the first in a set of tabs."""
        block = self._open[-1]
        if not _is_tabset(block):
            return False
        block.level = block.level or len(heading["marks"])
        return len(heading["marks"]) <= block.level

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
        return (lead[0] if lead else "") + "".join(_ended(block) for block in closed)


def _ended(block: FencedBlock) -> str:
    """Return what ends a block, below what stands at its foot."""
    foot = block.given.get("footer", "") if block.myst else ""
    return (markup.element("p", foot) if foot else "") + (markup.end("div") if block.element else "")


def _is_tabset(block: FencedBlock) -> bool:
    """Tell whether headings begin the tabs of a block; one with a title is a tab itself."""
    return block.name in _TABSETS and not (block.myst and block.title)


def opening(block: FencedBlock, line: int, ledger: Ledger) -> str:
    """Return what opens a block: the start of a box, or nothing where it only lays out."""
    block.title = block.title or block.given.get("header", "").strip("*")
    if _is_label(block):
        block.title = ""
    said = f"{block.given.get('variant', '')} {block.given.get('class', '')}".split()
    others = [name for name in (*block.classes, *said) if name.lower() != block.name]
    own = block.name.startswith("callout-") and block.name.removeprefix("callout-") in _FOLDED
    if own or ("callout" in block.name and block.given.get("collapse", "").lower() in ("true", "1")):
        return markup.box(f"details {block.name.removeprefix('callout-')}", block.title)
    generic = block.name in ("admonition", "callout", "div", "card", "proof:remark")
    names_given = [*others, block.name] if generic else [block.name, *others]
    if block.given.get("class", "").find("dropdown") >= 0:
        return markup.box(f"details {block.name}", block.title)
    if block.title and (block.name in TABS or (block.myst and block.name == "group-tab")):
        return markup.box("tab", block.title)
    kind = next((kind for name in names_given if (kind := kind_named(name, myst=block.myst))), "")
    if block.name in DISSOLVED or _LAYS_OUT.fullmatch(block.name) or (not kind and block.name == "div"):
        return markup.element("p", markup.element("strong", block.title)) if block.title and not kind else ""
    if not kind and not kind_in(block.name):
        ledger.became(line, f"the block “{block.name}”, of a kind that is not known here, became a callout")
    named = kind not in ("info", block.name) and re.fullmatch(r"[\w-]+", block.name)
    kind = f"{kind} {block.name}" if kind and named else kind or "info"
    if theorem := next(filter(None, map(kind_in, names_given)), ""):
        kind = f"info {theorem}"
    if url := block.given.get("link"):
        linked = markup.element("p", markup.element("a", block.title or url, href=url))
        return markup.box(kind) + linked
    return markup.box(kind, block.title)


def _is_label(block: FencedBlock) -> bool:
    """Tell whether what stands behind a name is no title, but the exercise that it belongs to, or so many columns."""
    if block.name in ("solution", "proof"):
        bare = r"[\w:-]+" if block.myst else r"[\w:-]*[\d_:-][\w:-]*"
        return bool(re.fullmatch(bare, block.title)) and block.title[:1].islower()
    if block.name == "exercise":
        return bool(re.fullmatch(r"[\w:-]*[\d_:-][\w:-]*", block.title))
    return block.name in DISSOLVED and bool(re.fullmatch(r"[\d\s]+", block.title))
