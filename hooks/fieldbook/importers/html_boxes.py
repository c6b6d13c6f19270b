"""What an element of HTML says of the box that it is: its style, its title, the sign it begins with, its options."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from ..slugs import is_name, slug
from .boxes import DETAILS, GENERIC_STYLE, is_title, kind_of, kind_of_sign
from .ledger import Ledger

_LONGEST_BOX = 3000
"""Characters from which on what has a style is no box beside the text."""


def is_styled(node: Tag) -> bool:
    """Tell whether an element shows a box by its style: a few words with a colour behind or a border around them."""
    if node.name not in ("div", "section", "aside", "p", "blockquote") or not GENERIC_STYLE.search(
        str(node.get("style") or "")
    ):
        return node.name == "aside"
    return node.find(["h1", "h2", "table", "div", "section"]) is None and len(node.get_text()) < _LONGEST_BOX


def has_background(node: Tag) -> bool:
    """Tell whether an element is a group of WordPress' blocks that has a colour behind it, with a title of its own."""
    classes = class_names(node.get_attribute_list("class"))
    return {"wp-block-group", "has-background"} <= {*classes} and len(node.get_text()) < _LONGEST_BOX


def read_callouts(soup: BeautifulSoup, ledger: Ledger) -> None:
    """Have callouts of a page that our engine has built say what they are, without the word that it writes itself."""
    for box in soup.select("[data-callout]"):
        box["class"] = str(box["data-callout"])
        for word in box.select(".callout__title > .callout__kind"):
            ledger.became(box.sourceline or 0, "a word for a callout, which the engine writes itself", word.get_text())
            word.decompose()


def box_kind(node: Tag, classes: list[str]) -> str:
    """Return the kind of box that an element shows, "" where it shows none."""
    if node.name == "details":
        return DETAILS
    kind = kind_of(classes) or ("info" if node.has_attr("data-title") else "")
    if not kind and (is_titled(node) or is_styled(node) or has_background(node)):
        return "info"
    if kind == "example" and is_listing(node):
        return ""
    # What is to be chosen from stays open.
    return "" if kind == DETAILS and node.find("input") is not None else kind


def emoji_kind(node: Tag) -> str:
    """Return the kind of box that a sign at its beginning tells, the sign taken off; "" where there is none."""
    first = next((text for text in node.find_all(string=True) if text.strip()), None)
    if first is None:
        return ""
    sign = first.strip()[0]
    kind = kind_of_sign(sign)
    if kind or ord(sign) > 0x2600:
        first.replace_with(NavigableString(first.lstrip()[1:].lstrip("\ufe0f ")))
    return kind


def options_of(node: Tag) -> dict[str, Any]:
    """Return the options of a worksheet that a step before has read."""
    found: dict[str, Any] = {}
    if str(node.get("data-minutes") or "").isdecimal():
        found["minutes"] = int(str(node["data-minutes"]))
    if is_name(str(node.get("data-id") or "")):
        found["id"] = str(node["data-id"])
    for name in ("key", "names"):
        if node.get(f"data-{name}"):
            found[name] = str(node[f"data-{name}"])
    if node.get("data-outcomes"):
        found["outcomes"] = [slug(text) for text in str(node["data-outcomes"]).split("\n")]
    return found


def class_names(classes: Any) -> list[str]:
    return [str(item) for item in classes if item]


def shown_in(node: Tag) -> list[Any]:
    """Return the children of an element that are more than white space."""
    return [child for child in node.children if isinstance(child, Tag) or str(child).strip()]


def is_listing(node: Tag) -> bool:
    """Tell whether an element holds code and nothing else, as Texinfo sets all that is to be typed."""
    shown = shown_in(node)
    return len(shown) == 1 and isinstance(shown[0], Tag) and shown[0].name == "pre"


def is_titled(node: Tag) -> bool:
    """Tell whether an element shows a box by the title it begins with; what holds sections of a page is none."""
    title = title_tag(node)
    if title is None or title.get_text().split() == node.get_text().split():
        return False
    return all(title in heading.parents for heading in node.find_all(["h1", "h2", "h3", "h4"]))


def title_tag(node: Tag) -> Tag | None:
    """Return the element that HTML marks as the title of a box: a summary, or one whose class says so."""
    first = next(iter(shown_in(node)), None)
    while isinstance(first, Tag) and first.name == "div" and len(inner := shown_in(first)) == 1 and inner[0].name:
        # DocBook lays its titles into pages of their own.
        first = inner[0]
    if not isinstance(first, Tag):
        return None
    if first.name == "summary" or (first.name != "div" and is_title(class_names(first.get_attribute_list("class")))):
        return first
    if first.name == "div" and is_title(class_names(first.get_attribute_list("class"))) and len(first.get_text()) < 200:
        return first
    return None
