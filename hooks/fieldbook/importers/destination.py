"""What is written, and where: inside DEST only, never over what a person has changed since."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

REPORT = "IMPORT.md"
_NEWS = "the source has changed since, too; what is new there is not in it"
_DELETED = "you have deleted it; delete its line under Fingerprints, and the next import writes it again"
_FINGERPRINT = re.compile(r"^- `(?P<digest>[0-9a-f]{16})` (?P<name>.+?)(?: from `(?P<source>[^\n]+)`)?$", re.M)


_UNFINISHED = "# Import report\n\nThis import is not finished; run it again with `--update`.\n"


class RefusedError(Exception):
    """DEST cannot be written to; the message says why, in words for people."""


class Destination:
    """The folder that a course is written to."""

    def __init__(self, folder: Path, source: Path, *, update: bool) -> None:
        self.folder = folder
        self.written: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        """What a person has changed and was left as it is, with what there is to say of it."""
        self.earlier: dict[str, str] = {}
        """Where the last import put each file of the source, below docs/."""
        self._sources: dict[str, str] = {}
        self._check(source, update=update)
        self._finished = True
        self._before = self._fingerprints()
        # Where nothing is left of an import, all of it is wanted again.
        self._finished = self._finished and any((folder / name).exists() for name in self._before)
        self._begun = False
        if self._finished:
            self._follow()

    def _check(self, source: Path, *, update: bool) -> None:
        here, there = self.folder.resolve(), source.resolve()
        root = there if there.is_dir() else there.parent
        if here in (there, root):
            raise RefusedError(f"{self.folder} is the source; name another folder to write to")
        if there.is_dir() and here.is_relative_to(there):
            raise RefusedError(f"{self.folder} lies inside the source, which is never written to; name another folder")
        if there.is_relative_to(here):
            raise RefusedError(f"the source lies inside {self.folder}; name another folder to write to")
        if self.folder.is_symlink() and not here.exists():
            raise RefusedError(f"{self.folder} is a link that leads nowhere")
        if here.exists() and not here.is_dir():
            raise RefusedError(f"{self.folder} is a file; name a folder to write to")
        if here.is_dir() and any(here.iterdir()) and not update:
            raise RefusedError(
                f"{self.folder} is not empty; name a new folder, or add --update to import into it again"
            )

    def _follow(self) -> None:
        """Take what a person has moved since the last import to where it lies now.

        It is what was written, or a page of the same name, that lies where no import has put it.
        """
        missing = [name for name in self._before if name.startswith("docs/") and not (self.folder / name).exists()]
        files = [path for path in self.folder.glob("docs/**/*") if path.is_file() and not path.is_symlink()]
        found = {path.relative_to(self.folder).as_posix(): path for path in files} if missing else {}
        own = {name: path for name, path in found.items() if name not in self._before}
        digests = {name: _digest(path.read_bytes()) for name, path in own.items()}
        moved: dict[str, str] = {}
        for old in missing:
            same = [new for new, digest in digests.items() if digest in self._before[old]]
            if len(alike := same or _namesakes(old, own)) == 1:
                moved[old] = alike[0]
        sources = {f"docs/{place}": source for source, place in self.earlier.items()}
        for old, new in moved.items():
            if list(moved.values()).count(new) == 1:
                self._before[new] = self._before.pop(old)
                if source := sources.get(old):
                    self.earlier[source] = new.removeprefix("docs/")

    def _fingerprints(self) -> dict[str, set[str]]:
        """Return what was written last time, by the report that lies there; of an unfinished import, what may be."""
        report = self.folder / REPORT
        try:
            text = report.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return {}
        self._finished = not text.startswith(_UNFINISHED)
        found: dict[str, set[str]] = {}
        for match in _FINGERPRINT.finditer(text):
            found.setdefault(match["name"], set()).add(match["digest"])
            if match["source"]:
                self.earlier[match["source"]] = match["name"].removeprefix("docs/")
        return found

    @property
    def taken(self) -> dict[str, str]:
        """What of the source lies where since the last import, whatever capitals the name has."""
        return {place.casefold(): source for source, place in self.earlier.items()}

    @property
    def prints(self) -> list[str]:
        """A line for each file that was written: its fingerprint, its name, and what it was made of."""
        return [self._print(name, digest) for name, digest in sorted(self.written.items())]

    def has_deleted(self, name: str) -> bool:
        """Tell whether a person has deleted a file that the last import wrote."""
        known = name.startswith("docs/") and name in self._before
        return known and self._finished and not self._path(name).exists()

    def leave(self, name: str, source: str) -> None:
        """Leave a file away that a person has deleted."""
        self.kept[name] = _DELETED
        self.written[name], self._sources[name] = min(self._before[name]), source

    def write(self, name: str, text: str, source: str = "") -> None:
        """Write a text file, made of `source`, unless a person has changed it since the last import."""
        self.copy(name, text.encode("utf-8"), source)

    def copy(self, name: str, data: bytes, source: str) -> None:
        """Write a file of the source, unless a person has changed it since the last import."""
        path = self._path(name)
        self.written[name], self._sources[name] = _digest(data), source
        known = self._before.get(name, set())
        if self.has_deleted(name):
            self.kept[name] = _DELETED
        elif self._is_changed(name, path):
            self.kept[name] = _NEWS if known and self.written[name] not in known else ""
        else:
            self._put(name, path, data)

    def write_report(self, text: str) -> None:
        """Write the report, which is the importer's own file."""
        path = self._path(REPORT)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text.encode("utf-8"))

    def _put(self, name: str, path: Path, data: bytes) -> None:
        """Write a file as a whole, after it has been noted: an import that is interrupted leaves nothing in between."""
        journal = self._path(REPORT)
        journal.parent.mkdir(parents=True, exist_ok=True)
        if not self._begun:
            sources = {f"docs/{place}": source for source, place in self.earlier.items()}
            known = [
                _printed(name, digest, sources.get(name, ""))
                for name, digests in self._before.items()
                for digest in sorted(digests)
            ]
            _replace(journal, "\n".join([_UNFINISHED, *known, ""]).encode("utf-8"))
            self._begun = True
        with journal.open("a", encoding="utf-8") as file:
            file.write(f"{self._print(name, self.written[name])}\n")
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)

    def tidy(self) -> list[str]:
        """Remove what the last import wrote and this one did not, unless changed since; return the names."""
        gone: list[str] = []
        written = {name.casefold(): self.folder / name for name in self.written}
        for name in sorted(set(self._before) - set(self.written)):
            try:
                path = self._path(name)
            except RefusedError:
                continue
            renamed = written.get(name.casefold())
            if renamed and renamed.exists() and path.exists() and path.samefile(renamed):
                # Where capitals don't count, it is what was written just now.
                continue
            if self._is_changed(name, path):
                self.kept[name] = "the source has it no more"
            elif path.is_file() and path.suffix != ".md" and path.name in self._said():
                self.kept[name] = "the source has it no more; a page that you have changed uses it"
            elif path.is_file():
                path.unlink()
                gone.append(name)
        return gone

    def _said(self) -> str:
        """Return what the pages say that a person has written or changed."""
        pages = self.folder.glob("docs/**/*.md")
        names = {path.relative_to(self.folder).as_posix(): path for path in pages}
        own = (path for name, path in names.items() if name in self.kept or name not in self.written)
        return unquote("\n".join(path.read_text("utf-8", "replace") for path in own))

    def _print(self, name: str, digest: str) -> str:
        return _printed(name, digest, self._sources.get(name, ""))

    def _is_changed(self, name: str, path: Path) -> bool:
        if not path.is_file():
            return False
        now = _digest(path.read_bytes())
        # An empty file is one that was about to be written.
        return bool(path.stat().st_size) and now not in {*self._before.get(name, ()), self.written.get(name)}

    def _path(self, name: str) -> Path:
        """Return the path of a file in DEST; no link in DEST leads out of it.

        Raises:
            RefusedError: it would.
        """
        root = self.folder.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root) or path == root:
            raise RefusedError(f"{name} would be written outside of {self.folder}")
        if (root / name).is_symlink():
            raise RefusedError(f"{name} in {self.folder} is a link; remove it first")
        return path


def _namesakes(old: str, names: Iterable[str]) -> list[str]:
    """Return the pages that are called as one was; a section's first page is called as all of them are."""
    called = PurePosixPath(old).name
    if not called.endswith(".md") or called == "index.md":
        return []
    return [name for name in names if PurePosixPath(name).name == called]


def _printed(name: str, digest: str, source: str) -> str:
    return f"- `{digest}` {name}" + (f" from `{source}`" if source else "")


def _replace(path: Path, data: bytes) -> None:
    """Write a file such that it is whole at any time.

    Raises:
        OSError: it can't be written; what was there is as it was, and the error names it.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error


def _digest(data: bytes) -> str:
    # Git may end the lines of a copy on Windows otherwise; nobody has changed them.
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()[:16]
