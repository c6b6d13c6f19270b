"""A second process, for work that the first need not wait for.

Nearly every computer can do two things at once, and Python can't within one process. The second one is begun only
where there is much to do, since it takes a moment to start. It is a fresh Python on every system: what it works on is
written to it, and what it makes is read from it (see `worker.py`). Where it can't be had, or dies, the first process
does all of the work.

Python has process pools of its own. Those load in the second process all that the first had begun with, and start a
third to mind the two: it takes twice as long until work begins, and in short builds that counts.
"""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Semaphore, Thread
from typing import IO, TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from subprocess import Popen

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Batch = TypeVar("_Batch")

RARELY = (50_000, 20, 50)
"""How seldom Python is to look for what may be thrown away (`gc.set_threshold`).

A build makes much that stays and little that refers to itself. To look as often as Python does by itself takes a
twentieth of a build, and gains no memory.
"""

_AHEAD = 2
"""Errands that are handed over at once: with the next one at hand it does not wait for this process."""
_LONG = 1 << 20
"""Bytes that lie ready to be taken, where the system lets us say so. A thread has to wait its turn for each helping."""
_TROUBLE = (OSError, RuntimeError)
"""What is raised where a process can't be had, or has died."""


class Helper:
    """The second process of one build; none until `start`."""

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        self._waiting: SimpleQueue[tuple[Future[Any], bytes] | None] = SimpleQueue()
        self._under_way: SimpleQueue[Future[Any] | None] = SimpleQueue()
        self._room = Semaphore(_AHEAD)
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Begin it, unless it runs or there is but one processor."""
        if self._process is None and (os.cpu_count() or 1) > 1:
            with suppress(OSError):
                self._process = _process()
                ways = (self._hand_over, self._take_back)
                self._threads = [Thread(target=way, args=(self._process,), daemon=True) for way in ways]
                for thread in self._threads:
                    thread.start()

    @property
    def runs(self) -> bool:
        """Whether it was begun."""
        return self._process is not None

    def send(self, errand: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> Future[_T] | None:
        """Have it do something; None where there is no second process."""
        if self._process is None:
            return None
        future: Future[_T] = Future()
        self._waiting.put((future, pickle.dumps((errand, args, kwargs), pickle.HIGHEST_PROTOCOL)))
        return future

    def end(self) -> None:
        """End it. No one wants any more what it is at, and it is not to write anything after the build."""
        if self._process is None:
            return
        with suppress(Empty):
            while waiting := self._waiting.get_nowait():
                waiting[0].cancel()
        self._waiting.put(None)
        self._process.kill()
        self._process = None
        for thread in self._threads:
            thread.join()

    def _hand_over(self, process: Popen[bytes]) -> None:
        """Write errands to it, in a thread, one after the other until there are to be no more."""
        assert process.stdin is not None, "it was started so"
        while self._hand_over_next(process.stdin):
            pass
        with suppress(OSError):
            process.stdin.close()
        self._under_way.put(None)

    def _hand_over_next(self, errands: IO[bytes]) -> bool:
        """Write one; tell whether there was one. Nothing refers to it any more then: it may be as long as a course."""
        waiting = self._waiting.get()
        if waiting is None:
            return False
        future, data = waiting
        self._room.acquire()
        if not future.set_running_or_notify_cancel():
            self._room.release()
            return True
        self._under_way.put(future)
        # Where it has died, the other thread tells those who wait.
        with suppress(OSError):
            errands.write(data)
            errands.flush()
        return True

    def _take_back(self, process: Popen[bytes]) -> None:
        """Read what it has made, in another thread, until there is to be no more."""
        assert process.stdout is not None, "it was started so"
        while self._take_back_next(process.stdout):
            pass
        process.stdout.close()
        process.wait()

    def _take_back_next(self, results: IO[bytes]) -> bool:
        """Read what came of one errand, and pass it on to whoever waits for it; tell whether there was one."""
        future = self._under_way.get()
        if future is None:
            return False
        try:
            made, error = pickle.load(results)
        except (EOFError, OSError, pickle.UnpicklingError):
            made, error = None, ChildProcessError("The second process has died.")
        self._room.release()
        if error is None:
            future.set_result(made)
        else:
            future.set_exception(error)
        return True


def _process() -> Popen[bytes]:
    """Begin a Python that finds the engine, and what else there is, where this one does."""
    # Most builds do without, and loading it takes a while.
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    # -P: not in the folder of the course, which may hold a file named as a module is.
    command = [sys.executable, "-P", "-m", f"{__package__}.site.worker"]
    paths = [path for path in (*sys.path, str(Path(__file__).parents[1])) if path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, _LONG, stdin=pipe, stdout=pipe, env=environment, pipesize=_LONG)


def outcome(errand: Future[_T] | None) -> _T | None:
    """Return what an errand has brought, as soon as it is there; None where it was not run or the process died.

    Raises:
        Exception: whatever the errand itself has raised, but for an OSError or a RuntimeError, which are no more than
            that it was not run.
    """
    if errand is None or errand.cancel():
        return None
    try:
        return errand.result()
    except _TROUBLE:
        return None


class Shared(Generic[_Batch, _T]):
    """Work of one kind in batches: the second process begins in front, and what it has not come to is done here."""

    def __init__(self, helper: Helper, errand: Callable[[_Batch], _T]) -> None:
        self._helper = helper
        self._errand = errand
        self._sent: deque[tuple[_Batch, Future[_T] | None]] = deque()

    def send(self, batch: _Batch) -> None:
        """Have it work on a batch, when it has done those before."""
        self._sent.append((batch, self._helper.send(self._errand, batch)))

    def ready(self) -> Iterator[_T]:
        """Yield what came of the batches in front that it is through with."""
        while self._sent and (future := self._sent[0][1]) and future.done():
            yield self._made(*self._sent.popleft())

    def rest(self) -> Iterator[_T]:
        """Yield what came of all others, from the last one on: the two processes meet."""
        while self._sent:
            yield self._made(*self._sent.pop())

    def _made(self, batch: _Batch, future: Future[_T] | None) -> _T:
        found = outcome(future)
        return self._errand(batch) if found is None else found
