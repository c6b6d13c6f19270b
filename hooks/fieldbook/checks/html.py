"""Mistakes in the HTML that an author typed: tags that do not exist, do not close, or close in the wrong order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .context import Course
from .rule import error, warning
from .suggest import did_you_mean

UNKNOWN = warning(
    "html-unknown",
    "What stands between < and > is taken for HTML, and browsers show nothing of a tag they don't know.",
    "Write to <your partner>.",
    "Write to *your partner*.",
)
NESTING = error(
    "html-nesting",
    "Tags close in the opposite order of their beginning; otherwise browsers guess.",
    "Ask <b>early and <i>often</b></i>.",
    "Ask <b>early and <i>often</i></b>.",
)
OPEN = error(
    "html-open",
    "A tag that is not closed goes on to the end of the page.",
    "Ask <b>early.",
    "Ask <b>early</b>.",
)
RULES = (UNKNOWN, NESTING, OPEN)

_TAG = re.compile(r"(?<!\\)<(/?)([a-zA-Z][\w-]*)(?=[\s/>])(?=((?:[^<>\"']|\"[^\"]*\"|'[^']*')*))\3>")
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_OPTIONAL = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "colgroup"})
_OTHERS = frozenset(
    {"a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "button", "canvas"}
    | {"caption", "cite", "code", "data", "datalist", "del", "details", "dfn", "dialog", "div", "dl", "em", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "i", "iframe"}
    | {"ins", "kbd", "label", "legend", "main", "map", "mark", "math", "menu", "meter", "nav", "noscript", "object"}
    | {"ol", "optgroup", "output", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script"}
    | {"search", "section", "select", "slot", "small", "span", "strong", "style", "sub", "summary", "sup", "svg"}
    | {"table", "template", "textarea", "time", "u", "ul", "var", "video", "center", "font", "big", "tt", "strike"}
)
_KNOWN = _EMPTY | _OPTIONAL | _OTHERS
_FOREIGN = frozenset({"svg", "math", "script", "style"})


def check(source: Source, course: Course) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's tags. Blocks of HTML that do not end are found while reading."""
    if "<" not in source.prose:
        return
    hidden = any(problem.code == "html-unclosed" for problem in source.problems)
    around: list[tuple[str, int]] = []
    for match in _TAG.finditer(source.prose):
        closes, tag = match.group(1), match.group(2).lower()
        if around and around[-1][0] in _FOREIGN and tag != around[-1][0]:
            continue
        if tag not in _KNOWN and "-" not in tag:
            yield _unknown(source, match, tag)
        elif tag in _EMPTY or tag in _OPTIONAL or match.group(3).endswith("/"):
            continue
        elif not closes:
            around.append((tag, match.start()))
        elif not hidden:
            yield from _close(source, match, tag, around)
    if not hidden:
        for tag, start in around:
            message, hint = f"<{tag}> is not closed", f"type </{tag}> where it ends"
            yield OPEN.at(source.name, *_place(source, start), message, hint)


def _close(source: Source, match: re.Match[str], tag: str, around: list[tuple[str, int]]) -> Iterator[Diagnostic]:
    """Take the tag that `match` closes off the open ones, and report what stands in its way."""
    names = [name for name, _start in around]
    if tag not in names:
        message = f"</{tag}> closes nothing"
        hint = f"delete it, or type <{tag}> where it begins"
        yield NESTING.at(source.name, *_place(source, match.start()), message, hint)
        return
    if names[-1] != tag:
        message = f"</{tag}> comes before </{names[-1]}>, which began later"
        yield NESTING.at(source.name, *_place(source, match.start()), message, f"type </{names[-1]}> first")
        wrong = len(names) - 1 - names[::-1].index(tag)
        del around[wrong]
        return
    around.pop()


def _unknown(source: Source, match: re.Match[str], tag: str) -> Diagnostic:
    words = match.group()
    hint = did_you_mean(tag, _KNOWN, likeness=0.75) if len(tag) > 2 and not match.group(3).strip() else ""
    message = f'"{words}" is no HTML and does not show'
    hint = hint or f'type "\\{words}" if it is to show, or other marks, as in *{words.strip("</>")}*'
    return UNKNOWN.at(source.name, *_place(source, match.start()), message, hint)


def _place(source: Source, offset: int) -> tuple[int, int]:
    line = source.prose.count("\n", 0, offset) + 1
    return line, offset - source.prose.rfind("\n", 0, offset)
