"""A course on its way through MkDocs' events, in seven steps; `plugin` alone passes the events on.

1. `on_files`: the sources are read.
2. `on_page_markdown`: each page is converted, by this process or by another one.
3. `on_env`: documents and nav are assembled to a course.
4. `on_env`: the course is checked.
5. `on_page_context`, `on_post_page`: pages are rendered.
6. `on_post_build`: the search is written.
7. `on_post_build`: the exports are written, course.json and the downloads.

What a step has made is one value, an attribute of the build from then on.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

from ..cache.fingerprint import engine
from ..cache.store import Cache, Memory, cache_file
from ..pages import PAGES
from .assembling import assembled, end_course
from .assets import add_joined, drop_unused
from .cache_rules import is_engine_alone
from .config import apply_defaults, docs_name, refuse_circles
from .conversion import extension_settings
from .document_cache import DocumentCache
from .exporting import Export, Exporting
from .failures import Failures
from .garbage import freeze_objects, unfreeze_objects
from .generated_pages import add_pages, append_pages
from .mkdocs_api import Files, InclusionLevel, MkDocsConfig, Navigation, Page, TemplateContext
from .navigation import dead_ends, named_in, remove_dead_ends, top_sections, with_readable_addresses
from .neighbours import adapt_to_files, adapt_to_pages, adapt_to_templates
from .page_rendering import PageRendering, start_rendering
from .phases import Assembled, Begun, Configured, Converting, Rendering, Site
from .render_override import CurrentLesson, RenderOverride
from .reporting import report
from .sources import SourceStore
from .templates import Environment, TemplateFacts, compiled, own_templates, prepare_environments, refuse_broken


class CourseBuild:
    """One build of a course: a short method for each of MkDocs' events, in their order.

    A build with a `memory`, which the builds of one process share, is a preview's: it makes no downloads. `export`
    writes the exports of any other build. `meanwhile` is called between pages.
    """

    begun: Begun
    configured: Configured
    sources: SourceStore
    converting: Converting
    render_override: RenderOverride
    assembled: Assembled
    rendering: Rendering
    page_rendering: PageRendering
    exporting: Exporting

    def __init__(self, memory: Memory | None, export: Export, meanwhile: Callable[[], None]) -> None:
        self.previewing = memory is not None
        self.is_under_way = False
        self.failures = Failures()
        self._memory = memory
        self._export = export
        self._meanwhile = meanwhile
        self._lesson = CurrentLesson()
        self._under_way = ExitStack()
        """What has to be undone if the build is stopped before its end."""

    def on_early_config(self, config: MkDocsConfig) -> None:
        """Open the cache, and have the theme find our templates, before any plugin asks for one."""
        cache = Cache(cache_file(config.config_file_path), engine(), self._memory)
        self.begun = Begun(cache, {"generated": {page.slot: page for page in PAGES}})
        self._under_way.callback(cache.abandon)
        prepare_environments(config.theme, cache, self.begun.template_globals)

    def on_config(self, config: MkDocsConfig) -> None:
        """Fill in the configuration what every course needs."""
        self.failures = Failures(own_templates(config.theme), Path(config.config_file_path or "").parent)
        apply_defaults(config)
        refuse_broken(config.theme)
        refuse_circles(config)
        config.nav = with_readable_addresses(config.nav)

    def on_late_config(self, config: MkDocsConfig) -> None:
        """Read the course's settings from the configuration, which other plugins may have changed."""
        self.configured = Configured.of(config, self.begun.cache)
        config.mdx_configs["fieldbook"] = extension_settings(
            self.configured.settings.language,
            lambda: self._lesson.context,
            config.markdown_extensions,
            config.mdx_configs,
        )

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Read the sources, exclude transcripts, which lessons show, and add the generated pages."""
        self.is_under_way = True
        drop_unused(files, config.docs_dir, previewing=self.previewing)
        for missing in [file for file in files if file.abs_src_path and not Path(file.abs_src_path).is_file()]:
            # A lock that an editor leaves beside an open file, or a dangling symbolic link; the checks name it.
            files.remove(missing)
        adapt_to_files(files, config)
        self.sources = SourceStore(Path(config.docs_dir), self.configured.cache, docs_name(config))
        self.sources.read(files.documentation_pages())
        for path in self.sources.transcripts(named_in(config.nav)):
            file = files.get_file_from_path(path)
            if file is not None:
                file.inclusion = InclusionLevel.EXCLUDED
        if not self.configured.is_translation:
            add_pages(files, self.sources, self.configured.settings, config)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Remove dead ends from the nav, append the generated pages, and have other processes begin to convert."""
        shown = InclusionLevel.is_in_serve if self.previewing else InclusionLevel.is_included
        built = set(files.documentation_pages(inclusion=shown))
        dead = frozenset(dead_ends(nav.items, built))
        remove_dead_ends(nav, built)
        append_pages(nav, files, self.sources, self.configured.settings, config)
        # Forked processes share the memory of objects that the garbage collector does not touch.
        freeze_objects()
        self._under_way.callback(unfreeze_objects)
        document_cache = DocumentCache(self.configured.cache, config, files)
        self._under_way.callback(document_cache.end)
        self.converting = Converting(nav, tuple(top_sections(nav.items)), dead, document_cache, {})
        self.render_override = RenderOverride(
            self.configured, self.converting, self.sources, self.failures, self._lesson
        )
        document_cache.start_processes(self.sources.tasks(files.documentation_pages()))

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return the page's Markdown, and have `render_override` convert it in place of MkDocs."""
        self._meanwhile()
        return self.render_override.prepare(markdown, page, config)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Assemble the course, check it, and get ready to render."""
        self._meanwhile()
        freeze_objects()
        templates = self._start_compiling(config)
        pages = self.assemble_course(files, config)
        self._meanwhile()
        end_course(self.assembled.book, self.converting.nav, pages)
        # In a preview the page itself gives advice; in the terminal it would hide what is wrong.
        report(self.assembled.mistakes.diagnostics, hush_notices=self.previewing)
        if not self.previewing:
            # No later step needs the sources: their memory is freed.
            self.sources.sources.clear()
        add_joined(files, config, self.configured.cache)
        for (kind, name), (key, template) in templates().items():
            self.configured.cache.store(kind, name, key, template)
        self.rendering = start_rendering(
            Site(config, files, env),
            pages,
            self.begun.template_globals,
            configured=self.configured,
            converting=self.converting,
            assembled=self.assembled,
        )
        self.exporting = Exporting(self.configured, self.converting, self.assembled, self.rendering, self._export)
        self.page_rendering = PageRendering(
            self.rendering,
            self.converting,
            self.exporting,
            self.failures,
            name=self.sources.name,
            previewing=self.previewing,
        )

    def _start_compiling(self, config: MkDocsConfig) -> Callable[[], Memory]:
        """Have another process, if there are any, compile templates while the course is assembled.

        Returns a function that waits for them, and returns them as a cache holds them; none where nothing was compiled.
        """
        processes = self.converting.document_cache.processes
        if processes is None or not is_engine_alone(config):
            return dict
        job = processes.submit(compiled, TemplateFacts.of(config.theme))
        return lambda: job.result() or {}

    def on_late_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Keep other plugins, which have changed the environment by now, from doing what our templates do."""
        adapt_to_templates(env, config)
        adapt_to_pages((file.page for file in files.documentation_pages() if file.page), config)

    def assemble_course(self, files: Files, config: MkDocsConfig) -> dict[str, Page]:
        """Assemble the course and check it; return its pages by their paths."""
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        self.assembled = assembled(
            self.configured, self.sources, self.converting, pages=pages, files=files, config=config
        )
        return pages

    def on_page_context(self, context: TemplateContext, page: Page) -> None:
        """Put into a template's context the page as rendered before, or what the course knows of it."""
        self._meanwhile()
        config = context["config"]
        if not self.previewing:
            self.exporting.start_independent(config)
        self.page_rendering.prepare(page, cast(dict[str, Any], context), config)

    def on_late_page_context(self, page: Page) -> None:
        """Have the page ready for its template, when the search has read it."""
        self.page_rendering.finish(page)

    def on_post_page(self, output: str, page: Page) -> None:
        """Keep a page as its template made it, before other plugins change it."""
        self.page_rendering.store(page, output)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the search and the exports; after other plugins, since the search is made from MkDocs' index."""
        self._meanwhile()
        self.exporting.write_search(Path(config.site_dir))
        self._meanwhile()
        if self.previewing:
            self.exporting.write_for_programs(config)
        else:
            self.exporting.write(config, self.failures.of_export)
        self.converting.document_cache.end()
        self.configured.cache.close()
        unfreeze_objects()
        self._under_way.pop_all()
        self.is_under_way = False

    def stop(self) -> None:
        """Release what the build holds, its cache and processes: it has failed, or MkDocs itself ends."""
        self.is_under_way = False
        self._under_way.close()
