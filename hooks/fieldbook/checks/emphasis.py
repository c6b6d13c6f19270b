"""Marks of bold words that do not begin, or do not end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .paragraphs import paragraphs
from .rule import warning

BOLD = warning(
    "text-bold",
    "Bold words stand between two pairs of stars; one pair alone shows.",
    "Ask **early, since people plan far ahead.",
    "Ask **early**, since people plan far ahead.",
)
RULES = (BOLD,)

_OPEN = re.compile(r"(?<![\\*\w])\*\*(?=[^\s*])")
_UNDERSCORES = re.compile(r"(?<![\\_\w])__(?=[^\W_])")
_UNEVEN = re.compile(r"(?<![\\*\w])\*(?=[^\s*][^*\n]*[^\s*]\*\*(?![*\w]))")
_LOOSE = re.compile(r"(?<![\\*\w])\*\*[ \t]+(?P<words>[^\W\d_](?:[^*\n\d]*[^*\s\d])?)[ \t]*\*\*(?![\w*])")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the stars of a paragraph that begin something bold and have no end."""
    if "**" not in source.prose and "__" not in source.prose:
        return
    for number, words in enumerate(source.prose_lines, 1):
        for match in _LOOSE.finditer(words) if "** " in words and number not in source.html_lines else ():
            if not _LOOSE.match(source.lines[number - 1], match.start()):
                # What looks blank here is code.
                continue
            message = "spaces within the stars keep this from being bold"
            yield BOLD.at(source.name, number, match.start() + 1, message, f'type "**{match["words"]}**"')
    for above, lines in paragraphs(source):
        paragraph = "\n".join(lines)
        start = (_OPEN.search(paragraph) or _UNEVEN.search(paragraph)) if paragraph.count("**") == 1 else None
        start = start or (_UNDERSCORES.search(paragraph) if paragraph.count("__") == 1 else None)
        if start is not None:
            at = above + 1 + paragraph.count("\n", 0, start.start())
            column = start.start() - paragraph.rfind("\n", 0, start.start())
            if at not in source.html_lines:
                hint = 'type "**" on both sides of it' if start[0] == "*" else f'type "{start[0]}" where it ends'
                part = "beginning" if start[0] == "*" else "end"
                yield BOLD.at(source.name, at, column, f"what is bold here has no {part}", hint)
