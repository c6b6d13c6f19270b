"""A course on its way through MkDocs' events, in seven steps; `plugin` passes the events on, and nobody else does.

1. `on_files`: the sources are read.
2. `on_page_markdown`: each page is converted, when MkDocs comes to it or ahead of that.
3. `on_env`: documents and nav are assembled to a course.
4. `on_env`: the course is checked.
5. `on_page_context`, `on_post_page`: pages are rendered.
6. `on_post_build`: the search is written.
7. `on_post_build`: what programs read and what people carry away is exported.

What each step has made is one value, which is there from then on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from ..assemble import PageFacts, Section, assemble, worksheets
from ..blocks.context import LessonContext, Record
from ..cache.fingerprint import engine
from ..cache.store import Cache, Memory, cache_file
from ..checks.failures import page_failed
from ..diagnostics import Diagnostic
from ..document import Document
from ..exports import COURSE_JSON, EXPORTS, WORKBOOK, Material
from ..exports.run import Guard, Key, begin, downloads, run
from ..labels import labels
from ..model import Course, Outcome
from ..pages import GENERATED, PAGES, Book, finish
from ..pages.progress import progress
from ..reader import Source
from ..search.script import collected, is_spare, write_search
from ..settings import Settings
from .assets import PREVIEW_ASSETS, ROOM_ASSETS, add_joined
from .broken_page import broken_document, fatal, stand_in
from .cache_rules import PageRules, export_key, is_engine_alone
from .config import apply_defaults, docs_name
from .conversion import Conversions, fill
from .course_pages import CoursePages, Theme
from .failures import Failures
from .generated_pages import add_pages, append_pages, hide_from_search
from .guide import Guide
from .metadata import learning_resource
from .mkdocs_api import Files, InclusionLevel, MkDocsConfig, Navigation, Page, TemplateContext
from .navigation import dead_ends, end_with, named, readable, settle, shelves
from .neighbours import tell_of_files, tell_of_templates
from .page_cache import RenderedPage, RenderedPageCache
from .page_meta import settle_meta
from .phases import Assembled, Configured, Converting, Rendering
from .rendering import Renderer, plain
from .reporting import course_facts, mistakes, report
from .search_index import install_index, places
from .slots import SlotRenderer
from .sources import SourceStore
from .templates import FAILED, RENDERED, Environment, prepare_environments

Export = Callable[[Material, Key, Guard], object]
"""Makes exports, each anew unless its key is one of an earlier build."""


class CourseBuild:
    """One short method per event, in their order. A preview, which has a memory, makes nothing to be carried away."""

    configured: Configured
    sources: SourceStore
    converting: Converting
    assembled: Assembled
    rendering: Rendering

    def __init__(self, memory: Memory | None, export: Export) -> None:
        self.previewing = memory is not None
        self.is_under_way = False
        self.failures = Failures()
        self._memory = memory
        self._export = export
        self._ahead: dict[str, Callable[[], bytes | None]] | None = None
        self._context = LessonContext()

    def on_early_config(self, config: MkDocsConfig) -> None:
        """Let theme and templates be as earlier builds have left them, before anyone asks for a template."""
        self._cache = Cache(cache_file(config.config_file_path), engine(), self._memory)
        self._told: dict[str, Any] = {"generated": {page.slot: page for page in PAGES}}
        prepare_environments(config.theme, self._cache, self._told)

    def on_config(self, config: MkDocsConfig) -> None:
        """Give the configuration what every course needs."""
        self.failures = Failures()
        apply_defaults(config)
        config.nav = readable(config.nav)
        settings = Settings.of(config.extra, config.site_name, str(config.theme["language"]))
        frame = Course(
            *(settings.id, config.site_name, config.site_description or "", settings.language),
            version=settings.version,
            date=settings.date,
            address=config.site_url or "",
        )
        self.configured = Configured(settings, frame, self._cache)
        config.mdx_configs["fieldbook"] = {"language": settings.language, "context": lambda: self._context}

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Read the sources, leave transcripts to the lessons that show them, and add the pages no one wrote."""
        self.is_under_way = True
        for theirs in [file for file in files if file.src_dir != config.docs_dir]:
            # The preview's own files and the room's are in no built site.
            is_previews = theirs.src_uri.startswith(PREVIEW_ASSETS) and not self.previewing
            if is_spare(theirs.src_uri) or is_previews or theirs.src_uri.startswith(ROOM_ASSETS):
                files.remove(theirs)
        for missing in [file for file in files if file.abs_src_path and not Path(file.abs_src_path).is_file()]:
            # What an editor leaves beside a file that is open, or a link to what has gone; the checks name it.
            files.remove(missing)
        tell_of_files(files, config)
        self.sources = SourceStore(Path(config.docs_dir), self.configured.cache, docs_name(config))
        self.sources.read(files.documentation_pages())
        for path in self.sources.transcripts(named(config.nav)):
            file = files.get_file_from_path(path)
            if file is not None:
                file.inclusion = InclusionLevel.EXCLUDED
        add_pages(files, self.sources, self.configured.settings, config)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Settle the order of the course, put pages that no one wrote at its end, and begin to convert."""
        shown = InclusionLevel.is_in_serve if self.previewing else InclusionLevel.is_included
        built = set(files.documentation_pages(inclusion=shown))
        dead = frozenset(dead_ends(nav.items, built))
        settle(nav, built)
        append_pages(nav, files, self.sources, self.configured.settings, config)
        conversions = Conversions(self.configured.cache, config, files)
        self.converting = Converting(nav, tuple(shelves(nav.items)), dead, conversions, {})
        conversions.convert_ahead(self.sources.tasks(files.documentation_pages()))

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Have the page converted by us, with what the blocks of it share."""
        settle_meta(page.meta, config.theme.dirs)
        hide_from_search(page, self.configured.settings)
        source = self.sources.sources.get(page.file.src_uri)
        if source is not None and (broken := fatal(source)):
            markdown = stand_in(source, broken, labels(self.configured.settings.language))
        # Monkeypatch of `Page.render`: MkDocs has no event around converting.
        vars(page)["render"] = partial(self._convert, page)
        return markdown

    def _convert(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        path = page.file.src_uri
        document = self.failures.of_page(
            self.sources.name(path), partial(self._document, page), partial(self._broken_document, page)
        )
        fill(page, document, files)
        self.converting.documents[path] = document

    def _document(self, page: Page) -> Document:
        path, language = page.file.src_uri, self.configured.settings.language
        notes, transcript = self.sources.shared_notes(path), partial(self.sources.transcript, path)
        self._context = LessonContext(language, notes, transcript)
        task = self.sources.task(path, page.file.url, page.markdown or "")
        return self.converting.conversions.convert(page, task, self._context)

    def _broken_document(self, page: Page, failure: Diagnostic) -> Document:
        """Return a page that could not be converted: what is wrong, and its text as typed."""
        source = self.sources.sources.get(page.file.src_uri) or Source(failure.path, page.markdown or "")
        return broken_document(source, (failure,), labels(self.configured.settings.language))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Assemble the course, check it, and get ready to render."""
        pages = self.assemble_course(files, config)
        self._end_course(pages)
        # In a preview the page itself gives advice; in the terminal it would hide what is wrong.
        report(self.assembled.diagnostics, hush_notices=self.previewing)
        add_joined(files, config, self.configured.cache)
        self.rendering = self._prepare_rendering(env, config, pages)

    def on_late_env(self, env: Environment, config: MkDocsConfig) -> None:
        """Tell plugins that have changed the environment what our templates do by themselves."""
        tell_of_templates(env, config)

    def _end_course(self, pages: dict[str, Page]) -> None:
        """Have the last lesson lead to the page that ends the course."""
        lessons, end = self.assembled.book.course.lessons, pages.get(finish.PAGE.path)
        if lessons and end:
            end_with(self.converting.nav, pages[lessons[-1].path], end, GENERATED)

    def assemble_course(self, files: Files, config: MkDocsConfig) -> dict[str, Page]:
        """Assemble the course and check it; return its pages by their paths."""
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        self.assembled = self._assemble({path: self._facts(page) for path, page in pages.items()}, files, config)
        return pages

    def _facts(self, page: Page) -> PageFacts:
        """Return what is known of a page, as read and converted."""
        path = page.file.src_uri
        source, document = self.sources.sources.get(path), self.converting.documents.get(path)
        outcomes = tuple(Outcome(one.id, one.text) for one in source.outcomes) if source else ()
        title = str(page.meta.get("title") or plain(str(page.title)))
        record = document.record if document else Record()
        return PageFacts(path, page.file.url, title, dict(page.meta), outcomes, record)

    def _assemble(self, facts: dict[str, PageFacts], files: Files, config: MkDocsConfig) -> Assembled:
        shelves = [(title, [page.file.src_uri for page in shelf]) for title, shelf in self.converting.sections]
        # A draft is shown in a preview, and is no part of the course yet.
        sections = [Section(title, tuple(facts[path] for path in paths if path in facts)) for title, paths in shelves]
        course = assemble(self.configured.frame, sections, facts.values())
        guides = tuple(page for page in PAGES if page.for_facilitators and page.path in facts)
        book = Book(course, worksheets(course, {path: page.record for path, page in facts.items()}), guides=guides)
        book = replace(book, downloads=downloads(book))
        addresses = {self.sources.name(path): page.address for path, page in facts.items()}
        stage = self.converting
        around = course_facts(self.sources, course, stage.nav, files, config, dead=stage.dead)
        return Assembled(book, mistakes(self.sources, stage.documents, around, self._cache.memo), addresses)

    def _prepare_rendering(self, env: Environment, config: MkDocsConfig, pages: dict[str, Page]) -> Rendering:
        renderer = Renderer(env, self.configured.settings.language)
        book = self.assembled.book
        settings = self.configured.settings
        guide = Guide(settings.authors_guide, self.converting.nav, book.course)
        guide.part_readings()
        self._told.update(course=book.course, workbook_document=WORKBOOK, session_minutes=settings.session_minutes)
        self._told.update(authors_guide=guide, search_keys=settings.search.keys)
        made = frozenset(page.url for page in pages.values())
        self._told.update(progress=progress(book.course), made=made, paper=self.configured.settings.paper)
        env.globals.update(self._told)
        rules = PageRules(config, self.converting.nav, pages, self.converting.documents)
        cached = RenderedPageCache(self.configured.cache, rules)
        slots, index = SlotRenderer(book, renderer), install_index(config)
        return Rendering(tuple(pages.values()), renderer, slots, cached, rules, index, guide, set(), set())

    def on_page_context(self, context: TemplateContext, page: Page) -> None:
        """Hand its template the page as it was, or else what the course knows; before the search reads it."""
        stage = self.rendering
        if self._ahead is None:
            self._ahead = self._begin_exports(context["config"])
        role = stage.slots.role(page)
        given = cast(dict[str, Any], context)
        given.update(stage.slots.names(page))
        given[FAILED] = partial(self._failed_page, page, context["config"])
        rendered = stage.pages.load(page, shows_course=role.shows_course)
        if rendered is None:
            content = page.content or ""
            name = self.sources.name(page.file.src_uri)
            page.content = self.failures.of_page(
                name, partial(stage.slots.content, page), lambda _: self._unstored(page, content)
            )
            given["resource"] = learning_resource(role, page, context["config"])
            return
        given[RENDERED] = rendered.html
        stage.loaded.add(page.file.src_uri)
        if stage.search_index is not None:
            stage.search_index.use(page, rendered.entries)

    def _begin_exports(self, config: MkDocsConfig) -> dict[str, Callable[[], bytes | None]]:
        """Have other processes, if there are any, make what takes nothing from pages; pictures are in the site now.

        Other plugins may still change those, or the course.
        """
        processes = self.converting.conversions.processes
        if processes is None or self.previewing or not is_engine_alone(config):
            return {}
        return begin(EXPORTS, self._material(config), lambda task: processes.submit(task).result)

    def _failed_page(self, page: Page, config: MkDocsConfig, error: Exception) -> str:
        """Return a page whose template failed: what is wrong, and its content."""
        failure = self.failures.add(page_failed(self.sources.name(page.file.src_uri), error))
        told = {"page": page, "site_name": config.site_name, "failure": failure}
        return self._unstored(page, self.rendering.renderer.page("failed.html", told))

    def _unstored(self, page: Page, html: str) -> str:
        """Return what stands in for a page, or for some of it; the next build is to try again, and to tell again."""
        self.rendering.failed.add(page.file.src_uri)
        return html

    def on_post_page(self, output: str, page: Page) -> None:
        """Keep a page as its template made it, before anyone changes it."""
        stage = self.rendering
        entries = stage.search_index.made(page) if stage.search_index is not None else []
        if page.file.src_uri not in stage.loaded | stage.failed:
            stage.pages.store(page, RenderedPage(output, entries))

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the search, what programs read, and what people carry away; late, since the index has to be there."""
        site = Path(config.site_dir)
        self._write_search(site)
        key = partial(export_key, config=config, course=self.rendering.rules.course)
        material = self._material(config)
        if self.previewing:
            run([COURSE_JSON], material, key)
        else:
            self._export(material, key, self.failures.of_export)
        self.converting.conversions.end()
        self.configured.cache.close()
        self.is_under_way = False

    def _write_search(self, site: Path) -> None:
        stage, found = self.rendering, collected(site)
        if found is not None:
            facts = places(stage.all, self.assembled.book.course, stage.guide)
            write_search(site, found, facts, self.configured.settings.search)

    def _material(self, config: MkDocsConfig) -> Material:
        stage, settings = self.rendering, self.configured.settings
        theme = Theme(config, self.converting.nav, stage.renderer)
        pages = CoursePages(theme, stage)
        return Material(
            self.assembled.book,
            Path(config.site_dir),
            stage.renderer.pieces,
            pages,
            config.site_url or "",
            settings.paper,
            keep=self.configured.cache.memo,
            ahead=self._ahead or {},
        )

    def stop(self) -> None:
        """End what a build has under way: it has failed, or MkDocs itself ends."""
        self.is_under_way = False
        if hasattr(self, "converting"):
            self.converting.conversions.end()
        if hasattr(self, "configured"):
            self.configured.cache.abandon()
