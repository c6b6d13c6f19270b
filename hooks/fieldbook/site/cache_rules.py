"""When something that an earlier build made may be used again. All such rules stand here, each with its reason.

Everything kept is kept for one engine: the files of the engine and the packages installed beside it are part of every
key (`cache.fingerprint`). Beyond that:

- *A conversion* depends on its task, and on `conversion_key`.
- *A rendered page* depends on its content and place, and on what `PageRules` puts into its key: the settings, titles,
  addresses and front matter of all pages, since the menu and lists of lessons show those. Pages that show the course as
  a whole depend on all that the course takes from pages.
- *What is found in a text*, by checks or by the search, depends on the text, and on nothing else of the course.
- Where other plugins or hooks may change pages, none is kept: nobody knows what they look at.
- Templates of the course's own may show anything: with one of those a page is kept only while nothing at all changes.
- *An export* says what it takes from the course; besides, it depends on pictures and on the date that it bears.
- *A chapter* of the single file depends on what its page depends on, and on pictures, which it holds; besides, on what
  its ids and links are in the file, which follows from the ids in all the others. Files in which those are the same
  share the chapter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ..assemble import PageFacts
from ..blocks.reading_time import readings
from ..cache.fingerprint import State, UnknownError, file_facts, setting
from ..cache.store import fingerprint
from ..document import Document
from ..exports import Exporter, Material
from ..exports.archive import build_moment
from ..resources import templates
from .material_search import PLUGINS
from .mkdocs_api import Files, MkDocsConfig, Navigation, Page, Section, StructureItem

_READ_OTHER_FILES = frozenset({"pymdownx.b64", "pymdownx.snippets"})
"""Extensions of Python-Markdown that read other files than the page's own, and do not say which."""
_OWN = frozenset({"fieldbook"})
_PACKAGES = frozenset({"dist-packages", "site-packages"})
_OBJECTS = ("exclude_docs", "draft_docs", "not_in_nav", "hooks", "plugins", "theme", "watch")
"""Settings that are no plain values. What matters of them is looked at otherwise."""
_PLACES = ("config_file_path", "docs_dir", "site_dir", "mdx_configs")
"""Settings that no page shows, of which some differ from one build to the next."""


def conversion_key(config: MkDocsConfig, files: Files) -> bytes:
    """Return a fingerprint of what every conversion of a build depends on; b"" where that can't be known.

    Links depend on which files there are.
    """
    if _READ_OTHER_FILES.intersection(config.markdown_extensions):
        return b""
    try:
        configs = setting({name: value for name, value in config.mdx_configs.items() if name != "fieldbook"})
    except UnknownError:
        return b""
    language = config.mdx_configs["fieldbook"]["language"]
    links = setting(config.validation.links)
    names = [(file.src_uri, file.url, file.inclusion.value) for file in files]
    return fingerprint(language, config.markdown_extensions, configs, links, names)


def is_engine_alone(config: MkDocsConfig) -> bool:
    """Tell whether nothing but MkDocs, Material, its search and the engine makes the pages.

    The engine is there as a plugin or as the only hook.
    """
    others = set(config.plugins) - PLUGINS
    return len(others) == 1 and (others == _OWN or others == set(config.hooks))


class PageRules:
    """The keys of one build's pages. `course` is a fingerprint of all that the course is made from.

    Where it can't be known what pages depend on, the keys are empty, and nothing is kept.
    """

    def __init__(
        self, config: MkDocsConfig, nav: Navigation, pages: Mapping[str, Page], documents: Mapping[str, Document]
    ) -> None:
        self._shared = b""
        self.course = b""
        with suppress(UnknownError):
            self._set_keys(config, nav, pages, documents)
        if not is_engine_alone(config):
            self._shared = b""

    def _set_keys(
        self, config: MkDocsConfig, nav: Navigation, pages: Mapping[str, Page], documents: Mapping[str, Document]
    ) -> None:
        outlines = [(path, _outline(document)) for path, document in documents.items()]
        order = list(_order(nav.items))
        self._shared = fingerprint(_settings(config), order, outlines)
        facts = [(path, _course_facts(one, pages.get(path))) for path, one in documents.items()]
        self.course = fingerprint(self._shared, facts)
        if custom := _custom_templates(config):
            contents = [(path, page.content) for path, page in pages.items()]
            self._shared = self.course = fingerprint(self.course, file_facts(custom), contents)

    def key(self, page: Page, *, shows_course: bool) -> bytes:
        """Return what a page as rendered depends on; `shows_course` tells whether it shows the course as a whole."""
        if not self._shared:
            return b""
        around = (page.previous_page, page.next_page)
        return fingerprint(
            self.course if shows_course else self._shared,
            page.content,
            str(page.toc),
            repr(page.meta),
            page.title,
            page.url,
            page.edit_url,
            page.canonical_url,
            page.file.inclusion.value,
            [(other.title, other.url) if other else None for other in around],
        )


def _course_facts(document: Document, page: Page | None) -> bytes:
    """Return a fingerprint of what the course takes from a page: of the length of its texts, only their minutes.

    A fingerprint for each page: written down at once, the facts of all pages would take much memory.
    """
    minutes = PageFacts("", "", "", page.meta if page else {}).minutes
    record = document.record
    return fingerprint(replace(record, stretches=[]), readings(record.stretches, minutes))


def export_key(exporter: Exporter, material: Material, *, config: MkDocsConfig, course: bytes) -> bytes:
    """Return what an export depends on: its own `fingerprint`, the date it bears, and pictures, since it may show any.

    `course` is empty where it can't be known what the course is made from; then the key is, too.
    """
    made_from = exporter.fingerprint(material) if course else b""
    if not made_from:
        return b""
    return fingerprint(made_from, exporter.path(material.book.course.id), build_moment().isoformat(), pictures(config))


def pictures(config: MkDocsConfig) -> list[tuple[str, *State]]:
    """Return the state of everything beside the texts: what is taken into a file from there may have changed."""
    return [fact for fact in file_facts([Path(config.docs_dir)]) if not fact[0].endswith(".md")]


def _outline(document: Document) -> object:
    """Return what a lesson may show of the worksheets of other lessons."""
    sheets = document.record.worksheets
    return [
        (
            *(sheet.id, sheet.title, sheet.minutes, sheet.outcomes, sheet.named, sheet.kind),
            *(tuple(one.name for one in sheet.fields if one.right), bool(sheet.feedback)),
        )
        for sheet in sheets
    ]


def _settings(config: MkDocsConfig) -> object:
    plain = {name: value for name, value in config.items() if name not in (*_OBJECTS, *_PLACES)}
    return setting(plain), setting({name: config.theme[name] for name in config.theme})


def _order(items: Iterable[StructureItem]) -> Iterator[object]:
    """Yield what pages show of others: titles, addresses, what front matter says, all in the order of the nav."""
    for item in items:
        if isinstance(item, Page):
            yield item.title, item.url, repr(item.meta)
        elif isinstance(item, Section):
            yield item.title, list(_order(item.children))
        else:
            yield item.title, getattr(item, "url", None)


def _custom_templates(config: MkDocsConfig) -> list[Path]:
    folders = [Path(folder).resolve() for folder in config.theme.dirs]
    return [one for one in folders if one != templates().resolve() and not _PACKAGES.intersection(one.parts)]
