"""The preview, as a browser sees it: from saving a lesson to having its new page."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from .builds import Bench, looked_at
from .course import edit, write_course
from .lessons import lesson_path
from .processes import started

_COMMAND = (sys.executable, "-m", "fieldbook", "serve", "--port")
_SCRIPT = re.compile(r"livereload\((\d+), (\d+)\);")
_LOOK_EVERY = 0.2


@dataclass(frozen=True)
class Preview:
    """What a preview took, in seconds."""

    first: float = 0
    """Until it showed a page."""
    saved: tuple[float, ...] = ()
    """From saving to the new page, each time."""
    problem: str = ""


def preview(bench: Bench, lessons: int, times: int) -> Preview:
    """Save one lesson of a course so many times while it is previewed."""
    folder = bench.work / f"preview-{lessons}"
    write_course(folder / "course", lessons)
    number = looked_at(lessons)
    saved: list[float] = []
    try:
        with _served(folder, f"{lesson_path(number).removesuffix('.md')}.html") as (address, server):
            first = _first(address, server, bench.limit)
            for turn in range(1, times + 1):
                # The server looks at the files now and then: save at any time in between.
                time.sleep(1 + Random(turn).random())
                saved.append(_save(address, partial(edit, folder / "course", number, turn), bench.limit))
                bench.say(f"{lessons} lessons, preview, {turn}: {saved[-1]:.2f} s")
    except OSError as error:
        bench.say(f"{lessons} lessons, preview: {error}")
        return Preview(problem=str(error))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Preview(first, tuple(saved))


@contextmanager
def _served(folder: Path, page: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start the preview; yield the address of a page, and the server."""
    port = _free_port()
    # What the server leaves behind when it is stopped goes with the folder.
    (folder / "tmp").mkdir()
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder / "tmp"))
    command = (*_COMMAND, str(port))
    with tempfile.TemporaryFile() as said, started(command, folder / "course", said, temporary) as server:
        yield f"http://127.0.0.1:{port}/{page}", server


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _first(address: str, server: subprocess.Popen[bytes], limit: float) -> float:
    """Wait for the first page; return how long it took."""
    began = time.perf_counter()
    while True:
        try:
            _get(address, limit)
        except ConnectionError:
            if server.poll() is not None:
                raise OSError("the server has ended") from None
            if time.perf_counter() - began > limit:
                raise TimeoutError(f"no page after {limit:.0f} s") from None
            time.sleep(_LOOK_EVERY)
        else:
            return time.perf_counter() - began


def _save(address: str, save: Callable[[], str], limit: float) -> float:
    """Save, and do as a page does: ask whether there is something new, and then load it again."""
    page = _get(address, limit)
    word = save()
    began = time.perf_counter()
    while word not in page:
        if time.perf_counter() - began > limit:
            raise TimeoutError(f"no new page after {limit:.0f} s")
        epoch, request = _SCRIPT.findall(page)[-1]
        _get("/".join([*address.split("/")[:3], "livereload", epoch, request]), limit)
        page = _get(address, limit)
    return time.perf_counter() - began


def _get(address: str, limit: float) -> str:
    try:
        with urllib.request.urlopen(address, timeout=limit) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.URLError as error:
        raise error.reason if isinstance(error.reason, OSError) else error from None
