"""Tables of HTML as Markdown's, and Markdown's own tables made such that Python-Markdown reads all of them.

Python-Markdown's tables (source: its `tables` extension) need a head and a blank line before them, and drop the
cells of a row beyond the head's.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from .inline_html import Phrases
from .ledger import Ledger
from .markup import BREAK
from .placeholders import NO_BREAK

_BOX = re.compile(r"[\u2610\u25a1\u25cb\u25ef\u2b1c]|\[[ ]?\]|\([ ]?\)")
"""What is to be ticked in a cell."""
_SPLIT = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?[-=]+:?[ \t]*(?:[|+][ \t]*:?[-=]+:?[ \t]*)*\|?[ \t]*$")
_BLOCKY = re.compile(r"(?m)^[ \t]*\|[^\n]*<(?:p|ul|ol|li|div|dl|h[1-6]|blockquote|center)\b[^\n]*$")
_CELL_TAG = re.compile(r"</?t[dhr]\b", re.I)
_CELL_END = re.compile(rf"(?:\s*{BREAK})+[ \t]*(?=\||$)|(?<=\|)[ \t]*(?:{BREAK}\s*)+")
_ROW = re.compile(r"^[ \t]{0,3}\|.*$")


def to_markdown(table: Tag, phrases: Phrases, ledger: Ledger) -> str:
    """Return an HTML table as Markdown; a table that only lays out one column of things is dissolved."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    spans = _Spans()
    grid = [spans.row(row, phrases) for row in rows]
    width = max(map(len, grid), default=0)
    # A row of one empty cell in a wider table keeps others apart, and asks for nothing.
    kept = [at for at, row in enumerate(grid) if any(row) or len(row) > 1 or width < 2]
    rows, grid = [rows[at] for at in kept], [grid[at] for at in kept]
    while grid and not any(grid[0]) and rows[0].find_parent("thead") is not None:
        # An empty head is none.
        rows, grid = rows[1:], grid[1:]
    if not any(any(row) for row in grid):
        grid = []
    caption = table.find("caption", recursive=False)
    lead = f"**{phrases.of(list(caption.children)).strip()}**\n\n" if isinstance(caption, Tag) else ""
    if not grid:
        return lead
    line = table.sourceline or 0
    if len(grid) > 1 and len(grid[0]) > 1 and grid[0][0] and len(rows[0].find_all(["td", "th"], recursive=False)) == 1:
        # A single cell over all columns names the table.
        lead, rows, grid = f"{lead}**{grid[0][0].strip('*')}**\n\n", rows[1:], grid[1:]
    if len(grid) == 1 and len(grid[0]) == 1:
        ledger.became(line, "a table of a single cell became text")
        return lead + grid[0][0].replace(BREAK, "\n\n")
    if all(len(row) == 2 and _BOX.fullmatch(row[0]) and row[1] for row in grid):
        return lead + "\n".join(f"- [ ] {row[1]}" for row in grid)
    if spans.used:
        ledger.look(line, "a cell over several rows stands in each of them now, one over several columns in the first")
    body = list(zip(rows, grid, strict=True))
    if _has_head(rows, grid):
        return lead + _parts(grid[0], body[1:])
    return lead + _parts([""] * len(grid[0]), body)


def _parts(head: list[str], body: list[tuple[Tag, list[str]]]) -> str:
    """Return the rows of a table, in which a single cell over all columns names a part: a table with the same head."""
    parts: list[tuple[str, list[list[str]]]] = [("", [])]
    for row, cells in body:
        alone = len(row.find_all(["td", "th"], recursive=False)) == 1 and len(cells) == len(head) > 1
        if alone and cells[0] and parts[-1] != ("", []):
            parts.append((f"**{cells[0].strip('*')}**\n\n", []))
        else:
            parts[-1][1].append(cells)
    if any(not rows for _name, rows in parts):
        return layout([head, *(cells for _row, cells in body)])
    return "\n\n".join(name + layout([head, *rows]) for name, rows in parts)


def _has_head(rows: list[Tag], grid: list[list[str]]) -> bool:
    """Tell whether the first row is a head: it is marked as one, or all of it is short and below it is more."""
    first = next((row for row in rows if row.get_text().strip() or row.find("img")), None)
    if first is None:
        return False
    if first.find_parent("thead") is not None or (first.find("th") is not None and first.find("td") is None):
        return True
    if any(row.find("th") for row in rows):
        return False
    boxes = all(_BOX.fullmatch(cell.strip()) for row in grid[1:] for cell in row[1:])
    # The corner of a table may be empty where its rows have names.
    cornered = len(grid[0]) > 2 and all(row[0] for row in grid[1:] if any(row)) and any(map(any, grid[1:]))
    heads = grid[0][1:] if boxes or cornered else grid[0]
    return len(grid) > 1 and all(len(cell) < 60 for cell in grid[0]) and all(heads)


