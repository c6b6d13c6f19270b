"""Elements as text, for notations that are first turned into HTML and then read together with it."""

from __future__ import annotations

from html import escape

BREAK = "<br>"
"""A break within a line, for which Markdown has no sign that works in tables and headings, too."""


def start(name: str, **attributes: str) -> str:
    """Return the start tag of an element; attribute names end in `_` where Python keeps the word for itself."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>"


def end(name: str) -> str:
    """Return the end tag of an element."""
    return f"</{name}>"


def element(name: str, content: str = "", **attributes: str) -> str:
    """Return an element around `content`, which is markup itself."""
    return start(name, **attributes) + content + end(name)


def figure(shown: str, caption: str, **attributes: str) -> str:
    """Return something with its caption, both of them markup."""
    return element("figure", shown + element("figcaption", caption), **attributes)


def box(kind: str, title: str = "") -> str:
    """Return the start of a box of a kind, whose content is Markdown."""
    named = {"data_title": title} if title else {}
    return start("div", class_=f"callout {kind}", markdown="1", **named)
