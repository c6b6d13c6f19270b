"""A newer engine for a course: what `fieldbook upgrade` does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import requirements, wheel
from .files import BLANK, COURSE, ENGINE_SCHEMA, SCHEMA, StartError, replace, target
from .wheel import PACKAGE, PATTERN, Wheel


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade has done.

    Attributes:
        before: The engine that the course had, if it had one that could be read.
        engine: The one that it has now.
        news: What has changed between them, in the changelog's words.
        packages: The packages that are wanted in other versions.
        written: Files of the course that came with its engine and are those of the newer one now.
        left: Such files that the author has changed, and that are as they were.
    """

    before: Wheel | None
    engine: Wheel
    news: list[str]
    packages: list[str]
    written: list[str]
    left: list[str]

    @property
    def same(self) -> bool:
        """Whether the course had this engine already."""
        return self.before is not None and self.before.version == self.engine.version


def upgrade(course: Path, engine: Wheel) -> Upgraded:
    """Put an engine into a course in the place of the one that it has.

    Raises:
        StartError: the folder is not a course that carries its engine, or its engine is newer.
    """
    if not (course / "mkdocs.yml").is_file():
        raise StartError(f"there is no course in {course} (no mkdocs.yml); name the course's folder")
    if (course / "hooks" / "fieldbook").is_dir():
        raise StartError("this course lies beside its engine, in hooks/fieldbook; bring that up to date with git")
    present = sorted((course / requirements.FOLDER).glob(PATTERN))
    before = _read(present)
    if before and before.release > engine.release:
        raise StartError(
            f"the course has Fieldbook {before.release}, which is newer than {engine.release}; nothing was changed"
        )
    required = _required(course / "requirements.txt", before, engine)
    replace(course / requirements.FOLDER / engine.name, engine.content())
    replace(course / "requirements.txt", required)
    for old in present:
        if old.name != engine.name:
            old.unlink()
    written, left = _bring_along(course, before, engine)
    return Upgraded(
        before,
        engine,
        list(_news(before, engine)) if before else [],
        list(requirements.changed(before, engine)) if before else [],
        written,
        left,
    )


def _read(present: list[Path]) -> Wheel | None:
    """Return the newest engine that can be read."""
    engines = []
    for file in present:
        try:
            engines.append(wheel.read(file))
        except StartError:
            continue
    return max(engines, key=lambda one: one.release, default=None)


def _required(file: Path, before: Wheel | None, engine: Wheel) -> bytes:
    try:
        empty = BLANK.sub("", engine.text(f"{COURSE}/{file.name}")).rstrip()
        text = file.read_text(encoding="utf-8") if file.is_file() else empty
    except UnicodeDecodeError:
        raise StartError(f"{file.name} is not saved as UTF-8; save it so") from None
    return requirements.renewed(text, before, engine).encode("utf-8")


def _news(before: Wheel, engine: Wheel) -> Iterator[str]:
    """Yield the entries of the changelog that the engine before did not have."""
    known = set(before.text("CHANGELOG.md").splitlines())
    for line in engine.text("CHANGELOG.md").splitlines():
        if line.startswith("- ") and line not in known:
            yield line


def _bring_along(course: Path, before: Wheel | None, engine: Wheel) -> tuple[list[str], list[str]]:
    """Bring files up to date that came with the engine, where nobody has changed them since."""
    written, left = [], []
    old = _given(before) if before else {}
    for path, text in _given(engine).items():
        file = course / path
        now = file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else None
        if now == text or (now is None and path in old):
            continue
        if now is None or now == old.get(path):
            replace(file, text)
            written.append(path)
        else:
            left.append(path)
    return written, left


def _given(engine: Wheel) -> dict[str, bytes]:
    """Return the files of a course that are the engine's: those without a word of the author's."""
    root = f"{PACKAGE}{COURSE}/"
    given = {
        target(path.removeprefix(root)): data
        for path, data in engine.package.items()
        if path.startswith(root)
    }
    given[SCHEMA] = engine.package.get(f"{PACKAGE}{ENGINE_SCHEMA}", b"")
    return {path: text for path, text in given.items() if not BLANK.search(text.decode("utf-8"))}
