"""Quarto and R Markdown: cells of code, whose output is not here, documents within others, and shortcodes.

Sources: Quarto's reference of code cells and shortcodes, R Markdown's reference of chunk options; Hugo's shortcodes
are written alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from .. import markup
from ..ledger import Ledger, line_of
from ..notation import LETTERS
from ..placeholders import Placeholders
from ..steps import Include, Label
from . import figures, paired_shortcodes, pictures, shortcodes
from .shared import in_lines, kind_named

_CELL = re.compile(
    r"^(?P<lead>[ \t]*)(?P<fence>`{3,})\{(?P<name>[a-zA-Z]\w*)(?P<options>[^}\n]*)\}[ \t]*\n"
    r"(?P<code>.*?)^[ \t]*(?P=fence)[ \t]*$",
    re.M | re.S,
)
_HIDDEN = re.compile(r"\binclude\s*[=:]\s*false\b|\becho\s*[=:]\s*false\b", re.I)
_UNSEEN = re.compile(
    r"\binclude\s*[=:]\s*false\b|\bcontext\s*[=:]\s*[\"']?(?:server|data|setup)|\#\|[ \t]*(?:check|setup):[ \t]*true\b",
    re.I,
)
_RUN_HERE = {"webr": "r", "pyodide": "python"}
"""Languages of cells that ran in the browser."""
_TEXT = ("asis", "block", "block2")
"""Cells that hold text: as it is, or in a box."""
_OPTION = re.compile(r"^[ \t]*(?:#|//|%%)\|.*\n?", re.M)
_CITED = re.compile(
    rf"(?<![\w`.])(?:\[-?@[^\[\]\n]+\]|@(?:fig|tbl|sec|eq|lst|thm|exr|sol)-[{LETTERS}-]+|\\@ref\([^()\n]+\))"
)
_INCLUDE = re.compile(r"(?m)^\{\{<\s*include\s+(?P<path>[^\s<>{}]+)\s*>\}\}[ \t]*$")
_CHILD = re.compile(
    r"(?m)^(?P<fence>`{3,})\{r\b[^}\n]*?(?:\bchild\s*=\s*(?P<given>[^}\n]+))?\}[ \t]*\n"
    r"(?(given)|(?:[ \t]*#\|.*\n)*?[ \t]*#\|[ \t]*child:[ \t]*(?P<named>.+)\n)(?:(?!(?P=fence)).*\n)*?(?P=fence)[ \t]*$"
)
"""A cell of R in whose place other documents stand."""
_DEEPEST = 5
"""How often what is included may include something itself."""
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).)*-->", re.S)
_CAPTIONS = ("fig-cap", "tbl-cap", "tab-cap", "lst-cap")
_REFERRED = re.compile(r"\bref\.label\s*=\s*[\"'](?P<label>[^\"']+)[\"']")
_FOLDS = re.compile(r"(?m)^[ \t]*#\|[ \t]*(?:code-fold|solution)[ \t]*:[ \t]*true[ \t]*$")
_SUMMARY = re.compile(r"(?m)^[ \t]*#\|[ \t]*code-summary[ \t]*:[ \t]*[\"']?(?P<said>.*?)[\"']?[ \t]*$")


def read(
    text: str,
    ledger: Ledger,
    include: Include = lambda path: None,
    known: Mapping[str, Label] = MappingProxyType({}),
    values: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> str:
    """Return `text` with its cells as code and its shortcodes as what they show.

    `known` are the book's labels, `values` those that a site gives to its pages, by shortcode and name.
    """
    text, aside = shortcodes.as_code(text), Placeholders()
    # What a comment holds is read by nobody.
    text = _COMMENT.sub(lambda match: aside.keep(match[0]), text)
    text = shortcodes.without_shown(text, aside)
    text = paired_shortcodes.read(text, ledger)
    named = _labelled(text) if "ref.label" in text else {}
    text = _CELL.sub(lambda match: _cell(match, text, ledger, known, named), text)
    for match in _CITED.finditer(text):
        ledger.unread(line_of(text, match.start()), "Quarto", match[0])
    return aside.restore(shortcodes.read(text, ledger, include, values))


def with_included(text: str, include: Include, ledger: Ledger, depth: int = 0) -> str:
    """Return `text` with the documents that stand in it, whose cells are read as its own."""

    def included(match: re.Match[str]) -> str:
        content = include(match["path"].lstrip("/")) if depth < _DEEPEST else None
        if content is None:
            return match[0]
        if not depth:
            ledger.included(line_of(text, match.start()), match["path"])
        return with_included(content.strip("\n"), include, ledger, depth + 1)

    def children(match: re.Match[str]) -> str:
        quoted = re.findall(r"[\"']([^\"'\n]+)[\"']", match["given"] or match["named"])
        paths = quoted or re.findall(r"[^\s,\[\]]+", match["named"] or "")
        found = [include(path) for path in paths] if depth < _DEEPEST else []
        if not found or None in found:
            return match[0]
        ledger.included(line_of(text, match.start()), ", ".join(paths))
        return "\n\n".join(with_included((one or "").strip("\n"), include, ledger, depth + 1) for one in found)

    text = _CHILD.sub(children, text) if "child" in text else text
    return _INCLUDE.sub(included, text) if "include" in text else text


def _labelled(text: str) -> dict[str, str]:
    """Return the code of cells by the names of these."""
    found = ((pictures.options_of(match["options"], match["code"]), match["code"]) for match in _CELL.finditer(text))
    return {given["label"]: code for given, code in found if "label" in given}


def _cell(match: re.Match[str], text: str, ledger: Ledger, known: Mapping[str, Label], named: Mapping[str, str]) -> str:
    line, code = line_of(text, match.start()), match["code"]
    if (referred := _REFERRED.search(match["options"])) and not code.strip():
        code = named.get(referred["label"], code)
    if match["name"] in _TEXT:
        return _text(match, line, ledger)
    if (images := pictures.shown(match["options"], code, known)) is not None:
        ledger.became(line, "a cell of code that shows something became that", f"{match['options']} {code}")
        return in_lines("\n".join(f"{match['lead']}{one}" for one in images), match[0])
    said = match["options"] + "\n".join(_OPTION.findall(code))
    if _HIDDEN.search(said) or _UNSEEN.search(said):
        kept = _OPTION.sub("", code)
        what, caption = "a cell of code that readers never saw", ""
        if not _UNSEEN.search(said):
            what, caption = "a cell of code of which readers saw only the output", _captioned(match, known, alone=True)
            ledger.look(line, "what a cell of code showed (a picture, a table, numbers) is not here; put it in by hand")
        ledger.left_out(line, what, kept)
        return in_lines(caption, match[0])
    shown = _OPTION.sub("", code)
    name = _RUN_HERE.get(match["name"].lower(), match["name"])
    if not shown.strip():
        ledger.left_out(line, "a cell without code")
        return in_lines("", match[0])
    ledger.became(line, "a cell of code became code; what it printed is not shown")
    made = f"{match['lead']}{match['fence']}{name}\n{shown}{match['lead']}{match['fence']}"
    made = _folded(made, code, match["lead"]) if _FOLDS.search(code) else made
    caption = _captioned(match, known, alone=False)
    return in_lines(f"{made}\n\n{caption}" if caption else made, match[0])


def _captioned(match: re.Match[str], known: Mapping[str, Label], *, alone: bool) -> str:
    """Return the words for what a cell showed, and its caption with the number that others refer to; "" for none.

    Where they stand alone, the caption is all that there is of what was shown.
    """
    given = pictures.options_of(match["options"], match["code"])
    caption = next((given[key] for key in _CAPTIONS if given.get(key)), "")
    label = known.get(figures.name_of(given.get("label", "")))
    if not caption:
        return ""
    words = given.get("fig-alt") or (figures.bare(caption) if alone else "")
    told = figures.told("" if words and not given.get("fig-alt") else caption, label)
    shown = [markup.element("p", markup.element("em", words))] if words else []
    return "\n".join(f"{match['lead']}{one}\n" for one in (*shown, told) if one)


def _text(match: re.Match[str], line: int, ledger: Ledger) -> str:
    """Return what a cell that holds text shows: a box, or the text as it is."""
    if match["name"] != "asis":
        kind = next(iter(re.findall(r"type\s*=\s*[\"']([\w-]+)", match["options"])), "info")
        return f"{markup.box(kind_named(kind) or 'info')}\n{match['code']}{markup.end('div')}"
    if _HIDDEN.search(match["options"]):
        ledger.left_out(line, "text of a cell that readers never saw", match["code"])
        return in_lines("", match[0])
    return in_lines(f"\n{match['code']}", match[0])


def _folded(made: str, code: str, lead: str) -> str:
    """Return code that readers had to open, as a solution or by its own words."""
    said = _SUMMARY.search(code)
    kind = "solution" if re.search(r"(?m)^[ \t]*#\|[ \t]*solution", code) else "code"
    return f"{lead}{markup.box(f'details {kind}', said['said'] if said else '')}\n\n{made}\n\n{lead}{markup.end('div')}"
