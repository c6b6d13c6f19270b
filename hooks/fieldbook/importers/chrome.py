"""What a page of HTML has around its words for going about the old site, which a lesson does not need.

Sources: the landmarks of WAI-ARIA, the link types of the HTML Living Standard, and the pages that Texinfo, DocBook,
Sphinx, Hevea and mdBook write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from ..diagnostics import counted
from .element_names import PHRASES, names
from .ledger import Ledger
from .placeholders import ANY_PIECE, NO_BREAK, Placeholders
from .repeated import Repeated, around, compare

_PAGE = re.compile(r"<(?:html|body)\b", re.I)
_ROLES = names("navigation banner contentinfo search")
_CLASSES = names(
    "nav navbar navigation navheader navfooter nav-bar nav-panel nav-wrapper nav-chapters nav_panel site-nav "
    "breadcrumb breadcrumbs pagination pager related sphinxsidebar menu-bar docnav banner"
)
"""Classes and names of such elements."""
_AROUND = names(
    "skip-link skip-to-content skip-to-main site-header site-footer site-branding masthead colophon entry-meta "
    "entry-footer post-meta posted-on byline sharedaddy share-buttons social-share comments-area comment-respond "
    "comment-list widget-area jp-relatedposts related-posts cookie-banner cookie-notice search-form searchform "
    "s-lib-footer s-lib-footer-public s-lg-guide-header-meta s-lib-bc s-lg-guide-tabs "
    "mw-editsection mw-jump-link mw-cite-backlink sitesub toc navbox printfooter catlinks mw-navigation mw-footer "
    "page-metadata footer-body breadcrumb-section chapter-number book_info book_toc book_toc_none book_toc_numbered "
    "book_toc_bullets book_toc_indented"
)
"""Classes and names of what stands around the words of a page.

They are WordPress' and LibGuides', MediaWiki's, Confluence's, Pressbooks' and Moodle's, and what most sites have.
"""
_SKIPS = re.compile(
    r"\W*(?:skip|jump) (?:directly )?to\b.*\b(?:content|main|nav\w*|menu|search|sidebar|footer)\b.*"
    r"|\W*zum (?:haupt)?inhalt\b.*|\W*(?:saltar|ir) al contenido\b.*"
    r"|\W*aller au contenu\b.*|\W*(?:pular|ir) para o conte[uú]do\b.*",
    re.I,
)
"""The words of a link over all that stands above a page's own words."""
_STEERING = names("next prev previous up start contents index first last")
"""Link types, and words of links, that lead to a page's neighbours."""
_WORDS = _STEERING | names(
    "top home back forward ☜ ☞ ← → « » ‹ › < > << >> ↑ weiter zurück suivant précédent siguiente anterior"
)
_SIGNS = ("¶", "#", "§", "🔗", "∞")
_ROWS = ("p", "div", "table", "ul", "ol", "header", "footer", "center", "section", "span")
_LONGEST_ROW = 600
_FEW = 4
"""Words that may stand between such links: `Next:`, `Up:`."""
_MOST = 0.5
"""The part of a page's words from which on what looks like its links is what it has to say."""
_BODY = re.compile(r"<body\b", re.I)
_TITLED = re.compile(r"<title\b[^<>]*>(?P<title>[^<>]*)</title>", re.I)
_SITED = re.compile(r"\s[-–—|:·»]+\s|::|^(?:untitled.*|index|document|home|new page)$", re.I)
"""What parts the title of a page from that of its site; titles that say nothing."""
_WORD = re.compile(r"\w+")
_WHAT = "links for going about the old site, for which the course has its own"
_REPEATED = "what stood around nearly all pages on the old site"
_FRAME = "what stood around the page on the old site"


def take_out(soup: BeautifulSoup, source: str, ledger: Ledger, marks: Placeholders, site: Repeated) -> None:
    """Take what stands around its words, and the links for going about its site, out of a page.

    A document that is no page of HTML stays as it is. `site` is what nearly all pages have.
    """
    if soup.body is None or not is_page(source):
        return
    for tag in list(around(soup.body, site, marks)):
        _remove([tag], ledger, marks, _REPEATED)
    limit = len(_said(soup.body)) * _MOST
    main = soup.body.find("main") or soup.body.find(True, role="main")
    for tag in soup.body.find_all(True):
        if not tag.decomposed and tag.parent is not None and _is_around(tag, main) and len(_said(tag)) <= limit:
            _remove([tag], ledger, marks, _FRAME)
    for tag in soup.body.find_all(True):
        if not tag.decomposed and tag.parent is not None and _is_chrome(tag) and len(_said(tag)) <= limit:
            _remove([tag], ledger, marks)
    for link in soup.body.find_all("a"):
        if link.decomposed:
            continue
        if str(link.get("href") or "").startswith("#") and link.get_text().strip() in _SIGNS:
            # It gives the address of the place where it stands.
            link.decompose()
        elif len(run := _run(link)) > 1:
            _remove(run, ledger, marks)


