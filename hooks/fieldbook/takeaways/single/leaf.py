"""A page of the built site, taken apart: what it says, and the styles, scripts and words that it needs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...cache import fingerprint
from ..carrying import Built

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"<article\b[^>]*\bmd-content__inner\b[^>]*>")
_BOUNDS = re.compile(r"<(?:!--.*?--|script\b.*?</script\s*|(?P<end>/?)article\b[^>]*)>", re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>(.*)</body\s*>", re.DOTALL)
_NEEDS = re.compile(rb"<(?:!--.*?--|link\b[^>]*\bstylesheet\b[^>]*|script\b.*?</script\s*)>", re.DOTALL)
_ID = re.compile(
    r"""(?xs)
    <(?:
        !--.*?--> |
        [a-zA-Z] (?:[^>"'\s]++ | "[^"]*" | '[^']*' | \s(?!id\s*=))*+
        \sid\s*=\s* (?:"([^"]+)" | '([^']+)' | ([^\s"'>]+))
    )
    """
)
_MEDIA = [re.compile(rf"""{name}(?<!\w{name})\s*=\s*["']?([^"'\s>]+)""") for name in ("src", "poster", "data-embed")]
"""One for each attribute: what begins with plain letters is found ten times as fast."""
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
    """A page at `address` below site/. What it says stays in its file: the words of a long course fill the memory.

    `sum` is a fingerprint of its article, `ids` are the ids in that, and `media` the addresses of the pictures,
    films and sounds in it.
    """

    address: str
    sum: bytes
    ids: tuple[str, ...]
    media: tuple[str, ...]
    needs: Needs


def read_leaf(built: Built, address: str) -> Leaf:
    """Read a page of the built site."""
    return built.keep("leaf", address, built.sum(address), partial(_leaf, built.site, address))


def _leaf(site: Path, address: str) -> Leaf:
    text = _text(site, address)
    article = _article(text)
    needs = _needs_of(text.encode("utf-8"), address)
    return Leaf(address, fingerprint(article), tuple(_ids(article)), media_of(article), needs)


def read_article(site: Path, address: str) -> str:
    """Read what a page says, without the frame around it."""
    return _article(_text(site, address))


def read_needs(site: Path, address: str) -> Needs:
    """Read what a page of the built site needs, and nothing else of it."""
    return _needs_of((site / address).read_bytes(), address)


def media_of(text: str) -> tuple[str, ...]:
    """Return the addresses of the pictures, films and sounds in a part of a page, each once."""
    return tuple(dict.fromkeys(unescape(address) for one in _MEDIA for address in one.findall(text)))


def _text(site: Path, address: str) -> str:
    return (site / address).read_text(encoding="utf-8")


def _article(text: str) -> str:
    """Return the article of a page, as it stands there; all of the page's body where there is none."""
    begin = _ARTICLE.search(text)
    depth = 0
    for bound in _BOUNDS.finditer(text, begin.start()) if begin else ():
        if bound["end"] is not None:
            depth += -1 if bound["end"] else 1
            if not depth and begin:
                return text[begin.start() : bound.end()]
    body = _BODY.search(text)
    return f"<div>{body[1] if body else text}</div>"


def _ids(article: str) -> Iterator[str]:
    """Yield the ids in an article, found without reading it as a tree, which takes four times as long."""
    for match in _ID.finditer(article):
        if match.lastindex:
            yield unescape(match[match.lastindex])


def _needs_of(page: bytes, address: str) -> Needs:
    """Return what a page needs, found in its bytes: as text, a long one can take four times as much memory."""
    tags = [tag for tag in _NEEDS.findall(page) if not tag.startswith(b"<!--")]
    return _needs(b"".join(tags).decode("utf-8"), posixpath.dirname(address))


@lru_cache(maxsize=32)
def _needs(tags: str, folder: str) -> Needs:
    """Return what a page asks for by these tags, which are the same on most pages of a folder."""
    # As in the book: loading lxml takes a while.
    from lxml import etree  # noqa: PLC0415

    tree: HtmlElement = etree.fromstring(f"<html><head>{tags}</head></html>", etree.HTMLParser())
    styles = [(link.get("href"), link.get("media", "")) for link in tree.xpath("//link[@rel='stylesheet'][@href]")]
    scripts = [script.get("src") for script in tree.xpath("//script[@src]")]
    told = next(iter(tree.xpath("//script[@id='fieldbook']")), None)
    return Needs(
        tuple((_resolved(folder, href), media) for href, media in styles if not href.startswith(_ELSEWHERE)),
        tuple(_resolved(folder, src) for src in scripts if not src.startswith(_ELSEWHERE)),
        told.text if told is not None and told.text else "{}",
    )


def _resolved(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, address.partition("?")[0]))
