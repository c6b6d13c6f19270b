"""What a room answers with."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from werkzeug.wrappers import Request, Response

from .pages import as_json

OWN_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
OWN_POLICY += "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
"""What the room's own pages may load."""


def typed_response(made: Any) -> Response:
    """Return a response of werkzeug's, which leaves open of which kind it is."""
    assert isinstance(made, Response)
    return made


def as_asked(response: Response, request: Request) -> Response:
    """Return a response, or that the browser has the page already."""
    return typed_response(response.make_conditional(request.environ))


def moved(address: str) -> Response:
    """Lead on to another page."""
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": address})


def plain(status: int, text: str) -> Response:
    """Say something to who is not on a page."""
    return Response(f"{text}\n", status, mimetype="text/plain")


def html(page: str | bytes, status: HTTPStatus, policy: str = OWN_POLICY) -> Response:
    """Show a page, which may load what `policy` says."""
    return Response(page, status, mimetype="text/html", headers={"Content-Security-Policy": policy})


def json(status: HTTPStatus, **values: object) -> Response:
    """Tell something to a script."""
    return Response(as_json(values), status, mimetype="application/json")
