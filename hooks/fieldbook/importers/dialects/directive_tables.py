"""Tables and glossaries that directives hold: rows as nested lists, or as lines with commas.

Source: docutils' reference of `list-table` and `csv-table`, Sphinx' of `glossary`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from .. import markup

_ROW = re.compile(r"^(?P<lead>[ \t]*)[*-][ \t]+(?P<sign>[*-])(?:[ \t]+(?P<cell>.*))?$")
_CELL = re.compile(r"^[ \t]*(?P<sign>[*-])(?:[ \t]+(?P<cell>.*))?$")
_MORE = re.compile(r"^[ \t]*(?:`{3}|~{3}|:{3}|[*+-][ \t]|\d+[.)][ \t])")
"""What no cell of a table can hold."""


def rows(body: Sequence[str], given: Mapping[str, str], *, listed: bool) -> list[list[str]]:
    """Return the cells of a table, row by row; none where a cell holds more than words."""
    if not listed:
        lines = [line.strip() for line in body if line.strip()]
        sign = {"tab": "\t", "space": " "}.get(given.get("delim", ","), given.get("delim", ","))
        head = [given["header"]] if given.get("header") else []
        read = csv.reader([*head, *lines], delimiter=sign[:1] or ",", skipinitialspace=True)
        return [[cell.strip() for cell in row] for row in read]
    found: list[list[str]] = []
    sign = ""
    for line in body:
        if row := _ROW.match(line):
            found.append([row["cell"] or ""])
            sign = row["sign"]
        elif found and (cell := _CELL.match(line)) and cell["sign"] == sign:
            found[-1].append(cell["cell"] or "")
        elif line.strip():
            if not found or _MORE.match(line):
                return []
            found[-1][-1] = f"{found[-1][-1]} {line.strip()}".strip()
    return found


def as_html(rows: Sequence[Sequence[str]], given: Mapping[str, str], caption: str) -> str:
    """Return rows as a table of HTML, in one line."""
    counted = given.get("header-rows", "")
    heads = 1 if given.get("header") else int(counted) if counted.isdecimal() else 0
    width = max(len(row) for row in rows)
    made = ""
    for at, row in enumerate(rows):
        name = "th" if at < heads else "td"
        cells = [*row, *[""] * (width - len(row))]
        made += markup.element("tr", "".join(markup.element(name, cell) for cell in cells))
    table = markup.element("table", made)
    return markup.figure(table, caption) if caption else table


def definitions(body: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a glossary, whose terms stand at the margin, as a list of definitions."""
    begun = False
    for line in body:
        if not line.strip() or not line[0].isspace() or line.lstrip().startswith(":"):
            begun = line.lstrip().startswith(":")
            yield line
        else:
            yield f"    {line.strip()}" if begun else f":   {line.strip()}"
            begun = True
