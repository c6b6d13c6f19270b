"""kramdown's and its relatives' own notation: attribute lists, classes on quotes, tables without a head, notes.

Sources: kramdown's syntax reference, GitHub's alerts, and the boxes that Jekyll themes make of quotes.
What attributes say that a lesson still needs (the name of a heading) stays; classes that name a box make a box.
"""

from __future__ import annotations

import re

from .. import footnotes, markup
from ..boxes import kind_of
from ..ledger import Ledger, line_of

_QUOTES = "[\"'“”„‘’]"
_LIST = re.compile(r"\{:(?!:)\s*(?P<inner>(?:[^{}\n\"“”]|" + _QUOTES + r"[^\"“”\n]*" + _QUOTES + r")*)\}")
_OWN_LINE = re.compile(r"^(?P<lead>[ \t>]*)\{:(?!:)(?P<inner>[^{}\n]*)\}[ \t]*$")
_CLASS = re.compile(r"(?:^|[\s:])\.(?P<name>[\w-]+)")
_CLASSES = re.compile(r"\bclass\s*=\s*[\"'“”]?(?P<names>[\w\s-]+)")
_NAME = re.compile(r"(?:^|[\s:])#(?P<name>[A-Za-z][\w:.-]*)")
_HEAD = re.compile(r"^(?P<text>\s{0,3}#{1,6}\s.*?)\s*\{\s*(?P<inner>[#.:-][^{}\n]*|-)\}\s*#*\s*$")
_CONTENTS = re.compile(
    r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:\s*toc[^}\n]*\}[ \t]*$"
    r"|^[ \t]*(?:\[\[?toc\]?\]|\{:toc\})[ \t]*$",
    re.M | re.I,
)
_OPTIONS = re.compile(r"\{::(?:options|comment|nomarkdown)?[^}\n]*/\}|\{::comment\}.*?\{:/(?:comment)?\}", re.S)
_EXTENSION = re.compile(r"\{::\w*[^}\n]*\}|\{:/\w*\}")
_ALERT = re.compile(r"^\s*(?:\*\*)?\[(?P<sign>!?)(?P<kind>\w+)\](?:\*\*)?[ \t]*(?P<rest>.*)$")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
# Python-Markdown would take braces for attributes, and drop their words.
_BRACE = re.compile(
    r"(?:(?<=[*_)\]\U000f0001])\{(?=[^{}\n]*\})|(?:(?<=[ |])|^)\{(?=[^{}\n]*\}[ \t]*(?:\||$)))(?!#[A-Za-z][\w:.-]*\})",
    re.M,
)
_PARENTHESES = re.compile(r"(?m)^[ \t]*\d+\)[ \t]+\S[^\n]*(?:\n+[ \t]*\d+\)[ \t]+\S[^\n]*)+")
_BREAK = re.compile(r"(?m)(?<=[^\\\s])[ ]*\\{1,2}[ \t]*$(?=\n[ \t]*[^\s#|>*+-])")
_ESCAPE = re.compile(r"\\(?P<mark>[\"'$%&,/:;=?@^~<])")


def repair(text: str, ledger: Ledger) -> str:
    """Return `text` in the notation that Python-Markdown knows, and boxes as HTML; line ends stay."""
    text = _CONTENTS.sub(lambda match: _contents(match, text, ledger), text)
    text = _OPTIONS.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _EXTENSION.sub("", text)
    text = _PARENTHESES.sub(lambda match: re.sub(r"(?m)^([ \t]*\d+)\)", r"\1.", match[0]), text)
    text = "\n".join(_quotes(text.split("\n"), 1, ledger))
    text = _BREAK.sub("  ", _attributes(text))
    text = _BRACE.sub(r"\\{", footnotes.repair(text, ledger))
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    # Python-Markdown knows fewer characters to escape, and would show the backslash.
    return "&lt;" if match["mark"] == "<" else match["mark"]


