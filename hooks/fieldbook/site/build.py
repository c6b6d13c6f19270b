"""The way of a course through MkDocs' events. The hook and the plugin both call this, and nothing else does."""

from __future__ import annotations

import gc
import json
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from ..assemble import Section, gather, worksheets
from ..blocks.context import LessonContext
from ..cache.fingerprint import engine
from ..cache.store import Cache, Memory, cache_file
from ..exports import WORKBOOK
from ..exports.course_json import catalogue
from ..helper import RARELY, Helper
from ..labels import labels
from ..model import Course
from ..pages import Book
from ..search.script import is_spare, write_search
from ..settings import Settings
from .assets import PREVIEW_ASSETS, add_joined
from .broken_page import fatal, stand_in
from .config import apply_defaults
from .contents import Contents
from .conversions import Conversions, is_large
from .filling import Filling
from .generated_pages import add_pages, append_pages, hide_from_search
from .index import Index
from .navigation import named, readable, settle, shelves
from .page_cache import Outputs, is_known, is_unsearched
from .preparing import Preparing
from .rendering import Renderer
from .reporting import mistakes, tell
from .sources import Texts
from .state import Site
from .templates import KEPT, lean_environments

log = get_plugin_logger("fieldbook")


class CourseBuild:
    """A course in MkDocs: one short method per event, in their order. A preview makes nothing to be carried away."""

    def __init__(self) -> None:
        self.previewing = False
        self._site: Site | None = None
        self._cache = Cache(None, b"")
        self._memory: Memory = {}
        self._helper = Helper()

    @property
    def site(self) -> Site:
        """The build that is under way."""
        assert self._site is not None, "MkDocs sends on_config first"
        return self._site

    @event_priority(100)
    def before_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """See what earlier builds have left, before anyone asks for a template."""
        gc.set_threshold(*RARELY)
        self._cache = Cache(cache_file(config.config_file_path), engine(), self._memory if self.previewing else None)
        self._helper = Helper()
        if self._cache.empty and is_large(Path(config.docs_dir)):
            self._helper.start()
        lean_environments(config.theme, self._cache)
        return config

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start afresh, and give the configuration what every course needs."""
        apply_defaults(config)
        config.nav = readable(config.nav)
        settings = Settings.of(config.extra, config.site_name, str(config.theme["language"]))
        for mistake in settings.mistakes():
            log.warning("mkdocs.yml: %s", mistake)
        frame = Course(settings.id, config.site_name, config.site_description or "", settings.language)
        texts, known = Texts(Path(config.docs_dir), self._cache), is_known(config)
        self._site = Site(settings, frame, self._cache, self._helper, texts, Contents(alone=known), known)
        config.mdx_configs["fieldbook"] = {
            "language": settings.language,
            "context": lambda: self.site.context,
        }
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read the sources, leave transcripts to the lessons that show them, and add the pages no one wrote."""
        site = self.site
        for theirs in [file for file in files if file.src_dir != config.docs_dir]:
            # The preview's own files are in no built site.
            if is_spare(theirs.src_uri) or (theirs.src_uri.startswith(PREVIEW_ASSETS) and not self.previewing):
                files.remove(theirs)
        site.texts.read(files.documentation_pages(), site.helper)
        for path in site.texts.transcripts(named(config.nav)):
            file = files.get_file_from_path(path)
            if file is not None:
                file.inclusion = InclusionLevel.EXCLUDED
        add_pages(files, site.texts, site.settings, config)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Settle the order of the course, and put pages that no one wrote at the end of the nav."""
        site = self.site
        shown = InclusionLevel.is_in_serve if self.previewing else InclusionLevel.is_included
        settle(nav, set(files.documentation_pages(inclusion=shown)))
        append_pages(nav, files, site.texts, config)
        site.nav = nav
        site.shelves = tuple(shelves(nav.items))
        site.conversions = Conversions(site.cache, site.texts, site.contents, config, files)
        site.conversions.send(site.helper)
        return nav

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Have the page read from what has been read already."""
        vars(page)["read_source"] = partial(self.site.texts.fill, page)
        return page

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
            markdown = stand_in(source, broken, labels(site.settings.language))
        assert site.conversions is not None, "on_nav comes before pages are read"
        # MkDocs has no event around converting; a method of the page itself goes before that of its class.
        vars(page)["render"] = partial(site.conversions.render, page, site.context)
        return markdown

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep what the blocks saw."""
        self.site.records[page.file.src_uri] = self.site.context.record
        return html

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Freeze the course, tell the authors' mistakes, and fill what only the whole course knows."""
        site = self.site
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        facts = {path: site.facts(page) for path, page in pages.items()}
        shelves = [(title, [page.file.src_uri for page in pages]) for title, pages in site.shelves]
        # A draft is shown in a preview, and is no part of the course yet.
        sections = [Section(title, tuple(facts[path] for path in paths if path in facts)) for title, paths in shelves]
        site.addresses = {site.texts.name(path): page.url for path, page in pages.items()}
        course = gather(site.frame, sections, facts.values())
        site.book = Book(course, worksheets(course, site.records))
        site.renderer = renderer = Renderer(env, site.settings.language, known=site.known)
        env.globals.update(course=course, workbook_document=WORKBOOK)
        add_joined(files, config, site.cache)
        assert site.nav is not None and site.conversions is not None, "on_nav comes before pages are read"
        site.filling = Filling(site.book, renderer)
        index = Index(config, site.cache, site.helper)
        site.outputs = Outputs(
            site.cache, config, site.nav, pages, made=site.conversions, index=index, previewing=self.previewing
        )
        if not self.previewing:
            site.preparing = Preparing(
                site.book, site.settings, site.outputs, config, cache=site.cache, helper=site.helper, known=site.known
            )
            site.preparing.begin(files)
        site.told = mistakes(site.texts, facts.values(), config, site.cache)
        # In a preview the page itself gives advice; in the terminal it would hide what is wrong.
        tell(site.told, hush_notices=self.previewing)
        if not self.previewing:
            site.release()
        return env

    @event_priority(50)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand its template the page as it was, or else what the course knows; before the search reads it."""
        site = self.site
        assert site.filling is not None and site.outputs is not None, "on_env comes before pages are written"
        site.contents.give_back(page)
        told = cast(dict[str, Any], context)
        told.update(site.filling.where(page))
        if site.preparing is not None:
            site.preparing.go_on()
        if (kept := site.outputs.before(page, site.filling.shows_course(page))) is not None:
            told[KEPT] = kept
        else:
            site.filling.fill(page, all_of_it=not (site.known and is_unsearched(page)))
        site.outputs.hide(page)
        return context

    @event_priority(-50)
    def after_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let the template have all of the page, once the search has read it."""
        assert self.site.outputs is not None, "on_env comes before pages are written"
        self.site.outputs.after_search(page)
        return context

    @event_priority(100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep a page as its template made it, before anyone changes it."""
        site = self.site
        assert site.filling is not None and site.outputs is not None, "on_env comes before pages are written"
        output = site.outputs.after(page, site.filling.finish(page, output))
        if site.preparing is not None:
            site.preparing.written(page)
        return output

    @event_priority(50)
    def before_post_build(self, config: MkDocsConfig) -> None:
        """Take what search finds, before its plugin writes it down for us to read again."""
        self.site.found = self.site.outputs.found() if self.site.outputs is not None else None

    @event_priority(-50)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what programs read and what people carry away; late, since the search's index has to be there."""
        site = self.site
        folder = Path(config.site_dir)
        write_search(folder, config.theme.dirs, site.found)
        site.found = None
        if site.outputs is not None:
            assert site.book is not None and site.renderer is not None, "on_env comes before pages are written"
            course = cache(partial(catalogue, site.book.course))
            told = site.outputs.of_course("catalogue", lambda: f"{json.dumps(course(), ensure_ascii=False)}\n")
            (folder / "course.json").write_text(told, encoding="utf-8")
            if site.preparing is not None:
                site.preparing.finish(course(), site.renderer.pieces)
        site.helper.end()
        site.cache.close()

    def stop(self, error: Exception | None = None) -> None:
        """End what a build has under way: it has failed, or MkDocs itself ends."""
        self._helper.end()
        self._cache.leave()
        if error is None:
            # Before its process ends, Python would go through all that is left once more: a tenth of a short build.
            gc.freeze()
