"""The head of a whole page: what is added at its end."""

from __future__ import annotations

import re

_END = re.compile(r"</head>", re.IGNORECASE)


def with_head(html: str, part: str) -> str:
    """Return a page with something more at the end of its head; at its own end, where none is marked."""
    # The first: a frame in the page may hold another page, in an attribute.
    end = _END.search(html)
    at = end.start() if end else len(html)
    return html[:at] + part + html[at:]
