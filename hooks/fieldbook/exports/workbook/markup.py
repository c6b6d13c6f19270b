"""WordprocessingML as text, as the file will have it: a worksheet has hundreds of elements, most of them alike.

What recurs is made once. Where only some words in it differ, `frame` leaves gaps for them.
"""

from __future__ import annotations

import re

GAP = "\0"
"""Stands for what is put in later. No document can hold it."""
# What XML cannot hold, and so no Word document.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag(name: str, /, *content: str, **attributes: str) -> str:
    """Return an element that holds other markup; its attributes are of its own namespace, or name another one."""
    own = name.partition(":")[0]
    said = [f' {key if ":" in key else f"{own}:{key}"}="{_valued(value)}"' for key, value in attributes.items()]
    inside = "".join(content)
    start = "".join((name, *said))
    return f"<{start}>{inside}</{name}>" if inside else f"<{start}/>"


def frame(markup: str) -> tuple[str, ...]:
    """Return what stands before, between and behind the gaps of some markup."""
    return tuple(markup.split(GAP))


def _valued(value: str) -> str:
    return value if value == GAP else quoted(value)


def cleaned(text: str) -> str:
    """Return a text without what no document can hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """Return a text as it stands between tags."""
    return cleaned(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return a text as it stands in an attribute."""
    made = escaped(text).replace('"', "&quot;")
    return made if made.isprintable() else made.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
