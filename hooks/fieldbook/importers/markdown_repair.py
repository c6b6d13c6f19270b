"""Markdown as people write it, in the notation that Python-Markdown knows.

Source: CommonMark's lists with parentheses, breaks with backslashes, and escapes.
"""

from __future__ import annotations

import re

from . import footnotes, markup
from .ledger import Ledger, line_of
from .notation import IDENTITY

# Python-Markdown would take braces for attributes, and drop their words.
_BRACE = re.compile(
    r"(?:(?<=[*_)\]\U000f0001])\{(?=[^{}\n]*\})|(?:(?<=[ |])|^)\{(?=[^{}\n]*\}[ \t]*(?:\||$)))"
    rf"(?!#{IDENTITY}\}}|=)",
    re.M,
)
_BLANK = re.compile(r"(?:\\_){3,}|(?<![\w\\_])_(?:\\_){2,}|(?:\\_){2,}_")
"""A blank as editors write it that keep Markdown from taking it for a mark: GitBook's, Google Docs', pandoc's."""
_PARENTHESES = re.compile(r"(?m)^[ \t]*\d+\)[ \t]+\S[^\n]*(?:(?:\n[ \t]+\S[^\n]*)*\n+[ \t]*\d+\)[ \t]+\S[^\n]*)+")
_DOTTED = re.compile(r"(?m)^([ \t]*(?:<p>)?)[•▪◦‣●][ \t]+(?=\S)")
"""A bullet that was typed."""
_UNDERLINED = re.compile(
    r"(?m)(?<!\S)(?P<above>\A|^[ \t]*\n) {0,3}(?P<text>[^\s#>|*+=\U000f0000-][^\n|]*?)[ \t]*\n"
    r" {0,3}(?P<mark>={3,}|-{3,})[ \t]*$"
)
"""A heading whose line is below it."""
_NUMBERED = re.compile(r"(?m)^([ \t]*)#\.(?=[ \t]+\S)")
"""An item that numbers itself, as pandoc and pymdown-extensions have it."""
_BREAK = re.compile(r"(?m)(?<=[^\\\s])[ ]*\\{1,2}[ \t]*$(?=\n[ \t]*[^\s#|>*+-])")
_ALT_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\([^()\s]*\)")
_PICTURED = re.compile(r"!\[(?P<alt>[^\[\]\n]*(?:\[[^\[\]\n]*\]\([^()\s]*\)[^\[\]\n]*)+)\]\(")
"""A picture whose description holds a link."""
_KNITTED = re.compile(
    r"<div class=\"figure\"[^>\n]*>\s*(?P<image><img\b[^>]*>)\s*"
    r"<p class=\"caption\">(?P<caption>.*?)</p>\s*</div>",
    re.S,
)
"""A picture as knitr writes it, with its caption."""
_ANCHORED = re.compile(
    r"(?m)^(?P<head> {0,3}#{1,6}[ \t][^\n{}]*?)[ \t]*<a\b[^<>\n]*?\b(?:id|name)="
    rf"\"(?P<name>{IDENTITY})\"[^<>\n]*>"
    r"[ \t]*</a>[ \t]*$"
)
"""A heading with a name of its own, as GitBook writes it."""
_BARE_BOXES = re.compile(
    r"(?m)^(?P<above>[^\n]*\n)"
    r"(?P<boxes>(?:[ \t]*\[[ xX]?\][ \t]+\S[^\n]*(?:\n|\Z)){2,}|(?:[ \t]*\( \)[ \t]+\S[^\n]*(?:\n|\Z)){2,})"
)
"""Boxes or circles to tick, each at the beginning of its line, and no list."""
_WIDE_BOX = re.compile(r"(?m)^([ \t]*[-*+] \[[ xX]\]) {2,}(?=\S)")
"""A box to tick with more than one space behind it, as Notion writes it."""
_TERMLESS = re.compile(r"(?m)^(?P<head>#{1,6}[ \t][^\n]*\n[ \t]*\n?):[ \t]+(?=\S)")
"""A definition right below a heading, which is no term."""
_WORDED_LINK = re.compile(r"(?<![!\\])\[#?[^\[\]\n]+\]\([A-Za-z]+(?: [A-Za-z]+)+\)")
"""Words in parentheses behind words in brackets, which are no address."""
_RULE_ABOVE = re.compile(r"(?<=\n\n)( {0,3}(?:-{3,}|\*{3,})[ \t]*\n)(?=[^\s|:-])")
"""A rule right above a line of text."""
_RULE_BELOW = re.compile(r"(?m)^( {0,3}[-*+][ \t]+[^\s-][^\n]*\n)(?= {0,3}(?:-{3,}|\*{3,})[ \t]*$)")
"""An item of a list right above a rule, which would make a heading of it."""
_OPEN_BOLD = re.compile(r"(?<![\w*\\])\*\*(?P<words>[^\s*](?:[^*\n]*[^\s*])?)[ \t]+\*\*(?=[^\s*])")
"""Bold words with the space that follows them before their end, where Markdown sees no bold."""
_PARAGRAPH = re.compile(r"(?m)^(?P<lead>[ \t]*(?:[-*+]|\d+[.)])[ \t]+)<p>(?P<words>[^\n]*?)</p>[ \t]*$")
"""A paragraph of HTML that is all of an item of a list."""
_WRITTEN_END = re.compile(r"(?m)(?:(?<![ \t])[ \t]+)?&#(?:x20|32);(?:[ \t]*&#(?:x20|32);)*[ \t]*$")
_WRITTEN_SPACE = re.compile(r"&#(?:x20|32);")
"""A space written for a machine, as GitBook does at the end of a line."""
_HEAP = re.compile(r"\[{12,}")
_MANY, _DEEP = 300, 30
"""Brackets of a paragraph, and how many, or parentheses, may be open beyond which to look for links takes minutes."""
_ESCAPE = re.compile(r"\\(?P<mark>[\"'$%&,/:;=?@^~<]|!(?!\[)|(?<=\S )(?<!\\)>|(?<=\S[ ]\\)>)")


