"""Quarto and R Markdown: cells of code, whose output is not here, and shortcodes between `{{<` and `>}}`.

Sources: Quarto's reference of code cells and shortcodes, R Markdown's reference of chunk options; Hugo's shortcodes
are written alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from .. import markup
from ..element_names import names
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from ..plan import worded
from ..steps import Include, Label
from . import paired_shortcodes, pictures
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
_SHORT = re.compile(r"\{\{[<%]\s*(?P<shut>/?)\s*(?P<name>[\w-]+)(?P<rest>[^{}]*?)\s*/?\s*[>%]\}\}")
_CITED = re.compile(r"(?<![\w`.])(?:\[-?@[^\[\]\n]+\]|@(?:fig|tbl|sec|eq|lst|thm|exr|sol)-[\w-]+|\\@ref\([^()\n]+\))")
_INCLUDE = re.compile(r"(?m)^\{\{<\s*include\s+(?P<path>[^\s<>{}]+)\s*>\}\}[ \t]*$")
_DEEPEST = 5
"""How often what is included may include something itself."""
_ESCAPED = re.compile(r"\{\{\{[<%][^{}\n]*[>%]\}\}\}")
"""A shortcode that is only shown."""
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).)*-->", re.S)
_REFERRED = re.compile(r"\bref\.label\s*=\s*[\"'](?P<label>[^\"']+)[\"']")
_FOLDS = re.compile(r"(?m)^[ \t]*#\|[ \t]*(?:code-fold|solution)[ \t]*:[ \t]*true[ \t]*$")
_SUMMARY = re.compile(r"(?m)^[ \t]*#\|[ \t]*code-summary[ \t]*:[ \t]*[\"']?(?P<said>.*?)[\"']?[ \t]*$")
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


def read(
    text: str,
    ledger: Ledger,
    include: Include = lambda path: None,
    known: Mapping[str, Label] = MappingProxyType({}),
    values: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Return `text` with its cells as code and its shortcodes as what they show.

    `known` are the book's labels, `values` those that a site gives to its pages by name.
    """
    aside = Placeholders()
    # What a comment holds is read by nobody.
    text = _COMMENT.sub(lambda match: aside.keep(match[0]), _with_included(text, include, ledger))
    text = _ESCAPED.sub(lambda match: aside.keep(match[0][1:-1]), text)
    text = paired_shortcodes.read(text, ledger)
    named = _labelled(text) if "ref.label" in text else {}
    text = _CELL.sub(lambda match: _cell(match, text, ledger, known, named), text)
    for match in _CITED.finditer(text):
        ledger.unread(line_of(text, match.start()), "Quarto", match[0])
    shut = {match["name"].lower() for match in _SHORT.finditer(text) if match["shut"]}
    return aside.restore(_SHORT.sub(_Shortcodes(text, shut, values, ledger, include).read, text))


def _with_included(text: str, include: Include, ledger: Ledger, depth: int = 0) -> str:
    """Return `text` with the documents that stand in it, whose cells are read as its own."""

    def included(match: re.Match[str]) -> str:
        content = include(match["path"].lstrip("/")) if depth < _DEEPEST else None
        if content is None:
            return match[0]
        if not depth:
            ledger.included(line_of(text, match.start()), match["path"])
        return _with_included(content.strip("\n"), include, ledger, depth + 1)

    return _INCLUDE.sub(included, text) if "include" in text else text


def _labelled(text: str) -> dict[str, str]:
    """Return the code of cells by the names of these."""
    found = ((pictures.options_of(match["options"], match["code"]), match["code"]) for match in _CELL.finditer(text))
    return {given["label"]: code for given, code in found if "label" in given}


def _is_box(name: str) -> bool:
    """Tell whether the name of a shortcode is that of a box."""
    return name in _BOXES | _FOLDED or (bool(kind_named(name)) and name not in ("figure", "quote", "column"))


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
        what = "a cell of code that readers never saw"
        if not _UNSEEN.search(said):
            what = "a cell of code of which readers saw only the output"
            ledger.look(line, "what a cell of code showed (a picture, a table, numbers) is not here; put it in by hand")
        ledger.left_out(line, what, kept)
        return in_lines("", match[0])
    shown = _OPTION.sub("", code)
    name = _RUN_HERE.get(match["name"].lower(), match["name"])
    if not shown.strip():
        ledger.left_out(line, "a cell without code")
        return in_lines("", match[0])
    ledger.became(line, "a cell of code became code; what it printed is not shown")
    made = f"{match['lead']}{match['fence']}{name}\n{shown}{match['lead']}{match['fence']}"
    return _folded(made, code, match["lead"]) if _FOLDS.search(code) else in_lines(made, match[0])


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


