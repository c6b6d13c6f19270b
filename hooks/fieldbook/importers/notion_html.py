"""Pages that Notion has exported as HTML: each item, box to tick and toggle in them is a list of its own.

Source: Notion's export as it is. What unfolds is taken out of any list that holds nothing else.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from .element_names import HEADINGS
from .ledger import Ledger
from .placeholders import Placeholders

_LISTS = ("bulleted-list", "numbered-list", "to-do-list")
PROPERTY = re.compile(
    r"^(?:Created(?: time| by)?|Last [Ee]dited(?: time| by)?|Tags|Status|Owner|Date"
    r"|Property|Type|Assign(?:ee)?|URL): .*$"
)
"""A property of a page that its readers do not need."""


def read(soup: BeautifulSoup, ledger: Ledger, marks: Placeholders) -> None:
    """Bring the lists, toggles, callouts, bookmarks and properties of such a page into the shape that others have."""
    for box in soup.select(".to-do-list > li > .checkbox"):
        control = soup.new_tag("input", attrs={"type": "checkbox"})
        if "checkbox-on" in box.get_attribute_list("class"):
            control["checked"] = ""
        box.replace_with(control)
    _join_lists(soup)
    _take_folds_out(soup)
    for callout in soup.select("figure.callout"):
        callout.name = "aside"
        del callout["class"]
        for icon in callout.select("div:has(> .icon:only-child)"):
            icon.unwrap()
    for icon in soup.select(".link-to-page .icon, aside img.icon, header > .page-header-icon"):
        icon.decompose()
    for bookmark in soup.select("a.bookmark"):
        _read_bookmark(soup, bookmark, ledger, marks)
    for table in soup.select("article > header > table.properties"):
        _read_properties(soup, table, ledger)


def _join_lists(soup: BeautifulSoup) -> None:
    """Make one list of neighbours that hold an item each."""
    for listed in soup.find_all(["ul", "ol"], class_=_LISTS):
        before = _neighbour(listed)
        if before is not None and before.name == listed.name and before.get("class") == listed.get("class"):
            before.extend(list(listed.children))
            listed.decompose()


def _take_folds_out(soup: BeautifulSoup) -> None:
    """Take what unfolds out of lists that hold nothing else, and put below a heading that unfolds what it opens."""
    for listed in soup.find_all("ul"):
        shown = [child for child in listed.children if _says_something(child)]
        items = [item for item in shown if isinstance(item, Tag) and _only_fold(item) is not None]
        if items and len(items) == len(shown):
            for item in items:
                item.unwrap()
            listed.unwrap()
    for heading in soup.find_all(HEADINGS):
        fold, below = _only_fold(heading), heading.find_next_sibling()
        if fold is not None and below is not None and "indented" in below.get_attribute_list("class"):
            fold.append(below)
            heading.unwrap()


def _read_bookmark(soup: BeautifulSoup, bookmark: Tag, ledger: Ledger, marks: Placeholders) -> None:
    """Make a link of a bookmark's title, with its description behind."""
    title, said = bookmark.select_one(".bookmark-title"), bookmark.select_one(".bookmark-description")
    address = bookmark.select_one(".bookmark-href")
    if title is None or not title.get_text().strip():
        return
    link = soup.new_tag("a", attrs={"href": str(bookmark.get("href") or "")}, string=title.get_text(" ", strip=True))
    if address is not None:
        ledger.became(bookmark.sourceline or 0, "a bookmark became a link", marks.plain(address.get_text()))
    paragraph = soup.new_tag("p")
    paragraph.append(link)
    if said is not None and said.get_text().strip():
        paragraph.append(f": {said.get_text(' ', strip=True)}")
    bookmark.replace_with(paragraph)


def _read_properties(soup: BeautifulSoup, table: Tag, ledger: Ledger) -> None:
    """Make a list of a page's properties, without those that its readers do not need."""
    listed = soup.new_tag("ul")
    for row in table.find_all("tr"):
        cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        words = ": ".join(cells)
        if len(cells) != 2 or not cells[1]:
            ledger.left_out(row.sourceline or 0, "a property of Notion's without a value", words)
        elif PROPERTY.match(words):
            ledger.left_out(row.sourceline or 0, f"a property of Notion's: “{words}”", words)
        else:
            listed.append(soup.new_tag("li", string=words))
    table.replace_with(listed)


def _neighbour(node: Tag) -> Tag | None:
    """Return the element right before another, None where words stand between."""
    before = next((one for one in node.previous_siblings if _says_something(one)), None)
    return before if isinstance(before, Tag) else None


def _only_fold(holder: Tag) -> Tag | None:
    """Return the block that unfolds that an element holds, None where it holds something else, too."""
    held = [child for child in holder.children if _says_something(child)]
    return held[0] if len(held) == 1 and isinstance(held[0], Tag) and held[0].name == "details" else None


def _says_something(node: PageElement) -> bool:
    return isinstance(node, Tag) or (isinstance(node, NavigableString) and bool(node.strip()))
