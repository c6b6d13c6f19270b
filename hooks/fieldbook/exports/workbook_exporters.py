"""The exporters of the workbook: a blank Word document to print, and the one that browsers fill in with answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..cache.store import fingerprint
from ..pages import Book
from .base import Material
from .paper_sizes import A4, PAPERS, Paper
from .workbook_data import WorkbookData, workbook_data

# Importing python-docx takes a while, and most runs of the engine write no workbook: functions here import it.


@dataclass(frozen=True)
class Workbook:
    """Every worksheet of the course as a Word document."""

    name: str = "workbook"
    in_zip: bool = True
    is_listed: bool = True
    needs: tuple[str, ...] = ()
    file: str = "downloads/workbook.docx"

    def path(self, course_id: str) -> str:
        """Return its path below site/, the same in all courses."""
        return self.file

    def is_wanted(self, book: Book) -> bool:
        """Tell whether there are worksheets."""
        return bool(book.course.worksheets)

    def fingerprint(self, material: Material) -> bytes:
        """Return a fingerprint of the worksheets, the paper, and the site's address, which links lead to."""
        return fingerprint(workbook_data(material.book).fingerprint(), material.paper, material.address)

    def task(self, material: Material) -> Callable[[Path], None]:
        """Return a function that writes the document to a path."""
        return partial(_write, *_arguments(material))

    def write(self, material: Material, target: Path) -> None:
        """Write it."""
        self.task(material)(target)


@dataclass(frozen=True)
class WorkbookForm(Workbook):
    """The same document in a script, from which a learner's browser makes one with the answers filled in."""

    name: str = "form"
    is_listed: bool = False
    file: str = "assets/fieldbook/workbook-document.js"

    def task(self, material: Material) -> Callable[[Path], None]:
        """Return a function that writes the script, which holds the document, to a path."""
        return partial(_write_form, *_arguments(material))


def _arguments(material: Material) -> tuple[WorkbookData, Path, Paper, str]:
    """Return the worksheets, the site, the paper and the site's address."""
    return workbook_data(material.book), material.site, PAPERS.get(material.paper, A4), material.address


def _write(data: WorkbookData, site: Path, paper: Paper, address: str, target: Path) -> None:
    from .workbook import write_workbook  # noqa: PLC0415

    write_workbook(data, site, str(target.absolute()), paper, address)


def _write_form(data: WorkbookData, site: Path, paper: Paper, address: str, target: Path) -> None:
    from .workbook import write_form  # noqa: PLC0415

    write_form(data, site, str(target.absolute()), paper, address)
