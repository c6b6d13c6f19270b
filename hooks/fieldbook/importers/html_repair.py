"""Tags of HTML, mended such that a parser survives them, and keeps their words.

HTML parsers do as browsers do, and browsers lose words: all that follows an `<iframe>` without an end, all in a
tag whose quote is not closed, and whatever looks like `<your name>`. Here such places are mended beforehand.
"""

from __future__ import annotations

import re
from html import unescape

from . import markup
from .element_names import KNOWN
from .ledger import Ledger, line_of
from .placeholders import AMP, LESS, NO_BREAK

_TAG = re.compile(r"<(?P<shut>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<rest>(?:\s|/|>|$)?)")
_WHOLE = re.compile(r"<(/?)[A-Za-z][\w:.-]*(?:\"[^\"<]*\"|'[^'<]*'|[^'\"<>])*>")
_END = re.compile(r"</[A-Za-z][\w:.-]*(?:\s*|\s[^<>\n]{0,30})>")
_LOOSE = re.compile(r"<(/?)[A-Za-z][\w:.-]*[^<>\n]*>?")
_ENDLESS = re.compile(r"<[A-Za-z][\w:.-]*\s[^<>]*=[^<>]*(?=<)")
"""A tag with attributes that the next tag cuts short."""
_RUBY = re.compile(r"<ruby\b(?:(?!<rp\b|</ruby>).)*</ruby>", re.I | re.S)
"""Signs with how they are read, and no parentheses around that."""
_READING = re.compile(r"<rt\b[^<>]*>(?P<said>[^<>]*)(?:</rt>)?", re.I)
_DOCTYPE = re.compile(r"<!doctype\b[^>]*>|<\?xml\b[^>]*>", re.I)
_RAW = ("iframe", "textarea", "title", "xmp", "noembed", "noframes", "select", "button", "object", "video", "audio")
_NESTS = re.compile(
    r"<(?P<shut>/?)(?:div|section|article|aside|blockquote|ul|ol|dl|table|details|span|b|i|u|em|strong|font|center)\b",
    re.I,
)
_PHRASE = re.compile(
    r"<(?P<name>sup|sub|kbd|mark)\b[^<>]*>"
    r"(?:(?!</(?P=name)\s*>)[^\n]|\n(?!\s*\n|[ \t]*(?:[-*+]|\d+[.)]|#+)[ \t])){0,3000}",
    re.I,
)
"""What raises or lowers words, up to its end or to that of its item or paragraph."""
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_SPACE = re.compile(rf"(?<=>|[^\W\d_])(?:{NO_BREAK}|\u00a0)(?=<|[^\W\d_])")
"""A space at which no line breaks, between letters or beside a tag; beside numbers and signs it means something."""
_SPACES = re.compile(
    rf"(?<=[^\s>])(?:[ \t]+(?:{NO_BREAK}|\u00a0)|(?:{NO_BREAK}|\u00a0){{2}})(?:[ \t]|{NO_BREAK}|\u00a0)*(?=[^\s<])"
)
"""Several such spaces, or one beside another space, which only make room between words."""
DEEPEST = 60
"""Elements within elements beyond this depth are dissolved: no author wrote them, and no reader could tell."""


def mend(text: str, ledger: Ledger) -> str:
    """Return `text` such that every `<` begins a tag of HTML, and each tag is whole."""
    # What is said above a sign stands behind it, as where a browser can't show it above.
    text = _RUBY.sub(lambda match: _READING.sub(r"(\g<said>)", match[0]), text)
    text = _PHRASE.sub(lambda match: _close_phrase(match, text, ledger), text)
    closing = {name.lower() for name in re.findall(r"</([A-Za-z][\w:.-]*)", text)}
    out: list[str] = []
    nesting = _Nesting()
    at = 0
    while (found := text.find("<", at)) >= 0:
        out.append(_typed(text[at:found]))
        tag, at = _tag(text, found, closing, ledger)
        out.append(nesting.limited(tag))
    if nesting.dropped:
        ledger.look(0, f"boxes more than {DEEPEST} deep were dissolved")
    out.append(_typed(text[at:]))
    return _close_raw("".join(out), ledger)


def typed_spaces(page: str) -> str:
    """Return a page with the spaces that its editor has put between words as one types them."""
    return _SPACE.sub(" ", _SPACES.sub(" ", page))


def _typed(text: str) -> str:
    """Return words as one types them: `é` for `&eacute;`, but as it is what means something, or can't be seen."""
    return _REFERENCE.sub(_letter, text).replace("&", AMP)


def _letter(match: re.Match[str]) -> str:
    """Return what a reference stands for where one would type it, or the reference."""
    char = unescape(match[0])
    if char == "\xa0":
        return "&nbsp;"
    is_safe = char.isalnum() or char in "\"'" if char.isascii() else char.isprintable()
    return char if len(char) == 1 and is_safe else match[0]


