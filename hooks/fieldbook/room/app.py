"""The room as a WSGI application: who is answered, and who may see what."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from werkzeug.exceptions import HTTPException
from werkzeug.utils import send_file
from werkzeug.wrappers import Request, Response

from ..exports.single_file import GuidedFile
from ..model import Course
from ..pages import PAGES, gathering
from . import content_policy
from .answers import LARGEST
from .credentials import Credentials
from .door import Answer, Door, address_of
from .hand_in_requests import HandInRequests
from .hand_ins import HandIns
from .learners_site import LearnersSite, media_type
from .network import Connection
from .pages import ANSWERS, BASE, COUNT, HAND_IN, JOIN, LEAD, REMOVE, WALL, RoomPages
from .rate_limit import RateLimit
from .responses import as_asked, html, plain, typed_response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_GUIDES = frozenset(page.address for page in PAGES if page.for_facilitators)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RoomParts(NamedTuple):
    """What a room is made of: a course with its site, what was handed in, who may come in, what is shown besides."""

    course: Course
    site: LearnersSite
    hand_ins: HandIns
    credentials: Credentials
    pages: RoomPages


class Room:
    """Answers the requests of one room."""

    def __init__(
        self, parts: RoomParts, connection: Connection, port: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Open a room in one network."""
        self._site, self._pages = parts.site, parts.pages
        self._door = Door(parts.credentials, self._pages, port, clock)
        self._hand_in_requests = of_hand_ins = HandInRequests(parts.hand_ins, parts.course.id, clock)
        # Among the downloads, the guide in one file; the zip file is for all.
        self._guides = _GUIDES | {GuidedFile().path(parts.course.id)}
        self._network = connection.network
        names = (connection.host, "127.0.0.1", "localhost")
        self._hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())
        self._rate_limit = RateLimit(600, 100, clock)
        self._routes: dict[tuple[str, str], Answer] = {
            ("GET", JOIN): self._door.join,
            ("POST", JOIN): self._door.join,
            ("GET", LEAD): self._door.let_facilitator_in,
            ("GET", WALL): partial(self._door.for_facilitator, self._wall),
            ("GET", COUNT): partial(self._door.for_facilitator, of_hand_ins.count),
            ("POST", HAND_IN): self._hand_in,
            ("GET", ANSWERS): partial(self._door.for_facilitator, of_hand_ins.answers),
            ("POST", REMOVE): partial(self._door.for_facilitator, of_hand_ins.remove),
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        request = Request(environ)
        request.max_content_length = LARGEST
        try:
            response = self._refusal(request) or self._answer(request)
        except HTTPException as error:
            response = plain(error.code or 400, error.name)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Content-Security-Policy", content_policy.ROOM)
        body: Iterable[bytes] = response(environ, start_response)
        return body

    def _refusal(self, request: Request) -> Response | None:
        """Return why a request is not answered at all; None where it is."""
        # A page on the web can have a name of its own lead here (DNS rebinding); what it can't choose is this header.
        if request.environ.get("HTTP_HOST") not in self._hosts:
            return plain(HTTPStatus.MISDIRECTED_REQUEST, "This computer is asked by another name.")
        if not self._is_near(address_of(request)):
            return plain(HTTPStatus.FORBIDDEN, "This course is for those in the same network.")
        if not self._rate_limit.spend(address_of(request)):
            return plain(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests.")
        origin = request.headers.get("Origin")
        if request.method == "POST" and origin is not None and urlsplit(origin).netloc not in self._hosts:
            return plain(HTTPStatus.FORBIDDEN, "This comes from another site.")
        return None

    def _is_near(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return found.is_loopback or found in self._network

    def _answer(self, request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        known = self._routes.get((method, request.path))
        if known is not None:
            return known(request)
        if method != "GET":
            return plain(HTTPStatus.METHOD_NOT_ALLOWED, "Not here.")
        if request.path.startswith(BASE):
            asset = self._pages.asset(request.path.removeprefix(BASE))
            if asset is None:
                return plain(HTTPStatus.NOT_FOUND, "There is no such page.")
            return self._file_response(request, asset)
        return self._course_file(request)

    def _hand_in(self, request: Request) -> Response:
        return self._hand_in_requests.hand_in(request, self._door.member(request))

    def _wall(self, request: Request) -> Response:
        return html(self._pages.wall, HTTPStatus.OK)

    def _course_file(self, request: Request) -> Response:
        """Show a file of the course to who is in the room, and the facilitator's to the facilitator alone."""
        if not self._door.member(request):
            return html(self._pages.join(), HTTPStatus.FORBIDDEN)
        file = self._site.file(request.path.removeprefix("/"))
        if file is None:
            return html(self._pages.message("join.none"), HTTPStatus.NOT_FOUND)
        address = self._site.address(file)
        if address in self._guides and not self._door.is_facilitator(request):
            return html(self._pages.message("join.lead"), HTTPStatus.FORBIDDEN)
        if not self._site.is_page(file):
            return self._file_response(request, file)
        head = self._pages.gathering_head if address == gathering.ADDRESS else self._pages.learners_head
        page = self._site.page(file, head)
        response = html(page.html, HTTPStatus.OK, policy=page.policy)
        if address not in self._guides:
            response.headers["Cache-Control"] = "private, no-cache"
            response.add_etag()
        return as_asked(response, request)

    def _file_response(self, request: Request, file: Path) -> Response:
        sent = send_file(file, request.environ, mimetype=media_type(file), max_age=3600)
        if file.suffix == ".html":
            sent.headers["Content-Security-Policy"] = content_policy.SEPARATE
        sent.cache_control.private = True
        sent.cache_control.public = False
        return typed_response(sent)
