"""All results as text, and where they are kept."""

from __future__ import annotations

import datetime
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from . import tables
from .figures import Results
from .goals import goals

README = Path(__file__).with_name("README.md")
BEGIN = "<!-- results: what stands from here to the next such mark is written by make bench WRITE=1 -->"
END = "<!-- end of results -->"


def report(results: Results, note: str = "") -> str:
    """Return the results, with their day and the kind of machine."""
    return "\n\n".join(_paragraphs(results, note))


def keep(text: str, path: Path = README) -> None:
    """Put results in the place of those that a file has between its marks."""
    page = path.read_text(encoding="utf-8")
    before, _begin, rest = page.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{path.name} has lost the marks between which results stand")
    path.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def _paragraphs(results: Results, note: str) -> Iterator[str]:
    today = datetime.date.today()
    yield f"Measured on {today:%B} {today.day}, {today.year}: {machine()}."
    if note:
        yield note
    yield "\n".join(
        f"- {one.name} {one.version}" if one.version else f"- {one.name}: not installed, so not measured"
        for one in results.engines.values()
    )
    yield from (tables.builds(results, lessons) for lessons in results.lessons)
    if results.previews:
        yield tables.previews(results)
    yield f"First visit of a lesson, in a course of {max(results.lessons)}:"
    yield tables.visits(results, max(results.lessons))
    yield tables.reached(list(goals(results)))
    if problems := results.problems():
        yield "What failed:"
        yield "\n".join(f"- {problem}" for problem in problems)


def machine() -> str:
    """Return what kind of machine this is, and nothing by which one could find it."""
    system = platform.system()
    if sys.platform == "linux":
        system = platform.freedesktop_os_release().get("PRETTY_NAME", system)
    return ", ".join([f"{os.cpu_count()} cores", *_memory(), system, f"Python {platform.python_version()}"])


def _memory() -> Iterator[str]:
    if hasattr(os, "sysconf"):
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        yield f"{total / 2**30:.0f} GB of memory"
