"""A room as a facilitator opens it: the command, in a process of its own that can be killed."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

COURSE = "welcoming-newcomers"


@dataclass
class Started:
    """A room that answers: its address, code and key, and its process."""

    address: str
    code: str
    lead: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 80

    def kill(self) -> None:
        """End it as a cut of the power does."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def start(site: Path, folder: Path, port: int = 0) -> Started:
    """Open a room on this machine alone; return when it says that it is open."""
    options = ("--address", "127.0.0.1", "--port", str(port), "--answers", str(folder))
    command = [sys.executable, "-m", "fieldbook", "room", str(site), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if "Ctrl+C" in line:
            break
    address, code, lead = (
        re.search(pattern, said) for pattern in (r"open  (http\S+)", r"type +(\d+ \d+)", r"(http\S+key=\S+)")
    )
    assert address, said
    assert code
    assert lead
    return Started(address[1], code[1].replace(" ", ""), lead[1], process)


class Client:
    """Somebody in the room, who keeps one cookie of each kind, as a browser does."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """Return the status and the body of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            connection.request(method, path, body, {**({"Cookie": cookie} if cookie else {}), **named})
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie", []):
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read()
        finally:
            connection.close()

    def hand_in(self, hand_in: str, body: bytes, **headers: str) -> int:
        status, _ = self.ask("POST", f"/_room/hand-in?id={hand_in}", body, Content_Type="application/json", **headers)
        return status
