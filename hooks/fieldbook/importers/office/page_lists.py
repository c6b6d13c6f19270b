"""Lists of Word's and Google Docs' pages, which are flat there, nested as a reader saw them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

_KIX = re.compile(r"lst-kix_(?P<name>\w+?)-(?P<level>\d+)$")
_MSO = re.compile(r"mso-list:\s*(?P<name>l\d+)\s+level(?P<level>\d+)", re.I)
_MARGIN = re.compile(r"margin-left:\s*(?P<size>[\d.]+)(?P<unit>in|pt|cm|px)", re.I)
_MARKER = re.compile(
    r"^[\s\u00a0]*(?P<mark>[·•o§▪‣●○■□\u2610\uf0a7\uf0b7\uf0a8\uf06f–-]|\(?\w{1,4}[.)])(?=[\s\u00a0]|$)[\s\u00a0]*"
)
_CHECKED = re.compile(
    r"\.(?P<name>lst-kix_[\w-]+)\s*>\s*li:before\s*\{[^{}]*content:\s*[\"'](?:\\0*(?:2610|2611|25a1|274f|2751|f0a8)\b"
    r"|[\u2610\u2611\u25a1\u274f\u2751])",
    re.I,
)
_STEPS = {"in": 0.5, "pt": 36.0, "cm": 1.27, "px": 48.0}
_BOX_MARKS = ("□", "\u2610", "\uf0a8", "\uf06f")


@dataclass(slots=True)
class _Item:
    """An item of a flat list: its level from 0, its kind of list, where its numbers begin, and its content."""

    level: int
    kind: str
    start: str
    node: Tag


def checked_lists(text: str) -> set[str]:
    """Return the names of the lists of which the style sheet of a page says that boxes stand before their items."""
    return {match["name"] for match in _CHECKED.finditer(text)}


def nest(soup: BeautifulSoup, checked: set[str]) -> None:
    """Nest the flat lists of a page; the items of those in `checked` have boxes before them."""
    for part in soup.find_all(["ul", "ol"]):
        if checked & {str(name) for name in part.get_attribute_list("class")}:
            for item in part.find_all("li", recursive=False):
                item.insert(0, "\u2610 ")
    _mso_lists(soup)
    _kix_lists(soup)


def _kix_lists(soup: BeautifulSoup) -> None:
    for first in soup.find_all(["ul", "ol"]):
        if first.parent is None or _kix_level(first) is None or _is_below_list(first):
            continue
        run = [first]
        following = first.find_next_sibling()
        while isinstance(following, Tag) and following.name in ("ul", "ol") and _kix_level(following) is not None:
            run.append(following)
            following = following.find_next_sibling()
        items = [
            _Item(_kix_level(part) or 0, part.name, str(part.get("start") or "1"), item)
            for part in run
            for item in part.find_all("li", recursive=False)
        ]
        _build(soup, first, items)
        for part in run:
            part.extract()


def _is_below_list(node: Tag) -> bool:
    return any(above.name in ("ul", "ol") for above in node.parents)


def _kix_level(node: Tag) -> int | None:
    for name in node.get_attribute_list("class"):
        if match := _KIX.search(str(name or "")):
            return int(match["level"])
    return None


def _mso_lists(soup: BeautifulSoup) -> None:
    run: list[_Item] = []
    for node in soup.find_all("p"):
        if node.parent is None:
            continue
        item = _mso_item(node)
        if item is None:
            continue
        if run and node.find_previous_sibling() is not run[-1].node:
            _replace(soup, run)
            run = []
        run.append(item)
    if run:
        _replace(soup, run)


def _mso_item(node: Tag) -> _Item | None:
    """Return the item that a paragraph is, its marker taken off; None where it is none."""
    names = " ".join(str(name) for name in node.get_attribute_list("class") if name)
    style = str(node.get("style") or "")
    given = _MSO.search(style)
    if not given and not names.startswith("MsoListParagraph") and not re.match(r"MsoList(?:Bullet|Number)", names):
        return None
    marker = next(
        (
            span
            for span in node.find_all("span")
            if re.search(
                r"mso-list:\s*Ignore|font-family:\s*[\"']?(?:Symbol|Wingdings|Courier New)",
                str(span.get("style") or ""),
                re.I,
            )
        ),
        None,
    )
    text = node.get_text()
    match = _MARKER.match(text)
    if marker is None and not given and not match:
        return None
    mark = match["mark"] if match else "·"
    wingdings = marker is not None and "wingdings" in str(marker.get("style") or "").lower()
    if marker is not None and _MARKER.match(marker.get_text() + " "):
        marker.decompose()
    elif match:
        _take(node, match.end())
    if mark in _BOX_MARKS or (wingdings and mark in ("o", "q", "¨")):
        node.insert(0, "\u2610 ")
    ordered = bool(re.match(r"\(?\w{1,4}[.)]$", mark))
    start = re.sub(r"\D", "", mark) if ordered else ""
    return _Item(_mso_level(given, style), "ol" if ordered else "ul", start or "1", node)


def _mso_level(given: re.Match[str] | None, style: str) -> int:
    if given:
        return int(given["level"]) - 1
    margin = _MARGIN.search(style)
    return max(round(float(margin["size"]) / _STEPS[margin["unit"].lower()]) - 1, 0) if margin else 0


def _take(node: Tag, count: int) -> None:
    """Take characters off the beginning of a node's text."""
    for text in list(node.find_all(string=True)):
        if count <= 0:
            return
        kept = str(text)[count:]
        count -= len(str(text))
        text.replace_with(kept)


def _replace(soup: BeautifulSoup, run: list[_Item]) -> None:
    first = run[0].node
    _build(soup, first, run)
    for item in run:
        if item.node.name == "p":
            item.node.extract()


def _build(soup: BeautifulSoup, before: Tag, items: list[_Item]) -> None:
    """Put a nested list before a node, made of the content of flat items."""
    lists: list[tuple[int, Tag]] = []
    for item in items:
        while lists and lists[-1][0] > item.level:
            lists.pop()
        if not lists or lists[-1][0] < item.level or (lists[-1][1].name != item.kind and len(lists) == 1):
            made = soup.new_tag(item.kind)
            if item.kind == "ol" and item.start not in ("", "1"):
                made["start"] = item.start
            if lists and lists[-1][0] < item.level:
                holder = lists[-1][1].find_all("li", recursive=False)
                holder[-1].append(made)
            else:
                lists.clear()
                before.insert_before(made)
            lists.append((item.level, made))
        line = soup.new_tag("li")
        for child in list(item.node.children):
            line.append(child.extract())
        lists[-1][1].append(line)
