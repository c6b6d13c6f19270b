"""Where the links of an older course lead now: to lessons, to files that come along, elsewhere, or nowhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from ..addresses import MARKDOWN, begun_once, begun_whole
from .plan import Plan, SourceDocument
from .source_tree import DOCUMENTS, OFFICE, Tree

_STATIC = ("static", "public", "docs/public", "docs/.vuepress/public", "assets")
"""Folders whose files a site has at its root."""
_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
_ON_DISK = re.compile(r"(?:file|[a-z]):", re.I)
"""How the path of a file on one computer begins; what lies there may have come along all the same."""
_ALLOWED = ("http", "https", "mailto", "tel", "ftp", "ftps", "sms", "geo")
_REDIRECTOR = re.compile(
    r"^https?://(?:www\.google\.[a-z.]+/url|[\w.-]*safelinks\.protection\.outlook\.com/|l\.facebook\.com/l\.php)\?"
    r"(?:[^#]*&)?(?:q|url|u)=(?P<url>https?(?:://|%3A)[^&]+)",
    re.I,
)
_BARE_DOMAIN = re.compile(
    r"^(?P<rest>(?:www\.[\w.-]+|(?:[\w-]+\.)+(?:org|com|net|edu|gov|info|int|io|co\.uk|org\.uk|ac\.uk|eu|de|fr|es|it|nl|ca|us|mx|ar|br))"
    r"(?::\d+)?(?:[/?#].*)?)$",
    re.I,
)
"""An address that only lacks its scheme."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:\?\S*)?")
_ENDINGS = (*MARKDOWN, ".html", ".htm", ".txt")


class Way(StrEnum):
    """What kind of place an address leads to."""

    LESSON = "lesson"
    FILE = "file"
    ELSEWHERE = "elsewhere"
    HERE = "here"
    NOWHERE = "nowhere"
    GUESSED = "guessed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Aim:
    """Where an address leads: a path in the source for lessons and files, the address itself for elsewhere.

    `guessed` tells that only the last part of the address agreed.
    """

    way: Way
    path: str
    fragment: str = ""
    guessed: bool = False


_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


