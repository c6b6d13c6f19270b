"""WebKit, driven by Debian's WebKitWebDriver: the engine of Safari, on a display that nobody sees."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.ports import unused_port

DRIVER, DISPLAY = "WebKitWebDriver", "Xvfb"
MISSING = "No WebKit here: install webkit2gtk-driver and xvfb"
BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class WebKit:
    """One window of WebKit's own small browser."""

    def __init__(self, address: str, browser: Path) -> None:
        self._address = f"{address}/session"
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        self._session = self._call("", capabilities={"alwaysMatch": wanted})["sessionId"]

    def open(self, address: str) -> None:
        self._ask("url", url=address)

    def run(self, script: str):
        """Return what an expression gives."""
        return self._ask("execute/sync", script=f"return {script}", args=[])

    def wait(self, condition: str, seconds: float = 15) -> None:
        """Wait until an expression is true."""
        script = f"""
          const done = arguments[arguments.length - 1], end = Date.now() + {seconds * 1000};
          (function turn() {{
            if ({condition}) done(true);
            else if (Date.now() > end) done(false);
            else setTimeout(turn, 20);
          }})();"""
        assert self._ask("execute/async", script=script, args=[]), f"too late: {condition}"

    def type(self, selector: str, text: str) -> None:
        element = self._ask("element", using="css selector", value=selector)[_ELEMENT]
        self._ask(f"element/{element}/value", text=text)

    def click(self, selector: str) -> None:
        """Press something as a page does: the driver can't reach what lies below the window."""
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def end(self) -> None:
        self._call(f"/{self._session}", "DELETE")

    def _ask(self, what: str, **given):
        return self._call(f"/{self._session}/{what}", **given)

    def _call(self, path: str, method: str = "POST", **given):
        data = json.dumps(given).encode() if method == "POST" else None
        request = Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(error.read().decode()) from error


def find() -> Path | None:
    """Return WebKit's own browser, if all is here that it takes to drive it."""
    browsers = sorted(Path("/").glob(BROWSERS.lstrip("/")))
    return browsers[-1] if browsers and shutil.which(DRIVER) and shutil.which(DISPLAY) else None


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """Start WebKit with an empty profile in a folder, for as long as the context lasts."""
    browser = find()
    assert browser is not None
    with _display() as display, _driver(folder, display) as address:
        window = WebKit(address, browser)
        yield window
        window.end()


@contextmanager
def _display() -> Iterator[str]:
    """Start a display; it says by which number it is known."""
    reading, writing = os.pipe()
    command = [DISPLAY, "-displayfd", str(writing), "-nolisten", "tcp"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, pass_fds=[writing]) as process:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            process.terminate()


@contextmanager
def _driver(folder: Path, display: str) -> Iterator[str]:
    """Start the driver on a free port, and wait until it listens."""
    port = unused_port()
    here = {"DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "GDK_BACKEND": "x11"}
    # Without a system's session there is no sandbox, and no bus to speak to.
    more = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
    command = [DRIVER, f"--port={port}", "--host=127.0.0.1"]
    with subprocess.Popen(command, env=os.environ | here | more, stderr=subprocess.DEVNULL) as process:
        try:
            yield _listening(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def _listening(address: str, seconds: float = 20) -> str:
    end = time.monotonic() + seconds
    while True:
        try:
            with urlopen(f"{address}/status", timeout=5):
                return address
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
