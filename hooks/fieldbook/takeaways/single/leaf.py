"""A page of the built site, taken apart: what it says, and the styles, scripts and words that it needs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from lxml import etree, html
from lxml.html import HtmlElement

from ...cache import fingerprint
from ..carrying import Keep, anew

_ARTICLE = re.compile(r"<article\b[^>]*\bmd-content__inner\b[^>]*>")
_BOUNDS = re.compile(r"<(?:!--.*?--|script\b.*?</script\s*|(?P<end>/?)article\b[^>]*)>", re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>(.*)</body\s*>", re.DOTALL)
_NEEDS = re.compile(r"<(?:!--.*?--|link\b[^>]*\bstylesheet\b[^>]*|script\b.*?</script\s*)>", re.DOTALL)
_ID = re.compile(
    r"""(?xs)
    <(?:
        !--.*?--> |
        [a-zA-Z] (?:[^>"'\s]++ | "[^"]*" | '[^']*' | \s(?!id\s*=))*+
        \sid\s*=\s* (?:"([^"]+)" | '([^']+)' | ([^\s"'>]+))
    )
    """
)
_MEDIA = re.compile(r"""\b(?:src|poster|data-embed)\s*=\s*["']?([^"'\s>]+)""")
_PARSER = etree.HTMLParser()
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
    """A page at `address` below site/. It keeps text only: the trees of a long course would fill the memory.

    `article` is what it says, without the frame around it, `ids` the ids in that, and `media` the addresses of the
    pictures, films and sounds in it.
    """

    address: str
    article: str
    ids: tuple[str, ...]
    media: tuple[str, ...]
    needs: Needs

    @property
    def tree(self) -> HtmlElement:
        """What it says, as a new tree, of bare elements: those of `lxml.html` take twice as long."""
        return etree.HTML(self.article, _PARSER)[0][0]


def read_tree(site: Path, address: str) -> HtmlElement:
    """Read a page of the built site as a tree."""
    return html.document_fromstring((site / address).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def read_leaf(site: Path, address: str, keep: Keep = anew) -> Leaf:
    """Read a page of the built site."""
    text = _text(site, address)
    return keep("leaf", address, fingerprint(text), lambda: _leaf(text, address))


def _leaf(text: str, address: str) -> Leaf:
    article = _article(text)
    media = dict.fromkeys(unescape(address) for address in _MEDIA.findall(article))
    return Leaf(address, article, tuple(_ids(article)), tuple(media), _needs_of(text, address))


def read_needs(site: Path, address: str) -> Needs:
    """Read what a page of the built site needs, and nothing else of it."""
    return _needs_of(_text(site, address), address)


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


def _needs_of(text: str, address: str) -> Needs:
    tags = [tag for tag in _NEEDS.findall(text) if not tag.startswith("<!--")]
    return _needs("".join(tags), posixpath.dirname(address))


@lru_cache(maxsize=32)
def _needs(tags: str, folder: str) -> Needs:
    """Return what a page asks for by these tags, which are the same on most pages of a folder."""
    tree: HtmlElement = html.document_fromstring(f"<html><head>{tags}</head></html>")
    styles = [(link.get("href"), link.get("media", "")) for link in tree.xpath("//link[@rel='stylesheet'][@href]")]
    scripts = [script.get("src") for script in tree.xpath("//script[@src]")]
    told = first(tree, "//script[@id='fieldbook']")
    return Needs(
        tuple((_resolved(folder, href), media) for href, media in styles if not href.startswith(_ELSEWHERE)),
        tuple(_resolved(folder, src) for src in scripts if not src.startswith(_ELSEWHERE)),
        (told.text or "{}") if told is not None else "{}",
    )


def _resolved(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, address.partition("?")[0]))


def first(tree: HtmlElement, path: str) -> HtmlElement | None:
    """Return the first element at an XPath."""
    found = tree.xpath(path)
    return found[0] if found else None


def inner_html(element: HtmlElement) -> str:
    """Return what is inside an element, as HTML."""
    text = outer_html(element)
    return text[text.index(">") + 1 : text.rindex("<")].strip()


def outer_html(element: HtmlElement) -> str:
    """Return an element as HTML."""
    return str(html.tostring(element, encoding="unicode", with_tail=False))
