"""The offline kit: the site itself in a zip file, with one obvious file to open."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..pages.downloads import ADDRESS as DOWNLOADS
from ..pages.downloads import file_name, kit_address, single_address
from .archive import build_moment, write_archive
from .base import Progress, Render
from .download_sizes import for_the_kit

FOLDER = "course"
"""The folder of the site in the kit, beside what tells people where to start."""

_FRONT = {"START-HERE.html": "start-here.html", "READ-ME.txt": "readme.txt"}
"""What lies beside that folder, with the template of each."""

_FOR_SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""Pages that only a server needs; their links begin at its root."""


def write_kit(site: Path, course: Mapping[str, Any], render: Render, progress: Progress) -> Path:
    """Write the kit of the finished site, and return its path.

    `course` is what course.json says. The page of downloads says in the kit that one has the kit already.
    """
    address = kit_address(course["id"])
    top = file_name(course["id"])
    context = {**course, "single": single_address(course["id"])}
    front = {f"{top}/{name}": _as_people_open_it(name, render(template, context)) for name, template in _FRONT.items()}
    contents: dict[str, bytes | Path] = {**front}
    for path in _files(site):
        if path not in (*_FOR_SERVERS, address):
            contents[f"{top}/{FOLDER}/{path}"] = _downloads(site) if path == DOWNLOADS else site / path
    write_archive(site / address, contents, build_moment(), partial(progress, what="kit"))
    return site / address


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        inside = os.path.relpath(folder, site).replace(os.sep, "/")
        for name in names:
            if os.path.isfile(f"{folder}/{name}"):  # noqa: PTH113
                yield name if inside == "." else f"{inside}/{name}"


def _downloads(site: Path) -> bytes:
    return for_the_kit((site / DOWNLOADS).read_bytes().decode("utf-8")).encode("utf-8")


def _as_people_open_it(name: str, pieces: Iterable[str]) -> bytes:
    """Return a text file with line ends that any editor shows as such."""
    text = "".join(pieces)
    return (text.replace("\n", "\r\n") if name.endswith(".txt") else text).encode("utf-8")