class _Spans:
    """Fills the places of cells that go over several rows."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, str]] = {}
        self.used = False

    def row(self, row: Tag, phrases: Phrases) -> list[str]:
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            self._skip(cells)
            width, height = _number(cell, "colspan"), _number(cell, "rowspan")
            self.used = self.used or width > 1 or height > 1
            texts = [cell_text(cell, phrases)] + [""] * (width - 1)
            for column, text in enumerate(texts, len(cells)):
                if height > 1:
                    self._open[column] = height - 1, text
            cells += texts
        self._skip(cells)
        return cells

    def _skip(self, cells: list[str]) -> None:
        while (held := self._open.get(len(cells))) and held[0] > 0:
            self._open[len(cells)] = held[0] - 1, held[1]
            cells.append(held[1])


def _number(cell: Tag, name: str) -> int:
    text = str(cell.get(name) or "1").strip()
    return min(max(int(text), 1), 50) if text.isdecimal() else 1


def cell_text(cell: Tag, phrases: Phrases) -> str:
    """Return the content of a cell on one line."""
    bold = cell.name == "th" and cell.parent is not None and cell.parent.find("td") is not None
    text = " ".join(phrases.of(list(cell.children)).split())
    text = re.sub(r"^(?:\s*<br>)+|(?:\s*<br>\s*)+$", "", text).strip()
    if not text.replace(NO_BREAK, "").replace(BREAK, "").strip():
        return ""
    text = _SPLIT.sub(r"\\|", text)
    return f"**{text}**" if bold and text and "*" not in text and BREAK not in text else text


def layout(grid: list[list[str]]) -> str:
    """Return rows of cells, the first being the head, as a table of Markdown."""
    width = max(len(row) for row in grid)
    rows = [row + [""] * (width - len(row)) for row in grid]
    lines = ["| " + " | ".join(cell or " " for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def with_flat_rows(text: str, phrases: Phrases) -> str:
    """Return Markdown whose tables hold no blocks of HTML in their rows: a row is one line."""
    # A line in which cells of HTML begin or end is a part of their table.
    return _BLOCKY.sub(lambda match: match[0] if _CELL_TAG.search(match[0]) else _flat(match[0], phrases), text)


def _flat(line: str, phrases: Phrases) -> str:
    soup = BeautifulSoup(line, "html5lib")
    text = " ".join(phrases.of(list(soup.body.children)).split()) if soup.body else line
    return _CELL_END.sub(" ", text).strip()


def repair(text: str) -> str:
    """Return Markdown whose tables all stand alone, have a head, and a head as wide as their widest row."""
    lines = text.split("\n")
    out: list[str] = []
    index = 0
    while index < len(lines):
        end = _table_end(lines, index)
        if end == index:
            out.append(lines[index])
            index += 1
            continue
        if out and out[-1].strip():
            out.append("")
        out += _mended(lines[index:end])
        if end < len(lines) and lines[end].strip():
            out.append("")
        index = end
    return "\n".join(out)


def _table_end(lines: list[str], start: int) -> int:
    """Return the line below the table that begins at `start`, or `start` where none does."""
    has_rule = start + 1 < len(lines) and _is_rule(lines[start + 1]) and "|" in lines[start]
    if not has_rule and not (_ROW.match(lines[start]) and _many_bars(lines[start])):
        return start
    end = start
    while end < len(lines) and lines[end].strip() and ("|" in lines[end] or _is_rule(lines[end])):
        end += 1
    return end if has_rule or end - start > 1 else start


def _many_bars(line: str) -> bool:
    return len(_SPLIT.findall(line)) > 1


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.match(line) is not None


def _mended(lines: list[str]) -> list[str]:
    rules = [index for index, line in enumerate(lines) if _RULE.match(line)]
    rows = [cells_of(line) for index, line in enumerate(lines) if index not in rules]
    if not rows:
        return lines
    headed = 1 in rules and 0 not in rules
    width = max(len(row) for row in rows)
    marks = cells_of(lines[rules[0]].replace("=", "-").replace("+", "|")) if headed else []
    rule = [mark if re.fullmatch(r":?-+:?", mark) else "---" for mark in marks] + ["---"] * (width - len(marks))
    same = headed and len(rules) == 1 and len(marks) == width and not re.search("[=+]", lines[1])
    if same and all(len(row) == width for row in rows):
        return lines
    empty: list[list[str]] = [] if headed else [[]]
    rows = [row + [""] * (width - len(row)) for row in empty + rows]
    text = ["| " + " | ".join(cell or " " for cell in row) + " |" for row in rows]
    return [text[0], "| " + " | ".join(rule[:width]) + " |", *text[1:]]


def cells_of(line: str) -> list[str]:
    """Return the cells of a row of Markdown."""
    inner = line.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _SPLIT.split(inner)]
