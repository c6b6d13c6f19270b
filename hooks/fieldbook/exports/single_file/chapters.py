"""A page of the built site, taken apart: what it says, and the styles, scripts and words that it needs."""

from __future__ import annotations

import posixpath
import re
from functools import cache, lru_cache
from typing import NamedTuple

from .. import HOME
from ..base import Built
from .draft import Draft, draft_of
from .tags import values

_NAME = re.compile(rb"<(\w+)")
_ARTICLE = re.compile(rb"<article\b[^>]*\bmd-content__inner\b[^>]*>")
_BODY = re.compile(rb"<body\b[^>]*>(.*)</body\s*>", re.DOTALL)
_NEEDS = re.compile(rb"<(?:!--.*?--|link\b[^>]*\bstylesheet\b[^>]*|script\b.*?</script\s*)>", re.DOTALL)
_ASKING = re.compile(
    r"""(?xs)(<link\b(?:[^>"']|"[^"]*"|'[^']*')*>) | (<script\b(?:[^>"']|"[^"]*"|'[^']*')*>) (.*?) </script\s*>"""
)
_ELSEWHERE = ("http:", "https:", "data:", "//")


class Needs(NamedTuple):
    """What a page needs besides its text.

    `styles` are its style sheets, each with the media it is for, and `scripts` its scripts in the order in which
    they run, both below site/. `settings` is the JSON that its scripts are told.
    """

    styles: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]
    settings: str


class Leaf(NamedTuple):
    """A page at `address` below site/, with its ids. Its words are not here: those of a long course fill the memory."""

    address: str
    ids: tuple[str, ...]
    needs: Needs


def read_leaf(built: Built, address: str) -> Leaf:
    """Read a page of the built site."""
    key = built.sum(address)

    def made() -> Leaf:
        page = built.read(address)
        draft = _draft(page, address)
        # It is wanted when all leaves are read, and has just been made.
        built.keep("draft", address, key, lambda: draft)
        return Leaf(address, draft.ids, _needs_in(page, address))

    return built.keep("leaf", address, key, made)


def read_draft(built: Built, address: str) -> Draft:
    """Read what a page says, without the frame around it."""
    return built.keep("draft", address, built.sum(address), lambda: _draft(built.read(address), address))


def read_needs(built: Built, address: str) -> Needs:
    """Read what a page of the built site needs, and nothing else of it."""
    return built.keep("needs", address, built.sum(address), lambda: _needs_in(built.read(address), address))


def bounds(page: bytes, begin: int) -> tuple[int, int]:
    """Return where the inside of the element begins and ends whose opening tag is at `begin`."""
    found = _NAME.match(page, begin)
    inside, depth = 0, 0
    for bound in _bounds(found[1]).finditer(page, begin) if found else ():
        inside = inside or bound.end()
        if bound["end"] is not None:
            depth += -1 if bound["end"] else 1
            if not depth:
                return inside, bound.start()
    return inside, len(page)


@cache
def _bounds(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"<(?:!--.*?--|script\b.*?</script\s*|(?P<end>/?)%s\b[^>]*)>" % name, re.DOTALL)


def article(page: bytes) -> tuple[int, int]:
    """Return where a page's article begins and ends; all of the page's body where there is none."""
    found = _ARTICLE.search(page, max(page.find(b"<article"), 0))
    if found:
        return bounds(page, found.start())
    body = _BODY.search(page)
    return body.span(1) if body else (0, len(page))


def _draft(page: bytes, address: str) -> Draft:
    return draft_of(page[slice(*article(page))], lower=address != HOME)


def _needs_in(page: bytes, address: str) -> Needs:
    """Return what a page needs, found in its bytes: as text, a long one can take four times as much memory."""
    tags = [tag for tag in _NEEDS.findall(page) if not tag.startswith(b"<!--")]
    return _needs(b"\n".join(tags).decode("utf-8"), posixpath.dirname(address))


@lru_cache(maxsize=32)
def _needs(tags: str, folder: str) -> Needs:
    """Return what a page asks for by these tags, which are the same on most pages of a folder."""
    found = [(values(link or script), inside) for link, script, inside in _ASKING.findall(tags)]
    sheets = [one for one, _ in found if one.get("rel") == "stylesheet" and "href" in one]
    return Needs(
        tuple((_resolved(folder, one["href"]), one.get("media", "")) for one in sheets if _is_near(one["href"])),
        tuple(_resolved(folder, one["src"]) for one, _ in found if "src" in one and _is_near(one["src"])),
        next((inside for one, inside in found if one.get("id") == "fieldbook"), "") or "{}",
    )


def _is_near(address: str) -> bool:
    return not address.startswith(_ELSEWHERE)


def _resolved(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, address.partition("?")[0]))
