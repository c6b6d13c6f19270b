"""What was meant for a link or a picture, and is none as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .rule import error, notice

FORM = error(
    "link-form",
    "A link is words in brackets and, right after them, an address in parentheses; a picture has a ! before them. "
    "Otherwise all of it shows.",
    "See [the guide] (https://example.org/guide).",
    "See [the guide](https://example.org/guide).",
)
BARE = notice(
    "link-bare",
    "An address that is only typed is not a link: nobody can click it.",
    "See https://example.org/guide",
    "See <https://example.org/guide>, or [the guide](https://example.org/guide).",
)
RULES = (FORM, BARE)

_TYPED = re.compile(
    r"(?<![\w/(<>\"'=?&\[:@.{|\u2018-\u201f\u00ab\uff08-])(?:https?://|www\.)[\w.-]+\.\w{2,}"
    r"[^\s<>\"'`)\]\u2018-\u201f\u00bb\u3001\u3002\u300c-\u3011\uff08\uff09\uff0c\uff3b\uff3d]*"
)
_MAIL = re.compile(r"(?<!mailto: )(?<![\w.+/:@<\"'=\[({-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w@>/-]|\.\w)")
_NAMED = re.compile(r" {4,}[\w-]+:\s| {0,3}\[(?!\^)[^\]]+\]:")
"""An option of a block, or the address of a label."""
_APART = re.compile(r"(?P<words>!?\[[^\[\]^][^\[\]]*\])[ \t\u00a0]+\((?P<address>[^()\s]*[/.#@][^()\s]*)\)")
_TURNED = re.compile(
    r"(?P<mark>!?)(?<!\])\((?P<words>[^()\[\]]+)\)\[(?P<address>[^\[\]\s]*(?:/|\.\w{2,4})[^\[\]\s]*)\](?!\()"
)
_NAKED = re.compile(
    r"(?<![\w\\\])])!(?P<words>[^\W\d_][^()\[\]!.:;?]*|[ \t]?)"
    r"\((?P<address>[^()\s]+\.(?:png|jpe?g|gif|webp|avif|svg))\)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?<!\\)(?P<words>!?\[[^\[\]^][^\[\]]*\])\((?P<address>[^()\s<\uff09]*[/.#@][^()\s\uff09]*)(?!\S|[ \t]+[\"']|.*\))"
)
_NOT_CLOSED = re.compile(
    r"(?<![\\\]])\[(?P<words>[^\[\]()^][^\[\]()]*?)[ \t]*\((?P<address>(?:https?://[^()\s]+|[^()\s]+\.md(?:#[^()\s]*)?))\)"
    r"(?![^\[]*\])"
)
"""Words in one bracket, and an address behind it; `[see the guide (https://example.org)]` is text."""
ATTRIBUTES_APART = re.compile(
    r"(?P<picture>!\[[^\[\]]*\]\([^()\s]+\))[ \t]+(?P<braces>\{:?[ ]?(?:[.#]|[\w-]+=)[^{}]*\})"
)
_GOES_ON = ('"', "'", ")")
"""What begins a line in which a link goes on whose address ends the line above."""
_QUOTE = re.compile(r"\]\((?P<address>[^()\s]+)[ \t]+\"(?P<title>[^()\"]+)\)")
CURLY = "curly quotation marks keep this from a link"
_NOT_BEGUN = re.compile(r"[^\[\]]*[^\W_][^\[\]()]*(?P<end>\]\([^()\s]*[./#][^()\s]*\))")
"""The end of a link whose words no bracket begins."""
_CURLY_LABEL = re.compile(
    r"\s{0,3}\[(?!\^)[^\]]+\]:[ \t]*(?P<address>\S+)[ \t]+(?P<mark>[\u201c\u201d\u201e\u00ab\u2018\u2019])"
)
_CURLY = re.compile(r"\]\((?P<address>[^()\s]+)[ \t]+[\u201c\u201d\u201e\u00ab\u2018\u2019][^()\n]*\)")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield what is no link and should be one."""
    yield from _misspelt(source)
    yield from _typed(source)


