"""Directives that show something of their own: pictures, code, files, tables, films."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .. import markup
from ..ledger import Ledger
from ..steps import Include
from . import directive_tables

_PLAIN_NAMES = {"ipython": "python", "ipython3": "python"}
"""What others call a language that only notebooks name so."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive in a fence: its name and title, its options, its lines, and all of it as written."""

    name: str
    title: str
    given: Mapping[str, str]
    body: list[str]
    lead: str
    fence: str
    whole: list[str]
    include: Include


def picture(found: Directive, line: int, ledger: Ledger) -> list[str]:
    image = markup.start("img", src=found.title, alt=found.given.get("alt", ""))
    words = [text for text in found.body if text.strip()]
    if not words:
        return [found.lead + image, *found.body, ""]
    caption = markup.start("figure") + image + markup.start("figcaption")
    return [found.lead + caption, *found.body, markup.end("figcaption") + markup.end("figure")]


def code(found: Directive, line: int, ledger: Ledger) -> list[str]:
    name = "" if found.name in ("math", "parsed-literal") else found.title if found.name != "mermaid" else "mermaid"
    language, _, title = name.partition(" ")
    title = title.strip() if found.name == "code-tab" else found.given.get("caption", "").replace('"', "”")
    titled = f' title="{title}"' if title else ""
    return _fenced(found, _PLAIN_NAMES.get(language, language) + titled, found.body)


def _fenced(found: Directive, info: str, code: list[str]) -> list[str]:
    """Return code between fences, without blank lines above and below it: those follow the code."""
    filled = [index for index, text in enumerate(code) if text.strip()]
    shown = code[filled[0] : filled[-1] + 1] if filled else []
    fence = "`" * max(len(found.fence), 3) if found.fence[0] == ":" else found.fence
    return [f"{found.lead}{fence}{info}", *shown, found.lead + fence, *[""] * (len(code) - len(shown))]


def file(found: Directive, line: int, ledger: Ledger) -> list[str]:
    """Return the file of code that a directive shows."""
    code = found.include(found.title)
    if code is None:
        ledger.missing(line, found.title, "shown")
        return [""] * len(found.whole)
    ledger.shown(line, found.title)
    lines = _chosen(code.split("\n"), found.given.get("lines", ""))
    return _fenced(found, found.given.get("language", ""), list(lines))


def _chosen(lines: list[str], asked: str) -> Iterator[str]:
    """Yield the lines that an option asks for, as `1,3-5`; all where it asks for none."""
    for piece in asked.split(",") if re.fullmatch(r"[\d\s,-]*\d[\d\s,-]*", asked) else ["1-"]:
        first, dash, last = (part.strip() for part in piece.partition("-"))
        begin = int(first) if first.isdecimal() else 1
        end = int(last) if last.isdecimal() else len(lines) if dash else begin
        yield from lines[begin - 1 : end]


def table(found: Directive, line: int, ledger: Ledger) -> list[str]:
    """Return a table whose rows stand in a list, or in lines with commas."""
    rows = directive_tables.rows(found.body, found.given, listed=found.name == "list-table")
    if not rows:
        # Its cells hold more than words: it stays a list.
        return ["", *found.body, ""]
    made = directive_tables.as_html(rows, found.given, found.title)
    return [found.lead + made, *[""] * (len(found.whole) - 1)]


def film(found: Directive, line: int, ledger: Ledger) -> list[str]:
    url = found.title if "/" in found.title else f"https://www.youtube.com/watch?v={found.title}"
    said = [text.strip() for text in found.body if text.strip()]
    title = found.given.get("caption") or found.given.get("title") or (said[0] if len(said) == 1 else "")
    shown = [] if len(said) == 1 and title == said[0] else found.body
    frame = markup.element("iframe", src=url, title=title)
    return [found.lead + frame, *shown, *[""] * (len(found.whole) - 1 - len(shown))]


def button(found: Directive, line: int, ledger: Ledger) -> list[str]:
    """Return a button as the link that it is."""
    words = " ".join(text.strip() for text in found.body if text.strip())
    return [f"{found.lead}[{words or found.title}](<{found.title}>)", *[""] * (len(found.whole) - 1)]


WAYS: Mapping[str, Callable[[Directive, int, Ledger], list[str]]] = {
    **dict.fromkeys(("figure", "image"), picture),
    **dict.fromkeys(("code", "code-block", "code-cell", "sourcecode", "code-tab"), code),
    **dict.fromkeys(("parsed-literal", "prompt", "mermaid", "math"), code),
    **dict.fromkeys(("list-table", "csv-table"), table),
    **dict.fromkeys(("video", "youtube", "vimeo", "iframe"), film),
    **dict.fromkeys(("button-link", "button-ref"), button),
    "literalinclude": file,
}
"""How each is read: as many lines as it had."""