def _contents(match: re.Match[str], text: str, ledger: Ledger) -> str:
    first = match[0].split("\n")[0]
    words = re.sub(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+", "", first) if "\n" in match[0] else ""
    ledger.left_out(line_of(text, match.start()), "a table of contents: every page has one", words)
    return "\n" * match[0].count("\n")


def _attributes(text: str) -> str:
    """Drop attribute lists; a heading keeps its name."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if own := _OWN_LINE.match(line):
            name = _NAME.search(own["inner"])
            above = index - 1
            if name and above > 0 and re.fullmatch(r" {0,3}(?:=+|-{2,})[ \t]*", lines[above]):
                lines[above - 1] = f"{lines[above - 1].rstrip()} {{#{name['name']}}}"
            elif name and above >= 0 and re.match(r"\s{0,3}#{1,6}\s", lines[above]) and "{#" not in lines[above]:
                lines[above] = f"{lines[above].rstrip()} {{#{name['name']}}}"
            lines[index] = own["lead"].rstrip() if ">" in own["lead"] else ""
        else:
            lines[index] = _in_line(line)
    return "\n".join(lines)


def _in_line(line: str) -> str:
    if "{" not in line:
        return line
    found = _LIST.search(line)
    name = _NAME.search(found["inner"]) if found and re.match(r"\s{0,3}#{1,6}\s", line) else None
    line = _LIST.sub("", line).rstrip() if found else line
    if name:
        return f"{line} {{#{name['name']}}}"
    if head := _HEAD.match(line):
        named = _NAME.search(head["inner"])
        return f"{head['text']} {{#{named['name']}}}" if named else head["text"]
    return line


def _quotes(lines: list[str], first: int, ledger: Ledger) -> list[str]:
    """Turn quotes and paragraphs whose class names a box into boxes."""
    out = list(lines)
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _QUOTE.match(lines[end]):
            end += 1
        if end == index:
            _paragraph(out, index, ledger)
            index += 1
            continue
        after = _OWN_LINE.match(lines[end]) if end < len(lines) else None
        inner = [_QUOTE.sub("", line, count=1) for line in lines[index:end]]
        kind, title, inner = _quote_kind(inner, after["inner"] if after else "")
        if kind:
            inner = _quotes(inner, first + index, ledger)
            inner[0] = markup.box(kind, title) + inner[0]
            inner[-1] += markup.end("div") if inner[-1].strip() else "\n" + markup.end("div")
            out[index:end] = [*inner[:-1], inner[-1].replace("\n", "")]
            if after:
                out[end] = ""
        index = end
    return out


def _quote_kind(inner: list[str], attributes: str) -> tuple[str, str, list[str]]:
    """Return the kind of box that a quote is, or "", its title, and its lines without the word that said so."""
    kinds = [name for name in _classes(attributes) if kind_of([name])]
    if kinds:
        return " ".join(kinds), "", inner
    alert = _ALERT.match(inner[0])
    if alert and kind_of([alert["kind"].lower()]) and (alert["sign"] or alert["kind"].islower()):
        rest = alert["rest"].strip()
        title = rest.removesuffix("**").strip() if rest.endswith("**") else ""
        return alert["kind"].lower(), title, ["" if title else rest, *inner[1:]]
    return "", "", inner


def _classes(attributes: str) -> list[str]:
    names = [match["name"] for match in _CLASS.finditer(attributes)]
    for match in _CLASSES.finditer(attributes):
        names += match["names"].split()
    return names


def _paragraph(lines: list[str], index: int, ledger: Ledger) -> None:
    """Turn a paragraph with a class of a box below it, or above it, into a box."""
    own = _OWN_LINE.match(lines[index])
    if own is None or ">" in own["lead"]:
        return
    kinds = [name for name in _classes(own["inner"]) if kind_of([name])]
    if not kinds:
        return
    start, end = _block_above(lines, index)
    if start == end:
        start, end = _block_below(lines, index)
    if start == end or re.match(r"\s*(?:[#|<]|\{)", lines[start]):
        return
    lines[index] = ""
    lines[start] = markup.box(" ".join(kinds)) + lines[start]
    lines[end - 1] += markup.end("div")


def _block_above(lines: list[str], index: int) -> tuple[int, int]:
    start = index
    while start > 0 and lines[start - 1].strip():
        start -= 1
    return start, index


def _block_below(lines: list[str], index: int) -> tuple[int, int]:
    end = index + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return index + 1, end
