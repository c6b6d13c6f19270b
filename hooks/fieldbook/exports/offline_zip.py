"""The offline kit: the site itself in a zip file, with one obvious file to open."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..pages import Book, facilitator, gathering
from ..pages.downloads import ADDRESS as DOWNLOADS
from ..paths import path_from
from .archive import build_moment, write_archive
from .base import Material, file_name
from .download_sizes import for_the_kit
from .single_file import GuidedFile, SingleFile

FOLDER = "course"
"""The folder of the site in the kit."""

_FRONT = {"START-HERE.html": "start-here.html", "READ-ME.txt": "readme.txt"}
"""Files beside that folder that say where to start, with the template of each."""

_FOR_SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""Pages that only a server needs; their links begin at its root."""


@dataclass(frozen=True)
class OfflineZip:
    """The kit: all files of the site, but for exports that say they do not go into it."""

    name: str = "kit"
    in_zip: bool = False
    is_listed: bool = True
    needs: tuple[str, ...] = ("single", "guided")

    def path(self, course_id: str) -> str:
        """Return its path below site/."""
        return f"downloads/{file_name(course_id)}-offline.zip"

    def is_wanted(self, book: Book) -> bool:
        """Tell that every course has one."""
        return True

    def fingerprint(self, material: Material) -> bytes:
        """Return b"", to have it made in each build: hardly any build leaves the site unchanged."""
        return b""

    def write(self, material: Material, target: Path) -> None:
        """Write the zip file of the finished site, with the kit's own version of the page of downloads."""
        site, course = material.site, material.book.course
        top = file_name(course.id)
        whole = {Path(path).name: site / path for path in _whole(material)}
        context = {
            "title": course.title,
            "language": course.language,
            "single": Path(SingleFile().path(course.id)).name,
            "guided": next((name for name in whole if name == Path(GuidedFile().path(course.id)).name), ""),
            "guides": [page for page in (facilitator.PAGE, gathering.PAGE) if material.has(page.address)],
        }
        contents: dict[str, bytes | Path] = {
            f"{top}/{name}": _encoded(name, material.render(template, context))
            for name, template in _FRONT.items()
        }
        contents |= {f"{top}/{name}": file for name, file in whole.items()}
        for path in _files(site):
            if path not in material.outside and path not in _FOR_SERVERS:
                contents[f"{top}/{FOLDER}/{path}"] = _downloads(site) if path == DOWNLOADS else site / path
        show = partial(material.progress, what=self.name)
        write_archive(target, contents, build_moment(), show, memo=material.memo)


def _whole(material: Material) -> Iterator[str]:
    """Yield the paths of the single files that exist, for learners and for facilitators.

    They lie at the top of the kit, where people look first.
    """
    for exporter in (SingleFile(), GuidedFile()):
        if material.has(path := exporter.path(material.book.course.id)):
            yield path


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        inside = path_from(site, Path(folder))
        for name in names:
            if os.path.isfile(f"{folder}/{name}"):  # noqa: PTH113
                yield name if inside == "." else f"{inside}/{name}"


def _downloads(site: Path) -> bytes:
    return for_the_kit((site / DOWNLOADS).read_bytes().decode("utf-8")).encode("utf-8")


def _encoded(name: str, pieces: Iterable[str]) -> bytes:
    """Return a file's bytes; a `.txt` gets line ends of Windows, which editors of all systems understand."""
    text = "".join(pieces)
    return (text.replace("\n", "\r\n") if name.endswith(".txt") else text).encode("utf-8")
