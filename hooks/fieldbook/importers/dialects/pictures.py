"""Cells of R that show what needs no R: pictures in files, pages and slides elsewhere, and words.

Sources: knitr's reference of `include_graphics` and of chunk options, Quarto's of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import front_matter, markup
from ..steps import Label
from . import figures
from .r_calls import Call, Value, calls

_LINE = re.compile(r"(?m)^[ \t]*#\|[ \t]?(?P<said>.*)$")
_OPTION = re.compile(
    r"(?<![.\w])(?P<key>(?:fig|tbl|tab|lst)[.-](?:cap|alt)|label)\s*=\s*(?P<mark>[\"'])(?P<said>(?:\\.|(?!(?P=mark)).)*)(?P=mark)"
)
_LABEL = re.compile(r"^[ \t,]*(?P<label>[\w.:-]+)(?=[ \t]*(?:,|$))")
_SHOWS = ("include_graphics", "include_url", "include_app", "include_slide")
_ASIS = re.compile(r"\bresults\s*[=:]\s*[\"']?asis\b")
_SOURCES = ("library", "require", "suppressPackageStartupMessages")


def shown(options: str, code: str, known: Mapping[str, Label]) -> list[str] | None:
    """Return what a cell shows, in lines: pictures, pages, words; None where it does anything else.

    `options` are those behind the language's name; `known` are the labels of the book.
    """
    if not re.search(r"\binclude_\w+\(|\bcat\(", code):
        return None
    made = [call for call in calls(_LINE.sub("", code)) or () if call.name not in _SOURCES]
    if made and all(call.name == "cat" for call in made) and _ASIS.search(options + code):
        return "".join(text for call in made for text in call.given if isinstance(text, str)).strip().split("\n")
    files = [path for call in made for path in _paths(call)]
    if not files or any(call.name not in _SHOWS for call in made):
        return None
    given = options_of(options, code)
    if any(call.name != "include_graphics" for call in made):
        return list(_pages(files, given, is_slide=made[0].name == "include_slide"))
    caption = given.get("fig-cap", "")
    alt = given.get("fig-alt") or re.sub(r"[`*_]", "", caption)
    images = [markup.start("img", src=path, alt=alt) for path in files]
    if not caption:
        return images
    return [*images[:-1], figures.figure(images[-1], caption, known.get(figures.name_of(given.get("label", ""))))]


def _pages(addresses: list[str], given: Mapping[str, str], *, is_slide: bool) -> Iterator[str]:
    """Yield pages that a cell shows from elsewhere; what a slide says stands above it."""
    words = given.get("fig-alt", "")
    if is_slide and words:
        yield from [words, ""]
    title = "Google Slides" if is_slide else given.get("fig-cap") or words
    yield from (markup.element("iframe", src=address, title=title) for address in addresses)


def options_of(options: str, code: str) -> Mapping[str, str]:
    """Return the label, caption and words of a cell, from behind its language or from its first lines."""
    label = _LABEL.match(options)
    found = {"label": label["label"]} if label else {}
    found |= {match["key"].replace(".", "-"): match["said"].replace("\\", "") for match in _OPTION.finditer(options)}
    if lines := "\n".join(match["said"] for match in _LINE.finditer(code)):
        read = front_matter.load(lines)
        if isinstance(read, Mapping):
            found |= {str(key).replace(".", "-"): _said(value) for key, value in read.items()}
    return {key: " ".join(value.split()) for key, value in found.items()}


def _said(value: object) -> str:
    """Return a text, or the texts of a list."""
    texts = value if isinstance(value, list) else [value]
    return " – ".join(text for text in texts if isinstance(text, str))


def _paths(call: Call) -> Iterator[str]:
    """Yield the paths of files that a call names."""
    first: Value | None = call.named.get("path") or next(iter(call.given), None)
    if isinstance(first, str):
        yield first
    elif isinstance(first, Call) and first.name in ("here", "file.path"):
        yield "/".join(part for part in first.given if isinstance(part, str))
    elif isinstance(first, Call) and first.name == "c":
        yield from (path for path in first.given if isinstance(path, str))
