"""Environments with other people's packages beside the engine: one for each list of pins.

`make test-neighbours` makes them, in `.cache/neighbours`; without it, what needs one that is not there is skipped.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINS = {
    "plugins": Path(__file__).with_name("plugins.txt"),
    "properdocs": Path(__file__).with_name("properdocs.txt"),
    "zensical": ROOT / "benchmarks" / "requirements.txt",
}
PLACE = ROOT / ".cache" / "neighbours"
WANTED = bool(os.environ.get("FIELDBOOK_NEIGHBOURS"))


def lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if re.match(r"[A-Za-z]", line)]


def make(name: str, without: tuple[str, ...]) -> Path:
    """Return the Python of an environment with what the engine needs but for some, and with the pins of its name."""
    folder = PLACE / name
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    own = lines(PINS[name])
    taken = {*without, *(line.partition("==")[0] for line in own)}
    wanted = [*(line for line in lines(ROOT / "requirements.txt") if line.partition("==")[0] not in taken), *own]
    mark = folder / "installed.txt"
    if not mark.is_file() or mark.read_text(encoding="utf-8").splitlines() != wanted:
        venv.create(folder, clear=True, with_pip=True)
        # All that is needed is named. Not more: what a package asks for may be what is to be missing.
        for what in (wanted, ["--no-build-isolation", "--editable", str(ROOT)]):
            command = [python, "-m", "pip", "install", "--quiet", "--no-deps", *what]
            subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
        mark.write_text("\n".join(wanted), encoding="utf-8")
    return python


@pytest.fixture(scope="session")
def environment() -> Callable[..., Path]:
    """Return the Python of an environment by its name; skip where it can't be had."""

    def environment(name: str, without: tuple[str, ...] = ()) -> Path:
        if not WANTED:
            pytest.skip("other people's packages are not here: make test-neighbours installs them")
        try:
            return make(name, without)
        except subprocess.CalledProcessError as error:
            pytest.skip(f"the packages of {PINS[name].name} can't be installed here: {error.stderr.strip()}")

    return environment
