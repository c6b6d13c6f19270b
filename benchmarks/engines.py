"""What builds the courses: this engine, stock Material, and Zensical."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

OURS = "fieldbook"
STOCK = "material"
ZENSICAL = "zensical"
NAMES = {OURS: "Fieldbook", STOCK: "stock Material", ZENSICAL: "Zensical"}


@dataclass(frozen=True)
class Engine:
    """An engine, how it is called, and what its pages ask for."""

    key: str
    command: tuple[str, ...]
    version: str
    """Empty where the engine is not installed."""
    in_plain: bool = True
    keeps: bool = False
    """Whether it keeps anything from one build to the next."""
    index: str = ""
    """The search index, where every page loads it at once."""
    flat: bool = False
    """Whether pages end in .html; else each has a folder of its own."""

    @property
    def name(self) -> str:
        """What people call it."""
        return NAMES[self.key]

    def address(self, path: str) -> str:
        """Return the file below site/ of a page that is no index."""
        stem = path.removesuffix(".md")
        return f"{stem}.html" if self.flat else f"{stem}/index.html"


def engines(zensical: Path) -> Mapping[str, Engine]:
    """Return all engines, by their keys; `zensical` is the program of that name."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    known = (
        Engine(OURS, mkdocs, _version("mkdocs-fieldbook"), in_plain=False, keeps=True, flat=True),
        Engine(STOCK, mkdocs, _version("mkdocs-material"), index="search/search_index.json"),
        Engine(ZENSICAL, (str(zensical), "build"), _version_of(zensical), keeps=True, index="search.json"),
    )
    return {engine.key: engine for engine in known}


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _version_of(program: Path) -> str:
    """Return what a program says to --version, without its name; nothing where there is no such program."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8", check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ""
    return said.stdout.split()[-1] if said.stdout.split() else ""
