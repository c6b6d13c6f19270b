"""A page that was saved, made anew from its source before the build that follows: all else as the last build has it.

In a preview, an author who saves a lesson sees it at once, with its mistakes, however long the course. Other pages that
show something of it, their mistakes and the search follow with the build, which is a whole one.
"""

from __future__ import annotations

from typing import Any, cast

from ..blocks.shared_notes import REFERENCES
from .assembling import assembled_book
from .build import CourseBuild
from .cache_rules import is_engine_alone
from .metadata import learning_resource
from .mkdocs_api import InclusionLevel, Page, get_context
from .slots import SlotRenderer
from .templates import course_globals

_PAGE = "main.html"


def rebuilt_page(build: CourseBuild, path: str) -> tuple[str, bytes] | None:
    """Return the address below site/ and the content of the page whose source is `path` below docs/.

    The build's mistakes are from then on those with that page.

    None where only a build can make the page: it is new, its text can't be read, or other plugins may change pages.
    """
    site = build.rendering.site
    file = site.files.get_file_from_path(path)
    page = file.page if file is not None else None
    if file is None or page is None or path not in build.converting.documents or not is_engine_alone(site.config):
        return None
    if path == REFERENCES or file.inclusion.value <= InclusionLevel.DRAFT.value or not build.sources.read_again(file):
        return None
    build.failures.forget(build.sources.name(path))
    _convert(build, page)
    mistakes = build.assembled.mistakes.with_page(build.sources, build.converting.documents, path)
    build.assembled = build.assembled._replace(mistakes=mistakes)
    # As MkDocs writes pages.
    return file.dest_uri, _rendered(build, page).encode("utf-8", "xmlcharrefreplace")


def _convert(build: CourseBuild, page: Page) -> None:
    """Read and convert a page as MkDocs does, without its events: no other plugin has a handler for them."""
    site = build.rendering.site
    site.config._current_page = page
    try:
        page.read_source(site.config)
        page.markdown = build.render_override.prepare(page.markdown or "", page, site.config)
        page.render(site.config, site.files)
    finally:
        site.config._current_page = None


def _rendered(build: CourseBuild, page: Page) -> str:
    """Return a page as its template makes it, with the course as its pages are now."""
    rendering, site = build.rendering, build.rendering.site
    pages = {one.file.src_uri: one for one in rendering.pages}
    book = assembled_book(build.configured, build.sources, build.converting, pages)
    site.env.globals.update(course_globals(book.course, build.configured.settings))
    slots = SlotRenderer(book, rendering.renderer)
    page.content = slots.content(page)
    page.active = True
    try:
        context = get_context(build.converting.nav, site.files, site.config, page)
        values = cast(dict[str, Any], context)
        values.update(slots.template_variables(page), resource=learning_resource(slots.role(page), page, site.config))
        return site.env.get_template(page.meta.get("template", _PAGE)).render(values)
    finally:
        page.active = False
