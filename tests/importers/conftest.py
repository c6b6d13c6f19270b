"""Small courses, and one document at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fieldbook.importers import document
from fieldbook.importers.dialects.notations import LOOSE
from fieldbook.importers.language import Vocabulary
from fieldbook.importers.ledger import Ledger
from fieldbook.importers.steps import Site
from tests.importers.word import PICTURE

COURSES = Path(__file__).parent / "courses"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
Converter = Callable[[str], tuple[document.Draft, Ledger]]


def convert(text: str, language: str = "en", **meta: object) -> tuple[document.Draft, Ledger]:
    """Return what the importer makes of one document, before its links are settled."""
    ledger = Ledger("page.md", text)
    context = document.Context(Site(), Vocabulary([text], language), set(), LOOSE)
    return document.draft(meta, text, "Page", context, ledger), ledger


@pytest.fixture
def source(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Return what makes a source of files, given by their paths."""

    def make(files: dict[str, str | bytes]) -> Path:
        root = tmp_path / "source"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            # What stands for a picture in a case is one.
            typed = content if isinstance(content, bytes) else content.encode()
            path.write_bytes(PICTURE if path.suffix in PICTURES and isinstance(content, str) else typed)
        return root

    return make
