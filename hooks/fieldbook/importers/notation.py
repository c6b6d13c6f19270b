"""Today's notation: blocks as an author would type them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from .placeholders import ANY_TARGET

SHEET = re.compile(r"/{3,} (?:worksheet|quiz) \| (?P<title>[^\n]+)")
"""The first line of a worksheet or quiz that has a title."""
IDENTITY = r"[^\W\d_][^\s{}()<>\"'#|=]*"
"""The name of a place in a page, in any script."""
_MARKED = (*range(0x300, 0x1E00), *range(0xA660, 0xAC00))
LETTERS = r"\w" + "".join(chr(code) for code in _MARKED if unicodedata.category(chr(code)) in ("Mn", "Mc"))
"""What stands for letters and digits in a pattern's brackets, in any script: signs of vowels are none to `re`."""
_FENCES = re.compile(r"(?m)^[ \t>]*(/{3,})")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\]\((?P<target>[^()]*)\)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\([^()]*\)")
_HAS_TARGET = re.compile(ANY_TARGET)


def as_block(name: str, argument: str, content: str, options: Mapping[str, Any] | None = None) -> str:
    """Return a block; it has more slashes than any block within it, as the notation wants."""
    slashes = "/" * (max((len(fence) for fence in _FENCES.findall(content)), default=2) + 1)
    title = " ".join(argument.split())
    head = f"{slashes} {name} | {title}" if title else f"{slashes} {name}"
    lines = [head, *(f"    {key}: {scalar(value)}" for key, value in (options or {}).items())]
    inner = content.strip("\n")
    return "\n".join([*lines, "", inner, "", slashes] if inner else [*lines, slashes])


def fenced(code: str, language: str = "") -> str:
    """Return a block of code between fences that are longer than any run of grave accents in it."""
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    return f"{fence}{language}\n{code}\n{fence}"


def choice(words: str, is_right: bool, *, several: bool = False) -> str:
    """Return a choice of a question, of which one is right, or several."""
    mark = "x" if is_right else " "
    return f"- [{mark}] {words}" if several else f"- ({mark}) {words}"


def blank(*accepted: str) -> str:
    """Return a blank within a line, with the words that count as right."""
    return f"____ {{={'|'.join(accepted)}}}"


def question(
    asked: Iterable[str], choices: Sequence[tuple[str, bool]], told: Iterable[str] = (), *, several: bool = False
) -> Iterator[str]:
    """Yield the lines of a question: its words, its choices with whether they are right, and what is told below.

    Where more than one is right, or with `several`, any number may be ticked.
    """
    several = several or sum(right for _words, right in choices) > 1
    yield from asked
    yield ""
    yield from (choice(words, right, several=several) for words, right in choices)
    yield ""
    if remarks := [f"> {line}".rstrip() for line in told]:
        yield from (*remarks, "")


def scalar(value: Any) -> str:
    """Return a value as YAML on one line, in double quotes where it has to be quoted."""
    text = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_flow_style=True).strip()
    text = text.removesuffix("...").strip()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) and text != value else text


def title_of(markdown: str) -> tuple[str, str]:
    """Return a title as plain words, and the title's link (or picture) as it was, "" where it has none."""
    text = re.sub(r"(?:(?<![ \t])[ \t]+)?\{#[^{}\n]*\}[ \t]*$", "", markdown.strip())
    linked = text if _HAS_TARGET.search(text) else ""
    plain = _LINK.sub(lambda match: match["text"], _IMAGE.sub(lambda match: match["alt"], text))
    plain = _LINK.sub(lambda match: match["text"], plain)
    return " ".join(plain.split()), linked
