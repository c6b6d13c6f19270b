"""The preview's server: pages with what is wrong in them."""

from __future__ import annotations

import logging
import posixpath
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from .hosts import OwnHosts
from .rebuilds import Rebuilds

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("mkdocs.plugins.fieldbook")

_OWN_ONLY = "The preview answers under its own address only, such as http://localhost:8000."
_STEP = 0.05
"""Seconds in which a new site is in its place for sure."""


class Preview:
    """Stands between MkDocs' server and the browser."""

    def __init__(self, serve: WSGIApplication, rebuilds: Rebuilds, *, root: str, host: str) -> None:
        """Make a preview.

        Args:
            serve: MkDocs' own server, as a WSGI application.
            rebuilds: What builds the course.
            root: The address of the site's root, which ends in a slash.
            host: The host that the server listens at.
        """
        self._hosts = OwnHosts(host)
        self._serve = serve
        self._rebuilds = rebuilds
        self._root = root

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request as MkDocs' server does, with what is wrong on pages."""
        if environ.get("HTTP_HOST") not in self._hosts:
            return _plain("403 Forbidden", _OWN_ONLY, start_response)
        if "\0" in environ["PATH_INFO"]:
            # No file's name has it, and MkDocs would fail over it.
            return _plain("404 Not Found", "There is no such page.", start_response)
        answer: list[tuple[str, list[tuple[str, str]]]] = []

        def keep(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
            answer.append((status, headers))
            return _no_writer

        body = self._serve(environ, keep)
        if answer[-1][0].startswith("404") and self._rebuilds.is_building:
            # A new site takes the place of the last in two steps: between them there is none.
            time.sleep(_STEP)
            body = self._serve(environ, keep)
        status, headers = answer[-1]
        if status.startswith("5"):
            # MkDocs logs what went wrong; mostly, the file has just been taken away.
            status = "404 Not Found"
        if not any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
            start_response(status, headers)
            return body
        page = self._page(b"".join(body), environ["PATH_INFO"])
        others = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]

    def _page(self, page: bytes, path: str) -> bytes:
        """Return a page with what is wrong; as it was built, where it is none of ours or nothing can be added."""
        address = path.encode("latin-1").decode("utf-8", "replace").removeprefix(self._root)
        if not address or address.endswith("/"):
            address += "index.html"
        try:
            html = page.decode("utf-8")
        except UnicodeDecodeError:
            return page
        try:
            return self._rebuilds.findings.page(html, posixpath.normpath(address), self._root).encode("utf-8")
        except Exception as error:
            reason = str(error) or type(error).__name__
            log.warning("fieldbook: %s is shown without its mistakes (%s).", address, reason)
            log.debug("fieldbook: Where this came from:", exc_info=True)
            return page


def _plain(status: str, text: str, start_response: StartResponse) -> Iterable[bytes]:
    """Answer a request with words alone."""
    body = f"{text}\n".encode()
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]


def _no_writer(_data: bytes) -> None:
    """Stand in for a function that nothing calls: WSGI's old way to write."""