def _close_phrase(match: re.Match[str], text: str, ledger: Ledger) -> str:
    """Close what raises or lowers words where its item of a list or its paragraph ends."""
    name = match["name"].lower()
    if text[match.end() : match.end() + 2] == "</":
        return match[0]
    ledger.repaired(line_of(text, match.start()), f"a <{name}> that nothing closed was closed")
    return match[0] + markup.end(name)


class _Nesting:
    """Counts how deep the elements nest that hold others, and drops those beyond what any reader could tell."""

    def __init__(self) -> None:
        self.dropped = 0
        self._depth = self._beyond = 0

    def limited(self, tag: str) -> str:
        """Return a tag, or only its line ends where it lies too deep."""
        match = _NESTS.match(tag)
        if match is None:
            return tag
        if not match["shut"]:
            if self._depth < DEEPEST:
                self._depth += 1
                return tag
            self._beyond += 1
            self.dropped += 1
        elif self._beyond:
            self._beyond -= 1
        else:
            self._depth = max(self._depth - 1, 0)
            return tag
        # Words on both sides stay apart.
        return "\n" * tag.count("\n") or " "


def _tag(text: str, start: int, closing: set[str], ledger: Ledger) -> tuple[str, int]:
    """Return what to write for the `<` at `start`, and where to go on."""
    match = _TAG.match(text, start)
    if match is None:
        return _no_tag(text, start)
    name = match["name"].lower()
    if match["shut"]:
        return _end(text, start, name)
    whole = _WHOLE.match(text, start)
    if whole is None or "\n\n" in whole[0]:
        return _broken(text, start, name, ledger)
    if name in KNOWN:
        return _straight(whole[0]), whole.end()
    if ":" in name or name in closing:
        # An element of another system; its words stay.
        return "\n" * whole[0].count("\n"), whole.end()
    return f"{AMP}lt;", start + 1


def _end(text: str, start: int, name: str) -> tuple[str, int]:
    """Return an end tag; where much stands in it, it is none, and a parser would lose those words."""
    ended = _END.match(text, start)
    if ended is None:
        return f"{AMP}lt;", start + 1
    return markup.end(name) if name in KNOWN else "", ended.end()


def _no_tag(text: str, start: int) -> tuple[str, int]:
    if doctype := _DOCTYPE.match(text, start):
        return "\n" * doctype[0].count("\n"), doctype.end()
    return (f"{AMP}lt;" if text[start + 1 : start + 2] in ("!", "?", "/") else LESS), start + 1


def _broken(text: str, start: int, name: str, ledger: Ledger) -> tuple[str, int]:
    """Mend a tag whose quotes do not match, or that the next tag cuts short."""
    loose = _LOOSE.match(text, start)
    ended = loose is not None and loose[0].endswith(">")
    if loose is None or name not in KNOWN or not (ended or _ENDLESS.match(text, start)):
        return f"{AMP}lt;", start + 1
    ledger.repaired(line_of(text, start), f"the quotes in a <{name}> tag were mended")
    return _straight(loose[0].removesuffix(">") + ">", odd=True), loose.end()


def _straight(tag: str, odd: bool = False) -> str:
    """Make a tag's typographic quotes straight; where one is missing, do without any."""
    tag = re.sub("=[“”„‘’]([^“”„‘’\"']*)[“”„‘’]", r'="\1"', tag)
    if not odd:
        return tag
    name = re.match(r"</?[\w:.-]+", tag)
    given = re.findall(r"([\w:-]+)\s*=\s*[\"'“”]?([^\"'“”<>]*?)[\"'“”]?(?=\s+[\w:-]+\s*=|\s*/?>|$)", tag)
    kept = "".join(f' {key}="{value.strip()}"' for key, value in given)
    return f"{name[0] if name else ''}{kept}>" + "\n" * tag.count("\n")


def _close_raw(text: str, ledger: Ledger) -> str:
    """Close at once what would swallow all that follows, where nothing closes it."""
    for name in _RAW:
        opened = list(re.finditer(rf"<{name}\b[^>]*>", text, re.I))
        for index in range(len(opened) - 1, -1, -1):
            end = opened[index].end()
            limit = opened[index + 1].start() if index + 1 < len(opened) else len(text)
            if not re.compile(rf"</{name}\s*>", re.I).search(text, end, limit):
                ledger.repaired(line_of(text, end), f"an <{name}> that nothing closed was closed")
                text = text[:end] + markup.end(name) + text[end:]
    return re.sub(r"<plaintext\b[^>]*>", "", text, flags=re.I)
