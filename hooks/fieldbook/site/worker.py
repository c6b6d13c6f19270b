"""What the second process of a build does: `python -m fieldbook.site.worker`, errands coming in, results going out.

An errand is a pickle of a function, its arguments, and its arguments by name. A result is a pickle of what the
function has returned and None, or of None and what it has raised. It ends when no more errands can come. See
`helper.py` for the other side.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from contextlib import suppress
from queue import Queue
from threading import Thread
from typing import IO, Any

from ..helper import RARELY

_AHEAD = 4
"""Results that wait to be taken. A course's pages are long: with more, they would fill the memory."""


def work(errands: IO[bytes], results: IO[bytes]) -> None:
    """Run errands one after the other, until there are no more of them."""
    made: Queue[bytes | None] = Queue(_AHEAD)
    # The first process takes results when it comes to it. This one goes on meanwhile.
    writer = Thread(target=_write, args=(made, results), daemon=True)
    writer.start()
    with suppress(EOFError):
        while True:
            made.put(_result(*pickle.load(errands)))
    made.put(None)
    writer.join()


def _write(made: Queue[bytes | None], results: IO[bytes]) -> None:
    """Write results, in a thread, until there are no more of them; if nobody reads them any more, end the process."""
    try:
        while (data := made.get()) is not None:
            results.write(data)
            results.flush()
    except OSError:
        os._exit(1)


def _result(errand: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes:
    """Run an errand, and return what came of it: what went wrong is for the first process to judge."""
    try:
        made, error = errand(*args, **kwargs), None
    except Exception as raised:
        made, error = None, raised
    try:
        data = pickle.dumps((made, error), pickle.HIGHEST_PROTOCOL)
        if error is not None:
            # Some errors can be written, but not read.
            pickle.loads(data)
    except Exception as unfit:
        return pickle.dumps((None, RuntimeError(f"{error or unfit!r} can't be sent")))
    return data


def _main() -> None:
    """Work for the process that has begun this one.

    Ctrl+C is for that one: it ends the build, and this process with it. What anyone prints is not to get among the
    results.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*RARELY)
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    # Loaded now, while the first process is still at its preparations.
    from . import errands  # noqa: F401, PLC0415

    try:
        work(sys.stdin.buffer, results)
    except (OSError, pickle.UnpicklingError):
        # The first process is gone, or was ended in the middle of a word.
        os._exit(1)


if __name__ == "__main__":
    _main()
