"""What tests of the finished course share: the course, built once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldbook.helper import Helper

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def build():
    """Build the repository's course into a folder, strictly, with further environment variables."""

    def build(folder: Path, **environment: str) -> Path:
        ours = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
        ended = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
            cwd=ROOT,
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
def site(build, tmp_path_factory):
    """The folder with the repository's course, built once for all tests: look, do not touch."""
    return build(tmp_path_factory.mktemp("course") / "site")


@pytest.fixture
def helper():
    """A second process, as a build has one."""
    helper = Helper()
    helper.start()
    yield helper
    helper.end()
