"""The workbook as documents: blank and to be printed, and as a form that a page fills in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..cache.store import fingerprint
from ..pages import Book
from .base import Material
from .paper import A4, PAPERS, Paper
from .worksheets import Sheets, sheets_of

# Loading python-docx takes a while, and most runs of the engine make no workbook: it is loaded where one is written.


@dataclass(frozen=True)
class Workbook:
    """Every worksheet of the course as a Word document."""

    name: str = "workbook"
    in_zip: bool = True
    is_listed: bool = True
    needs: tuple[str, ...] = ()
    file: str = "downloads/workbook.docx"

    def path(self, course_id: str) -> str:
        """Return where it lies, which is the same in all courses."""
        return self.file

    def is_wanted(self, book: Book) -> bool:
        """Tell whether there are worksheets."""
        return bool(book.course.worksheets)

    def source(self, material: Material) -> bytes:
        """Return a fingerprint of the worksheets, and of what their links and pages are made for."""
        return fingerprint(sheets_of(material.book).sum(), material.paper, material.address)

    def task(self, material: Material) -> Callable[[Path], None]:
        """Return what writes it for the course's paper."""
        return partial(_write, *_told(material))

    def write(self, material: Material, target: Path) -> None:
        """Write it."""
        self.task(material)(target)


@dataclass(frozen=True)
class WorkbookForm(Workbook):
    """The same for the screen, as a script: learners' documents are made of it, in the browser."""

    name: str = "form"
    is_listed: bool = False
    file: str = "assets/fieldbook/workbook-document.js"

    def task(self, material: Material) -> Callable[[Path], None]:
        """Return what writes the script that holds the document."""
        return partial(_write_form, *_told(material))


def _told(material: Material) -> tuple[Sheets, Path, Paper, str]:
    return sheets_of(material.book), material.site, PAPERS.get(material.paper, A4), material.address


def _write(sheets: Sheets, site: Path, paper: Paper, address: str, target: Path) -> None:
    from .workbook import write_workbook  # noqa: PLC0415

    write_workbook(sheets, site, str(target.absolute()), paper, address)


def _write_form(sheets: Sheets, site: Path, paper: Paper, address: str, target: Path) -> None:
    from .workbook import write_form  # noqa: PLC0415

    write_form(sheets, site, str(target.absolute()), paper, address)
