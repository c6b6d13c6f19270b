"""The way of a course through MkDocs' events. The hook and the plugin both call this, and nothing else does."""

from __future__ import annotations

import json
import logging
import posixpath
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from .blocks.record import LessonContext, Record
from .catalogue import catalogue
from .checks import CourseFiles, check
from .checks.config import course_files
from .conversions import Conversions
from .defaults import apply_defaults
from .diagnostics import Diagnostic, Severity
from .entries import SearchEntries
from .environments import KeptBytecode, lean_environments
from .gather import REFERENCES, PageFacts, Section, double_fields, gather
from .labels import labels
from .model import Course, Outcome
from .navigation import Shelf, append_page, shelves
from .pages import FACILITATORS, PAGES, Book
from .preview.shown import PREVIEW_ASSETS
from .relocation import relocated_markdown
from .rendering import Renderer, plain
from .search import is_spare, write_search
from .settings import GUIDES, LISTED, NONE, Settings
from .slots import Place
from .source import Source, parse, read
from .standin import fatal, stand_in
from .takeaways import WORKBOOK
from .takeaways.making import make_takeaways
from .takeaways.paper import A4, PAPERS

log = get_plugin_logger("fieldbook")

_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.NOTICE: logging.INFO,
}


@dataclass(slots=True)
class Site:
    """What one build knows; a new one begins with each build."""

    settings: Settings
    frame: Course
    docs: Path
    sources: dict[str, Source] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    shelves: tuple[Shelf, ...] = ()
    book: Book | None = None
    renderer: Renderer | None = None
    addresses: dict[str, str] = field(default_factory=dict)
    told: tuple[Diagnostic, ...] = ()
    context: LessonContext = field(default_factory=LessonContext)

    def name(self, path: str) -> str:
        """Return the path of a page as its author knows it."""
        return f"{self.docs.name}/{path}"


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
        if settings.paper not in PAPERS:
            known = " or ".join(PAPERS)
            log.warning('mkdocs.yml: the workbook knows no paper "%s"; write paper: %s', settings.paper, known)
        if settings.facilitators_guide not in GUIDES:
            known = ", ".join(GUIDES)
            given = settings.facilitators_guide
            log.warning('mkdocs.yml: facilitators_guide can\'t be "%s"; write one of: %s', given, known)
        frame = Course(settings.id, config.site_name, config.site_description or "", settings.language)
        self._site = Site(settings, frame, Path(config.docs_dir))
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
        site.sources = {file.src_uri: self._read(file) for file in files.documentation_pages()}
        for path in self._transcripts():
            file = files.get_file_from_path(path)
            if file is not None:
                file.inclusion = InclusionLevel.EXCLUDED
        words = labels(site.settings.language)
        for page in PAGES:
            if page.path not in site.sources and page.wanted(site.sources.values()):
                hidden = "" if page.searched else "search:\n  exclude: true\n"
                content = f"---\ntitle: {words[page.title]}\nlesson: false\n{hidden}---\n"
                files.append(File.generated(config, page.path, content=content))
        self._hide_guide(files)
        return files

    def _is_spare(self, path: str) -> bool:
        """Tell whether the site does without a file of the theme; the preview's own are in no built site."""
        return is_spare(path) or (path.startswith(PREVIEW_ASSETS) and not self.previewing)

    def _hide_guide(self, files: Files) -> None:
        """Take the facilitator's pages out of the nav, or away altogether, unless the settings list them."""
        told = self.site.settings.facilitators_guide
        for file in [file for file in files if file.src_uri in FACILITATORS]:
            if told == NONE:
                files.remove(file)
            elif told != LISTED:
                file.inclusion = InclusionLevel.NOT_IN_NAV

    def _read(self, file: File) -> Source:
        """Read a page's source. MkDocs takes UTF-8 only, so it is handed a page that is saved otherwise as read."""
        name = self.site.name(file.src_uri)
        if file.abs_src_path is None:
            return parse(file.content_string, name)
        source = self._read_once(Path(file.abs_src_path), name)
        if any(problem.code == "file-encoding" for problem in source.problems):
            file.content_string = source.text
        return source

    def _read_once(self, path: Path, name: str) -> Source:
        """Read a file, unless it was read for an earlier build of this preview and was not saved since."""
        if not self.previewing:
            return read(path, name)
        saved = path.stat().st_mtime_ns
        before = self._read_before.get(path)
        if before is None or before[0] != saved or before[1].name != name:
            self._read_before[path] = (saved, read(path, name))
        return self._read_before[path][1]

    def _transcripts(self) -> set[str]:
        """Return the paths, below docs/, of the transcripts that videos name."""
        return {
            self._transcript_path(page, str(block.options["transcript"]))
            for page, source in self.site.sources.items()
            for block in source.blocks
            if block.name == "video" and block.options and block.options.get("transcript")
        }

    def _transcript_path(self, page: str, path: str) -> str:
        """Resolve a transcript's path: beside the lesson, or else from docs/ on."""
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        return beside if beside in self.site.sources else posixpath.normpath(path)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Settle the order of the course, and put pages that no one wrote at the end of the nav."""
        for page in PAGES:
            file = files.get_file_from_path(page.path)
            if file is None or page.path in self.site.sources or file.inclusion == InclusionLevel.NOT_IN_NAV:
                continue
            if file.page not in nav.pages:
                append_page(nav, Page(None, file, config))
        self.site.shelves = tuple(shelves(nav.items))
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the blocks of the page about to be rendered what they share."""
        site = self.site
        path = page.file.src_uri
        if path in FACILITATORS and page.file.inclusion == InclusionLevel.NOT_IN_NAV:
            page.meta.update(search={"exclude": True}, robots="noindex")
        site.context = LessonContext(
            site.settings.language,
            self._shared_notes(path),
            lambda transcript: self._transcript(path, transcript),
        )
        source = site.sources.get(path)
        if source is not None and (mistakes := fatal(source)):
            return stand_in(source, mistakes, labels(site.settings.language))
        if self.previewing:
            self._conversions.lend(page, site.context, self._around(site.context))
        return markdown

    def _around(self, context: LessonContext) -> Hashable:
        """Return what a page is made from, besides its own text."""
        transcripts = tuple(self.site.sources[path].text for path in self._transcripts() if path in self.site.sources)
        return context.language, tuple(context.notes.items()), transcripts

    def _shared_notes(self, path: str) -> dict[str, str]:
        """Return the notes that all lessons share, by id, with links as they lead on from the page at `path`."""
        source = self.site.sources.get(REFERENCES)
        notes = source.notes if source else ()
        return {note.id: relocated_markdown(note.text, REFERENCES, path) for note in notes if note.colon}

    def _transcript(self, page: str, path: str) -> str | None:
        found = self._transcript_path(page, path)
        source = self.site.sources.get(found)
        if source is None:
            return None
        return relocated_markdown("\n".join(source.lines[source.body_line - 1 :]), found, page)

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
        site.addresses = {site.name(path): page.url for path, page in pages.items()}
        course = gather(site.frame, sections, facts.values())
        site.book = Book(course, self._worksheets(course))
        self._report(facts.values(), config)
        site.renderer = renderer = Renderer(env, site.settings.language)
        env.globals["course"] = course
        env.globals["workbook_document"] = WORKBOOK
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
        source = self.site.sources.get(path)
        outcomes = tuple(Outcome(one.id, one.text) for one in source.outcomes) if source else ()
        record = self.site.records.get(path, Record())
        title = str(page.meta.get("title") or plain(str(page.title)))
        return PageFacts(path, page.file.url, title, dict(page.meta), outcomes, record)

    def _report(self, pages: Iterable[PageFacts], config: MkDocsConfig) -> None:
        """Log every mistake once. MkDocs counts the warnings among them and ends a strict build."""
        doubles = [
            diagnostic
            for page in pages
            for diagnostic in double_fields(
                page, worksheet_lines(self.site.sources.get(page.path)), self.site.name(page.path)
            )
        ]
        self.site.told = tuple(check(tuple(self.site.sources.values()), self._course_files(config), doubles))
        for diagnostic in self.site.told:
            # In a preview the page itself gives advice; in the terminal it would hide what is wrong.
            hushed = self.previewing and diagnostic.severity is Severity.NOTICE
            log.log(logging.DEBUG if hushed else _LEVELS[diagnostic.severity], "%s", diagnostic)

    def _course_files(self, config: MkDocsConfig) -> CourseFiles:
        """Return what the checks need of mkdocs.yml; a configuration that was never a file has no lines to name."""
        if config.config_file_path:
            return course_files(Path(config.config_file_path))
        return CourseFiles(docs_dir=self.site.docs.name, folder=self.site.docs)

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


def worksheet_lines(source: Source | None) -> Mapping[str, int]:
    """Return the line of each worksheet's block by the id that its author gave; none for a page no one wrote."""
    return {
        str(block.options["id"]): block.line
        for block in (source.blocks if source else ())
        if block.name == "worksheet" and block.options and "id" in block.options
    }
