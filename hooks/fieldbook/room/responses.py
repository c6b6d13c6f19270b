"""The responses of a room, by kind: pages, words for who is on none, values for scripts."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from werkzeug.wrappers import Request, Response

from . import content_policy


def typed_response(made: Any) -> Response:
    """Return a response of werkzeug's, which leaves open of which kind it is."""
    assert isinstance(made, Response)
    return made


def as_asked(response: Response, request: Request) -> Response:
    """Return a response, or that the browser has the page already."""
    return typed_response(response.make_conditional(request.environ))


def moved(address: str) -> Response:
    """Return a response that leads on to another page."""
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": address})


def plain(status: int, text: str) -> Response:
    """Return words for who is not on a page."""
    return Response(f"{text}\n", status, mimetype="text/plain")


def html(page: str | bytes, status: HTTPStatus, policy: str = content_policy.ROOM) -> Response:
    """Return a page with its Content-Security-Policy."""
    return Response(page, status, mimetype="text/html", headers={"Content-Security-Policy": policy})


def values(status: HTTPStatus, **told: object) -> Response:
    """Tell values to a script, as JSON."""
    return Response(json.dumps(told).encode(), status, mimetype="application/json")
