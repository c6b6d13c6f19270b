"""Mistakes in the HTML that an author typed: tags that do not exist, do not close, or close in the wrong order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .addresses import HOST
from .rule import error, notice, warning
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
QUOTES = error(
    "html-quotes",
    "In HTML, values stand between straight quotation marks; with curly ones the mark is part of the value.",
    "Some <a href=\u201dhttps://example.org\u201d>words</a>.",
    'Some <a href="https://example.org">words</a>.',
)
FRAME = warning(
    "html-frame",
    "An iframe, or what else is loaded from another site, asks that for something before anyone has pressed a key, and "
    "shows nothing without a network.",
    '<iframe src="https://www.youtube.com/embed/pzmMk63ihNM"></iframe>',
    "/// video | Two minutes\n    url: https://www.youtube.com/watch?v=pzmMk63ihNM\n"
    "    transcript: transcripts/two-minutes.md\n///",
)
PLAIN = warning(
    "html-plain",
    "Between the tags of HTML, Markdown is not read, and its marks show.",
    "<div>\n\n## Inside\n\n- one\n\n</div>",
    "/// html | div\n\n## Inside\n\n- one\n///",
)
OLD = notice(
    "html-old",
    "Tags that only say how something looks have left HTML; readers' own colors and sizes lose against them.",
    '<font color="red">Ask early.</font>',
    "**Ask early.**",
)
RULES = (UNKNOWN, NESTING, OPEN, QUOTES, FRAME, PLAIN, OLD)

_OLD = frozenset({"font", "center", "big", "tt", "strike"})

_CURLY = re.compile(r"<[a-zA-Z][^<>]*?=\s*(?P<mark>[\u201c\u201d\u201e\u2018\u2019\u00ab])")
_LOADED = re.compile(
    r"<(?P<tag>iframe\b[^>]*?src\s*=\s*[\"']?(?P<frame>[^\"'\s>]*)"
    r"|(?:embed|object|video|audio|source|script|link)\b[^<>]*?\s(?:src|data|href)\s*=\s*[\"']?"
    r"(?P<address>(?:https?:)?//[^\"'\s>]+))",
    re.IGNORECASE,
)
"""What makes a browser load something before anyone has pressed a key. Pictures have rules of their own."""
_MARKDOWN = re.compile(
    r"\s{0,3}(?:#{1,6} \S|[-*+] \S|\d+\. \S|/{3,}[ \t]*\w|\|.*\|\s*$)"
    r"|.*(?:\*\*[^\s*][^*]*\*\*|\]\([^()\s]*[./#][^()\s]*\))"
)
_RAW = re.compile(r"<(?P<tag>pre|script|style|textarea)\b", re.IGNORECASE)
"""What shows its text as it is typed, or is no text."""

_TAG = re.compile(r"(?<!\\)(?<!\]\()<(/?)([a-zA-Z][\w.-]*)(?=[\s/>])(?=((?:[^<>\"']|\"[^\"]*\"|'[^']*')*))\3>")
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


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's tags. Blocks of HTML that do not end are found while reading."""
    if "<" not in source.prose:
        return
    yield from _lines(source)
    yield from _loaded(source)
    hidden = any(problem.code == "html-unclosed" for problem in source.problems)
    start = source.prose.rfind("<!--")
    if start >= 0 and not hidden and "-->" not in source.prose[start:]:
        message, hint = 'the remark that begins with "<!--" has no end, and shows', 'type "-->" where it ends'
        yield OPEN.at(source.name, *_place(source, start), message, hint)
    around: list[tuple[str, int]] = []
    for match in _TAG.finditer(source.prose):
        closes, tag = match.group(1), match.group(2).lower()
        if around and around[-1][0] in _FOREIGN and tag != around[-1][0]:
            continue
        if tag in _OLD and not closes:
            message = f"<{tag}> has left HTML"
            hint = "type in Markdown what it stands for, as in **bold** words"
            yield OLD.at(source.name, *_place(source, match.start()), message, hint)
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


def _loaded(source: Source) -> Iterator[Diagnostic]:
    """Yield what a browser loads from another site by itself."""
    for match in _LOADED.finditer(source.prose):
        message = f"this embeds {match['frame'] or match['address'] or 'another page'}"
        hint = 'type "/// video | Title" with its address as url, or a link to it'
        if match["tag"].lower().startswith(("script", "link")):
            hint = "save the file into docs/, and name it there"
        yield FRAME.at(source.name, *_place(source, match.start()), message, hint)


def _lines(source: Source) -> Iterator[Diagnostic]:
    """Yield what can be told from a line alone."""
    plain, raw = 0, ""
    for number, line in enumerate(source.prose_lines, 1):
        if match := _CURLY.search(line):
            message = f"{match['mark']} is no quotation mark of HTML"
            yield QUOTES.at(source.name, number, match.start("mark") + 1, message, 'type " on both sides of the value')
        if number not in source.html_lines:
            plain, raw = 0, ""
            continue
        begun = _RAW.search(line) if not raw else None
        raw = begun["tag"] if begun else raw
        if raw and re.search(rf"</{raw}\b", line, re.IGNORECASE):
            raw = ""
        elif not raw and not plain and _MARKDOWN.match(line):
            plain = number
            hint = 'type "/// html | div" and "///" in place of the tags, or HTML within them'
            yield PLAIN.on_line(source.name, number, "in this HTML, Markdown is not read", hint)


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
    if HOST.match(tag):
        hint = f'type "<https://{words.strip("</>")}>"'
        return UNKNOWN.at(source.name, *_place(source, match.start()), f"{words} is no link, and does not show", hint)
    hint = did_you_mean(tag, _KNOWN, likeness=0.75) if len(tag) > 2 and not match.group(3).strip() else ""
    message = f'"{words}" is no HTML and does not show'
    hint = hint or f'type "\\{words}" if it is to show, or other marks, as in *{words.strip("</>")}*'
    return UNKNOWN.at(source.name, *_place(source, match.start()), message, hint)


def _place(source: Source, offset: int) -> tuple[int, int]:
    line = source.prose.count("\n", 0, offset) + 1
    return line, offset - source.prose.rfind("\n", 0, offset)
