"""The workbook of a build, blank and as a form: as it was, or written by the second process, or by this one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from ..cache.fingerprint import file_facts
from ..cache.store import Cache, fingerprint
from ..exports import FORM, WORKBOOK
from ..exports.paper import A4, PAPERS
from ..exports.sheets import Sheets, sheets_of
from ..helper import Helper, outcome

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..pages import Book

_KIND = "workbook"


class BlankWorkbook:
    """The workbook of a course, blank and as a form for learners' documents.

    `known` tells whether all that it is made from can be told.
    """

    def __init__(self, book: Book, paper: str, cache: Cache, config: MkDocsConfig, *, known: bool) -> None:
        self._sheets = sheets = sheets_of(book)
        self._paper = paper
        self._cache = cache
        self._site = Path(config.site_dir)
        self._address = config.site_url or ""
        told = (sheets.sum(), paper, self._address, _moment(), _pictures(Path(config.docs_dir)))
        self._key = fingerprint(*told) if known else b""
        self._kept: dict[str, bytes] | None = cache.get(_KIND, WORKBOOK, self._key) if known else None
        self._sent: Future[dict[str, bytes]] | None = None
        self._begun = False

    def begin(self, helper: Helper, *, pictures: bool) -> None:
        """Have the second process write it, if it is to be written; tell whether `pictures` lie in the site."""
        if self._begun or not (pictures or self._shows_none):
            return
        self._begun = True
        if self._kept is None and self._sheets.all:
            self._sent = helper.send(_written, self._sheets, self._site, self._paper, self._address)

    @property
    def _shows_none(self) -> bool:
        """Whether no worksheet can show a picture."""
        return not any(b"<img" in sheet.html.lower() for sheet in self._sheets.all)

    def finish(self) -> None:
        """Have it lie in the site. A course without worksheets has none."""
        if not self._sheets.all:
            return
        if self._kept is not None:
            for path, content in self._kept.items():
                target = self._site / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            return
        made = outcome(self._sent) or _written(self._sheets, self._site, self._paper, self._address)
        if self._key:
            self._cache.put(_KIND, WORKBOOK, self._key, made)


def _written(sheets: Sheets, site: Path, paper: str, address: str) -> dict[str, bytes]:
    """Write the workbook, and return what was written."""
    # Loading python-docx takes a while, and most runs of the engine make no workbook.
    from ..exports.workbook import write_form, write_workbook  # noqa: PLC0415

    sheet = PAPERS.get(paper, A4)
    write_workbook(sheets, site, WORKBOOK, sheet, address)
    write_form(sheets, site, FORM, sheet, address)
    return {path: (site / path).read_bytes() for path in (WORKBOOK, FORM)}


def _moment() -> str:
    return os.environ.get("SOURCE_DATE_EPOCH", "")


def _pictures(docs: Path) -> list[tuple[str, int, int]]:
    """Return what tells whether a picture was changed: worksheets may show any."""
    return [fact for fact in file_facts([docs]) if not fact[0].endswith(".md")]
