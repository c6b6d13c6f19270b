"""Markdown as people write it, in the notation that Python-Markdown knows, and quotes that are boxes as boxes.

Sources: GitHub's alerts, the boxes that Jekyll themes make of quotes and paragraphs with a class (kramdown's syntax
reference), CommonMark's lists with parentheses, breaks with backslashes, and escapes.
"""

from __future__ import annotations

import re

from . import footnotes, markup
from .boxes import kind_of, kind_of_title
from .ledger import Ledger

ATTRIBUTE_LINE = re.compile(r"^(?P<lead>[ \t>]*)\{:(?!:)(?P<inner>[^{}\n]*)\}[ \t]*$")
"""A line that gives attributes to what stands above it, as kramdown has it."""
_CLASS = re.compile(r"(?:^|[\s:])\.(?P<name>[\w-]+)")
_CLASSES = re.compile(r"\bclass\s*=\s*[\"'“”]?(?P<names>[\w\s-]+)")
_ALERT = re.compile(r"^\s*(?:\*\*)?\[(?P<sign>!?)(?P<kind>\w+)\](?:\*\*)?[ \t]*(?P<rest>.*)$")
_OLDER = re.compile(r"^\s*\*\*(?P<kind>Note|Tip|Important|Warning|Caution)\*\*\s*$")
_LABELLED = re.compile(r"^\s*\*\*(?P<label>[^*\n]{3,30}?)(?::\*\*|\*\*[ \t]*:)[ \t]*(?P<rest>.*)$")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
# Python-Markdown would take braces for attributes, and drop their words.
_BRACE = re.compile(
    r"(?:(?<=[*_)\]\U000f0001])\{(?=[^{}\n]*\})|(?:(?<=[ |])|^)\{(?=[^{}\n]*\}[ \t]*(?:\||$)))"
    r"(?!#[A-Za-z][\w:.-]*\}|=)",
    re.M,
)
_PARENTHESES = re.compile(
    r"(?m)^[ \t]*\d+\)[ \t]+\S[^\n]*(?:(?:\n[ \t]+\S[^\n]*)*\n+[ \t]*\d+\)[ \t]+\S[^\n]*)+"
)
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
    r"(?m)^(?P<head> {0,3}#{1,6}[ \t][^\n{}]*?)[ \t]*<a\b[^<>\n]*?\b(?:id|name)=\"(?P<name>[A-Za-z][\w:.-]*)\"[^<>\n]*>"
    r"[ \t]*</a>[ \t]*$"
)
"""A heading with a name of its own, as GitBook writes it."""
_BARE_BOXES = re.compile(
    r"(?m)^(?P<above>[^\n]*\n)"
    r"(?P<boxes>(?:[ \t]*\[[ xX]?\][ \t]+\S[^\n]*(?:\n|\Z)){2,}|(?:[ \t]*\( \)[ \t]+\S[^\n]*(?:\n|\Z)){2,})"
)
"""Boxes or circles to tick, each at the beginning of its line, and no list."""
_TERMLESS = re.compile(r"(?m)^(?P<head>#{1,6}[ \t][^\n]*\n[ \t]*\n?):[ \t]+(?=\S)")
"""A definition right below a heading, which is no term."""
_WORDED_LINK = re.compile(r"(?<![!\\])\[#?[^\[\]\n]+\]\([A-Za-z]+(?: [A-Za-z]+)+\)")
"""Words in parentheses behind words in brackets, which are no address."""
_RULE_ABOVE = re.compile(r"(?<=\n\n)( {0,3}(?:-{3,}|\*{3,})[ \t]*\n)(?=[^\s|:-])")
"""A rule right above a line of text."""
_WRITTEN_END = re.compile(r"(?m)(?:(?<![ \t])[ \t]+)?&#(?:x20|32);(?:[ \t]*&#(?:x20|32);)*[ \t]*$")
_WRITTEN_BLANK = re.compile(r"&#(?:x20|32);")
"""A blank written for a machine, as GitBook does at the end of a line."""
_HEAP = re.compile(r"\[{12,}")
_MANY, _DEEP = 300, 30
"""Brackets of a paragraph, and how many, or parentheses, may be open beyond which to look for links takes minutes."""
_ESCAPE = re.compile(r"\\(?P<mark>[\"'$%&,/:;=?@^~<]|!(?!\[)|(?<=\S )(?<!\\)>|(?<=\S[ ]\\)>)")


