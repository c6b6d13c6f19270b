"""GitBook's plugin for sections that fold: comments with `sec` and `endsec`, whose title readers saw.

Source: the plugins sectionx and sectionx-ex.
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger, line_of

_START = re.compile(r"<!--\s*sec\s+(?P<given>[^>]*?)\s*(?:ces)?\s*-->")
_END = re.compile(r"<!--\s*endsec\s*-->")
_TITLE = re.compile(r"data-title\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with these sections as boxes of HTML; lines stay where they are."""
    if "endsec" not in text:
        return text

    def start(match: re.Match[str]) -> str:
        titled = _TITLE.search(match["given"])
        title = (titled[1] or titled[2] or "") if titled else ""
        ledger.became(line_of(text, match.start()), f"the folded section “{title}” became a block that folds", "")
        return markup.box("details", title or "Details") + "\n" * match[0].count("\n")

    return _END.sub(markup.end("div"), _START.sub(start, text))
