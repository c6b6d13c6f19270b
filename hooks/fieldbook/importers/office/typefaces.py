"""The letters of typewriters, by which word processors' documents show code."""

from __future__ import annotations

MONOSPACED = frozenset(
    (
        "consolas",
        "courier",
        "courier new",
        "menlo",
        "monaco",
        "lucida console",
        "source code pro",
        "roboto mono",
        "ubuntu mono",
        "inconsolata",
        "fira code",
        "jetbrains mono",
        "liberation mono",
        "dejavu sans mono",
        "cascadia code",
        "monospace",
    )
)
"""Typefaces all of whose letters are equally wide, in lower case."""
