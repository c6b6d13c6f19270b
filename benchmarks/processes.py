"""Running a program, and what it took: time, processor, memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .memory import Watch

# Packages lie there compiled, and so does the engine once it has run, unless the environment forbids it.
_ENVIRONMENT: Mapping[str, str] = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Ran:
    """What a program took. What the system can't tell is None."""

    seconds: float
    cpu: float | None = None
    """Seconds of processor time, its children's included."""
    memory: int | None = None
    """Bytes at the peak, of all its processes together."""
    problem: str = ""
    """Why it failed; empty where it did not."""


def run(command: tuple[str, ...], folder: Path, limit: float) -> Ran:
    """Run a program to its end, or until the limit in seconds."""
    with tempfile.TemporaryFile() as said, started(command, folder, said) as process:
        began = time.perf_counter()
        late = threading.Event()

        def end() -> None:
            late.set()
            stop(process)

        timer = threading.Timer(limit, end)
        timer.start()
        with Watch(process.pid) as watch:
            cpu, largest = _wait(process)
        timer.cancel()
        seconds = time.perf_counter() - began
        memory = None if largest is None else max(largest, watch.peak)
        if late.is_set():
            return Ran(seconds, cpu, memory, f"stopped after {limit:.0f} s")
        return Ran(seconds, cpu, memory, _last_line(said) if process.returncode else "")


@contextmanager
def started(
    command: tuple[str, ...], folder: Path, said: IO[bytes], environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in a group of its own; it ends with the context at the latest."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **_ENVIRONMENT, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            stop(process)
            process.wait()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a program that was started here, and what it has started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _wait(process: subprocess.Popen[bytes]) -> tuple[float | None, int | None]:
    """Wait for the end; return processor time, and the peak of the largest process."""
    if sys.platform == "win32":
        process.wait()
        return None, None
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit


def _last_line(said: IO[bytes]) -> str:
    said.seek(0)
    lines = [line.strip() for line in said.read().decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it failed, and did not say why"
