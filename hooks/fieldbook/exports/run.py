"""Exports made in the order in which one needs the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from graphlib import TopologicalSorter
from pathlib import Path
from tempfile import TemporaryDirectory

from ..labels import labels
from ..memory import hand_back
from ..pages import Book, Download
from . import EXPORTS
from .base import Exporter, Independent, Material
from .download_sizes import fill_sizes

Key = Callable[[Exporter, Material], bytes]
"""Returns what an export depends on; nothing where it is to be made anew."""


Guard = Callable[[str, Callable[[], object]], None]
"""Has an export made whose path is given, and sees to it that others are made if it fails."""


Submit = Callable[[Callable[[], bytes]], Callable[[], bytes | None]]
"""Has another process do something, and returns what returns the result, or nothing where there is none."""


def unguarded(path: str, export: Callable[[], object]) -> None:
    """Have an export made, and let all end that comes after it if it fails."""
    export()


def never(exporter: Exporter, material: Material) -> bytes:
    """Have an export made anew."""
    return b""


def downloads(book: Book) -> tuple[Download, ...]:
    """Return what the page of downloads offers of a course."""
    return tuple(
        Download(exporter.name, exporter.path(book.course.id), exporter.in_zip)
        for exporter in EXPORTS
        if exporter.is_listed and exporter.is_wanted(book)
    )


def begin(exporters: Sequence[Exporter], material: Material, submit: Submit) -> dict[str, Callable[[], bytes | None]]:
    """Have exports begun that take nothing from pages; return what returns each, by its name."""
    wanted = [one for one in exporters if isinstance(one, Independent) and one.is_wanted(material.book)]
    return {one.name: submit(partial(_bytes, one.task(material))) for one in wanted}


def _bytes(write: Callable[[Path], None]) -> bytes:
    hand_back()
    with TemporaryDirectory() as folder:
        target = Path(folder, "export")
        write(target)
        return target.read_bytes()


def run(exporters: Sequence[Exporter], material: Material, key: Key = never, guard: Guard = unguarded) -> list[Path]:
    """Make exports in the material's site, as far as the course has anything for them; return their paths.

    What goes into the zip file comes first, and the page of downloads tells the sizes of what there is.
    """
    course = material.book.course

    def guarded(exporter: Exporter) -> Path:
        path = exporter.path(course.id)
        guard(path, partial(make, exporter, material, material.site / path, key))
        return material.site / path

    outside = frozenset(exporter.path(course.id) for exporter in EXPORTS if not exporter.in_zip)
    material = replace(material, outside=outside)
    wanted = [exporter for exporter in exporters if exporter.is_wanted(material.book)]
    needs = {exporter.name: exporter.needs for exporter in wanted}
    in_order = list(TopologicalSorter(needs).static_order())
    wanted.sort(key=lambda exporter: in_order.index(exporter.name))
    made = [guarded(exporter) for exporter in wanted if exporter.in_zip]
    if last := [exporter for exporter in wanted if not exporter.in_zip]:
        words = labels(course.language)
        fill_sizes(material.site, words)
        made += [guarded(exporter) for exporter in last]
        fill_sizes(material.site, words)
    return made


def make(exporter: Exporter, material: Material, path: Path, key: Key = never) -> Path:
    """Make one export as the file `path`, and return that. Where something fails, the file that was there stays."""
    hand_back()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        if source := key(exporter, material):
            part.write_bytes(material.keep("export", exporter.name, source, lambda: _content(exporter, material, part)))
        else:
            exporter.write(material, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _content(exporter: Exporter, material: Material, part: Path) -> bytes:
    made = material.ahead[exporter.name]() if exporter.name in material.ahead else None
    if made is not None:
        return made
    exporter.write(material, part)
    return part.read_bytes()
