"""The room as a WSGI application: who may see what, and what is done with what comes in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.utils import send_file
from werkzeug.wrappers import Request, Response

from ..exports.single_file import GuidedFile
from ..model import Course
from ..pages import PAGES, gathering
from .answers import LARGEST, checked
from .door import Answer, Door, address_of
from .hand_ins import FullError, HandIns
from .learners_site import LearnersSite, media_type, separate_policy
from .limits import Rate
from .network import Connection
from .pages import ANSWERS, BASE, COUNT, HAND_IN, JOIN, LEAD, REMOVE, WALL, RoomPages
from .register import Register
from .responses import OWN_POLICY, as_asked, html, json, plain, typed_response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_AT_ONCE = 2_000_000
"""About how many characters of answers the facilitator's page gets in one go."""
_GUIDES = frozenset(page.address for page in PAGES if page.for_facilitators)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Opened(NamedTuple):
    """What a room is made of: a course with its site, what was handed in, who may come in, what is shown besides."""

    course: Course
    site: LearnersSite
    hand_ins: HandIns
    register: Register
    pages: RoomPages


class Room:
    """Answers requests."""

    def __init__(
        self, opened: Opened, connection: Connection, port: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Open a room in one network."""
        self._course, self._site, self._hand_ins, register, self._pages = opened
        self._door = Door(register, self._pages, port, clock)
        # Among the downloads, the guide in one file; the zip file is for all.
        self._guides = _GUIDES | {GuidedFile().path(self._course.id)}
        self._network = connection.network
        names = (connection.host, "127.0.0.1", "localhost")
        self._hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())
        self._hand_in_rate = Rate(20, 1 / 2, clock)
        self._request_rate = Rate(600, 100, clock)
        self._answers: dict[tuple[str, str], Answer] = {
            ("GET", JOIN): self._door.join,
            ("POST", JOIN): self._door.join,
            ("GET", LEAD): self._door.let_facilitator_in,
            ("GET", WALL): partial(self._door.for_facilitator, self._wall),
            ("GET", COUNT): partial(self._door.for_facilitator, self._count),
            ("POST", HAND_IN): self._hand_in,
            ("GET", ANSWERS): partial(self._door.for_facilitator, self._handed_in),
            ("POST", REMOVE): partial(self._door.for_facilitator, self._remove),
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
        response.headers.setdefault("Content-Security-Policy", OWN_POLICY)
        body: Iterable[bytes] = response(environ, start_response)
        return body

    def _refusal(self, request: Request) -> Response | None:
        """Return why a request is not answered at all; None where it is."""
        # A page on the web can have a name of its own lead here (DNS rebinding); what it can't choose is this header.
        if request.environ.get("HTTP_HOST") not in self._hosts:
            return plain(HTTPStatus.MISDIRECTED_REQUEST, "This computer is asked by another name.")
        if not self._is_near(address_of(request)):
            return plain(HTTPStatus.FORBIDDEN, "This course is for those in the same network.")
        if not self._request_rate.spend(address_of(request)):
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
        known = self._answers.get((method, request.path))
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

    # ---------------------------------------------------------------- what comes in

    def _hand_in(self, request: Request) -> Response:
        member = self._door.member(request)
        if not member:
            return json(HTTPStatus.FORBIDDEN)
        if not self._hand_in_rate.spend(member):
            return json(HTTPStatus.TOO_MANY_REQUESTS)
        # A form of another site can't send this type by itself.
        is_json = request.mimetype == "application/json"
        return json(self._store(member, request) if is_json else HTTPStatus.UNSUPPORTED_MEDIA_TYPE)

    def _store(self, member: str, request: Request) -> HTTPStatus:
        """Keep what somebody hands in; return what became of it."""
        try:
            text = checked(request.get_data(cache=False), self._course.id)
            self._hand_ins.add(member, request.args.get("id", ""), text)
        except RequestEntityTooLarge:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        except ValueError:
            return HTTPStatus.BAD_REQUEST
        except (FullError, OSError):
            return HTTPStatus.INSUFFICIENT_STORAGE
        return HTTPStatus.OK

    def _handed_in(self, request: Request) -> Response:
        """Tell the facilitator's page what came in after what it has."""
        is_going_on = request.args.get("round") == self._hand_ins.round
        after = request.args.get("after", 0, int) if is_going_on else 0
        files: list[dict[str, Any]] = []
        found, length = self._hand_ins.after(after), 0
        for one in found:
            if length > _AT_ONCE:
                break
            # Somebody may have removed the file by hand.
            with suppress(FileNotFoundError):
                text = one.file.read_text(encoding="utf-8")
                length += len(text)
                files.append({"number": one.number, "text": text})
        return json(HTTPStatus.OK, round=self._hand_ins.round, files=files, more=length > _AT_ONCE)

    def _count(self, request: Request) -> Response:
        people, times = self._hand_ins.count()
        return json(HTTPStatus.OK, people=people, times=times)

    def _remove(self, request: Request) -> Response:
        self._hand_ins.remove()
        return json(HTTPStatus.OK, round=self._hand_ins.round)

    # ---------------------------------------------------------------- what is shown

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
            sent.headers["Content-Security-Policy"] = separate_policy()
        sent.cache_control.private = True
        sent.cache_control.public = False
        return typed_response(sent)
