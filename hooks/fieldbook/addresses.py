"""Addresses as authors type them. Some are none, and Python's own reader ends in an exception over those."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings of the files that MkDocs takes for pages."""

_UNSEEN = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_TORN = re.compile(
    r"(?P<scheme>https?)(?::/{0,1}|[;,.]?/{1,2}|;//|//?:|:///+|:\\{1,2})(?P<rest>[\w-]+\.[^/].*)", re.IGNORECASE
)
_TWICE = re.compile(r"https?:/*(?P<scheme>https?):?//(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_WEB = frozenset({"ftp", "http", "https", "mailto", "tel"})
_ALLOWED = "/:?#@!$&'()*+,;=%~"


def split(address: str) -> SplitResult | None:
    """Return the parts of an address; None for what is none, such as `https://[your-library].org`."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def mended(address: str) -> str:
    """Return an address that every reader of addresses takes: as it is, or else with its odd signs encoded."""
    return address if split(address) else quote(address, _ALLOWED)


def begun_once(address: str) -> str:
    """Return an address that begins twice, as `https://https://…`, as it should begin; any other as it is."""
    return _begun(_TWICE.fullmatch(address), address)


def begun_whole(address: str) -> str:
    """Return an address whose `://` has lost a sign, or has another, with its `://`; any other as it is."""
    return _begun(_TORN.fullmatch(address), address)


def _begun(match: re.Match[str] | None, address: str) -> str:
    return f"{match['scheme'].lower()}://{match['rest']}" if match else address


def scheme(address: str) -> str:
    """Return the scheme of an address in small letters, as browsers find it; "" where there is none.

    Browsers pass over spaces and control characters in front of it and within (WHATWG URL, 4.4).
    """
    match = _SCHEME.match(_UNSEEN.sub("", address))
    return match[1].lower() if match else ""


def leads_elsewhere(address: str) -> bool:
    """Tell whether an address is one on the web, or of a person; not what a browser would run."""
    parts = split(address)
    return parts is not None and (scheme(address) in _WEB or (not parts.scheme and bool(parts.netloc)))
