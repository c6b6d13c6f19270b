"""The browser that the tests and the screenshots look through, and the server it looks at.

Run as a program, this gets a browser where there is none: from the system's package manager where that
is allowed, else from Playwright. Where neither can, it says so; in CI that is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, BrowserType, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# The same engine without windows, profiles and lists: what a page is and does is the same in it.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
MAC_APPS = ("Chromium", "Google Chrome")
# The lists below the address field are pages of their own, with scripts, that every window loads: more than half of
# what it takes to open one of ours. A process that waits for a page to come is one more to start for each, and pages
# whose processes a test kills must not meet one that died before it had any. A browser goes by the last such switch
# alone, so the rest of it is Playwright's.
UNUSED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "SpareRendererForSitePerProcess",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
)
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    # What would draw with a card draws without one, and needs no process of its own: a tenth of what a page takes.
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(UNUSED)}",
)
MISSING = (
    "No Chromium here: the browser tests and the screenshots need one. "
    "Install Chromium or Chrome, or name one in FIELDBOOK_CHROMIUM."
)
TOOLS = Path(__file__).parent


def find(chromium: BrowserType, shells: tuple[str, ...] = ()) -> str | None:
    """Return the path of a Chromium that runs: the one named, one of `shells`, the system's, or Playwright's own."""
    candidates = [os.environ.get("FIELDBOOK_CHROMIUM")]
    candidates += [shutil.which(name) for name in (*shells, *NAMES)]
    candidates += [f"/Applications/{app}.app/Contents/MacOS/{app}" for app in MAC_APPS]
    candidates += [chromium.executable_path]
    return next((path for path in candidates if path and _runs(path)), None)


def launch(chromium: BrowserType) -> Browser | None:
    """Start the browser there is, if there is one, for pages alone: a new one takes two thirds of the time in a shell.

    What is left on a disk and read again is tried in the whole browser, which `launch_profile` starts.
    """
    path = find(chromium, SHELLS)
    return chromium.launch(executable_path=path, args=ARGUMENTS) if path else None


def launch_profile(chromium: BrowserType, profile: Path) -> BrowserContext:
    """Start the browser there is with a profile in a folder, which it leaves there."""
    return chromium.launch_persistent_context(profile, executable_path=find(chromium), args=ARGUMENTS)


class Quiet(SimpleHTTPRequestHandler):
    """Answers requests and says nothing."""

    def send_header(self, keyword: str, value: str) -> None:
        """Leave out when a file was changed where that is this second: it may change again, and none could tell."""
        if (keyword, value) != ("Last-Modified", self.date_time_string()):
            super().send_header(keyword, value)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on this machine alone, for as long as the context lasts; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def main() -> int:
    """Get a browser, and say what becomes of the tests where there is none to be had."""
    with sync_playwright() as playwright:
        if find(playwright.chromium):
            return 0
        for command in _ways_to_get_one():
            print("No Chromium here; trying:", *command, file=sys.stderr)
            if _try(command) and find(playwright.chromium):
                return 0
    print(MISSING, file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


def _runs(path: str) -> bool:
    """Tell a browser from a stub that only says where to get one (Ubuntu's, outside of a snap)."""
    return Path(path).exists() and _try([path, "--version"], quiet=True, seconds=30)


def _ways_to_get_one() -> Iterator[list[str]]:
    playwright = [sys.executable, "-m", "playwright", "install", "chromium", "--no-shell"]
    if shutil.which("apt-get"):
        yield [str(TOOLS / "apt"), "chromium", "fonts-liberation"]
        # The libraries a browser needs come by apt-get too; unless it is root, that asks for a password.
        if os.geteuid() == 0:
            yield [*playwright, "--with-deps"]
    yield playwright


def _try(command: list[str], *, quiet: bool = False, seconds: int = 300) -> bool:
    output = subprocess.DEVNULL if quiet else None
    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
