"""Bring requirements.txt and its kin up to date: the newest of everything, pinned.

What the course is built with comes from pyproject.toml, what the engine is packed with from requirements.in, what both
are tested with from requirements-dev.in, and what the course is compared with from benchmarks/requirements.in. Pins
carry no addresses: where packages come from is pip's configuration.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Debian 12 has Python 3.11.2: where a newest version leaves it behind, the last one that does not.
OLDER = {
    "pymdown-extensions": ("3.11.5", "12.3"),
    "soupsieve": ("3.11.5", "2.10"),
}

# Above this line is what a course needs; `fieldbook new course` takes it from there.
PACKED = "# What the engine is packed with."


def main() -> None:
    """Install everything into environments of their own and write down what came."""
    with _environment() as pip:
        built = _install(pip, ".")
        packed = [pin for pin in _install(pip, "--requirement", "requirements.in") if pin not in built]
        tested = _install(pip, "--requirement", "requirements-dev.in")
    with _environment() as pip:
        compared = _install(pip, "--requirement", "benchmarks/requirements.in")
    _write("requirements.txt", [*built, PACKED, *packed])
    _write("requirements-dev.txt", [pin for pin in tested if pin not in [*built, *packed]])
    _write("benchmarks/requirements.txt", compared)


@contextmanager
def _environment() -> Iterator[list[str | Path]]:
    """Make an environment for a while; yield the pip in it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        yield [Path(folder, "bin", "python"), "-m", "pip"]


def _install(pip: list[str | Path], *what: str) -> list[str]:
    """Install something as pip names it; return the pins of all that is there then, but for the engine itself."""
    subprocess.run([*pip, "install", "--quiet", *what], cwd=ROOT, check=True)
    frozen = subprocess.run(
        [*pip, "freeze", "--exclude", "mkdocs-fieldbook"], stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return frozen.stdout.splitlines()


def _write(name: str, pins: list[str]) -> None:
    path = ROOT / name
    header = path.read_text(encoding="utf-8").splitlines()[0]
    lines = [line for pin in pins for line in _with_older(pin)]
    path.write_text("\n".join([header, *lines, ""]), encoding="utf-8")


def _with_older(pin: str) -> list[str]:
    name = pin.split("==", maxsplit=1)[0]
    if name not in OLDER:
        return [f"{pin} ;{marker}" if (marker := _markers().get(name)) else pin]
    python, version = OLDER[name]
    return [
        f'{pin} ; python_full_version >= "{python}"',
        f'{name}=={version} ; python_full_version < "{python}"',
    ]


@cache
def _markers() -> dict[str, str]:
    """Return what pyproject.toml says of where a package is wanted, by its name, for those that are not everywhere."""
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    parted = (dependency.partition(";") for dependency in dependencies)
    return {re.split(r"[<>=!~ ]", name)[0]: marker for name, _, marker in parted if marker}


if __name__ == "__main__":
    main()