@dataclass(frozen=True, slots=True)
class _Shortcodes:
    """Turns the shortcodes of one text into what they show; `shut` are those that the text closes."""

    text: str
    shut: set[str]
    values: Mapping[str, Any]
    ledger: Ledger
    include: Include

    def read(self, match: re.Match[str]) -> str:
        """Return what stands for a shortcode."""
        name, rest, line = match["name"].lower(), match["rest"].strip(), line_of(self.text, match.start())
        given = dict(paired_shortcodes.GIVEN.findall(rest))
        bare = paired_shortcodes.GIVEN.sub("", rest).strip().strip("\"'")
        if match["shut"]:
            return markup.end("div") if _is_box(name) or name == "tab" else ""
        if (filled := self._filled(name, bare, given, line)) is not None:
            return filled
        shown = _shown(name, bare, given, rest) if name not in _MARKS or name in self.shut else None
        if shown is None and name in _SILENT | _MARKS:
            self.ledger.left_out(line, f"“{match[0]}”, which the old site filled in")
        elif shown is None:
            self.ledger.unread(line, "shortcodes", match[0])
        return shown or ""

    def _filled(self, name: str, bare: str, given: dict[str, str], line: int) -> str | None:
        """Return the file or the value of the site that a shortcode shows, None where it shows none."""
        path = given.get("file", bare)
        if name in ("include", "readfile") and (content := self.include(path.lstrip("/"))) is not None:
            self.ledger.included(line, path)
            shown = content.strip("\n")
            return f"```{given.get('lang', '')}\n{shown}\n```" if given.get("code") == "true" else shown
        return str(self.values[bare]) if name == "param" and bare in self.values else None


def _shown(name: str, bare: str, given: dict[str, str], rest: str) -> str | None:
    """Return the video, picture, box or address that a shortcode shows, None where it shows none of these."""
    first = bare.split(" ", maxsplit=1)[0] if bare else ""
    if name in ("video", "youtube", "vimeo"):
        host = "https://vimeo.com/" if name == "vimeo" else "https://www.youtube.com/watch?v="
        url = next(iter(re.findall(r"https?://[^\s\"'<>]+", rest)), "") or host + (given.get("id") or first)
        return markup.element("iframe", src=url, title=given.get("title", ""))
    if name in ("figure", "img") and given.get("src"):
        caption = given.get("caption", "")
        image = markup.start("img", src=given["src"], alt=given.get("alt") or caption)
        told = caption and caption != given.get("alt", caption)
        return markup.figure(image, caption) if told else image
    if name == "tab":
        return markup.box("tab", given.get("title") or given.get("name") or given.get("header") or bare)
    if _is_box(name):
        return _box(name, first, bare, given, rest)
    if first and name in ("imgproc", "link"):
        named = f"[{worded(PurePosixPath(first).name)}]({first})"
        return named if name == "link" else markup.start("img", src=first, alt=given.get("alt", ""))
    return {**dict.fromkeys(_LAID_OUT, ""), "ref": bare, "relref": bare, "tabs": "", "kbd": f"`{bare}`"}.get(name)


def _box(name: str, first: str, bare: str, given: dict[str, str], rest: str) -> str:
    """Return the start of the box that a shortcode is."""
    if name in _FOLDED and not (name == "hint" and kind_named(first)):
        title = next((given[key] for key in ("title", "summary", "text") if given.get(key)), bare)
        return markup.box(f"details {name}", title)
    title = given.get("title") or next(iter(re.findall(r"(?<![=\w])\"([^\"]+)\"", rest)), "")
    said = (given[key] for key in _SAYING if kind_named(given.get(key, "")))
    named = next(said, given.get("type") or given.get("class") or "")
    return markup.box(named or first or "info" if name in _BOXES else kind_named(named) or kind_named(name), title)
