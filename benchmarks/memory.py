"""Peak memory of a program that has started others: what the system tells of itself is each one's alone."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

_EVERY = 0.1
"""Seconds between looks."""
_PROC = Path("/proc")


class Watch:
    """Looks at a program while the context lasts. Sees nothing where there is no /proc."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        """The most bytes that several processes had together; nothing where there was only one."""
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            family = _family(self._pid)
            # Of a single process the system knows the true peak. Adding up takes a while, and would slow it down.
            if len(family) > 1:
                self.peak = max(self.peak, sum(_share(pid) for pid in family))


def _family(pid: int) -> list[int]:
    """Return a process and all that descend from it."""
    children: list[int] = []
    for file in (_PROC / str(pid) / "task").glob("*/children"):
        try:
            children += [int(child) for child in file.read_text().split()]
        except OSError:
            continue
    return [pid, *(one for child in children for one in _family(child))]


def _share(pid: int) -> int:
    """Return the bytes of a process; of pages that it shares, its part."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
