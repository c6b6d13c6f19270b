"""kramdown's own notation: attribute lists, tables of contents, options.

Source: kramdown's syntax reference. What attributes say that a lesson still needs (the name of a heading) stays.
"""

from __future__ import annotations

import re

from ..headings import kramdown_name
from ..indented_code import is_indented_code
from ..ledger import Ledger, line_of
from ..notation import IDENTITY
from ..quote_boxes import ATTRIBUTE_LINE
from .inline_marks import without_abbreviations

_QUOTES = "[\"'“”„‘’]"
_LIST = re.compile(r"\{:(?!:)\s*(?P<inner>(?:[^{}\n\"“”]|" + _QUOTES + r"[^\"“”\n]*" + _QUOTES + r")*)\}")
_NAME = re.compile(rf"(?:^|[\s:])#(?P<name>{IDENTITY})")
_HEAD = re.compile(r"^(?P<text>\s{0,3}#{1,6}\s.*?)\s*\{\s*(?P<inner>[#.:-][^{}\n]*|-)\}\s*#*\s*$")
_CONTENTS = re.compile(
    r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:\s*toc[^}\n]*\}[ \t]*$"
    r"|^[ \t]*(?:\[\[?toc\]?\]|\{:toc\})[ \t]*$",
    re.M | re.I,
)
_CONTENTS_FOLDED = re.compile(
    r"^[ \t]*<details\b[^>]*>\s*(?:<summary>(?:(?!</summary>).)*</summary>\s*)?(?:\{:[^}\n]*\}\s*)?"
    r"(?:[-*+]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:\s*toc[^}\n]*\}\s*</details>[ \t]*$",
    re.M | re.I | re.S,
)
_CONTENTS_HEADED = re.compile(
    r"^(?P<head>#{1,6}[ \t]+[^\n]*\n)(?:[ \t]*\{:[^}\n]*\}[ \t]*\n)?"
    r"(?=\s*(?:[-*+]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:\s*toc)",
    re.M | re.I,
)
_CALLED = re.compile(
    r"\b(?:contents?|toc|outline|on this page|inhalt\w*|[ií]ndice|contenidos?|sommaire|sumario|inhoud\w*)\b", re.I
)
"""What a table of contents is called."""
_OPTIONS = re.compile(r"\{::(?:options|comment|nomarkdown)?[^}\n]*/\}|\{::comment\}.*?\{:/(?:comment)?\}", re.S)
_NAMED_TERMS = re.compile(
    r"^[ \t]*\{:[ \t]*auto_ids[ \t]*\}[ \t]*\n(?P<list>(?:[^\n:#][^\n]*\n|:[ \t][^\n]*(?:\n|\Z)|[ \t]*\n)*)", re.M
)
"""A list of definitions whose terms have names, made of their words."""
_TERM = re.compile(r"(?m)^(?P<words>[^\s:{}][^\n{}]*?)[ \t]*$(?=\n(?:[ \t]*\n)?(?:[^\s:][^\n]*\n)*:[ \t])")
_EXTENSION = re.compile(r"\{::\w*[^}\n]*\}|\{:/\w*\}")


_FENCED = re.compile(
    r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}"
    r"|^(?=(?P<quoted>[ \t]*>)?)(?P<lead>[ \t>]*)(?P<fence>~{3,}|`{3,})(?P<info>[^`\n]*)\n"
    r"(?P<code>.*?)^(?P<end>(?(quoted)[ \t>]*|[ \t]*)(?P=fence)[`~]*[ \t]*)$"
    r"(?P<below>\n[ \t>]*\{:[ \t]*\.(?:language-)?(?P<name>[\w-]+)[^}\n]*\}[ \t]*$)?",
    re.M | re.S,
)
"""Code, and what Liquid shows as it was typed, which is matched so that nothing in it is."""
_NO_LANGUAGE = ("output", "error", "source", "warning")


def with_languages(text: str) -> str:
    """Return `text` with the language of code, which kramdown names in the line below it, where Markdown has it."""

    def named(match: re.Match[str]) -> str:
        if not match["below"] or match["info"].strip() or is_indented_code(match["lead"], text, match.start()):
            return match[0]
        inner = re.search(r"(?m)^[ \t>]*`{3}", match["code"])
        name = "" if match["name"] in _NO_LANGUAGE else match["name"]
        below = match["lead"].rstrip() if match["quoted"] else ""
        fence, end = (match["fence"], match["end"]) if inner else ("```", match["end"].replace("~", "`"))
        return f"{match['lead']}{fence}{name}\n{match['code']}{end}\n{below}"

    return _FENCED.sub(named, text)


def read(text: str, ledger: Ledger) -> str:
    """Return `text` without kramdown's own notation; line ends stay. Boxes made of quotes have been read before."""
    text = without_abbreviations(text, ledger)
    text = _CONTENTS_FOLDED.sub(lambda match: _contents(match, text, ledger), text)
    text = _CONTENTS_HEADED.sub(lambda match: _headed(match, text, ledger), text)
    text = _CONTENTS.sub(lambda match: _contents(match, text, ledger), text)
    text = _OPTIONS.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _NAMED_TERMS.sub(_with_names, text)
    return _attributes(_EXTENSION.sub("", text))


def _with_names(match: re.Match[str]) -> str:
    """Give each term of a list of definitions the name that the old site made of its words."""

    def named(term: re.Match[str]) -> str:
        name = kramdown_name(term["words"])
        return f"{term['words']} {{#{name}}}" if name else term[0]

    return "\n" + _TERM.sub(named, match["list"])


def _contents(match: re.Match[str], text: str, ledger: Ledger) -> str:
    words = re.sub(r"\{:[^}\n]*\}|<[^<>]*>|(?m:^[ \t]*(?:[-*+]|\d+\.)[ \t]+)", "", match[0])
    ledger.left_out(line_of(text, match.start()), "a table of contents: every page has one", words)
    return "\n" * match[0].count("\n")


def _headed(match: re.Match[str], text: str, ledger: Ledger) -> str:
    """Take out the heading of a table of contents; of another kind of list, it stays."""
    return _contents(match, text, ledger) if _CALLED.search(match["head"]) else match[0]


def _attributes(text: str) -> str:
    """Drop attribute lists; a heading keeps its name."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if own := ATTRIBUTE_LINE.match(line):
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
