"""A build of the imported course, tried: the only proof that no one doubts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

_LONGEST = 900
"""Seconds after which a build is given up."""


def strict_build(folder: Path) -> list[str] | None:
    """Build the course in `folder` strict, to nowhere; return what it complains of, None where it could not run."""
    with tempfile.TemporaryDirectory() as site:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site]
        try:
            # Our own interpreter, and no shell.
            done = subprocess.run(
                command,
                cwd=folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=_LONGEST,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return None
    if done.returncode == 0:
        return []
    lines = [line.strip() for line in f"{done.stdout}\n{done.stderr}".split("\n") if line.strip()]
    said = [line for line in lines if line.startswith(("WARNING", "ERROR"))]
    return said or lines[-1:]
