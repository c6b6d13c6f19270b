"""Drawings of SmartArt in Word: what they say stands in a part of its own, and becomes a list.

Source: ECMA-376, DrawingML's diagrams (points, and the connections that say which belongs to which).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import paragraph_of, replace, set_style, text_run

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_STYLE = "FieldbookSmartArt"
_DEEPEST = 3
STYLE_MAP = "\n".join(
    f"p.{_STYLE}{level} => {'ul > li > ' * (level - 1)}ul > li:fresh" for level in range(1, _DEEPEST + 1)
)
"""How mammoth writes the items of such a list."""
_SHOWN = ("node", "asst")
"""Kinds of points that readers see; others part or hold them."""


def show_smart_art(document: Document) -> list[str]:
    """Put a list of its points in the place of each drawing of SmartArt; return the first words of each list."""
    found: list[str] = []
    for drawn in list(document.element.body.iter(f"{_DIAGRAM}relIds")):
        part = document.part.related_parts.get(str(drawn.get(qn("r:dm")) or ""))
        points = list(_points(parse_xml(part.blob))) if part is not None else []
        paragraph, drawing = paragraph_of(drawn), next(drawn.iterancestors(qn("w:drawing")), None)
        if not points or paragraph is None or drawing is None:
            continue
        for level, words in reversed(points):
            item = OxmlElement("w:p")
            set_style(item, f"{_STYLE}{min(level, _DEEPEST)}")
            item.append(text_run(words))
            paragraph.addnext(item)
        replace(drawing)
        found.append(points[0][1])
    return found


def _points(data: Element) -> Iterator[tuple[int, str]]:
    """Yield the points of a diagram as they are read, each with its level."""
    points = {str(one.get("modelId")): one for one in data.iter(f"{_DIAGRAM}pt")}
    below: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for held in data.iter(f"{_DIAGRAM}cxn"):
        if held.get("type", "parOf") == "parOf":
            order = str(held.get("srcOrd") or "0")
            below[str(held.get("srcId"))].append((int(order) if order.isdecimal() else 0, str(held.get("destId"))))
    waiting = [(0, name) for name, one in points.items() if one.get("type") == "doc"][:1]
    seen: set[str] = set()
    while waiting:
        level, name = waiting.pop()
        if name in seen or name not in points:
            continue
        seen.add(name)
        words = _words(points[name]) if points[name].get("type", "node") in _SHOWN else ""
        if words:
            yield level, words
        inner = level + 1 if words or not level else level
        waiting += [(inner, other) for _order, other in sorted(below[name], reverse=True)]


def _words(point: Element) -> str:
    paragraphs = ("".join(str(run.text or "") for run in one.iter(qn("a:t"))) for one in point.iter(qn("a:p")))
    return " ".join(" ".join(paragraphs).split())
