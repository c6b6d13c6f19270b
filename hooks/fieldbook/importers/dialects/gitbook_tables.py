"""Tables of GitBook's: cards, which are links with words, and columns that readers never saw.

Source: GitBook's documentation of cards, and the Markdown that it writes for them.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from ..ledger import Ledger, line_of

_TABLE = re.compile(r"<table\b(?:(?!</table>).)*?\bdata-(?:view|hidden)\b.*?</table>", re.S)
_TARGET, _COVER = "data-card-target", "data-card-cover"


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with cards as lists, and tables without their hidden columns."""
    return _TABLE.sub(lambda match: _shown(match, text, ledger), text)


def _shown(match: re.Match[str], text: str, ledger: Ledger) -> str:
    line = line_of(text, match.start())
    soup = BeautifulSoup(match[0], "html.parser")
    table = soup.table
    if table is None:
        return match[0]
    heads = table.find_all("th")
    hidden = {at: head for at, head in enumerate(heads) if any(map(head.has_attr, ("data-hidden", _TARGET, _COVER)))}
    gone: list[str] = []
    for row in table.find_all("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        away = {at: cells[at].extract() for at in hidden if at < len(cells)}
        gone += [cell.get_text(" ") for cell in away.values()]
        target = next((away[at].a for at, head in hidden.items() if head.has_attr(_TARGET) and at in away), None)
        if target is not None and row.td is not None:
            _lead(soup, row, str(target["href"]))
    if any(map(str.strip, gone)):
        ledger.left_out(line, "what stood in hidden columns of a table", " ".join(gone))
    made = _listed(soup, table) if table.get("data-view") == "cards" else table
    return str(made) + "\n" * (match[0].count("\n") - str(made).count("\n"))


def _lead(soup: BeautifulSoup, row: Tag, url: str) -> None:
    """Have the first words of a card lead where the card does."""
    cell = next((cell for cell in row.find_all("td") if cell.get_text().strip()), None)
    if cell is not None and cell.find("a") is None:
        link = soup.new_tag("a", href=url)
        link.extend(list(cell.contents))
        cell.append(link)


def _listed(soup: BeautifulSoup, table: Tag) -> Tag:
    """Return the cards of a table as a list."""
    made = soup.new_tag("ul")
    for row in table.find_all("tr"):
        item = soup.new_tag("li")
        for cell in row.find_all("td"):
            if cell.get_text().strip() or cell.find("img"):
                item.extend([": ", *cell.contents] if item.contents else list(cell.contents))
        if item.contents:
            made.append(item)
    return made
