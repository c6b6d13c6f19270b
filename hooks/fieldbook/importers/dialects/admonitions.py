"""Boxes, folds and tabs of MkDocs with Material: `!!! note`, `??? done`, `=== "Tab"`, and pieces of other files.

Sources: Python-Markdown's `admonition`, pymdown-extensions' `details`, `tabbed` and `snippets`, Material's reference.
"""

from __future__ import annotations

import re
import textwrap

from .. import markup
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from ..steps import Setting
from .shared import aside_code, kind_named

_START = re.compile(
    r"^(?P<lead>[ \t]*)(?P<mark>!!!|\?\?\?\+?|===[!+]?)(?:[ \t]+(?P<names>[\w-]+(?:[ \t]+[\w-]+)*))?"
    r"(?:[ \t]+\"(?P<title>.*)\")?[ \t]*$"
)
_ANNOTATED = re.compile(r"(?m)(?P<sign>(?:#|//|--|%|;|<!--|/\*)[ \t]*)\((?P<number>\d{1,2})\)!")
"""A line of code that a list below tells of, by its number; the sign of a remark went with it."""
_WIDTH = 4
_PLACES = ("inline", "end", "left", "right")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with these boxes as boxes of HTML; lines stay where they are."""
    text = _ANNOTATED.sub(r"\g<sign>(\g<number>)", text)
    if not any(mark in text for mark in ("!!!", "???", "===")):
        return text
    aside = Placeholders()
    return aside.restore("\n".join(_boxes(aside_code(text, aside).split("\n"), ledger)))


def _boxes(lines: list[str], ledger: Ledger) -> list[str]:
    out: list[str] = []
    index = 0
    while index < len(lines):
        match = _START.match(lines[index])
        start = _opened(match) if match else ""
        if match is None or not start:
            out.append(lines[index])
            index += 1
            continue
        width = len(match["lead"].expandtabs(_WIDTH))
        end = _end(lines, index + 1, width + _WIDTH)
        inner = [_outdented(line, width, match["lead"]) for line in lines[index + 1 : end]]
        shut = len(inner)
        while shut and not inner[shut - 1].strip():
            shut -= 1
        body = _boxes(inner[:shut], ledger)
        if body:
            body[-1] += "\n" + match["lead"] + markup.end("div")
        else:
            start += markup.end("div")
        out += [match["lead"] + start, *body, *inner[shut:]]
        index = end
    return out


def _opened(match: re.Match[str]) -> str:
    """Return the start of the box that a line opens, "" where it is text."""
    title, named = match["title"], [name.lower() for name in (match["names"] or "").split()]
    if match["mark"].startswith("==="):
        return markup.box("tab", title) if title and not named else ""
    if not named and title is None:
        return ""
    kinds = [kind for name in named if name not in _PLACES and (kind := kind_named(name, myst=True))]
    word = named[0] if named else ""
    if match["mark"].startswith("???"):
        return markup.box(f"details {word}".strip(), title or "")
    return markup.box(kinds[0] if kinds else "info", title or "")


def _end(lines: list[str], start: int, width: int) -> int:
    """Return the line below what is indented by at least `width` columns."""
    end = last = start
    while end < len(lines):
        line = lines[end].expandtabs(_WIDTH)
        if line.strip():
            if len(line) - len(line.lstrip()) < width:
                break
            last = end + 1
        end += 1
    return last


def _outdented(line: str, width: int, lead: str) -> str:
    plain = line.expandtabs(_WIDTH) if line[:1] in " \t" else line
    return lead + plain[width + _WIDTH :] if plain.strip() else ""


_SNIPPET = re.compile(r"^(?P<lead>[ \t]*)(?<!;)-{1,}8<-{1,}[ \t]+[\"'](?P<path>[^\"'\n]+)[\"'][ \t]*$", re.M)
_SEVERAL = re.compile(
    r"^(?P<lead>[ \t]*)(?P<mark>-{1,}8<-{1,})[ \t]*\n(?P<paths>(?:(?!.*8<).+\n|\n)+?)[ \t]*(?P=mark)[ \t]*$", re.M
)
"""Files named one a line between two such marks."""
_ABBREVIATION = re.compile(r"(?m)^\*\[(?P<short>[^\]\n]+)\]:.*\n?")
_DEEPEST = 5


def with_snippets(text: str, at: Setting, around: tuple[str, ...] = ()) -> str:
    """Return `text` with the files that `--8<--` names in their places; `around` are those that it stands in."""

    def brought(match: re.Match[str]) -> str:
        path = match["path"].split(":")[0]
        content = at.site.include(path) if len(around) < _DEEPEST and path not in (at.path, *around) else None
        if content is None:
            at.ledger.look(line_of(text, match.start()), f"“{path}” is included here, but it is not in the source")
            return ""
        at.ledger.included(line_of(text, match.start()), path)
        return textwrap.indent(with_snippets(content.strip("\n"), at, (*around, path)), match["lead"])

    def one_each(match: re.Match[str]) -> str:
        paths = [
            path.strip() for path in match["paths"].split("\n") if path.strip() and not path.strip().startswith(";")
        ]
        return "\n\n".join(f'{match["lead"]}--8<-- "{path}"' for path in paths)

    return _SNIPPET.sub(brought, _SEVERAL.sub(one_each, text)) if "8<" in text else text


def with_appended(text: str, at: Setting) -> str:
    """Return `text` with the files at its end that the old site put below every page: definitions, as a rule."""
    found = [content.strip("\n") for name in at.site.appended if (content := at.site.include(name))]
    below = "\n\n".join(with_snippets(content, at) for content in found)
    # Nobody saw what the page has no word for.
    below = _ABBREVIATION.sub(lambda match: match[0] if match["short"] in text else "", below)
    return f"{text.rstrip()}\n\n{below}\n" if below.strip() else text
