"""What the preview's address answers as long as a course can't be built at all: what is wrong, in words."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .hosts import OwnHosts


@contextmanager
def answering(host: str, port: int, lines: Iterable[str]) -> Iterator[None]:
    """Answer every request with some lines, for as long as the context lasts; not at all where that can't be."""
    server = _server(host, port, "\n\n".join(["The course can't be built yet.", *lines, _RELOAD, ""]))
    if server is not None:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield
    finally:
        if server is not None:
            server.shutdown()
            server.server_close()


_RELOAD = "The preview begins as soon as this is mended. Then load this page again."


def _server(host: str, port: int, text: str) -> ThreadingHTTPServer | None:
    hosts = OwnHosts(host)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            own = self.headers.get("Host") in hosts
            body = text.encode() if own else b"This is not the preview's address.\n"
            self.send_response(200 if own else 403)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    try:
        return ThreadingHTTPServer((host, port), Handler)
    except OSError:
        # Who waits reads the terminal.
        return None
