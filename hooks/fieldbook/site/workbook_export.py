"""The workbook of a build, blank and as a form: as it was, or written anew."""

from __future__ import annotations

import os
from pathlib import Path

from ..cache.fingerprint import file_facts
from ..cache.store import Cache, fingerprint
from ..exports import FORM, WORKBOOK
from ..exports.paper import A4, PAPERS
from ..exports.sheets import Sheets, sheets_of
from ..pages import Book
from .mkdocs_api import MkDocsConfig

_KIND = "workbook"


def export_workbook(book: Book, paper: str, cache: Cache, config: MkDocsConfig, course: bytes) -> None:
    """Have the workbook of a course lie in the site; one without worksheets has none.

    `course` is a fingerprint of all that the course is made from; nothing where that can't be told.
    """
    sheets = sheets_of(book)
    if not sheets.all:
        return
    site, address = Path(config.site_dir), config.site_url or ""
    if not course:
        _written(sheets, site, paper, address)
        return
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    key = fingerprint(sheets.sum(), paper, address, moment, _pictures(Path(config.docs_dir)))
    files = cache.memo(_KIND, WORKBOOK, key, lambda: _written(sheets, site, paper, address))
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


def _written(sheets: Sheets, site: Path, paper: str, address: str) -> dict[str, bytes]:
    """Write the workbook, and return what was written."""
    # Loading python-docx takes a while, and most runs of the engine make no workbook.
    from ..exports.workbook import write_form, write_workbook  # noqa: PLC0415

    sheet = PAPERS.get(paper, A4)
    write_workbook(sheets, site, WORKBOOK, sheet, address)
    write_form(sheets, site, FORM, sheet, address)
    return {path: (site / path).read_bytes() for path in (WORKBOOK, FORM)}


def _pictures(docs: Path) -> list[tuple[str, int, int, int]]:
    """Return what tells whether a picture was changed: worksheets may show any."""
    return [fact for fact in file_facts([docs]) if not fact[0].endswith(".md")]
