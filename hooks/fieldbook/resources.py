"""Where the engine's own files lie: in an installed package, or in its repository."""

from __future__ import annotations

from pathlib import Path

ENGINE = Path(__file__).parent
"""The folder of the engine itself."""


def templates() -> Path:
    """Return the folder of the engine's templates: inside the installed package, or beside it in its repository."""
    packed = ENGINE / "overrides"
    return packed if packed.is_dir() else ENGINE.parents[1] / "overrides"
