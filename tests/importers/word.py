"""Word's documents for tests: what python-docx has no words for, and what becomes of a document."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml

from fieldbook.importers import Imported, import_course

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def element(xml: str) -> Any:
    return parse_xml(xml.replace(">", f" {NAMES}>", 1) if not xml.split(">", maxsplit=1)[0].endswith("/") else xml)


def imported(document: Document, folder: Path) -> tuple[Imported, str]:
    document.save(str(folder / "handout.docx"))
    result = import_course(folder / "handout.docx", folder / "out")
    assert result.problems == []
    assert result.measure.lost == ()
    return result, (folder / "out" / "docs" / "handout.md").read_text("utf-8").partition("\n---\n\n")[2]


def add_table(document: Document, rows: list[list[str]]) -> Any:
    """Add a table with words in its cells, and return it."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cell, words in zip(table._cells, [words for row in rows for words in row], strict=True):
        cell.text = words
    return table
