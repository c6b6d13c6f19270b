"""Runs exporters, each after those that it needs."""

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
"""Returns the key under which an export is kept in the cache; b"" to have it made anew."""


Guard = Callable[[str, Callable[[], object]], None]
"""Calls a function that makes the export of a path, and may catch its exceptions, so that other exports are made."""


Submit = Callable[[Callable[[], bytes]], Callable[[], bytes | None]]
"""Has another process call a function. Returns a function that waits for the result, which is None if it failed."""


def unguarded(path: str, export: Callable[[], object]) -> None:
    """Make an export; an exception ends the run."""
    export()


def no_key(exporter: Exporter, material: Material) -> bytes:
    """Return b"": the export is made anew."""
    return b""


def downloads(book: Book) -> tuple[Download, ...]:
    """Return the downloads of a course, as the page of downloads lists them."""
    return tuple(
        Download(exporter.name, exporter.path(book.course.id), exporter.in_zip)
        for exporter in EXPORTS
        if exporter.is_listed and exporter.is_wanted(book)
    )


def start_independent(
    exporters: Sequence[Exporter], material: Material, submit: Submit
) -> dict[str, Callable[[], bytes | None]]:
    """Have other processes make the exports that need no rendered pages.

    Returns, by the name of each, a function that waits for its bytes, which are None if that failed.
    """
    wanted = [one for one in exporters if isinstance(one, Independent) and one.is_wanted(material.book)]
    return {one.name: submit(partial(_bytes, one.task(material))) for one in wanted}


def _bytes(write: Callable[[Path], None]) -> bytes:
    hand_back()
    with TemporaryDirectory() as folder:
        target = Path(folder, "export")
        write(target)
        return target.read_bytes()


def run(exporters: Sequence[Exporter], material: Material, key: Key = no_key, guard: Guard = unguarded) -> list[Path]:
    """Write the wanted exports into the material's site, and return their paths.

    Those that go into the zip file come first. The sizes of the files are written into the page of downloads. `key` and
    `guard` are called for each export.
    """
    course = material.book.course

    def guarded(exporter: Exporter) -> Path:
        path = exporter.path(course.id)
        guard(path, partial(write_export, exporter, material, material.site / path, key))
        return material.site / path

    outside = material.outside.union(exporter.path(course.id) for exporter in EXPORTS if not exporter.in_zip)
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


def write_export(exporter: Exporter, material: Material, path: Path, key: Key = no_key) -> Path:
    """Write one export to `path`, and return that. If it fails, an older file there stays as it was."""
    hand_back()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        if export_key := key(exporter, material):
            content = partial(_content, exporter, material, part)
            part.write_bytes(material.memo("export", exporter.name, export_key, content))
        else:
            exporter.write(material, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _content(exporter: Exporter, material: Material, part: Path) -> bytes:
    made = material.pending[exporter.name]() if exporter.name in material.pending else None
    if made is not None:
        return made
    exporter.write(material, part)
    return part.read_bytes()