_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])(?P<text>[^~\n]+?)(?<=[^\s~])~~(?!~)")
"""Words that are struck through."""
_CONTENTS = re.compile(
    r"(?im)^#{2,6}[ \t]+(?P<head>(?:table of )?contents|on this page|inhalt(?:sverzeichnis)?|table des mati[èe]res"
    r"|sommaire|(?:tabla de )?contenidos?|[íi]ndice|inhoud(?:sopgave)?|spis treści|目次|(?:جدول )?المحتويات)"
    r"[ \t]*:?[ \t]*#*$\n+"
    r"(?P<list>(?:^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[^\[\]\n]*\]\(#[^()\n]*\)[ \t]*(?:\n|\Z))+)"
)
"""A list of the page's own headings."""
_LISTED = re.compile(r"\[([^\[\]\n]*)\]\(")
_WIDE_BLANK = re.compile(r"(?m)^(?P<line>[ \t\u3000]*＿{2,}[ \t\u3000]*)$|＿{2,}|（[ \u3000]{2,}）")
"""Room to write as Japanese and Chinese have it: wide underscores, and wide brackets around nothing."""


def typed_blanks(text: str) -> str:
    """Return `text` with blanks as a person would have typed them."""
    return _BLANK.sub(lambda match: "_" * max(match[0].count("_"), 4), text)


def repair(text: str, ledger: Ledger) -> str:
    """Return `text` in the notation that Python-Markdown knows; line ends stay."""
    # Brackets in heaps belong to no link, and to look for one takes minutes.
    text = _PICTURED.sub(lambda match: f"![{_ALT_LINK.sub(_words, match['alt']).strip()}](", text)
    text = _ANCHORED.sub(r"\g<head> {#\g<name>}", text)
    text = _WORDED_LINK.sub(r"\\\g<0>", _TERMLESS.sub(r"\g<head>", text))
    text = _STRUCK.sub(markup.element("del", r"\g<text>"), text)
    text = _CONTENTS.sub(lambda match: _without_contents(match, text, ledger), text)
    text = _WIDE_BLANK.sub(lambda match: "______" if match["line"] else "____", text)
    text = _RULE_BELOW.sub(r"\1\n", _RULE_ABOVE.sub(r"\1\n", text))
    text = _BARE_BOXES.sub(_listed_boxes, _WIDE_BOX.sub(r"\1 ", text))
    text = _WRITTEN_SPACE.sub(" ", _WRITTEN_END.sub("", text))
    text = _HEAP.sub(lambda match: "&#91;" * len(match[0]), text)
    text = _KNITTED.sub(_figure, text)
    if text.count("[") > _MANY:
        text = "\n\n".join(_without_depth(part) for part in text.split("\n\n"))
    text = _PARENTHESES.sub(lambda match: re.sub(r"(?m)^([ \t]*\d+)\)", r"\1.", match[0]), text)
    text = _OPEN_BOLD.sub(r"**\g<words>** ", text)
    text = _PARAGRAPH.sub(r"\g<lead>\g<words>", text)
    text = _DOTTED.sub(r"\g<1>- ", _UNDERLINED.sub(_headed, text))
    text = _BREAK.sub("  ", _NUMBERED.sub(r"\g<1>1.", text))
    text = _BRACE.sub(r"\\{", footnotes.repair(text, ledger))
    return _ESCAPE.sub(_unescaped, text)


def _without_contents(match: re.Match[str], text: str, ledger: Ledger) -> str:
    said = f"{match['head']} {' '.join(_LISTED.findall(match['list']))}"
    ledger.left_out(line_of(text, match.start()), "a table of contents, which the engine writes itself", said)
    return "\n" * match[0].count("\n")


def _listed_boxes(match: re.Match[str]) -> str:
    """Return boxes that begin their lines as a list, below the item of a list as a part of it."""
    above = match["above"]
    inner = "    " if re.match(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]", above) else ""
    lines = [f"{inner}- {line.strip()}" for line in match["boxes"].rstrip("\n").split("\n")]
    return above + "\n".join(lines) + "\n"


def _without_depth(text: str) -> str:
    """Return a paragraph without brackets that could begin a link, where too many of them are open at once."""
    if text.count("[") <= _MANY:
        return text
    return text.replace("[", "&#91;") if max(_depth(text, "[]"), _depth(text, "()")) > _DEEP else text


def _depth(text: str, marks: str) -> int:
    """Return how many of a pair of marks are open at once at most."""
    depth = deepest = 0
    for mark in re.findall(f"[{re.escape(marks)}]", text):
        depth = depth + 1 if mark == marks[0] else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _words(match: re.Match[str]) -> str:
    return match["words"].strip()


def _figure(match: re.Match[str]) -> str:
    caption = " ".join(match["caption"].split())
    shown = markup.figure(match["image"], caption) if caption else markup.element("figure", match["image"])
    return shown + "\n" * match[0].count("\n")


def _headed(match: re.Match[str]) -> str:
    return f"{match['above']}{'#' if match['mark'][0] == '=' else '##'} {match['text']}\n"


def _unescaped(match: re.Match[str]) -> str:
    # Python-Markdown knows fewer characters to escape, and would show the backslash.
    return "&lt;" if match["mark"] == "<" else match["mark"]
