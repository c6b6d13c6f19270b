"""Pages as they came out of Python-Markdown, kept from one build to the next.

Converting is a large part of a build, and after an edit nearly all pages are what they were. A page is taken as it
was when its text, what it takes from others, the files it may link to and the settings of the conversion are the
same. One that MkDocs had something to say of is converted again, so that it is said again. Where many pages are to be
converted, a second process begins with the last of them while this one begins with the first.
"""

from __future__ import annotations

import logging
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from ..blocks.context import LessonContext
from ..cache.fingerprint import UnknownError, setting
from ..cache.store import Cache, fingerprint
from ..helper import Helper, outcome
from .contents import Contents
from .conversion import Conversion, give, take
from .converting import Converter
from .errands import Errand, Frame, Said, prepare, run
from .log_capture import Ears
from .sources import Texts

if TYPE_CHECKING:
    from concurrent.futures import Future

_KIND = "conversion"
_SHARED = "conversions"
_LOOK_ELSEWHERE = frozenset({"pymdownx.b64", "pymdownx.snippets"})
"""Extensions that read other files than the page's own."""
_MANY = 30
"""Pages to be converted from which on a second process pays."""
_AT_ONCE = 4
"""Pages that are sent to it in one go. The first process waits for as many at most."""

_Sent = tuple[bytes, "Future[list[tuple[bytes, list[Said]]]] | None", int]
"""The key of a page, the errand that it is part of, and its place in that."""


_Made = tuple[Conversion, list[Said], bytes | None]
"""What came of a page, what was said of it, and the pickle of the first where there is one."""


class Sums(NamedTuple):
    """Fingerprints of what a page told the course, and of what other lessons show of that."""

    told: bytes
    outline: bytes


class Conversions:
    """Converts the pages of one build, or takes them from the cache; keeps their sums by the paths of the pages."""

    def __init__(self, cache: Cache, texts: Texts, contents: Contents, config: MkDocsConfig, files: Files) -> None:
        self._cache = cache
        self._texts = texts
        self._contents = contents
        self._language = language = config.mdx_configs["fieldbook"]["language"]
        self._config = config
        self._files = files
        self._convert = Converter()
        self._shared = _shared(config, files, language)
        self._sums: dict[str, Sums] = {}
        self._sent: dict[str, _Sent] = {}

    def __getitem__(self, path: str) -> Sums:
        return self._sums[path]

    def send(self, helper: Helper) -> None:
        """Have the second process begin with the last pages, if there are many and none can be as it was."""
        files = self._files.documentation_pages()
        if not self._shared or len(files) < _MANY or self._cache.get(_SHARED, "", self._shared):
            return
        self._cache.put(_SHARED, "", self._shared, True)
        helper.start()
        if not self._prepare(helper):
            return
        last_first = [*reversed(files)]
        for start in range(0, len(last_first), _AT_ONCE):
            batch = [self._errand(file) for file in last_first[start : start + _AT_ONCE]]
            future = helper.send(run, batch)
            if future is not None:
                self._sent |= {errand.path: (self._key(errand), future, place) for place, errand in enumerate(batch)}

    def render(self, page: Page, context: LessonContext, config: MkDocsConfig, files: Files) -> None:
        """Do as `Page.render` does, and leave in `context` what the blocks have seen."""
        path = page.file.src_uri
        errand = self._texts.errand(path, page.file.url, page.markdown or "")
        key = self._key(errand)
        kept: Conversion | None = self._cache.get(_KIND, path, key) if self._shared else None
        if kept is None:
            kept, said, data = self._theirs(path, key) or self._ours(page, context)
            if self._shared and not said:
                self._cache.put(_KIND, path, key, kept, data)
        give(kept, page, files)
        page.content = self._contents.hold(page, kept.content)
        context.record = kept.record
        self._sums[path] = Sums(kept.told, kept.outline)

    def _key(self, errand: Errand) -> bytes:
        notes, transcripts = errand.notes, errand.transcripts
        return fingerprint(self._shared, errand.path, errand.address, errand.markdown, notes, transcripts)

    def _theirs(self, path: str, key: bytes) -> _Made | None:
        """Return what the second process has made of a page, and say again what was said there."""
        sent_for, future, place = self._sent.pop(path, (b"", None, 0))
        found = outcome(future) if sent_for == key else None
        if found is None:
            return None
        data, said = found[place]
        for name, level, words in said:
            logging.getLogger(name).log(level, "%s", words)
        return pickle.loads(data), said, data

    def _ours(self, page: Page, context: LessonContext) -> _Made:
        before: Conversion | None = self._cache.last(_KIND, page.file.src_uri)
        if before is not None:
            # They are drawn from a video's address alone, and what makes them takes longer to load than a page.
            context.codes = dict(before.codes)
        with Ears(logging.INFO) as ears:
            self._convert(page, self._config, self._files)
        return take(page, context), [(record.name, record.levelno, "") for record in ears.heard], None

    def _errand(self, file: File) -> Errand:
        """Return what is to be converted, as far as it can be told before other plugins have seen it."""
        return self._texts.errand(file.src_uri, file.url, self._texts.markdown(file))

    def _prepare(self, helper: Helper) -> bool:
        """Tell the second process what all conversions share; return whether that can be told to another process."""
        frame = Frame(
            tuple(self._config.markdown_extensions),
            {name: value for name, value in self._config.mdx_configs.items() if name != "fieldbook"},
            self._language,
            dict(self._config.validation.links),
            tuple((file.src_uri, file.dest_uri, file.url, file.inclusion.value) for file in self._files),
            logging.getLogger("mkdocs").getEffectiveLevel(),
        )
        try:
            return helper.send(prepare, frame) is not None
        except (pickle.PicklingError, AttributeError, TypeError):
            return False


def is_large(docs: Path) -> bool:
    """Tell whether a second process pays for a course whose pages all have to be converted."""
    return sum(1 for _ in docs.rglob("*.md")) >= _MANY


def _shared(config: MkDocsConfig, files: Files, language: str) -> bytes:
    """Return a fingerprint of what every conversion of a build depends on; nothing where that can't be told."""
    if _LOOK_ELSEWHERE.intersection(config.markdown_extensions):
        return b""
    try:
        configs = setting({name: value for name, value in config.mdx_configs.items() if name != "fieldbook"})
    except UnknownError:
        return b""
    links = setting(config.validation.links)
    # What is not logged at all can't be told again.
    level = logging.getLogger("mkdocs").getEffectiveLevel()
    names = [(file.src_uri, file.url, file.inclusion.value) for file in files]
    return fingerprint(language, config.markdown_extensions, configs, links, names, level)
