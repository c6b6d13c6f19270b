"""The takeaways of a build: begun while its pages are written, finished when the site is whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..cache.store import Cache
from ..exports import APPENDICES, HOME
from ..exports.ahead import Ahead
from ..exports.base import Render
from ..exports.run import make_takeaways
from ..helper import Helper
from ..pages import Book
from ..settings import Settings
from .page_cache import Outputs
from .workbook_export import BlankWorkbook


class Preparing:
    """What people carry away from a course."""

    def __init__(
        self,
        book: Book,
        settings: Settings,
        outputs: Outputs,
        config: MkDocsConfig,
        *,
        cache: Cache,
        helper: Helper,
        known: bool,
    ) -> None:
        self._site = Path(config.site_dir)
        self._cache = cache
        self._helper = helper
        self._workbook = BlankWorkbook(book, settings.paper, cache, config, known=bool(outputs.whole))
        # What is made ahead has to lie somewhere until it is wanted.
        ahead = Ahead(self._site, settings.id, helper, cache.take) if helper.runs and cache.keeps else None
        self._ahead = ahead
        # Where others have a say, they may change a file after it was written.
        self._early = ahead if known else None
        course = book.course
        addresses = [lesson.address for lesson in course.lessons] + [module.address for module in course.modules]
        self._chapters = {HOME, *addresses, *APPENDICES}

    def begin(self, files: Files) -> None:
        """Begin with what needs nothing of the site, and note which files will be in it; no harm if some are not."""
        self._workbook.begin(self._helper, pictures=False)
        for file in files:
            if self._early and not file.is_documentation_page():
                self._early.add(file.dest_uri)

    def go_on(self) -> None:
        """Go on with what needs the site's pictures, which lie there now."""
        self._workbook.begin(self._helper, pictures=True)

    def written(self, page: Page) -> None:
        """Have it go on with the pages that are written; `page` will be in a moment."""
        if self._early:
            address = page.file.dest_uri
            self._early.add(address, chapter=address in self._chapters)
            self._early.send()

    def finish(self, course: Mapping[str, Any], render: Render) -> None:
        """Make all that is wanted, once the site is whole; `course` is what course.json says."""
        self._workbook.finish()
        make_takeaways(self._site, course, render, keep=self._cache.made, ahead=self._ahead)
