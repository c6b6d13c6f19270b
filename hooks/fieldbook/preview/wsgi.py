"""The preview's server: pages with what is wrong in them, and builds that may fail without ending it."""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..site.log_capture import CaptureLogs
from .hosts import OwnHosts
from .panel import Shown

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("mkdocs.plugins.fieldbook")

_OWN_ONLY = "The preview answers under its own address only, such as http://localhost:8000."


class Preview:
    """Stands between MkDocs' server and the browser, and between the server and the builds."""

    def __init__(
        self,
        serve: WSGIApplication,
        build: Callable[[], None],
        look: Callable[[], Shown],
        explain: Callable[[Exception], Iterable[str]],
        *,
        root: str,
        host: str,
    ) -> None:
        """Make a preview.

        Args:
            serve: MkDocs' own server, as a WSGI application.
            build: Builds the course.
            look: Tells what the last build has to show.
            explain: Says in words why a build failed; may be empty where what was logged says it.
            root: The address of the site's root, which ends in a slash.
            host: The host that the server listens at.
        """
        self._hosts = OwnHosts(host)
        self._serve = serve
        self._build = build
        self._look = look
        self._explain = explain
        self._root = root
        self._shown = look()

    def build(self) -> None:
        """Build the course; where that fails, keep the pages there are, and say on them why."""
        with CaptureLogs(logging.ERROR) as captured:
            try:
                self._build()
            except Exception as error:
                self._fail(error, dict.fromkeys(message.text for message in captured.messages))
            else:
                self._shown = self._look()

    def _fail(self, error: Exception, heard: Collection[str]) -> None:
        """Say why the build failed: as the course's own check has it, as was heard, or as Python has it."""
        failures = tuple(self._explain(error)) or tuple(heard) or (_in_words(error),)
        self._shown = replace(self._shown, failures=failures)
        for failure in failures:
            if failure not in heard:
                log.error("fieldbook: %s", failure)
        log.info("fieldbook: The preview goes on as soon as this is mended.")

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
            return self._shown.page(html, posixpath.normpath(address), self._root).encode("utf-8")
        except Exception as error:
            log.warning("fieldbook: %s is shown without its mistakes (%s).", address, _in_words(error))
            log.debug("fieldbook: Where this came from:", exc_info=True)
            return page


def _plain(status: str, text: str, start_response: StartResponse) -> Iterable[bytes]:
    """Answer a request with words alone."""
    body = f"{text}\n".encode()
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]


def _no_writer(_data: bytes) -> None:
    """Stand in for a function that nothing calls: WSGI's old way to write."""


def _in_words(error: Exception) -> str:
    return str(error) or type(error).__name__
