"""Addresses that lead out of the course: those that are none, and those that others can read on the way."""

from __future__ import annotations

import re

from ..addresses import begun_once, begun_whole
from ..diagnostics import Diagnostic
from ..reader import ImageSource, LinkSource, Source
from .context import CheckedCourse
from .rule import error, notice, warning
from .suggest import meant, nearest, unseen_hint, visible

HTTP = notice(
    "link-http",
    "Nearly every site has https today; with http anyone on the way can read and change the page.",
    "Read the [guide](http://example.org/guide).",
    "Read the [guide](https://example.org/guide).",
)
ADDRESS = error(
    "link-address",
    "The host of an address has letters, digits, dots and hyphens; with brackets in it, no browser finds it.",
    "See [our site](https://[your-library].org).",
    "See [our site](https://your-library.org).",
)
ABSOLUTE = warning(
    "link-absolute",
    "A link with a whole address leaves the copy that a reader has on a stick, and breaks when the course moves.",
    "See [the first lesson](/first.html).",
    "See [the first lesson](first.md).",
)

_SCHEMES = ("http", "https", "mailto", "tel", "ftp")
HOST = re.compile(r"www\.|[\w-]+\.(?:com|org|net|edu|gov|info|eu|de|at|ch|uk|es|fr|it|nl)(?:/|$)")
_AT = re.compile("@|%40")
_MAIL = re.compile(r"[^\s/@?]+@[\w.-]+\.\w+(?:\?\S*)?")
_PHONE = re.compile(r"\+\d[\d\s()./-]{4,}")
_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"
_PARTED = re.compile(r"[^/]*//[^/\s]*\s+[\w./?#:]")
"""An address with a space in its host."""
_OF_PREVIEW = re.compile(r"https?://(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])(?::\d+)?/.")
"""The address of a page as the preview shows it. Where it is the words of the link as well, it is meant as one."""
_LOCAL = re.compile(r"https?://(?:localhost|127\.|0\.0\.0\.0|\[::1\]|[^/]*\.(?:local|test|example)\b)")


def begins_at_docs(course: CheckedCourse) -> bool:
    """Tell whether the course has MkDocs take addresses that begin with a slash as paths from docs/ on."""
    text = course.files.text
    found = text.setting("validation", "links", "absolute_links") or text.setting("validation", "absolute_links")
    return bool(found == "relative_to_docs")


def no_address(source: Source, place: LinkSource | ImageSource) -> Diagnostic:
    """Return the mistake of a link or picture whose address is none."""
    message = f"{place.target} is no address"
    return ADDRESS.at_position(source.name, place, message, "type it as a browser shows it; its host has no brackets")


def wrong_elsewhere(source: Source, link: LinkSource, target: str, scheme: str) -> Diagnostic | None:
    """Return the mistake of a link's address that leads out of the course; None where there is none."""
    wrong = torn(target, scheme)
    if not wrong and scheme == "http" and not _LOCAL.match(target):
        return HTTP.at_position(source.name, link, f"{target} begins with http", "type https, and try whether it works")
    if target.startswith(("//", "://")):
        whole = f"https:{target.removeprefix(':')}"
        wrong = f"{target} is no whole address: from a stick, it leads nowhere", f'type "{whole}"'
    if _OF_PREVIEW.match(target) and target not in link.text:
        wrong = f"{target} is an address of your own computer", "type the path of the page's file, with .md at its end"
    wrong = wrong or nowhere(target, scheme)
    return ADDRESS.at_position(source.name, link, *wrong) if wrong else None


def torn(target: str, scheme: str) -> tuple[str, str] | None:
    """Return what is wrong with an address that has lost a sign, or has some too many, and what to type."""
    if scheme == "mailto":
        return _torn_mail(target)
    if odd := _odd(target, scheme):
        return odd
    if (once := begun_once(target)) != target:
        return f"{target} begins twice", f'type "{once}"'
    if scheme in ("http", "https") and _PARTED.match(target):
        return f"{target} has a space in it", "type it as a browser shows it"
    if (whole := begun_whole(target)) != target:
        return f"{target} is no whole address", f'type "{whole}"'
    return None


def _odd(target: str, scheme: str) -> tuple[str, str] | None:
    """Return what is wrong with an address that has signs of which none is a part of one, and what to type."""
    if target[:1] in _QUOTES and target[-1:] in _QUOTES:
        return f"the quotation marks are taken for a part of {target}", f'type "{target.strip(_QUOTES)}"'
    if scheme and visible(target) != target:
        return f"{target} is no address", unseen_hint(target)
    return None


def _torn_mail(target: str) -> tuple[str, str] | None:
    """Return what is wrong with the address of a person, and what to type."""
    person = target.partition(":")[2].partition("?")[0]
    if re.search(r"\s", target):
        return f"{target} has a space in it", f'type "{"".join(target.split())}"'
    if person.startswith("/"):
        return f"{target} has slashes", f'type "mailto:{target.partition(":")[2].lstrip("/")}"'
    if person and not _AT.search(person):
        return f"{target} has no @", 'type it as in "mailto:name@example.org"'
    return None


def nowhere(target: str, scheme: str) -> tuple[str, str] | None:
    """Return what is wrong with an address that leads nowhere, and what to type."""
    if scheme == "file" or len(scheme) == 1 or re.match(r"[a-zA-Z]:[\\/]", target):
        return f"{target} is a file of one computer", "put it into docs/, and type its path from this page's folder on"
    if not scheme:
        return _without_scheme(target)
    if scheme in ("javascript", "vbscript"):
        return f"{target} is a program, and no address", "type the address of a page"
    near = nearest(scheme, _SCHEMES, likeness=0.7) if scheme not in _SCHEMES else ""
    if near and len(scheme) > 3:
        return f'no address begins with "{scheme}:"', meant(near + target[len(scheme) :])
    return None


def _without_scheme(target: str) -> tuple[str, str] | None:
    """Return what is wrong with an address of a site or a person that has lost its beginning, and what to type."""
    if _MAIL.fullmatch(target):
        return f"{target} is no address of a page", f'type "mailto:{target}"'
    if HOST.match(target.lower()):
        return f"{target} is taken for a file of the course", f'type "https://{target}"'
    if _PHONE.fullmatch(target):
        return f"{target} is no address of a page", f'type "tel:+{re.sub("[^0-9]", "", target)}"'
    return None
