"""Directives that show something of their own: pictures, code, files, tables, films."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .. import markup
from ..ledger import Ledger
from ..steps import Include
from . import directive_tables

_MARKDOWN_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\]\((?P<src>[^\s()]+)[^()\n]*\)(?:\{[^{}\n]*\})?")
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
    lines = chosen(code.split("\n"), found.given.get("lines", ""))
    title = found.given.get("caption", "").replace('"', "”")
    language = found.given.get("language", "")
    return _fenced(found, f'{language or "text"} title="{title}"' if title else language, list(lines))


def chosen(lines: list[str], asked: str) -> Iterator[str]:
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


def heading(found: Directive, line: int, ledger: Ledger) -> list[str]:
    """Return words that look like a heading, or stand in the middle, as a paragraph."""
    title = markup.element("strong", found.title) if found.name == "rubric" else found.title
    return [found.lead + markup.element("p", title), *found.body, ""]


def raw(found: Directive, line: int, ledger: Ledger) -> list[str]:
    """Return what a page of HTML shows as it stands; what is for other forms of the book is left out."""
    if "html" in found.title.lower():
        return ["", *found.body, ""]
    said = " ".join([found.title, *found.body])
    ledger.left_out(line, f"“{{raw}} {found.title}”, for another form of the book", said)
    return [""] * len(found.whole)


def captioned(found: Directive, line: int, ledger: Ledger) -> list[str]:
    """Return a picture that stands in a directive, with the paragraph below it as its caption."""
    filled = [index for index, text in enumerate(found.body) if text.strip()]
    if len(filled) < 2:
        return ["", *found.body, ""]
    shown = _MARKDOWN_PICTURE.sub(
        lambda match: markup.start("img", src=match["src"], alt=match["alt"]), found.body[filled[0]].strip()
    )
    said = found.body[filled[0] + 1 :]
    above = found.lead + markup.start("figure") + shown + markup.start("figcaption")
    return [*[""] * (filled[0] + 1), above, *said, markup.end("figcaption") + markup.end("figure")]


def again(found: Directive, line: int, ledger: Ledger) -> list[str]:
    ledger.left_out(line, f"“{found.title}”, which stands elsewhere and was shown here once more", found.title)
    return [""] * len(found.whole)


WAYS: Mapping[str, Callable[[Directive, int, Ledger], list[str]]] = {
    **dict.fromkeys(("figure", "image"), picture),
    **dict.fromkeys(("code", "code-block", "code-cell", "sourcecode", "code-tab"), code),
    **dict.fromkeys(("parsed-literal", "prompt", "mermaid", "math"), code),
    **dict.fromkeys(("list-table", "csv-table"), table),
    **dict.fromkeys(("video", "youtube", "vimeo", "iframe"), film),
    **dict.fromkeys(("button-link", "button-ref"), button),
    "literalinclude": file,
    "figure-md": captioned,
    "raw": raw,
    "embed": again,
    **dict.fromkeys(("rubric", "centered"), heading),
}
"""How each is read: as many lines as it had."""
