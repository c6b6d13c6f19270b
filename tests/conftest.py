"""What tests of finished courses share: two of them, built once."""

from __future__ import annotations

import functools
import os
import pkgutil
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OWN = Path(__file__).parent / "sites" / "welcome"
LONGEST = ("test_pages.py", "test_documents.py", "test_quiz.py")
"""Files of tests that take longest. Begun last, they would leave one processor without work at the end."""
PURE = (
    "mkdocs.utils.entry_points",
    "mkdocs.plugins.entry_points",
    "mkdocs.structure.files.fnmatch.fnmatch",
    "fieldbook.site.assets.minified",
)
"""Functions that every build asks, and that answer the same for as long as nothing is installed."""


def pytest_configure() -> None:
    """Let the commands that tests start hear Ctrl-C, also where the tests run behind a shell's `&` or `nohup`.

    Such a shell has its jobs ignore the signal, and what a process ignores its children ignore from their start.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes test at once: one more than processors, since browsers and servers are waited for."""
    return 1 + (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; files are shared out among the processors in this order, if they are let.

    By itself, xdist begins with the files that have most tests, and ends with those whose few take longest.
    """
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(scope="session", autouse=True)
def asked_once():
    """Have `PURE` functions answer the second time what they did the first: tests build two thousand courses."""
    with pytest.MonkeyPatch.context() as patch:
        for name in PURE:
            patch.setattr(name, functools.cache(pkgutil.resolve_name(name)))
        yield


@pytest.fixture(scope="session")
def build():
    """Build a course into a folder, strictly, with further environment variables; without one, that in docs/."""

    def build(folder: Path, course: Path = ROOT, **environment: str) -> Path:
        ours = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
        ended = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
            cwd=course,
            env=ours | {"NO_MKDOCS_2_WARNING": "1"} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if ended.returncode or ended.stderr:
            pytest.fail(f"The course does not build:\n{ended.stdout}{ended.stderr}", pytrace=False)
        return folder

    return build


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Have something made by the process that first asks for it, in a folder for all that test at the same time."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder

    def once(name: str, make: Callable[[Path], object]) -> Path:
        made = shared / name
        # A database is a lock wherever there is Python, and nobody's when its process is gone.
        with closing(sqlite3.connect(shared / f"{name}.lock", timeout=200, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            if not made.exists():
                unfinished = tmp_path_factory.mktemp(name)
                make(unfinished)
                unfinished.rename(made)
        return made

    return once


@pytest.fixture(scope="session")
def site(build, once):
    """The folder with the tests' own course, built once for all of them: look, do not touch.

    It has every block there is, and tests may count on what it says.
    """

    def make(folder: Path) -> None:
        shutil.copytree(OWN, folder / "course")
        build(folder / "site", folder / "course")

    return once("welcome", make) / "site"


@pytest.fixture(scope="session")
def shipped(build, once):
    """The folder with the course in docs/, built once: look, do not touch.

    Whoever makes this repository a course of their own puts other lessons there. So what is tested of it is what any
    course must be.
    """
    return once("shipped", lambda folder: build(folder / "site")) / "site"


@pytest.fixture(scope="session", params=["site", "shipped"])
def any_site(request):
    """The one and the other, for what must be so in every course."""
    return request.getfixturevalue(request.param)
