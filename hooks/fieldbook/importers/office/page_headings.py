"""Headings of word processors' pages that have none: short bold lines above other text, as in Word's documents."""

from __future__ import annotations

from itertools import pairwise

from bs4 import BeautifulSoup, Tag

from ..element_names import HEADINGS
from .headings import is_answered, is_line_of_heading

_BOLD = ["strong", "b"]


def show_headings(soup: BeautifulSoup) -> None:
    """Make headings of bold lines that stand alone above other text; the first line of a page is its title."""
    said = [child for child in _blocks(soup.body) if child.get_text(strip=True)]
    headed = [child for child in said if child.name in HEADINGS]
    if not said or len(headed) > 1 or (headed and headed[0] is not said[0]):
        return
    # By place: two lines that say the same are equal.
    bold = {at for at, child in enumerate(said) if child.name == "p" and _is_bold_line(child)}
    if len(bold) * 2 > len(said):
        return
    for at, (child, following) in enumerate(pairwise(said)):
        answers = following.name in ("ul", "ol", "table") or is_answered(following.get_text())
        asked = answers and child.get_text(strip=True).endswith("?")
        if at in bold and (at == 0 or (at + 1 not in bold and not asked)):
            child.name = "h2" if at else "h1"
            for phrase in child.find_all(_BOLD):
                phrase.unwrap()


def _blocks(node: Tag | None) -> list[Tag]:
    """Return the blocks of a page, which may all stand in one element."""
    found = [child for child in node.children if isinstance(child, Tag)] if node else []
    return _blocks(found[0]) if len(found) == 1 and found[0].name == "div" else found


def _is_bold_line(line: Tag) -> bool:
    text = line.get_text().strip()
    if not is_line_of_heading(text.replace("\n", " ")) or line.find("img") is not None:
        return False
    return all(not said.strip() or said.find_parent(_BOLD) is not None for said in line.find_all(string=True))
