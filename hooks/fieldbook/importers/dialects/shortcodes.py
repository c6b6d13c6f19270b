"""Shortcodes between `{{<` and `>}}`, as Hugo and Quarto have them, each by itself.

Sources: Hugo's documentation of shortcodes, those of its themes (docsy, learn, hugo-book, hextra), and Quarto's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from .. import markup
from ..element_names import names
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from ..plan import worded
from ..steps import Include
from . import paired_shortcodes
from .shared import kind_named, outside_code

_SHORT = re.compile(r"\{\{[<%]\s*(?P<shut>/?)\s*(?P<name>[\w-]+)(?P<rest>[^{}]*?)\s*/?\s*[>%]\}\}")
_COMMENTED = re.compile(r"\{\{(?P<mark>[<%])/\*[ \t]*(?P<inner>[^{}\n]*?)[ \t]*\*/(?P<end>[>%])\}\}")
_ESCAPED = re.compile(r"\{\{\{[<%][^{}\n]*[>%]\}\}\}")
"""A shortcode that is only shown."""
_FIRST_QUOTED = re.compile(r"\"([^\"]*)\"")
_SILENT = names(
    "pagebreak meta var env lipsum fa bi iconify version colorbox placeholder children attachments siteparam toc icon"
)
_MARKS = names("task exercise step lab")
"""What numbers a heading, where nothing closes it."""
_BOXES = names("notice admonition callout hint alert pageinfo")
_SAYING = ("type", "class", "style", "color", "theme", "context")
"""Arguments by which a box says what it is."""
_FOLDED = names("details expand spoiler solution answer hint")
_LAID_OUT = names(
    "columns column tabs tabpane blocks-section tooltip our-content blocks cards badge resources cardpane steps section"
)


def _is_box(name: str) -> bool:
    """Tell whether the name of a shortcode is that of a box."""
    return name in _BOXES | _FOLDED or (bool(kind_named(name)) and name not in ("figure", "quote", "column"))


def as_code(text: str) -> str:
    """Return `text` whose shortcodes that are only shown, `{{</* so */>}}`, are code."""
    return outside_code(text, lambda part: _COMMENTED.sub(r"`\g<0>`", part), spans=True) if "/*" in text else text


def without_shown(text: str, aside: Placeholders) -> str:
    """Return `text` whose shortcodes that are only shown are put aside."""
    text = _COMMENTED.sub(lambda match: aside.keep(f"{{{{{match['mark']} {match['inner']} {match['end']}}}}}"), text)
    return _ESCAPED.sub(lambda match: aside.keep(match[0][1:-1]), text)


def read(text: str, ledger: Ledger, include: Include, values: Mapping[str, Mapping[str, Any]]) -> str:
    """Return `text` with what its shortcodes show; `values` has, by shortcode, what a site fills in by name."""
    return _SHORT.sub(_Shortcodes(text, set(_closed(text)), values, ledger, include).read, text)


def _closed(text: str) -> Iterator[int]:
    """Yield where shortcodes begin that another one closes."""
    waiting: dict[str, list[int]] = {}
    for match in _SHORT.finditer(text):
        opened = waiting.setdefault(match["name"].lower(), [])
        if not match["shut"]:
            opened.append(match.start())
        elif opened:
            yield opened.pop()


@dataclass(frozen=True, slots=True)
class _Shortcodes:
    """Turns the shortcodes of one text into what they show; `closed` is where those begin that the text closes."""

    text: str
    closed: set[int]
    values: Mapping[str, Mapping[str, Any]]
    ledger: Ledger
    include: Include

    def read(self, match: re.Match[str]) -> str:
        """Return what stands for a shortcode."""
        name, rest, line = match["name"].lower(), match["rest"].strip(), line_of(self.text, match.start())
        given = dict(paired_shortcodes.GIVEN.findall(rest))
        bare = paired_shortcodes.GIVEN.sub("", rest).strip()
        bare = quoted[1] if (quoted := _FIRST_QUOTED.match(bare)) else bare.strip("\"'")
        if match["shut"]:
            return markup.end("div") if _is_box(name) or name == "tab" else ""
        if (filled := self._filled(name, bare, given, line)) is not None:
            return filled
        is_closed = match.start() in self.closed
        shown = _shown(name, bare, given, rest) if name not in _MARKS or is_closed else None
        if shown is None and name in _SILENT | _MARKS:
            self.ledger.left_out(line, f"“{match[0]}”, which the old site filled in")
        elif shown is None:
            self.ledger.unread(line, "shortcodes", match[0])
        elif not is_closed and _is_box(name):
            # Nothing closes it: what it has to say are its arguments.
            return _alone(shown, given)
        return shown or ""

    def _filled(self, name: str, bare: str, given: dict[str, str], line: int) -> str | None:
        """Return the file or the value of the site that a shortcode shows, None where it shows none."""
        path = given.get("file", bare)
        if name in ("include", "readfile") and (content := self.include(path.lstrip("/"))) is not None:
            self.ledger.included(line, path)
            shown = content.strip("\n")
            return f"```{given.get('lang', '')}\n{shown}\n```" if given.get("code") == "true" else shown
        value = self.values.get(name, {}).get(bare)
        return str(value) if isinstance(value, str | int | float) else None


def _alone(opened: str, given: Mapping[str, str]) -> str:
    """Return a box that holds no more than its arguments say; a card of those is a link with words."""
    said = " ".join(given[key] for key in ("subtitle", "description", "content", "text") if given.get(key))
    if not (url := _address(given)):
        return f"{opened}{said}{markup.end('div')}"
    linked = markup.element("a", given.get("title") or url, href=url)
    return markup.element("p", f"{linked}: {said}" if said else linked)


def _address(given: Mapping[str, str]) -> str:
    return next((given[key] for key in ("link", "href", "url") if given.get(key)), "")


def _shown(name: str, bare: str, given: dict[str, str], rest: str) -> str | None:
    """Return the video, picture, box or address that a shortcode shows, None where it shows none of these."""
    first = bare.split(" ", maxsplit=1)[0] if bare else ""
    if name in ("video", "youtube", "vimeo"):
        host = "https://vimeo.com/" if name == "vimeo" else "https://www.youtube.com/watch?v="
        url = next(iter(re.findall(r"https?://[^\s\"'<>]+", rest)), "") or host + (given.get("id") or first)
        return markup.element("iframe", src=url, title=given.get("title", ""))
    if name in ("figure", "img") and given.get("src"):
        return _figure(given)
    if _is_box(name) or name == "tab":
        return _box(name, first, bare, given, rest)
    if first and name in ("imgproc", "link"):
        named = f"[{worded(PurePosixPath(first).name)}]({first})"
        return named if name == "link" else markup.start("img", src=first, alt=given.get("alt", ""))
    if name in _LAID_OUT and given.get("title"):
        return markup.element("p", markup.element("strong", given["title"]))
    return {**dict.fromkeys(_LAID_OUT, ""), "ref": bare, "relref": bare, "tabs": "", "kbd": f"`{bare}`"}.get(name)


def _figure(given: Mapping[str, str]) -> str:
    """Return a picture with its title, its caption, and whose it is."""
    by = given.get("attr", "")
    whose = markup.element("a", by, href=given["attrlink"]) if by and given.get("attrlink") else by
    said = [given.get("title", ""), given.get("caption", "")]
    alt = given.get("alt") or given.get("caption") or given.get("title", "")
    image = markup.start("img", src=given["src"], alt=alt)
    caption = " – ".join(one for one in (*said, whose) if one and one != alt)
    return markup.figure(image, caption) if caption else image


def _box(name: str, first: str, bare: str, given: dict[str, str], rest: str) -> str:
    """Return the start of the box that a shortcode is."""
    if name == "tab":
        return markup.box("tab", given.get("title") or given.get("name") or given.get("header") or bare)
    if name in _FOLDED and not (name == "hint" and kind_named(first)):
        title = next((given[key] for key in ("title", "summary", "text") if given.get(key)), bare)
        return markup.box(f"details {name}", title)
    title = given.get("title") or next(iter(re.findall(r"(?<![=\w])\"([^\"]+)\"", rest)), "")
    said = (given[key] for key in _SAYING if kind_named(given.get(key, "")))
    named = next(said, given.get("type") or given.get("class") or "")
    return markup.box(named or first or "info" if name in _BOXES else kind_named(named) or kind_named(name), title)
