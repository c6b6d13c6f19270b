"""Where the links of an older course lead now: to lessons, to files that come along, elsewhere, or nowhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from .papers import Paper
from .plan import Plan
from .source_tree import DOCUMENTS, Tree

_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
_ALLOWED = ("http", "https", "mailto", "tel", "ftp", "ftps", "sms", "geo")
_ENDINGS = (".md", ".markdown", ".html", ".htm", ".txt")


class Way(StrEnum):
    """What kind of place an address leads to."""

    LESSON = "lesson"
    FILE = "file"
    ELSEWHERE = "elsewhere"
    HERE = "here"
    NOWHERE = "nowhere"
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


class Addresses:
    """The addresses of one course."""

    def __init__(self, plan: Plan, tree: Tree) -> None:
        self.plan, self.tree = plan, tree
        self._papers = {paper.path: paper for paper in plan.papers}
        self._by_url: dict[str, str] = {}
        self._by_slug: dict[str, set[str]] = {}
        for paper in plan.papers:
            for url in paper.urls:
                self._by_url.setdefault(_key(url), paper.path)
            self._by_slug.setdefault(paper.stem.casefold(), set()).add(paper.path)
        self._add_landings()

    def _add_landings(self) -> None:
        """A module's own address leads to its first lesson."""
        for paper in self.plan.papers:
            for url in list(paper.urls):
                folder = posixpath.dirname(_key(url))
                if folder and paper.lesson:
                    self._by_url.setdefault(folder, paper.path)

    def find(self, url: str, paper: Paper) -> Aim:
        """Return where `url` leads, as it stands in `paper`."""
        url = self._without_site(url.strip())
        scheme = _SCHEME.match(url)
        if scheme and scheme[0][:-1].lower() == "data":
            return Aim(Way.ELSEWHERE if url.startswith("data:image/") else Way.REFUSED, url)
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
            return Aim(Way.HERE, paper.path, fragment) if fragment else Aim(Way.NOWHERE, url)
        return self._inside(path, fragment, paper, url)

    def _without_site(self, url: str) -> str:
        """Take the old site's own address off."""
        site = f"{self.plan.url}/{self.plan.base}".rstrip("/") if self.plan.url else ""
        if site and (url == site or url.startswith(site + "/")):
            return "/" + url[len(site) :].lstrip("/")
        base = f"/{self.plan.base}/"
        return "/" + url[len(base) :] if self.plan.base and url.startswith(base) else url

    def _inside(self, path: str, fragment: str, paper: Paper, url: str) -> Aim:
        for candidate in self._candidates(path, paper):
            if found := self._document(candidate):
                return Aim(Way.LESSON, found, fragment)
        for candidate in self._candidates(path, paper):
            name = self.tree.find(candidate)
            if name and name not in self._papers and not name.lower().endswith(DOCUMENTS):
                return Aim(Way.FILE, name)
        if path.strip("/") in ("", "index.html", "index") and (home := self._home()):
            return Aim(Way.LESSON, home, fragment)
        stem = _DATE.sub("", PurePosixPath(path.rstrip("/")).name.casefold())
        alike = self._by_slug.get(PurePosixPath(stem).stem if stem.endswith(_ENDINGS) else stem, set())
        alike = {name for name in alike if self._papers[name].folder == paper.folder} or alike
        if len(alike) == 1:
            return Aim(Way.LESSON, next(iter(alike)), fragment, guessed=True)
        return Aim(Way.NOWHERE, url)

    def _home(self) -> str:
        return next((paper.path for paper in self.plan.papers if paper.home), "")

    def _candidates(self, path: str, paper: Paper) -> list[str]:
        """Return the paths that an address may mean: from the root, beside the document, beside its old address."""
        bare = path.lstrip("/")
        if path.startswith("/"):
            return [_joined("", bare), _joined(self.plan.folder, bare)]
        beside = [_joined(paper.folder, bare)]
        beside += [_joined(_key(url), bare) for url in sorted(paper.urls)]
        beside += [_joined(posixpath.dirname(_key(url)), bare) for url in sorted(paper.urls)]
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
        for index in ("README.md", "index.md", "index.html"):
            name = self.tree.find(f"{path.rstrip('/')}/{index}")
            if name in self._papers:
                return str(name)
        return self._by_url.get(_key(path), "")


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
