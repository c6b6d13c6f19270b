"""The styles of a document of LibreOffice: what each says together with those that it is made of, as CSS."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from .controls import BOX

_TEXT = ("font-weight", "font-style", "text-underline-style", "background-color", "font-name", "font-family")
_PARAGRAPH = ("border", "border-left", "border-bottom", "background-color")
_KEPT = {"text": _TEXT, "paragraph": _PARAGRAPH}
_CSS = {"text-underline-style": "text-decoration: underline", "font-name": "font-family: {}"}
_BOXES = (BOX, "\u2610", "\u25a1", "\u274f", "\u2751", "\uf0a8", "\uf06f")
_DEEPEST = 20
"""Styles made of others, as no person makes them."""


def named(node: Element | None, name: str | None = None, space: str = "") -> str:
    """Return the name of an element without its namespace, "" where it has another name, or is of another space."""
    if node is None or not isinstance(node.tag, str):
        return ""
    found = etree.QName(node)
    fits = name in (None, found.localname) and (not space or f":{space}:" in (found.namespace or ""))
    return found.localname if fits else ""


def value(node: Element, name: str) -> str:
    """Return an attribute by its name without a namespace, "" where there is none."""
    return next((str(said) for key, said in node.attrib.items() if etree.QName(key).localname == name), "")


class OpenStyles:
    """The styles of a document: those of its own, and those that it names."""

    def __init__(self, *roots: Element) -> None:
        self.language = ""
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for node in (node for root in roots for node in root.iter()):
            kind = named(node)
            if kind == "style" and value(node, "family") in ("text", "paragraph"):
                self._styles.setdefault(value(node, "name"), node)
            elif kind == "list-style":
                self._lists.setdefault(value(node, "name"), node)
            elif kind == "default-style" and value(node, "family") == "paragraph":
                self.language = next((said for part in node if (said := value(part, "language"))), "")

    def _above(self, name: str) -> list[Element]:
        """Return a style and those that it is made of, the nearest first."""
        found: list[Element] = []
        while name in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[name])
            name = value(found[-1], "parent-style-name")
        return found

    def _given(self, name: str, kind: str) -> dict[str, str]:
        """Return what a style says of text or of paragraphs, by the names of OpenDocument."""
        found: dict[str, str] = {}
        for style in reversed(self._above(name)):
            for part in style:
                if named(part, f"{kind}-properties", "style"):
                    found |= {etree.QName(key).localname: str(said) for key, said in part.attrib.items()}
        return found

    def css(self, name: str, kind: str) -> str:
        """Return what a style says of text or of paragraphs, as far as it means something."""
        given = self._given(name, kind)
        kept = {key: given[key] for key in _KEPT[kind] if given.get(key) not in (None, "", "none", "normal")}
        return "; ".join(_CSS.get(key, f"{key}: {{}}").format(said) for key, said in kept.items()).replace('"', "'")

    def elements(self, name: str) -> list[str]:
        """Return the elements that raised, lowered and struck words of a style are in."""
        given = self._given(name, "text")
        place = given.get("text-position", "")
        raised = "sup" if place.startswith(("super", "33%")) else "sub" if place.startswith(("sub", "-")) else ""
        struck = "s" if given.get("text-line-through-style", "none") != "none" else ""
        return [element for element in (raised, struck) if element]

    def is_hidden(self, name: str) -> bool:
        """Tell whether readers see nothing of what has a style."""
        return self._given(name, "text").get("display") == "none"

    def level(self, name: str) -> int:
        """Return the level of the heading that a paragraph of a style is, 0 for none; a title is one of the first."""
        for style in self._above(name):
            if level := value(style, "default-outline-level"):
                return int(level)
            if value(style, "name") == "Title":
                return 1
        return 0

    def is_ruled(self, name: str) -> bool:
        """Tell whether a line leads to where a tab jumps in paragraphs of a style."""
        stops = [part for style in self._above(name) for part in style.iter() if named(part, "tab-stop")]
        return any(value(stop, "leader-style") not in ("", "none") for stop in stops)

    def is_quoted(self, name: str) -> bool:
        """Tell whether a style is that of quotations."""
        names = {value(style, "name") for style in self._above(name)}
        return not names.isdisjoint({"Quotations", "Quote", "Intense_20_Quote"})

    def listed(self, name: str, level: int) -> tuple[bool, bool]:
        """Tell whether the items of a list have numbers at a level, and whether they have boxes before them."""
        for part in self._lists.get(name, ()):
            if value(part, "level") == str(level):
                numbered = bool(named(part, "list-level-style-number", "text") and value(part, "num-format"))
                return numbered, value(part, "bullet-char") in _BOXES
        return False, False
