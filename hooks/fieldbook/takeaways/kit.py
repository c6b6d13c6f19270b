"""The offline kit: the site itself in a zip file, with one obvious file to open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..pages.downloads import ADDRESS as DOWNLOADS
from ..pages.downloads import file_name, kit_address, single_address
from .carrying import Keep, Progress, Render, anew
from .editions import for_the_kit
from .packing import build_moment, write_archive

FOLDER = "course"
"""The folder of the site in the kit, beside what tells people where to start."""

_FRONT = {"START-HERE.html": "start-here.html", "READ-ME.txt": "readme.txt"}
"""What lies beside that folder, with the template of each."""

_FOR_SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""Pages that only a server needs; their links begin at its root."""


def write_kit(site: Path, course: Mapping[str, Any], render: Render, progress: Progress, keep: Keep = anew) -> Path:
    """Write the kit of the finished site, and return its path.

    `course` is what course.json says. The page of downloads says in the kit that one has the kit already.
    """
    address = kit_address(course["id"])
    top = file_name(course["id"])
    context = {**course, "single": single_address(course["id"])}
    front = {f"{top}/{name}": _as_people_open_it(name, render(template, context)) for name, template in _FRONT.items()}
    files = {f"{top}/{FOLDER}/{path}": site / path for path in kit_paths(site, address)}
    archive = _Contents(front, files, f"{top}/{FOLDER}/{DOWNLOADS}", progress)
    write_archive(site / address, archive, build_moment(), keep)
    return site / address


def kit_paths(site: Path, address: str) -> list[str]:
    """Return the files of the site that go into the kit, which is not in itself."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in found if path not in (*_FOR_SERVERS, address))


def _as_people_open_it(name: str, text: str) -> bytes:
    """Return a text file with line ends that any editor shows as such."""
    return (text.replace("\n", "\r\n") if name.endswith(".txt") else text).encode("utf-8")


class _Contents(Mapping[str, bytes]):
    """The kit's files by name, each read only when its turn comes: a course may be larger than memory."""

    def __init__(self, front: Mapping[str, bytes], files: Mapping[str, Path], downloads: str, show: Progress) -> None:
        self._front = front
        self._files = files
        self._downloads = downloads
        self._names = sorted([*front, *files])
        self._shown = iter(show(self._names, "kit"))

    def __getitem__(self, name: str) -> bytes:
        next(self._shown, None)
        if name in self._front:
            return self._front[name]
        content = self._files[name].read_bytes()
        return for_the_kit(content.decode("utf-8")).encode("utf-8") if name == self._downloads else content

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
