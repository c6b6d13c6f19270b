r"""Formulas of TeX in a text, told from amounts of money: `$x^2$`, but not `$5 and $10`.

Sources: pandoc's manual (`tex_math_dollars`), MathJax' delimiters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .context import CheckedCourse

_BLOCK = re.compile(r"(?<![\\$])\$\$(?P<tex>(?:(?!\n[ \t>]*\n|\$\$)[^`]){1,2000})\$\$(?![\w$])")
_LINE = re.compile(
    r"(?<![\\$\w])\$(?![\s$])(?P<dollars>[^$\n]{1,200}?)(?<![\s\\])\$(?![\w$])"
    r"|\\\((?P<round>[^\n]{1,200}?)\\\)|\\\[(?P<square>(?:(?!\n[ \t>]*\n|\\\]).){1,2000})\\\]",
    re.DOTALL,
)
_SIGN = re.compile(
    r"\\[A-Za-z]|[\^=]|(?<![A-Za-z])[A-Za-z]_[\w{]|^[A-Za-z](?:\([A-Za-z]\))?$|[A-Za-z] *[<>+*/≤≥-] *\w+$"
)
"""What only a formula has."""
_SIGN_IN_BRACKETS = re.compile(r"\\[A-Za-z]|[\^=]")
"""The same between brackets behind backslashes, which others type to have brackets: `\\[x\\]`."""
_SCRIPT = re.compile("katex|math", re.IGNORECASE)


def has_script(course: CheckedCourse) -> bool:
    """Tell whether a course names a script that sets formulas, wherever they stand."""
    return any(map(_SCRIPT.search, course.files.text.listed_files("extra_javascript")))


def formulas(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each formula of a text begins, and what is typed."""
    if "$" not in text and "\\" not in text:
        return
    ends = 0
    for match in sorted([*_BLOCK.finditer(text), *_LINE.finditer(text)], key=re.Match.start):
        if match.start() < ends:
            continue
        kind, inside = next((name, words) for name, words in match.groupdict().items() if words is not None)
        sign = _SIGN if kind == "dollars" else _SIGN_IN_BRACKETS
        if kind == "tex" or sign.search(inside.strip()):
            ends = match.end()
            yield match.start(), match.group()