def boxes_of_quotes(text: str, ledger: Ledger) -> str:
    """Return `text` with quotes and paragraphs whose class or first word names a box as boxes; line ends stay."""
    return "\n".join(_quotes(text.split("\n"), 1, ledger))


def repair(text: str, ledger: Ledger) -> str:
    """Return `text` in the notation that Python-Markdown knows; line ends stay."""
    # Brackets in heaps belong to no link, and to look for one takes minutes.
    text = _PICTURED.sub(lambda match: f"![{_ALT_LINK.sub(_words, match['alt']).strip()}](", text)
    text = _ANCHORED.sub(r"\g<head> {#\g<name>}", text)
    text = _WORDED_LINK.sub(r"\\\g<0>", _TERMLESS.sub(r"\g<head>", text))
    text = _RULE_ABOVE.sub(r"\1\n", text)
    text = _BARE_BOXES.sub(_listed_boxes, text)
    text = _WRITTEN_BLANK.sub(" ", _WRITTEN_END.sub("", text))
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
        after = ATTRIBUTE_LINE.match(lines[end]) if end < len(lines) else None
        inner = [_QUOTE.sub("", line, count=1) for line in lines[index:end]]
        kind, title, inner = _quote_kind(inner, after["inner"] if after else "")
        if not kind and (labelled := _LABELLED.match(inner[0])) and (kind := kind_of_title(labelled["label"])):
            ledger.became(
                first + index, f"a quote that begins with “{labelled['label']}” became a box", labelled["label"]
            )
            inner = [labelled["rest"], *inner[1:]]
        if kind:
            inner = _quotes(inner, first + index, ledger)
            inner[0] = markup.box(kind, title) + inner[0]
            inner[-1] += markup.end("div") if inner[-1].strip() else "\n" + markup.end("div")
            out[index:end] = [*inner[:-1], inner[-1].replace("\n", "")]
            if after:
                out[end] = ""
        index = end
    return out


_OPEN_BOLD = re.compile(r"(?<![\w*\\])\*\*(?P<words>[^\s*](?:[^*\n]*[^\s*])?)[ \t]+\*\*(?=[^\s*])")
"""Bold words with the space that follows them before their end, where Markdown sees no bold."""
_PARAGRAPH = re.compile(r"(?m)^(?P<lead>[ \t]*(?:[-*+]|\d+[.)])[ \t]+)<p>(?P<words>[^\n]*?)</p>[ \t]*$")
"""A paragraph of HTML that is all of an item of a list."""
_TITLED = re.compile(r"^(?P<head>#{1,6}[ \t].*?)[ \t]*\{(?P<classes>[ \t]*\.[\w. \t-]+)\}[ \t]*$")


def _quote_kind(inner: list[str], attributes: str) -> tuple[str, str, list[str]]:
    """Return the kind of box that a quote is, or "", its title, and its lines without the word that said so."""
    kinds = [name for name in _classes(attributes) if kind_of([name])]
    if kinds:
        return " ".join(kinds), "", inner
    # The first template of Software Carpentry's has the class behind the heading.
    head = _TITLED.match(inner[0])
    if head and (named := [name for name in head["classes"].replace(".", " ").split() if kind_of([name])]):
        return " ".join(named), "", [head["head"], *inner[1:]]
    alert = _ALERT.match(_OLDER.sub(r"[!\g<kind>]", inner[0]))
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
    own = ATTRIBUTE_LINE.match(lines[index])
    if own is None or ">" in own["lead"]:
        return
    classes = _classes(own["inner"])
    kinds = [bare for name in classes if kind_of([bare := name.removesuffix("-title")])]
    if not kinds:
        return
    start, end = _block_above(lines, index)
    if start == end:
        start, end = _block_below(lines, index)
    if start == end or re.match(r"\s*(?:[#|<{]|!\[[^\n]*\)\s*$)", lines[start]):
        return
    lines[index] = ""
    title = ""
    if all(line.startswith(">") for line in lines[start:end]):
        # The quote is no more than what holds the box together.
        lines[start:end] = [_QUOTE.sub("", line, count=1) for line in lines[start:end]]
        if f"{kinds[0]}-title" in classes:
            title, lines[start] = lines[start].strip(), ""
    lines[start] = markup.box(" ".join(kinds), title) + lines[start]
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
