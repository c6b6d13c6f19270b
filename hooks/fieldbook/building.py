"""The way of a course through MkDocs' events. The hook and the plugin both call this, and nothing else does."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from .blocks.record import LessonContext, Record
from .catalogue import catalogue
from .conversions import Conversions
from .defaults import apply_defaults
from .diagnostics import Diagnostic
from .entries import SearchEntries
from .environments import KeptBytecode, lean_environments
from .gather import PageFacts, Section, gather
from .generating import add_pages, append_pages, hide_from_search
from .joining import add_joined
from .labels import labels
from .model import Course, Outcome
from .navigation import Shelf, shelves
from .pages import Book
from .preview.shown import PREVIEW_ASSETS
from .rendering import Renderer, plain
from .reporting import mistakes, tell
from .search import is_spare, write_search
from .settings import Settings
from .slots import Place
from .source import Source
from .standin import fatal, stand_in
from .takeaways import WORKBOOK
from .takeaways.making import make_takeaways
from .takeaways.paper import A4, PAPERS
from .texts import Texts

log = get_plugin_logger("fieldbook")


@dataclass(slots=True)
class Site:
    """What one build knows; a new one begins with each build."""

    settings: Settings
    frame: Course
    texts: Texts
    records: dict[str, Record] = field(default_factory=dict)
    shelves: tuple[Shelf, ...] = ()
    book: Book | None = None
    renderer: Renderer | None = None
    addresses: dict[str, str] = field(default_factory=dict)
    told: tuple[Diagnostic, ...] = ()
    context: LessonContext = field(default_factory=LessonContext)


class CourseBuild:
    """A course in MkDocs: one short method per event, in the order in which MkDocs sends them.

    While it is `previewing`, one build follows another: pages that are as before are not converted again, and
    nothing is made to be carried away.
    """

    def __init__(self) -> None:
        self.previewing = False
        self._site: Site | None = None
        self._conversions = Conversions()
        self._entries = SearchEntries()
        self._bytecode = KeptBytecode()
        self._read_before: dict[Path, tuple[int, Source]] = {}

    @property
    def site(self) -> Site:
        """The build that is under way."""
        assert self._site is not None, "MkDocs sends on_config first"
        return self._site

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start afresh, and give the configuration what every course needs."""
        apply_defaults(config)
        lean_environments(config.theme, self._bytecode if self.previewing else None)
        settings = Settings.of(config.extra, config.site_name, str(config.theme["language"]))
        for mistake in settings.mistakes():
            log.warning("mkdocs.yml: %s", mistake)
        frame = Course(settings.id, config.site_name, config.site_description or "", settings.language)
        self._site = Site(settings, frame, Texts(Path(config.docs_dir), self._read_before if self.previewing else None))
        config.mdx_configs["fieldbook"] = {
            "language": settings.language,
            "context": lambda: self.site.context,
        }
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read the sources, leave transcripts to the lessons that show them, and add the pages no one wrote."""
        site = self.site
        for spare in [file for file in files if file.src_dir != config.docs_dir and self._is_spare(file.src_uri)]:
            files.remove(spare)
        site.texts.read(files.documentation_pages())
        for path in site.texts.transcripts:
            file = files.get_file_from_path(path)
            if file is not None:
                file.inclusion = InclusionLevel.EXCLUDED
        add_pages(files, site.texts, site.settings, config)
        return files

    def _is_spare(self, path: str) -> bool:
        """Tell whether the site does without a file of the theme; the preview's own are in no built site."""
        return is_spare(path) or (path.startswith(PREVIEW_ASSETS) and not self.previewing)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Settle the order of the course, and put pages that no one wrote at the end of the nav."""
        append_pages(nav, files, self.site.texts, config)
        self.site.shelves = tuple(shelves(nav.items))
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the blocks of the page about to be rendered what they share."""
        site = self.site
        path = page.file.src_uri
        hide_from_search(page)
        site.context = LessonContext(
            site.settings.language,
            site.texts.shared_notes(path),
            lambda transcript: site.texts.transcript(path, transcript),
        )
        source = site.texts.sources.get(path)
        if source is not None and (broken := fatal(source)):
            return stand_in(source, broken, labels(site.settings.language))
        if self.previewing:
            self._conversions.lend(page, site.context, self._around(site.context))
        return markdown

    def _around(self, context: LessonContext) -> Hashable:
        """Return what a page is made from, besides its own text."""
        sources = self.site.texts.sources
        transcripts = tuple(sources[path].text for path in self.site.texts.transcripts if path in sources)
        return context.language, tuple(context.notes.items()), transcripts

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep what the blocks saw."""
        self.site.records[page.file.src_uri] = self.site.context.record
        return html

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Freeze the course, tell the authors' mistakes, and fill what only the whole course knows."""
        site = self.site
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        facts = {path: self._facts(page) for path, page in pages.items()}
        sections = [Section(title, tuple(facts[page.file.src_uri] for page in shelf)) for title, shelf in site.shelves]
        site.addresses = {site.texts.name(path): page.url for path, page in pages.items()}
        course = gather(site.frame, sections, facts.values())
        site.book = Book(course, self._worksheets(course))
        site.told = mistakes(site.texts, facts.values(), config)
        # In a preview the page itself gives advice; in the terminal it would hide what is wrong.
        tell(site.told, hush_notices=self.previewing)
        site.renderer = renderer = Renderer(env, site.settings.language)
        env.globals.update(course=course, workbook_document=WORKBOOK)
        add_joined(files, config)
        for page in pages.values():
            self._fill(page, renderer)
        return env

    def _worksheets(self, course: Course) -> dict[str, str]:
        """Return the HTML of each worksheet by its id."""
        return {
            worksheet.id: record.html
            for lesson in course.lessons
            for worksheet, record in zip(lesson.worksheets, self.site.records[lesson.path].worksheets, strict=True)
        }

    def _facts(self, page: Page) -> PageFacts:
        path = page.file.src_uri
        source = self.site.texts.sources.get(path)
        outcomes = tuple(Outcome(one.id, one.text) for one in source.outcomes) if source else ()
        record = self.site.records.get(path, Record())
        title = str(page.meta.get("title") or plain(str(page.title)))
        return PageFacts(path, page.file.url, title, dict(page.meta), outcomes, record)

    def _fill(self, page: Page, renderer: Renderer) -> None:
        """Put the course's own parts into a page's content."""
        place = self._place(page)
        context = self._context(page, place)
        page.content = renderer.fill(place.with_slots(page.content or ""), context, place.found)

    def _place(self, page: Page) -> Place:
        assert self.site.book is not None, "on_env comes before pages are written"
        return Place.of(self.site.book, page.file.src_uri, page.is_homepage)

    def _context(self, page: Page, place: Place) -> dict[str, Any]:
        base = get_relative_url(".", page.url)
        return {"page": page, "base_url": base, **self._where(place)}

    def _where(self, place: Place) -> dict[str, Any]:
        return {"lesson": place.lesson, "module": place.module, "kind": place.kind}

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the page's place in the course to its template."""
        place = self._place(page)
        cast(dict[str, Any], context).update(self._where(place))
        return context

    @event_priority(50)
    def before_search(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """In a preview, spare the search plugin the pages that are as before."""
        if self.previewing:
            self._entries.before(page, config)
        return context

    @event_priority(-50)
    def after_search(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """In a preview, keep what the search plugin took from a page."""
        if self.previewing:
            self._entries.after(page, config)
        return context

    @event_priority(-50)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what programs read and what people carry away; late, since the search's index has to be there."""
        write_search(Path(config.site_dir), config.theme.dirs)
        if self.site.book is not None:
            course = catalogue(self.site.book.course)
            text = json.dumps(course, ensure_ascii=False, indent=1)
            Path(config.site_dir, "course.json").write_text(f"{text}\n", encoding="utf-8")
            if self.previewing:
                return
            self._write_workbook(self.site.book, config)
            assert self.site.renderer is not None, "on_env comes before the pages are written"
            make_takeaways(Path(config.site_dir), course, self.site.renderer.page)

    def _write_workbook(self, book: Book, config: MkDocsConfig) -> None:
        if book.course.worksheets:
            # Loading python-docx takes a while, and most runs of the engine make no workbook.
            from .takeaways.workbook import write_workbook  # noqa: PLC0415

            paper = PAPERS.get(self.site.settings.paper, A4)
            write_workbook(book, Path(config.site_dir), WORKBOOK, paper, config.site_url or "")