def _misspelt(source: Source) -> Iterator[Diagnostic]:
    """Yield what was meant for a link and is none."""
    lines = source.prose_lines
    for number, line in enumerate(lines, 1):
        if (label := _CURLY_LABEL.match(line)) and number not in source.html_lines:
            hint = f'type straight quotation marks, as in "{label["address"]} "Title"", or none'
            yield FORM.at(source.name, number, label.start("mark") + 1, CURLY, hint)
        above = lines[number - 2] if number > 1 else ""
        if "](" in line and "[" not in above and number not in source.html_lines and (match := _NOT_BEGUN.match(line)):
            message, hint = "the words of the link here have no beginning", 'type "[" before the first of them'
            yield FORM.at(source.name, number, match.start("end") + 1, message, hint)
        if "(" not in line or not ("[" in line or "!" in line) or number in source.html_lines:
            continue
        for match in _NAKED.finditer(line):
            hint = f'type "![{match["words"].strip() or "what it shows"}]({match["address"]})"'
            yield FORM.at(source.name, number, match.start() + 1, f"{match.group()} is no picture", hint)
        goes_on = number < len(lines) and lines[number].lstrip().startswith(_GOES_ON)
        for match in () if goes_on else _OPEN.finditer(line):
            hint = f'type "{match["words"]}({match["address"]})"'
            yield FORM.at(source.name, number, match.start() + 1, "the address here has no end", hint)
        for match in _NOT_CLOSED.finditer(line):
            hint = f'type "[{match["words"]}]({match["address"]})"'
            yield FORM.at(source.name, number, match.start() + 1, "the bracket here has no end", hint)
        for match in ATTRIBUTES_APART.finditer(line):
            hint = f'type "{match["picture"]}{match["braces"]}", without a space'
            message = f"{match['braces']} shows as it is typed"
            yield FORM.at(source.name, number, match.start("braces") + 1, message, hint)
        for match in _APART.finditer(line):
            hint = f'type "{match["words"]}({_whole(match["address"])})", without a space'
            yield FORM.at(source.name, number, match.start() + 1, "these words and this address are no link", hint)
        for match in _TURNED.finditer(line):
            hint = f'type "{match["mark"]}[{match["words"]}]({_whole(match["address"])})"'
            yield FORM.at(source.name, number, match.start() + 1, f"{match.group()} is no link", hint)
        for match in _QUOTE.finditer(line):
            hint = f'type "]({match["address"]} "{match["title"]}")"'
            yield FORM.at(source.name, number, match.start() + 1, "the quotation mark here has no second one", hint)
        for match in _CURLY.finditer(line):
            hint = f'type straight quotation marks, as in "]({match["address"]} "Title")", or none'
            yield FORM.at(source.name, number, match.start() + 1, CURLY, hint)


def _whole(address: str) -> str:
    """Return an address with the beginning that it needs."""
    return f"https://{address}" if address.startswith("www.") else address


def _typed(source: Source) -> Iterator[Diagnostic]:
    """Yield addresses that are typed and are no links."""
    for number, line in enumerate(source.prose_lines, 1):
        if number in source.html_lines or number < source.body_line or _NAMED.match(line):
            continue
        for match in _TYPED.finditer(line) if "://" in line or "www." in line else ():
            if line[: match.start()].rstrip().endswith("]("):
                continue
            address = match.group().rstrip(".,;:!?*_")
            whole = f"https://{address}" if address.startswith("www.") else address
            hint = f"type <{whole}>, or [words]({whole})"
            yield BARE.at(source.name, number, match.start() + 1, f"{address} is no link", hint)
        for match in _MAIL.finditer(line) if "@" in line else ():
            yield BARE.at(source.name, number, match.start() + 1, f"{match[0]} is no link", f"type <{match[0]}>")
