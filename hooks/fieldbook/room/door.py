"""Who is in a room: learners by the code, the facilitator by the key, each known again by a cookie."""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus

from werkzeug.wrappers import Request, Response

from .credentials import Credentials
from .pages import WALL, RoomPages
from .rate_limit import RateLimit
from .responses import html, moved, plain

_STAY = 12 * 3600
"""How long a browser stays in the room, in seconds."""
_LEAD = "facilitator"
"""By what the facilitator is known, who may hand in as well."""

Answer = Callable[[Request], Response]
"""Answers a request of one address."""


class Door:
    """Lets people in, and knows them again."""

    def __init__(
        self, credentials: Credentials, pages: RoomPages, port: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._credentials = credentials
        self._pages = pages
        self._cookie, self._facilitator_cookie = f"fieldbook-room-{port}", f"fieldbook-lead-{port}"
        # Wrong guesses: a code of six digits takes weeks. A person who mistypes does not notice.
        self._guesses = RateLimit(10, 1 / 6, clock)
        self._all_guesses = RateLimit(100, 1, clock)

    def is_facilitator(self, request: Request) -> bool:
        """Tell whether somebody is the facilitator."""
        return self._credentials.is_facilitator(request.cookies.get(self._facilitator_cookie, ""))

    def member(self, request: Request) -> str:
        """Return by what somebody in the room is known; "" for who is not in it."""
        member = self._credentials.member(request.cookies.get(self._cookie, ""))
        return member or (_LEAD if self.is_facilitator(request) else "")

    def _may_guess(self, request: Request) -> bool:
        return self._guesses.has_left(address_of(request)) and self._all_guesses.has_left("")

    def _guessed_wrong(self, request: Request) -> None:
        self._guesses.spend(address_of(request))
        self._all_guesses.spend("")

    def join(self, request: Request) -> Response:
        """Let somebody in who has typed or scanned the code."""
        typed = (request.form if request.method == "POST" else request.args).get("code", "")
        if not typed:
            return html(self._pages.join(), HTTPStatus.OK)
        if not self._may_guess(request):
            return html(self._pages.join("join.late"), HTTPStatus.TOO_MANY_REQUESTS)
        if not self._credentials.is_code(typed):
            self._guessed_wrong(request)
            return html(self._pages.join("join.wrong"), HTTPStatus.FORBIDDEN)
        response = moved("/")
        if not self._credentials.member(request.cookies.get(self._cookie, "")):
            token = self._credentials.new_member()
            response.set_cookie(self._cookie, token, max_age=_STAY, httponly=True, samesite="Lax")
        return response

    def let_facilitator_in(self, request: Request) -> Response:
        """Let the facilitator in, who has opened the address that the terminal shows."""
        if not self._may_guess(request):
            return plain(HTTPStatus.TOO_MANY_REQUESTS, "Too many wrong keys. Wait a minute.")
        if not self._credentials.is_key(request.args.get("key", "")):
            self._guessed_wrong(request)
            return plain(HTTPStatus.FORBIDDEN, "This is not the key. The terminal shows it.")
        response = moved(WALL)
        token = self._credentials.facilitator_token
        response.set_cookie(self._facilitator_cookie, token, httponly=True, samesite="Lax")
        return response

    def for_facilitator(self, answer: Answer, request: Request) -> Response:
        """Give an answer to the facilitator and to nobody else."""
        if not self.is_facilitator(request):
            return html(self._pages.message("join.lead"), HTTPStatus.FORBIDDEN)
        return answer(request)


def address_of(request: Request) -> str:
    """Return the address that a request comes from."""
    return request.remote_addr or ""
