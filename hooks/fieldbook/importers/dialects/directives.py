"""Directives in fences of code marks, as MyST and mdBook's plugin admonish have them, as blocks between colons."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from .. import comments, markup
from ..element_names import names
from ..indented_code import is_code_below, is_deep
from ..ledger import Ledger
from ..steps import Include
from . import directive_tables
from .shared import kind_named
from .shown_directives import WAYS, Directive

_TICKS = re.compile(
    r"^(?P<lead>[ \t]*)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{(?P<name>[a-zA-Z][\w:-]*)\}[ \t]*(?P<title>.*)$"
)


_PLAIN = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
"""A fence of code, in which nothing is a directive."""


_END = re.compile(r"[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*$")
"""The end of any fence."""


_GATE = re.compile(r"(?P<name>[\w:-]+?)-(?P<side>start|end)")
"""Half of a directive, whose other half stands further down."""


_LANGUAGES = names("r python julia bash sh ojs sql js javascript dot stan css html scss perl ruby cat block block2 lua")
"""Languages of cells, which stand in braces as well."""


ADMONISH = re.compile(
    r"^(?P<fence>[ \t]*(?:`{3,}|~{3,}))admonish[ \t]*(?P<kind>[a-z]+)?(?![\w=])(?P<given>[^\n]*)\n", re.M
)


_ATTRIBUTE = re.compile(r"(?P<key>[\w-]+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s}]+))")


OPTION = re.compile(r"^[ \t]*:(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")


DISSOLVED = names(
    "columns column cell cell-output cell-output-display cell-output-stdout layout incremental nonincremental fragment "
    "panel-tabset "
    "group-tab tab tab-set tabset grid grid-item card-deck column-page column-body column-screen column-page-right "
    "column-body-outset content-visible content-hidden smaller larger center r-stack r-fit-text figure div container "
    "row col only "
    "webex-check webex-box "
    "empty line-block list-table-wrapper quarto-layout-row hstack vstack unnumbered unlisted tabs code-group-wrap "
    "code-group code-tabs v-pre raw right left justify align"
)
"""Blocks that only lay out what is in them."""


_MACHINERY = names(
    "exerciselist toctree contents tableofcontents index bibliography printindex only-html meta div-end "
    "section-numbering highlight currentmodule automodule autoclass autofunction autosummary eval-rst "
    "substitution-definition"
)
"""Directives that make lists or programs of the old site; what they hold are no words for readers."""


TABS = names("tab-item tab tabitem code-group-item tabbed")


def admonished(match: re.Match[str]) -> str:
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


def with_colons(text: str, ledger: Ledger, include: Include = lambda name: None, *, inside: bool = False) -> str:
    """Turn directives in fences of code marks (```{note} Title) into blocks of colons, pictures, tables, code.

    `inside` tells that `text` is what a directive holds: what opens there ends there, too.
    """
    lines = text.split("\n")
    ends = [index for index, line in enumerate(lines) if _END.match(line)]
    hidden = comments.over_lines(lines)
    out: list[str] = []
    index = 0
    while index < len(lines):
        if index in hidden:
            out += lines[index : hidden[index] + 1]
            index = hidden[index] + 1
            continue
        match = _TICKS.match(lines[index])
        if match and not inside and stands_in_code(match["lead"], lines, index):
            match = None
        if match and match["fence"][0] == ":" and match["name"].lower() not in _MACHINERY | WAYS.keys():
            # What holds text is read where blocks of colons are.
            match = None
        code = _PLAIN.match(lines[index]) if match is None else None
        opened = match or code
        end = _fence_end(lines, ends, index, opened["fence"]) if opened else index
        if inside and opened and end == index and opened["fence"][0] != ":":
            lines.append(opened["fence"])
            end = len(lines) - 1
        if end == index:
            out.append(lines[index])
            index += 1
            continue
        if match:
            out += _directive(match, lines[index + 1 : end], index + 1, ledger, include)
        else:
            out += lines[index : end + 1]
        index = end + 1
    return "\n".join(out)


def stands_in_code(lead: str, lines: list[str], index: int) -> bool:
    """Tell whether a line that begins so is code to MyST as well, which is set apart by four spaces."""
    return is_deep(lead) and is_code_below(lead, (lines[at] for at in range(index - 1, -1, -1)))


def _fence_end(lines: list[str], ends: list[int], start: int, fence: str) -> int:
    """Return the line that ends a fence, of those that end one; `start` where none does."""
    closes = re.compile(rf"[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*")
    following = (ends[at] for at in range(bisect_right(ends, start), len(ends)))
    return next((index for index in following if closes.fullmatch(lines[index])), start)


def _directive(match: re.Match[str], inner: list[str], line: int, ledger: Ledger, include: Include) -> list[str]:
    name, title, lead = match["name"].lower(), match["title"].strip(), match["lead"]
    count = 0
    given: dict[str, str] = {}
    if inner and inner[0].strip() == "---":
        end = next((at for at in range(1, len(inner)) if inner[at].strip() == "---"), 0)
        for text in inner[1:end]:
            key, _, said = text.partition(":")
            given[key.strip()] = said.strip().strip("\"'")
        count = end + 1 if end else 0
    while count < len(inner) and (option := OPTION.match(inner[count])):
        given[option["key"]] = option["value"].strip()
        count += 1
    body = [*[""] * count, *inner[count:]]
    whole = [f"{lead}{match['fence']}{{{name}}} {title}", *inner, f"{lead}{match['fence']}"]
    return _as_text(Directive(name, title, given, body, lead, match["fence"], whole, include), line, ledger)


def _as_text(found: Directive, line: int, ledger: Ledger) -> list[str]:
    """Return the lines that stand for a directive, as many as it had."""
    if _is_hidden(found):
        ledger.left_out(line, "a cell of code that readers never saw", "\n".join(found.body))
        return [""] * len(found.whole)
    if way := WAYS.get(found.name):
        return way(found, line, ledger)
    if found.name in _MACHINERY:
        said = " ".join([found.title, *found.body])
        ledger.left_out(line, f"“{{{found.name}}}”, a list or program of the old site", said)
        return [""] * len(found.whole)
    # ```{r} and ```{python} are code.
    return found.whole if found.name in _LANGUAGES else _as_block(found, line, ledger)


def panels(lines: list[str]) -> list[str]:
    """Return the panels of sphinx-panels, which lines of hyphens part, as boxes; lines stay where they are."""
    out = list(lines)
    edges = [-1, *(at for at, line in enumerate(lines) if re.fullmatch(r"[ \t]*-{3,}[ \t]*", line)), len(lines)]
    for start, end in pairwise(edges):
        at = start + 1
        while at < end and (not out[at].strip() or OPTION.match(out[at])):
            out[at] = ""
            at += 1
        head = next((index for index in range(at, end) if re.fullmatch(r"[ \t]*\^{3,}[ \t]*", out[index])), at)
        title = " ".join(line.strip() for line in out[at:head] if line.strip())
        for index in [*range(at, min(head + (head > at), end))]:
            out[index] = ""
        out[start + 1 : end] = [re.sub(r"^[ \t]*\+{3,}[ \t]*$", "", line) for line in out[start + 1 : end]]
        if at < end:
            out[at if head == at else head] = markup.box("info", title) + out[at if head == at else head]
            out[end - 1] += markup.end("div")
        if end < len(lines):
            out[end] = ""
    return out


def _as_block(found: Directive, line: int, ledger: Ledger) -> list[str]:
    """Return the lines that stand for a directive which holds text: a block between colons."""
    gate = _GATE.fullmatch(found.name)
    if gate and gate["side"] == "end":
        return [found.lead + _WIDE, *[""] * (len(found.whole) - 1)]
    name = gate["name"] if gate else found.name
    known = DISSOLVED | TABS | {"link-button"}
    if not kind_named(name, myst=True) and not "".join(found.body).strip() and name not in known:
        ledger.unread(line, "MyST", f"{{{name}}} {found.title}".strip())
        return [""] * len(found.whole)
    body = with_colons("\n".join(found.body), ledger, found.include, inside=True).split("\n")
    if name == "panels":
        return ["", *panels(body), ""]
    if name == "link-button":
        return [f"{found.lead}[{found.given.get('text', found.title)}]({found.title})", *[""] * (len(found.whole) - 1)]
    if name in ("table", "glossary"):
        shown = body if name == "table" else directive_tables.definitions(body)
        return ["", *shown, markup.element("figcaption", found.title) if found.title else ""]
    options = [f":{key}: {said}" for key, said in found.given.items()]
    body = [*options, *body[len(options) :]] if len(options) <= len(body) else body
    colons = _WIDE if gate else ":" * max(len(found.fence), 3)
    return [f"{found.lead}{colons}{{{name}}} {found.title}", *body, "" if gate else f"{found.lead}{colons}"]


_WIDE = ":" * 40
"""What opens and closes a block whose halves stand apart: more colons than any within it."""


def _is_hidden(found: Directive) -> bool:
    """Tell whether readers never saw the code of a cell."""
    tags = re.split(r"[\s,\[\]\"']+", found.given.get("tags", ""))
    return found.name == "code-cell" and bool({"remove-cell", "remove_cell", "remove-input", "remove_input"} & {*tags})
