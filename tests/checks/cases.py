"""Golden cases of checks: one Markdown file per code, with small courses and what is told of them.

A case is a `##` heading, fences `~~~~~ PATH` with files (a page, mkdocs.yml; `~~~~~ docs/a.png 100 600000` is a
picture of so many pixels and bytes, `~~~~~ docs/a.md latin-1` a page in that encoding, `~~~~~ docs/a.md link` a link of
the file system, `~~~~~ docs/a.pdf refused` a file that nobody may read), and a fence `~~~~~ diagnostics` to the letter.
`FIELDBOOK_UPDATE=1` writes what comes out, to be read and judged in the diff.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldbook.diagnostics import Diagnostic
from fieldbook.site.checking import check_course
from tests import golden, templates

FOLDER = Path(__file__).parent.parent / "cases" / "checks"
CONFIG = "site_name: A course\nextra: {fieldbook: {id: a-course}}\n"
NEEDED = {
    "site_name": "A course",
    "theme": "material",
    "plugins": "[search, fieldbook]",
    "markdown_extensions": "[fieldbook]",
}
"""What a course's mkdocs.yml has at least; it is put behind what a case says."""
_TILDES = 5


@dataclass(frozen=True)
class Case:
    """One case: the file it stands in, its title, the course's files by their heads, what is told of it."""

    file: Path
    title: str
    files: Mapping[str, str]
    expected: str

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.title}"


def read_cases(file: Path) -> list[Case]:
    titled = golden.fences(file, _TILDES)
    return [Case(file, title, files, files.pop("diagnostics", "")) for title, files in titled]


def write_cases(file: Path, outcomes: Mapping[str, str]) -> None:
    cases = {case.title: {**case.files, "diagnostics": outcomes[case.title]} for case in read_cases(file)}
    file.write_text(golden.written(file, cases, _TILDES), encoding="utf-8")


def write_course(files: Mapping[str, str], folder: Path) -> Path:
    """Write a course into a folder, and return its mkdocs.yml."""
    whole_course = {"mkdocs.yml": CONFIG, **files}
    # A course has a first page; where a case says which pages there are, that is its own affair.
    if not re.search(r"^(?:nav|docs_dir|INHERIT)\b", whole_course["mkdocs.yml"], re.M):
        whole_course = {"docs/index.md": "Text.\n"} | whole_course
    for head, text in whole_course.items():
        name, *more = head.split()
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = completed(text) if name == "mkdocs.yml" else text
        if more == ["link"]:
            path.symlink_to(text.strip())
        elif more == ["refused"]:
            path.touch(mode=0)
        else:
            path.write_bytes(_picture(*map(int, more)) if len(more) == 2 else whole.encode(*more or ("utf-8",)))
    return folder / "mkdocs.yml"


def completed(config: str) -> str:
    """Return a mkdocs.yml with what every course needs and it does not say."""
    lacking = {name: value for name, value in NEEDED.items() if not re.search(rf"^{name}\b", config, re.M)}
    return f"{config.rstrip()}\n" + "".join(f"{name}: {value}\n" for name, value in lacking.items())


def told(files: Mapping[str, str], folder: Path) -> list[Diagnostic]:
    """Write a course into a folder and return what is told of it."""
    config = write_course(files, folder)
    templates.lend(folder)
    try:
        return check_course(config).diagnostics
    finally:
        templates.keep(folder)


def _picture(width: int, size: int) -> bytes:
    """Return the first bytes of a PNG of so many pixels, filled up to so many bytes."""
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, 10)
    return head.ljust(size, b"\0")
