"""Small whole courses for tests: a docs tree as a mapping of paths to text, built for real."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from bs4 import BeautifulSoup
from click.exceptions import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests import templates

CONFIG = """
site_name: A small course
theme: {theme}
plugins: [search, fieldbook]
markdown_extensions: [fieldbook]
"""


@dataclass(frozen=True)
class Built:
    """A course that was built: its folder, and what MkDocs said above the level of information."""

    site: Path
    said: list[str]
    failed: bool

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup((self.site / path).read_text(encoding="utf-8"), "html5lib")

    @property
    def course(self):
        return json.loads((self.site / "course.json").read_text(encoding="utf-8"))


class _Ears(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def build_course(
    folder: Path, docs: dict[str, str], config: str = "", theme: str = "material", strict: bool = True
) -> Built:
    """Write a course of mkdocs.yml and docs/ into `folder`, and build it; strictly, a mistake leaves no site."""
    for path, text in docs.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    head = CONFIG.format(theme=theme)
    if config.startswith("theme:"):
        head = head.replace(f"theme: {theme}\n", "")
    (folder / "mkdocs.yml").write_text(head + dedent(config), encoding="utf-8")
    return build_folder(folder, strict)


def build_folder(folder: Path, strict: bool = True) -> Built:
    """Build the course that a folder holds."""
    ears = _Ears()
    logging.getLogger("mkdocs").addHandler(ears)
    failed = False
    templates.lend(folder)
    try:
        build(load_config(str(folder / "mkdocs.yml"), strict=strict))
    except ClickException:
        failed = True
    finally:
        logging.getLogger("mkdocs").removeHandler(ears)
    templates.keep(folder)
    return Built(folder / "site", ears.heard, failed)


def single_file(site: Path) -> Path:
    """Return the course in one file as learners have it, in a finished site."""
    files = (site / "downloads").glob("*.html")
    return next(file for file in files if not file.stem.endswith("-facilitator"))
