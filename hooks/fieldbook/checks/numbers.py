"""Numbers of lists that show otherwise than they are typed: a list counts on from its first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .rule import warning

OTHER = warning(
    "list-number",
    "A list counts on from its first number, whatever is typed; a year or a date at the beginning of a line is taken "
    "for a number as well.",
    "3. October: we begin.\n\n9. November: we end.",
    "3\\. October: we begin.\n\n9\\. November: we end.",
)
RULES = (OTHER,)

_ITEM = re.compile(r"(?P<number>\d{1,9})(?P<mark>[.)])[ \t]+\S")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the items at the margin whose numbers neither count on nor repeat the one above, as many type them."""
    shown = typed = 0
    above = ""
    for number, (line, prose) in enumerate(zip(source.lines, source.prose_lines, strict=True), 1):
        if item := _ITEM.match(prose):
            before, typed = typed, int(item["number"])
            shown = shown + 1 if shown else typed
            if typed not in (shown, before, before + 1):
                mark = item["mark"]
                message = f'"{typed}{mark}" shows as "{shown}.", as the next number of the list above'
                hint = f'type "{typed}\\{mark}" if it is no number of a list; for another list, type words above it'
                yield OTHER.on_line(source.name, number, message, hint)
        elif _ends(line, prose, above):
            shown = typed = 0
        above = line


def _ends(line: str, prose: str, above: str) -> bool:
    """Tell whether a line is no part of the list above: text at the margin, or no Markdown for readers."""
    if not line.strip():
        return False
    return not prose.strip() or (not above.strip() and not line[:1].isspace())
