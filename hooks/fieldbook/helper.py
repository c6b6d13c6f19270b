"""A second process, for work that the first need not wait for.

Nearly every computer can do two things at once, and Python can't within one process. The second one is begun only
where there is much to do, since it takes a moment to start. It is a fresh Python on every system: what it works on is
sent to it, and what it makes is sent back. Where it can't be had, or dies, the first process does all of the work.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_P = ParamSpec("_P")
_T = TypeVar("_T")

_TROUBLE = (OSError, RuntimeError)
"""What Python raises where a process can't be had, or has died."""


class Helper:
    """The second process of one build; none until `start`."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """Begin it, unless it runs or there is but one processor."""
        if self._pool is None and (os.cpu_count() or 1) > 1:
            # Most builds do without, and loading these takes a while.
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
            from multiprocessing import get_context  # noqa: PLC0415

            context, seldom = get_context("spawn"), gc.get_threshold()
            self._pool = ProcessPoolExecutor(1, context, initializer=_get_ready, initargs=(seldom,))
            # A process is begun with its first errand.
            self.send(_nothing)

    @property
    def runs(self) -> bool:
        """Whether it was begun."""
        return self._pool is not None

    def send(self, errand: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> Future[_T] | None:
        """Have it do something; None where there is no second process."""
        if self._pool is None:
            return None
        try:
            return self._pool.submit(errand, *args, **kwargs)
        except _TROUBLE:
            return None

    def end(self) -> None:
        """Let it go. What has not begun is left undone."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _get_ready(seldom: tuple[int, int, int]) -> None:
    """Load what is wanted first, while the first process is still at its preparations.

    Ctrl+C is for the first process: it ends the build, and this one with it. As `seldom` as in that one, Python looks
    for what may be thrown away.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*seldom)
    from . import errands  # noqa: F401, PLC0415


def _nothing() -> None:
    """Be an errand."""


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