class Addresses:
    """The addresses of one course."""

    def __init__(self, plan: Plan, tree: Tree) -> None:
        self.plan, self.tree = plan, tree
        self._papers = {document.path: document for document in plan.documents}
        self._by_url: dict[str, str] = {}
        self._by_slug: dict[str, set[str]] = {}
        for document in plan.documents:
            for url in document.urls:
                self._by_url.setdefault(_key(url), document.path)
            self._by_slug.setdefault(document.own_name.casefold(), set()).add(document.path)
        self._add_landings()

    def _add_landings(self) -> None:
        """A module's own address leads to its first lesson."""
        for document in self.plan.documents:
            for url in list(document.urls):
                folder = posixpath.dirname(_key(url))
                if folder and document.lesson:
                    self._by_url.setdefault(folder, document.path)

    def find(self, url: str, document: SourceDocument) -> Aim:
        """Return where `url` leads, as it stands in `document`."""
        whole = _direct(url.strip())
        url = self._without_site(whole.removeprefix("@site"))
        scheme = _SCHEME.match(url)
        if scheme and _ON_DISK.match(url):
            return self._alike(unquote(url).replace("\\", "/"), "", document, url)
        if scheme:
            return Aim(Way.ELSEWHERE if scheme[0][:-1].lower() in _ALLOWED else Way.REFUSED, url)
        if url.startswith("//"):
            return Aim(Way.ELSEWHERE, f"https:{url}")
        try:
            parts = urlsplit(url)
        except ValueError:
            return Aim(Way.NOWHERE, url)
        path, fragment = unquote(parts.path).replace("\\", "/"), unquote(parts.fragment)
        if not path:
            return Aim(Way.HERE, document.path, fragment) if fragment else Aim(Way.NOWHERE, url)
        aim = self._inside(path, fragment, document, url)
        # A page that the old site has beyond its source is found there still.
        return Aim(Way.ELSEWHERE, whole) if aim.way is Way.NOWHERE and _SCHEME.match(whole) else aim

    def _without_site(self, url: str) -> str:
        """Take the old site's own address off."""
        site = f"{self.plan.url}/{self.plan.base}".rstrip("/") if self.plan.url else ""
        if site and (url == site or url.startswith(site + "/")):
            return "/" + url[len(site) :].lstrip("/")
        base = f"/{self.plan.base}/"
        return "/" + url[len(base) :] if self.plan.base and url.startswith(base) else url

    def _inside(self, path: str, fragment: str, document: SourceDocument, url: str) -> Aim:
        for candidate in self._candidates(path, document):
            if found := self._document(candidate):
                return Aim(Way.LESSON, found, fragment)
        for candidate in self._candidates(path, document):
            name = self.tree.find(candidate)
            if (
                name
                and name not in self._papers
                and (not name.lower().endswith(DOCUMENTS) or name.lower().endswith(OFFICE))
            ):
                return Aim(Way.FILE, name)
        if path.strip("/") in ("", "index.html", "index") and (home := self._home()):
            return Aim(Way.LESSON, home, fragment)
        if (name := self.tree.find(self._candidates(path, document)[0])) and name.lower().endswith(DOCUMENTS):
            # It is there, and no part of the course; another page that is called alike is not what it means.
            return Aim(Way.LESSON, name, fragment)
        return self._alike(path, fragment, document, url)

    def _alike(self, path: str, fragment: str, document: SourceDocument, url: str) -> Aim:
        """Return where an address leads by the name of a document or picture alone."""
        stem = _DATE.sub("", PurePosixPath(path.rstrip("/")).name.casefold())
        if domain := _BARE_DOMAIN.match(url):
            return Aim(Way.GUESSED, f"https://{domain['rest']}")
        if _MAIL.fullmatch(url):
            return Aim(Way.GUESSED, f"mailto:{url}")
        alike = self._by_slug.get(PurePosixPath(stem).stem if stem.endswith(_ENDINGS) else stem, set())
        alike = {name for name in alike if self._papers[name].folder == document.folder} or alike
        if len(alike) == 1:
            return Aim(Way.LESSON, next(iter(alike)), fragment, guessed=not self.plan.by_names)
        if not stem.endswith(_PICTURES):
            return Aim(Way.NOWHERE, url)
        pictured = [name for name in self.tree.files if PurePosixPath(name).name.casefold() == stem]
        # A picture that was moved, or that is found by its name alone.
        return Aim(Way.FILE, pictured[0]) if len(pictured) == 1 else Aim(Way.NOWHERE, url)

    def _home(self) -> str:
        return next((document.path for document in self.plan.documents if document.home), "")

    def _candidates(self, path: str, document: SourceDocument) -> list[str]:
        """Return the paths that an address may mean: from the root, beside the document, beside its old address."""
        bare = path.lstrip("/")
        if path.startswith("/"):
            return [_joined(root, bare) for root in dict.fromkeys(("", self.plan.folder, *_STATIC))]
        beside = [_joined(document.folder, bare)]
        beside += [_joined(_key(url), bare) for url in sorted(document.urls)]
        beside += [_joined(posixpath.dirname(_key(url)), bare) for url in sorted(document.urls)]
        return [*beside, _joined(self.plan.folder, bare), _joined("", re.sub(r"^(?:\.\./)+", "", bare))]

    def _document(self, path: str) -> str:
        if not path:
            return ""
        name = self.tree.find(path)
        if name in self._papers:
            return str(name)
        bare = re.sub(r"\.(?:md|markdown|html?)$", "", path, flags=re.I)
        for ending in _ENDINGS:
            name = self.tree.find(bare + ending)
            if name in self._papers:
                return str(name)
        for index in ("README.md", "index.md", "_index.md", "index.html"):
            name = self.tree.find(f"{path.rstrip('/')}/{index}")
            if name in self._papers:
                return str(name)
        return self._by_url.get(_key(path), "")


def _direct(url: str) -> str:
    """Return an address without what was typed around it, and without the services that only lead to it."""
    url = re.sub(r"^(?:\(|%20|\s)+(?=https?:)", "", url, flags=re.I)
    if url.startswith("http") and url.count(")") > url.count("("):
        url = url.rstrip(")")
    url = begun_whole(begun_once(url))
    for _ in range(3):
        match = _REDIRECTOR.match(url)
        if match is None:
            return url
        url = unquote(match["url"])
    return url


def _joined(folder: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(folder, path)) if path else folder
    return "" if joined in (".", "..") or joined.startswith("../") else joined.strip("/")


def _key(url: str) -> str:
    """Return an address in the form in which addresses are compared."""
    bare = re.sub(r"\.(?:html?|md|markdown)$", "", url.strip().strip("/"), flags=re.I)
    return re.sub(r"(?:^|/)index$", "", bare).casefold()


def relative(target: str, source: str) -> str:
    """Return the address of `target` as it stands in the page `source`, both below docs/."""
    path = posixpath.relpath(target, posixpath.dirname(source) or ".")
    return quote(path, safe="/.~-_@+,=")
