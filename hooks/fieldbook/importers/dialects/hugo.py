"""Sites of Hugo: the folder of its content, each folder a section, ordered by weight.

Sources: Hugo's documentation of its configuration, of page bundles, build options, front matter, and languages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from ...addresses import MARKDOWN
from ..headings import unnumbered
from ..includes import includer
from ..loading import load
from ..plan import Plan, SourceDocument, bibliography, by_path, is_of_repository, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from .folders import LANGUAGE, name_folder, original_of, place
from .notations import LOOSE
from .reading_order import in_order

_NAMES = tuple(f"{name}.{ending}" for name in ("hugo", "config") for ending in ("toml", "yaml", "yml", "json"))
_CONFIGS = (*_NAMES, *(f"config/_default/{name}" for name in _NAMES))
_PAGES = (*MARKDOWN, ".html", ".htm")


class Hugo:
    """Sites of Hugo."""

    name = "Hugo"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is the first page of a section, or a configuration beside a folder of content."""
        indexed = any(PurePosixPath(name).name == "_index.md" for name in tree.files)
        return indexed or (any(name in tree.files for name in _CONFIGS) and bool(_pages(tree, "content")))

    def plan(self, tree: Tree) -> Plan:
        """Return the pages of the content in one language, in order."""
        config = settings(tree, *_CONFIGS)
        base, language = _base(tree, config)
        found = Plan(self.name, steps=LOOSE, folder=base)
        found.title = text_of(config.get("title"))
        found.language = text_of(config.get("languageCode")).lower() or language
        found.url = text_of(config.get("baseURL", config.get("baseurl"))).rstrip("/")
        places = tuple(dict.fromkeys(("_includes", base, "content", "static", "assets", "")))
        found.site = Site(by_path(config.get("params")), includer(tree, places), references=bibliography(tree))
        names = _pages(tree, base)
        pages: list[SourceDocument] = []
        for name in names:
            if original := original_of(name, names):
                found.left_out(name, f"a translation of {original}; import it as a course of its own")
            elif is_of_repository(name):
                found.left_out(name, "it speaks of the repository, not to learners")
            elif document := load(tree, name):
                place(document, False, base)
                document.urls |= set(_urls(document, base))
                pages.append(document)
        handed = _handed_down(pages)
        hidden = {page.path for page in pages if any(_is_hidden(meta) for meta in _above(page, handed))}
        for path in sorted(hidden):
            found.left_out(path, "a page that the old site did not show")
        found.documents = in_order([page for page in pages if page.path not in hidden])
        _name_sections(found.documents)
        for name in _pages(tree, "") if base else ():
            if not name.startswith(f"{base}/") and name.lower().endswith(_PAGES[:2]):
                found.left_out(name, f"it lies outside of {base}, the folder of the course's documents")
        return found


def _pages(tree: Tree, base: str) -> list[str]:
    within = f"{base}/" if base else ""
    return sorted(name for name in tree.files if name.startswith(within) and name.lower().endswith(_PAGES))


def _base(tree: Tree, config: Mapping[str, Any]) -> tuple[str, str]:
    """Return the folder of the content, of its first language where there are several, and that language."""
    language = text_of(config.get("defaultContentLanguage")) or "en"
    apart = settings(tree, *(f"config/_default/languages.{ending}" for ending in ("toml", "yaml")))
    languages = config.get("languages") or apart
    own = languages.get(language) if isinstance(languages, Mapping) else None
    named = text_of(own.get("contentDir")) if isinstance(own, Mapping) else ""
    base = named.strip("./") or text_of(config.get("contentDir")).strip("./") or "content"
    pages = _pages(tree, base)
    if not pages:
        return "", ""
    tops = {name.removeprefix(f"{base}/").partition("/")[0] for name in pages}
    spoken = sorted(top for top in tops if LANGUAGE.match(top))
    if not spoken or tops - {*spoken, "_index.md", "_index.html"}:
        return base, ""
    chosen = language if language in spoken else spoken[0]
    return f"{base}/{chosen}", chosen


def _handed_down(pages: list[SourceDocument]) -> dict[str, list[Mapping[str, Any]]]:
    """Return the front matter that the first pages of folders hand down, by folder."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for head in pages:
        given = head.meta.get("cascade")
        if PurePosixPath(head.path).stem == "_index":
            listed = given if isinstance(given, list) else [given]
            found[head.folder] += [one for one in listed if isinstance(one, Mapping)]
    return found


def _above(page: SourceDocument, handed: Mapping[str, list[Mapping[str, Any]]]) -> Iterator[Mapping[str, Any]]:
    """Yield the front matter of a page, and what the first pages of its folders hand down to it."""
    yield page.meta
    parts = page.folder.split("/")
    for count in range(1, len(parts) + 1):
        yield from handed.get("/".join(parts[:count]), ())


def _urls(page: SourceDocument, base: str) -> Iterator[str]:
    """Yield the addresses that a page had."""
    plain = page.path.removeprefix(f"{base}/" if base else "").rpartition(".")[0]
    bare = re.sub(r"(?:^|/)_?index$", "", plain)
    aliases = page.meta.get("aliases")
    given = [page.meta.get("url"), *(aliases if isinstance(aliases, list) else [])]
    yield from (bare.lower() or "index", *(address for one in given if (address := text_of(one).strip("/"))))
    if slug := text_of(page.meta.get("slug")):
        yield "/".join(part for part in (bare.rpartition("/")[0], slug) if part)


def _is_hidden(meta: Mapping[str, Any]) -> bool:
    """Tell whether Hugo shows a page nowhere by itself, as what others include, or not yet."""
    if meta.get("draft") is True or meta.get("headless") is True:
        return True
    built = meta.get("build", meta.get("_build"))
    never = isinstance(built, Mapping) and str(built.get("render")).lower() in ("never", "false")
    # Where a list of such pages is shown, they are what the course is made of.
    return never and str(built.get("list") if isinstance(built, Mapping) else "").lower() in ("never", "false")


def _name_sections(documents: list[SourceDocument]) -> None:
    """Give the sections of folders the titles that Hugo takes for them: those of their first pages' front matter."""
    for head in documents:
        title = unnumbered(text_of(head.meta.get("title")))[0]
        if PurePosixPath(head.path).stem != "_index" or not title or not head.sections:
            continue
        name_folder(documents, head.folder, len(head.sections), title)
