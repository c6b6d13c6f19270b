"""The files of the source, read and never written: nothing outside of it is followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..addresses import MARKDOWN
from ..encoding import as_plain_text
from ..paths import is_of_system
from .element_names import names
from .ledger import Fate, Note

_SKIPPED = names(
    ".git .hg .svn .github .gitlab .idea .vscode node_modules _site _book .jekyll-cache .sass-cache "
    ".bundle vendor __pycache__ .venv venv .ipynb_checkpoints .trash .Rproj.user .quarto _freeze .docusaurus .next "
    ".astro"
)
"""Folders that hold no course: histories, caches, libraries, what was built or thrown away."""
STEPS = ".github/steps"
"""The folder in which a course of GitHub Skills has its lessons."""

WORD = (".docx", ".docm", ".dotx")
"""Endings of Word's documents."""
OPEN = (".odt", ".ott")
"""Endings of LibreOffice's documents."""
OFFICE = (*WORD, *OPEN)
TEXTS = (".gift", *MARKDOWN)
"""Endings of files that hold Markdown, or questions in Moodle's GIFT."""
DOCUMENTS = (*TEXTS, ".mdx", ".qmd", ".rmd", ".html", ".htm", ".txt", ".text", ".ipynb", *OFFICE)
"""Endings of files that may be documents."""


_BESIDE = tuple(
    names(
        ".png .jpg .jpeg .gif .svg .webp .pdf .docx .doc .odt .pptx .odp .xlsx .ods .mp3 .mp4 .ogg .webm .m4a .m4v "
        ".zip .csv"
    )
)
"""Endings of files that come along with a single document which uses them; nothing else beside it is touched."""


Data = bytes
"""What a file holds; within the tree, `bytes` is a method."""


class Tree:
    """The files under `root` by their relative paths, with `/`.

    Where the source is a single file, `files` holds that one alone, yet pictures beside it are found.
    """

    def __init__(self, source: Path) -> None:
        self.root = (source if source.is_dir() else source.parent).resolve()
        self.notes: list[Note] = []
        found = self._walk() if source.is_dir() else iter([self.root / source.name])
        self.files: dict[str, Path] = {}
        self._made: dict[str, Data] = {}
        for path in sorted(found):
            self.files.setdefault(_shown(path.relative_to(self.root)), path)
        self._folded = {name.casefold(): name for name in reversed(self.files)}

    def _walk(self) -> Iterator[Path]:
        for folder, folders, found in os.walk(self.root):
            here = Path(folder)
            folders[:] = sorted(name for name in folders if self._is_walked(here / name))
            for name in found if here.name not in _SKIPPED else ():
                path = here / name
                if not is_of_system(name) and self._is_inside(path):
                    yield path

    def _is_walked(self, folder: Path) -> bool:
        if is_of_system(folder.name):
            return False
        if folder.name in _SKIPPED and not (folder / STEPS.rpartition("/")[2]).is_dir():
            return False
        if folder.parent.name in _SKIPPED and f"{folder.parent.name}/{folder.name}" != STEPS:
            return False
        if folder.is_symlink():
            self._skip(folder, "a link to a folder is not followed")
            return False
        return True

    def _is_inside(self, path: Path) -> bool:
        """Tell whether a file is a regular one that lies in the source, also where it is a link."""
        try:
            whole = path.resolve(strict=True)
            if whole.is_relative_to(self.root) and whole.is_file():
                return True
            self._skip(path, "a link out of the source, or no regular file")
        except (OSError, RuntimeError):
            self._skip(path, "a link that leads nowhere")
        return False

    def _skip(self, path: Path, why: str) -> None:
        self.notes.append(Note(_shown(path.relative_to(self.root)), 0, Fate.LEFT_OUT, why))

    def find(self, path: str) -> str | None:
        """Return the name of the file at a relative path, also where only upper and lower case differ."""
        parts: list[str] = []
        for part in PurePosixPath(path).parts:
            if part == "..":
                if not parts:
                    return None
                parts.pop()
            elif part not in (".", "/"):
                parts.append(part)
        name = "/".join(parts)
        if name.rsplit("/", 1)[-1].startswith("."):
            # Such files hold what systems and people keep to themselves.
            return None
        if name in self.files:
            return name
        if found := self._folded.get(name.casefold()):
            return found
        beside = self.root / name
        if (
            len(self.files) - len(self._made) == 1
            and name.lower().endswith(_BESIDE)
            and self._is_inside_quietly(beside)
        ):
            self.files[name] = beside
            return name
        return None

    def _is_inside_quietly(self, path: Path) -> bool:
        try:
            whole = path.resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            return False
        return whole.is_file() and whole.is_relative_to(self.root)

    def bytes(self, name: str) -> bytes:
        """Return the content of a file.

        Raises:
            OSError: it cannot be read.
        """
        made = self._made.get(name)
        return self.files[name].read_bytes() if made is None else made

    def text(self, name: str) -> str:
        """Return the content of a file as text, "" where it cannot be read, or is none."""
        try:
            return as_plain_text(self.bytes(name))[0]
        except (OSError, ValueError):
            return ""

    def add(self, name: str, data: Data) -> str:
        """Add a file that stood in a document, and return its path, which no other file has."""
        path = PurePosixPath(name)
        number = 1
        while name in self.files and self._made.get(name) != data:
            number += 1
            name = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
        self.files[name], self._made[name] = self.root / name, data
        self._folded.setdefault(name.casefold(), name)
        return name


def _shown(path: Path) -> str:
    """Return a path as text that can be written down, also where a name on the disk is no UTF-8.

    Such names are read as older systems wrote them, as the links of documents from there are.
    """
    name = path.as_posix().encode("utf-8", "surrogateescape")
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp1252", "replace")
