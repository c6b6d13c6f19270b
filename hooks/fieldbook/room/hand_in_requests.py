"""The requests about what is handed in: learners send it, the facilitator's pages ask for it and remove it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Request, Response

from .answers import checked
from .hand_ins import FullError, HandIns
from .rate_limit import RateLimit
from .responses import values

_LOG = logging.getLogger(__name__)
_REFUSED = (
    "A hand-in could not be kept: %s. Make room on the disk that has %s. "
    "What waits in people's browsers is handed in then, by itself."
)
_AT_ONCE = 2_000_000
"""About how many characters of answers the facilitator's page gets in one go."""


class HandInRequests:
    """Answers requests about what is handed in to a course; who may ask is the caller's to say."""

    def __init__(self, hand_ins: HandIns, course_id: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._hand_ins = hand_ins
        self._course_id = course_id
        self._is_told = False
        self._rate_limit = RateLimit(20, 1 / 2, clock)

    def hand_in(self, request: Request, member: str) -> Response:
        """Keep what a member of the room hands in; "" is nobody."""
        if not member:
            return values(HTTPStatus.FORBIDDEN)
        if not self._rate_limit.spend(member):
            return values(HTTPStatus.TOO_MANY_REQUESTS)
        # A form of another site can't send this type by itself.
        is_json = request.mimetype == "application/json"
        return values(self._store(member, request) if is_json else HTTPStatus.UNSUPPORTED_MEDIA_TYPE)

    def _store(self, member: str, request: Request) -> HTTPStatus:
        """Keep what somebody hands in; return what became of it."""
        try:
            text = checked(request.get_data(cache=False), self._course_id)
            self._hand_ins.add(member, request.args.get("id", ""), text)
        except RequestEntityTooLarge:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        except ValueError:
            return HTTPStatus.BAD_REQUEST
        except (FullError, OSError) as error:
            self._tell(error)
            return HTTPStatus.INSUFFICIENT_STORAGE
        self._is_told = False
        return HTTPStatus.OK

    def _tell(self, error: Exception) -> None:
        """Say in the terminal why nothing is taken: once, however many browsers go on trying."""
        if not self._is_told:
            _LOG.warning(_REFUSED, getattr(error, "strerror", None) or error, self._hand_ins.folder)
        self._is_told = True

    def answers(self, request: Request) -> Response:
        """Tell what was handed in after what the page has: all of it, if that was removed meanwhile."""
        is_going_on = request.args.get("round") == self._hand_ins.round
        after = request.args.get("after", 0, int) if is_going_on else 0
        files: list[dict[str, Any]] = []
        length = 0
        for one in self._hand_ins.after(after):
            if length > _AT_ONCE:
                break
            # Somebody may have removed the file by hand.
            with suppress(FileNotFoundError):
                text = one.file.read_text(encoding="utf-8")
                length += len(text)
                files.append({"number": one.number, "text": text})
        return values(HTTPStatus.OK, round=self._hand_ins.round, files=files, more=length > _AT_ONCE)

    def count(self, _request: Request) -> Response:
        """Tell how many browsers have handed in, and how often."""
        people, times = self._hand_ins.count()
        return values(HTTPStatus.OK, people=people, times=times)

    def remove(self, _request: Request) -> Response:
        """Remove all that was handed in."""
        self._hand_ins.remove()
        return values(HTTPStatus.OK, round=self._hand_ins.round)
