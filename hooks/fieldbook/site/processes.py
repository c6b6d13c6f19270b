"""Other processes that do some of a clean build's work: a `ProcessPoolExecutor` that a build can do without.

What they are handed, and what comes back, can be pickled, so that it does not matter how a system begins a process.
Where there are none to be had, or one dies or stands still, there is no result, and the work is done here.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Any, Generic, ParamSpec, TypeVar

log = logging.getLogger("mkdocs.plugins.fieldbook")

_MOST = 61
"""Processes of one pool; Windows can wait for no more."""

_TIMEOUT = 60.0
"""Seconds to wait for a result, after which the processes are given up."""

_Arguments = ParamSpec("_Arguments")
_Shared = TypeVar("_Shared")
_Made = TypeVar("_Made")


class Processes:
    """A process for each processor but one, which the build itself uses. Each first calls `prepare(shared)`."""

    def __init__(self, prepare: Callable[[_Shared], object], shared: _Shared) -> None:
        self._executor: ProcessPoolExecutor | None = None
        self._finishing: list[BaseProcess] = []
        self.count = min(_MOST, max(1, (os.cpu_count() or 1) - 1))
        """The number of processes."""
        try:
            pickle.dumps(shared)
            self._executor = ProcessPoolExecutor(self.count, _context(), prepare, (shared,))
        except (pickle.PicklingError, AttributeError, TypeError, OSError):
            self.end()
        self._results: Any = getattr(self._executor, "_result_queue", None)

    def submit(
        self, task: Callable[_Arguments, _Made], *args: _Arguments.args, **named: _Arguments.kwargs
    ) -> Job[_Made]:
        """Have a process call `task` with these arguments; the job has its result."""
        future = None
        if self._executor is not None:
            try:
                future = self._executor.submit(task, *args, **named)
            except (OSError, RuntimeError):
                self.end()
        return Job(self, future)

    def close(self) -> None:
        """Take no more tasks: the processes, which hold much memory, leave when they have done those they have."""
        if self._executor is not None:
            self._finishing = self._running()
            self._executor.shutdown(wait=False)

    def end(self) -> None:
        """End the processes, whatever they are at."""
        running = self._finishing or self._running()
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)
            for process in running:
                process.kill()
            # One may have been about to hand in a result. Whoever waits for the rest of it, and Python at its end for
            # that, would wait as long as anyone could write it, and this process still can.
            self._results._writer.close()

    def _running(self) -> list[BaseProcess]:
        return list((getattr(self._executor, "_processes", None) or {}).values())

    @property
    def ended(self) -> bool:
        """Tell whether there are none any more, or never were."""
        return self._executor is None


class Job(Generic[_Made]):
    """A task that another process does."""

    def __init__(self, processes: Processes, future: Future[_Made] | None) -> None:
        self._processes = processes
        self._future = future

    @property
    def is_done(self) -> bool:
        """Tell whether no process works on it any more."""
        return self._processes.ended or self._future is None or self._future.done()

    def result(self) -> _Made | None:
        """Wait for the task's result, and return it; None where there is none, and the caller has to do the task."""
        if self._processes.ended or self._future is None:
            return None
        try:
            return self._future.result(_TIMEOUT)
        except TimeoutError:
            log.info("The processes that work for the build stand still; it goes on without them.")
            self._processes.end()
        except (BrokenProcessPool, OSError, RuntimeError):
            self._processes.end()
        except Exception:
            # The build's own process does it once more, fails likewise, and reports that.
            return None
        return None


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes start: forked where that is safe, since then every module is imported already."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")
