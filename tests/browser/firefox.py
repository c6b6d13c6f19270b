"""Firefox as people have it, driven by WebDriver BiDi: Debian's, since Playwright drives only its own build of it.

A Firefox that is driven loosens itself, among others with what pages opened from files may share: tests pass then
where people fail. Here it keeps to the settings it has anyway (`remote.prefs.recommended`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from pathlib import Path

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
LISTENING = "WebDriver BiDi listening on "
PREFERENCES = {
    "remote.prefs.recommended": False,
    # Nothing that leaves this machine; nothing that opens a page of its own.
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.server": "",
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
A4 = {"width": 21, "height": 29.7}
MARGINS = {"top": 1.8, "right": 1.7, "bottom": 2, "left": 1.7}

STAND_STILL = """async element => {
  for (let before, top = NaN; before !== top;) {
    before = top;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    // A tab that lies behind another one has no frames.
    await new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 300); });
    top = element.getBoundingClientRect().top;
  }
}"""


_TRIES = 2
"""How often an element may be replaced between its being found and the click."""


class GoneError(AssertionError):
    """What was to be clicked on is on the page no more, or not to be seen."""


class Firefox:
    """One tab of Firefox. `asked` holds the addresses that its pages asked for, `errors` what they complained of."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self.asked: list[str] = []
        self.errors: list[str] = []
        self._call("session.new", capabilities={})
        self._tab = self._call("browsingContext.getTree")["contexts"][0]["context"]
        self._call("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])

    def open(self, address: str) -> None:
        self._bring_forward()
        self._call("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def run(self, script: str):
        """Return what an expression gives, awaited, as JSON can tell it."""
        asked = f"Promise.resolve({script}).then(value => JSON.stringify(value === undefined ? null : value))"
        answer = self._call("script.evaluate", expression=asked, target={"context": self._tab}, awaitPromise=True)
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def wait(self, condition: str, seconds: float = 10) -> None:
        """Wait until an expression is true."""
        until = (
            f"(function turn() {{ return ({condition}) || new Promise(done => setTimeout(done, 20)).then(turn) }})()"
        )
        error = f"Error({json.dumps(f'too late: {condition}')})"
        late = f"new Promise((_, fail) => setTimeout(() => fail({error}), {seconds * 1000}))"
        self.run(f"Promise.race([{until}, {late}]).then(Boolean)")

    @contextmanager
    def preload(self, script: str) -> Iterator[None]:
        """Run a function in each page before its own scripts, for as long as the context lasts."""
        added = self._call("script.addPreloadScript", functionDeclaration=script)
        yield
        self._call("script.removePreloadScript", script=added["script"])

    def click(self, selector: str) -> None:
        """Click on what is found; where the page puts another in its place meanwhile, on that, as people do."""
        self._bring_forward()
        for _ in range(_TRIES):
            with suppress(GoneError):
                return self._click(selector)
        return self._click(selector)

    def _click(self, selector: str) -> None:
        self._act({"type": "pointer", "id": "mouse", "actions": [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": self._find(selector)}},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]})  # fmt: skip

    def type(self, text: str) -> None:
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": keys})

    @contextmanager
    def another_tab(self) -> Iterator[Firefox]:
        """Open another tab of the same Firefox, for as long as the context lasts."""
        other = copy(self)
        other._tab = self._call("browsingContext.create", type="tab", background=False)["context"]
        yield other
        self._call("browsingContext.close", context=other._tab)
        self._call("browsingContext.activate", context=self._tab)

    def print(self, path: Path) -> None:
        """Print the page to a PDF, on A4, with the margins of print.css, which the driver passes over."""
        printed = self._call("browsingContext.print", context=self._tab, page=A4, margin=MARGINS)
        path.write_bytes(b64decode(printed["data"]))

    def _bring_forward(self) -> None:
        """Have the tab lie before all others, as where someone opens or clicks: behind one, timers go by the second."""
        self._call("browsingContext.activate", context=self._tab)

    def _find(self, selector: str):
        # What comes into sight is laid out a frame later, and may move what was looked for: then it is looked for anew.
        self.run(f"({STAND_STILL})(document.querySelector({json.dumps(selector)}))")
        found = self._call("browsingContext.locateNodes", context=self._tab, locator={"type": "css", "value": selector})
        return {"sharedId": found["nodes"][0]["sharedId"]}

    def _act(self, source) -> None:
        self._call("input.performActions", context=self._tab, actions=[source])

    def _call(self, method: str, **parameters):
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=60))
            if message.get("id") == self._number:
                if message.get("error") == "move target out of bounds":
                    raise GoneError(message)
                assert message["type"] == "success", message
                return message["result"]
            self._hear(message)

    def _hear(self, message) -> None:
        if message.get("method") == "network.beforeRequestSent":
            self.asked.append(message["params"]["request"]["url"])
        elif message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
            self.errors.append(message["params"]["text"])


def find() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def firefox(profile: Path, prefix: Sequence[str] = (), **own: bool | int | str) -> Iterator[Firefox]:
    """Start Firefox with an empty profile in a folder, for as long as the context lasts; `prefix` is to start it.

    `own` are settings of a test's own, with two lines in place of each point of their names.
    """
    wanted = PREFERENCES | {name.replace("__", "."): value for name, value in own.items()}
    settings = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
    (profile / "user.js").write_text("".join(settings), encoding="utf-8")
    options = ("--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0")
    command = [*prefix, str(find()), *options]
    home = os.environ | {"HOME": str(profile), "MOZ_DISABLE_CONTENT_SANDBOX": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=home) as process:
        try:
            assert process.stderr is not None
            line = next(line for line in process.stderr if LISTENING in line)
            with connect(f"{line.split(LISTENING)[1].strip()}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
