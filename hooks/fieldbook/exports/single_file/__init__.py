"""The exporters of the single file: the whole course in one HTML file. `book` renders it, of `chapters`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...pages import Book, facilitator
from ..base import Material, file_name


@dataclass(frozen=True)
class SingleFile:
    """The course in one file. In the offline zip file it lies at the top, not with the rest of the site."""

    name: str = "single"
    in_zip: bool = False
    is_listed: bool = True
    needs: tuple[str, ...] = ("form", "guided")
    """The other file is made first, where there is one: it has the same chapters, and the one that takes longest."""

    def path(self, course_id: str) -> str:
        """Return its path below site/."""
        return f"downloads/{file_name(course_id)}.html"

    def is_wanted(self, book: Book) -> bool:
        """Tell that every course has one."""
        return True

    def fingerprint(self, material: Material) -> bytes:
        """Return b"", to have it made in each build: hardly any leaves all pages unchanged. Chapters are cached."""
        return b""

    def write(self, material: Material, target: Path) -> None:
        """Write the file in pieces."""
        # Most runs of the engine write none, and need not import it.
        from .book import pieces  # noqa: PLC0415

        with target.open("wb") as opened:
            opened.writelines(piece.encode("utf-8") for piece in pieces(material, guided=self.is_guided))

    @property
    def is_guided(self) -> bool:
        """Whether the facilitator's guide is in it, at the end."""
        return False


@dataclass(frozen=True)
class GuidedFile(SingleFile):
    """The course in one file for those who run the workshop."""

    name: str = "guided"
    needs: tuple[str, ...] = ("form",)

    def path(self, course_id: str) -> str:
        """Return its path below site/."""
        return f"downloads/{file_name(course_id)}-facilitator.html"

    def is_wanted(self, book: Book) -> bool:
        """Tell whether the site has a guide."""
        return facilitator.PAGE in book.guides

    @property
    def is_guided(self) -> bool:
        """Whether the facilitator's guide is in it, at the end."""
        return True
