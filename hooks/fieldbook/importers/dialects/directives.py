"""Directives in fences of code marks, as MyST and mdBook's plugin admonish have them, as blocks between colons."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .. import markup
from ..element_names import names
from ..ledger import Ledger
from .shared import kind_named

_TICKS = re.compile(r"^(?P<lead>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*\{(?P<name>[a-zA-Z][\w:-]*)\}[ \t]*(?P<title>.*)$")


ADMONISH = re.compile(r"^(?P<fence>[ \t]*`{3,})admonish[ \t]*(?P<kind>[a-z]+)?(?![\w=])(?P<given>[^\n]*)\n", re.M)


_ATTRIBUTE = re.compile(r"(?P<key>[\w-]+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s}]+))")


OPTION = re.compile(r"^[ \t]*:(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")


DISSOLVED = names(
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


TABS = names("tab-item tab tabitem")


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


def with_colons(text: str, ledger: Ledger) -> str:
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
    while count < len(inner) and (option := OPTION.match(inner[count])):
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
    if _is_hidden(found):
        ledger.left_out(line, "a cell of code that readers never saw", "\n".join(found.body))
        return [""] * len(found.whole)
    for known, way in ways:
        if found.name in known:
            return way(found)
    if found.name in _MACHINERY:
        ledger.left_out(line, f"“{{{found.name}}}”, a list or program of the old site", " ".join(found.body))
        return [""] * len(found.whole)
    if not kind_named(found.name, myst=True) and found.name not in DISSOLVED | TABS and found.name != "admonition":
        # ```{r} and ```{python} are code.
        return found.whole
    body = with_colons("\n".join(found.body), ledger).split("\n")
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


def _is_hidden(found: _Directive) -> bool:
    """Tell whether readers never saw the code of a cell."""
    tags = re.split(r"[\s,\[\]\"']+", found.given.get("tags", ""))
    return found.name == "code-cell" and bool({"remove-cell", "remove_cell", "remove-input", "remove_input"} & {*tags})


def _code(found: _Directive) -> list[str]:
    name = "" if found.name in ("math", "parsed-literal") else found.title if found.name != "mermaid" else "mermaid"
    return [f"{found.lead}{found.fence}{name.split(' ')[0]}", *found.body, f"{found.lead}{found.fence}"]


def _film(found: _Directive) -> list[str]:
    url = found.title if "/" in found.title else f"https://www.youtube.com/watch?v={found.title}"
    frame = markup.element("iframe", src=url, title=found.given.get("caption", ""))
    return [found.lead + frame, *found.body, ""]
