"""What Word's documents and word processors' pages have in common: boxes, white space, Markdown's marks."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_MARKDOWN = re.compile(
    r"(?<![\\\w*])\*+(?=\w)|(?<=\w)\*+(?![\w*])|`|(?<=\])(?=\()|(?<!\w)_(?=[^\W_]|\()|(?<=[^\W_])_(?!\w)|~~"
)
_SPACES = re.compile("[\u00a0\u202f]")
_LINES = re.compile(r"(?:(?<![ \t])[ \t]+)?\r?\n[ \t]*")
_REDUNDANT = ("strong", "em", "b", "i", "u", "s")
_EMPTY = ("p", "strong", "em", "b", "i", "span", "a", "h1", "h2", "h3", "h4", "h5", "h6", "sup", "sub", "div")


def finish(soup: BeautifulSoup, notes: str) -> str:
    """Return the body of a page: boxes for tables of one cell, one space for each kind of it, nothing empty."""
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and text.find_parent(["pre", "code"]) is None:
            plain = _LINES.sub(" ", _SPACES.sub(" ", str(text).replace("\u00ad", "")))
            text.replace_with(NavigableString(_MARKDOWN.sub(_escaped, plain)))
    for table in soup.find_all("table"):
        _one_cell(table)
        _plain_heads(table)
    for name in _EMPTY:
        for node in soup.find_all(name):
            if not node.get_text(strip=True) and node.find(["img", "br", "input"]) is None and not node.get("href"):
                if node.get_text() and name != "p":
                    node.replace_with(" ")
                else:
                    node.extract()
    _merge(soup)
    for node in soup.find_all(["p", "li", "td", "h1", "h2", "h3"]):
        _trim_breaks(node)
    for node in soup.find_all("hr"):
        if node.find_next_sibling() is None or "page-break" in str(node.get("style") or ""):
            node.extract()
    body = soup.body.decode_contents() if soup.body else ""
    return f"{body}\n\n{notes}\n" if notes else body


def _escaped(match: re.Match[str]) -> str:
    if match[0] == "":
        return "\\"
    return "".join(f"\\{mark}" for mark in match[0])


def _one_cell(table: Tag) -> None:
    """Make a box of a table of one cell; what it holds stays."""
    cells = [cell for cell in table.find_all(["td", "th"]) if cell.find_parent("table") is table]
    if len(cells) != 1:
        return
    cell = cells[0]
    cell.name = "div"
    cell.attrs = {"class": "callout office-box"}
    table.replace_with(cell.extract())


def _plain_heads(table: Tag) -> None:
    """Take what is bold in all of a table's first row for the look of its heads."""
    row = table.find("tr")
    cells = row.find_all(["td", "th"]) if isinstance(row, Tag) else []
    bold = [[one for one in cell.find_all(["strong", "b"]) if one.get_text(strip=True)] for cell in cells]
    shown = ["".join(one.get_text() for one in ones).strip() for ones in bold]
    if any(shown) and shown == [cell.get_text().strip() for cell in cells]:
        for one in (one for ones in bold for one in ones):
            one.unwrap()


def _merge(soup: BeautifulSoup) -> None:
    """Join neighbouring phrases of one kind, as word processors part them at every edit."""
    for node in soup.find_all(list(_REDUNDANT)):
        if node.parent is None:
            continue
        following = node.next_sibling
        while isinstance(following, Tag) and following.name == node.name and not following.attrs:
            for child in list(following.children):
                node.append(child.extract())
            following.extract()
            following = node.next_sibling


def _trim_breaks(node: Tag) -> None:
    """Take breaks off the ends of a block."""
    for children in (list(node.children), list(reversed(list(node.children)))):
        for child in children:
            if isinstance(child, Tag) and child.name == "br":
                child.extract()
            elif not (isinstance(child, NavigableString) and not child.strip()):
                break