def of_site(sources: Iterable[str]) -> Repeated:
    """Return what nearly all pages of HTML among documents have."""
    return compare([source for source in sources if is_page(source)])


def page_title(body: str) -> str:
    """Return the title that a page of HTML has in its head, "" where it names the site, too."""
    found = _TITLED.search(body) if _BODY.search(body) else None
    title = " ".join(unescape(found["title"]).split()) if found else ""
    return "" if _SITED.search(title) else title


def is_page(source: str) -> bool:
    """Tell whether a document is a page of HTML."""
    return bool(_PAGE.search(source))


def _is_around(tag: Tag, main: Any) -> bool:
    """Tell whether an element stands around the words of a page: by its name, or beside its main part."""
    if tag.name == "a":
        return str(tag.get("href") or "").startswith("#") and bool(_SKIPS.fullmatch(tag.get_text().strip()))
    named = {str(item).lower() for item in [*tag.get_attribute_list("class"), tag.get("id")] if item}
    if named & _AROUND:
        return tag.find(["main", "h1"]) is None
    beside = isinstance(main, Tag) and tag.name in ("header", "footer", "aside", "form")
    return beside and main not in tag.descendants and main not in tag.parents


def _is_chrome(tag: Tag) -> bool:
    if tag.name == "nav" or str(tag.get("role") or "").lower() in _ROLES:
        return True
    if tag.name not in _ROWS:
        return False
    if any(str(item).lower() in _CLASSES for item in [*tag.get_attribute_list("class"), tag.get("id")] if item):
        return tag.find("a") is not None and tag.find(["h1", "h2", "h3", "pre"]) is None
    return _is_row(tag)


def _is_row(tag: Tag) -> bool:
    """Tell whether an element holds nothing but links to a page's neighbours, and a few words between them."""
    if len(tag.get_text()) > _LONGEST_ROW or tag.find(["h1", "h2", "h3", "h4", "pre", "code"]) is not None:
        return False
    links = tag.find_all("a")
    steering = [link for link in links if _steers(link)]
    between = len(_said(tag)) - sum(len(_said(link)) for link in links)
    return len(steering) > 1 and 2 * len(steering) >= len(links) and between <= _FEW


def _steers(link: Any) -> bool:
    """Tell whether an element is a link to a neighbour of its page."""
    if not isinstance(link, Tag) or link.name != "a" or not link.get("href"):
        return False
    if any(str(kind).lower() in _STEERING for kind in link.get_attribute_list("rel") if kind):
        return True
    said = [link.get_text(" "), *(str(picture.get("alt") or "") for picture in link.find_all("img"))]
    words = " ".join(said).casefold().split()
    return bool(words) and all(word.strip("[]()") in _WORDS for word in words)


def _run(link: Tag) -> list[Tag]:
    """Return the links to neighbours that stand side by side, from this one on."""
    found: list[Tag] = []
    node: Any = link
    while node is not None:
        if _steers(node):
            found.append(node)
        elif not isinstance(node, NavigableString) or _WORD.search(str(node).replace(NO_BREAK, "")):
            break
        node = node.next_sibling
    return found


def _remove(tags: list[Tag], ledger: Ledger, marks: Placeholders, what: str = _WHAT) -> None:
    """Take neighbouring elements out, and the rule that parts them from what the page says."""
    words = " ".join(text for tag in tags for text in _said(tag))
    words += "".join(f" {marks.piece(mark)}" for tag in tags for mark in re.findall(ANY_PIECE, tag.get_text()))
    count = len(_WORD.findall(words))
    said = f"{counted(count, 'word')}: “{words}”" if count else "pictures"
    ledger.left_out(tags[0].sourceline or 0, f"{what}, {said}", words)
    before, after = _beside(tags[0], "previous_sibling"), _beside(tags[-1], "next_sibling")
    if before is None and after is not None and after.name == "hr":
        after.decompose()
    elif after is None and before is not None and before.name == "hr":
        before.decompose()
    for tag in tags:
        tag.decompose()


def _beside(tag: Tag, way: str) -> Any:
    """Return the nearest node on one side that shows anything."""
    node = getattr(tag, way)
    while node is not None and not isinstance(node, Tag) and (type(node) is not NavigableString or not node.strip()):
        node = getattr(node, way)
    return node


def _said(tag: Tag) -> list[str]:
    """Return the words of an element, and those of its pictures."""
    pieces: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            within = node.name in PHRASES and node.name != "br"
            pieces.append(f" {node.get('alt') or ''} " if node.name == "img" else "" if within else " ")
        elif type(node) is NavigableString:
            pieces.append(str(node))
    return _WORD.findall("".join(pieces).replace(NO_BREAK, " "))
