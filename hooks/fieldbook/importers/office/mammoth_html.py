"""The HTML that mammoth makes of a document, put in order: lists that go on, places that links lead to."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from ..element_names import HEADINGS
from ..linked_notes import take_notes
from .controls import BOX
from .plain import finish
from .structure import NUMBER_OPEN, NUMBER_SHUT
from .workbook import Sheet
from .workbook_lessons import wrap_sheets

_NUMBER = re.compile(f"{NUMBER_OPEN}(\\d+),(\\d){NUMBER_SHUT}")
"""What `structure` has told mammoth of an item of a list: its number, and its level."""
_BLOCKS = ["p", "li", "td", "th", *HEADINGS]


def settled(html: str, sheets: list[Sheet]) -> str:
    """Return mammoth's HTML with lists that go on, and without what only Word needs."""
    soup = BeautifulSoup(html, "html5lib")
    for box in soup.find_all("input", type="checkbox"):
        box.replace_with(NavigableString(f"{BOX} "))
    for line in soup.select("pre br"):
        line.replace_with("\n")
    for item in soup.find_all("li"):
        _count_on(item)
    for item in soup.find_all("li"):
        _deepen(soup, item)
    for text in soup.find_all(string=_NUMBER):
        text.replace_with(NavigableString(_NUMBER.sub("", str(text))))
    _name_blocks(soup)
    notes = wrap_sheets(soup, sheets) if sheets else ""
    return finish(soup, "\n\n".join(filter(None, [take_notes(soup), notes])))


def _name_blocks(soup: BeautifulSoup) -> None:
    """Give the names of places within the text, which links lead to, to the blocks that hold them."""
    links = [link for link in soup.find_all("a", href=True) if str(link["href"]).startswith("#")]
    wanted = {str(link["href"])[1:] for link in links}
    others: dict[str, str] = {}
    for anchor in soup.find_all("a", href=False):
        name, block = str(anchor.get("id") or ""), anchor.find_parent(_BLOCKS)
        if name in wanted and isinstance(block, Tag):
            block["id"] = others[name] = str(block.get("id") or name)
        if not anchor.get_text(strip=True):
            anchor.decompose()
    for link in links:
        link["href"] = f"#{others.get(str(link['href'])[1:], str(link['href'])[1:])}"


def _deepen(soup: BeautifulSoup, item: Tag) -> None:
    """Put an item of a deeper level, which Word keeps in a list of its own, below the item above."""
    match = _NUMBER.search(item.get_text())
    depth = int(match[2]) if match else 0
    holder = item.parent
    if not depth or holder is None:
        return
    above = item.find_previous_sibling("li")
    if not isinstance(above, Tag):
        before = holder.find_previous_sibling()
        above = before.find_all("li", recursive=False)[-1] if isinstance(before, Tag) and before.find("li") else None
    for _ in range(depth - 1):
        inner = above.find(["ul", "ol"], recursive=False) if isinstance(above, Tag) else None
        above = inner.find_all("li", recursive=False)[-1] if isinstance(inner, Tag) else above
    if not isinstance(above, Tag):
        return
    lists = above.find_all(["ul", "ol"], recursive=False)
    inner_list = lists[-1] if lists else soup.new_tag(holder.name)
    if not lists:
        above.append(inner_list)
    following = holder.find_next_sibling() if holder.find("li") is item and not item.find_next_sibling("li") else None
    inner_list.append(item.extract())
    if holder.find("li") is None:
        before = holder.find_previous_sibling()
        holder.extract()
        # What goes on in a list of its own belongs to the one above.
        if isinstance(before, Tag) and isinstance(following, Tag) and before.name == following.name in ("ul", "ol"):
            for rest in following.find_all("li", recursive=False):
                before.append(rest.extract())
            following.extract()


def _count_on(item: Tag) -> None:
    """Have a list that goes on behind other text begin with the number of its first item."""
    match = _NUMBER.search(item.get_text())
    above = item.parent
    if match and match[1] != "1" and above is not None and above.name == "ol" and above.find("li") is item:
        above["start"] = match[1]
