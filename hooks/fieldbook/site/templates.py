"""The theme's templates: found among ours and Material's, and compiled once for all builds."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from ..cache.store import Cache, Memory, fingerprint
from ..model import Course
from ..pages.progress import progress
from ..resources import templates
from ..settings import Settings
from .mkdocs_api import PluginError, Theme, url_filter
from .page_scripts import ScriptsOfPages
from .rendering import Renderer

__all__ = [
    "FAILED",
    "RENDERED",
    "Environment",
    "course_globals",
    "own_templates",
    "prepare_environments",
    "refuse_broken",
]

RENDERED = "fieldbook_rendered"
"""The name in a page's context of its HTML from an earlier build, if it would be rendered the same again."""

FAILED = "fieldbook_failed"
"""The name in a page's context of the function that returns a replacement if its template fails."""

Replacement = Callable[[Exception], str]

_KIND = "template"
_OF_THE_THEME = "material/"
_CHECKBOX_AUTOCOMPLETE = re.compile(r'(type="checkbox"[^>]*?) autocomplete="off"')
"""An attribute that Material gives its check boxes, where HTML does not allow it."""


def course_globals(course: Course, settings: Settings) -> dict[str, Any]:
    """Return the global variables of templates that follow from a course: `course`, `progress`, `scripts_of`."""
    scripts = ScriptsOfPages(course, in_sessions=bool(settings.session_minutes))
    return {"course": course, "progress": progress(course), "scripts_of": scripts}


class _BytecodeCache(jinja2.BytecodeCache):
    """Compiled templates in the cache. Jinja's checksum of a template's text is the key."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        # A build in which no page has changed renders none, and the next one does.
        cache.keep_all(_KIND)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket from the cache, if the template is there."""
        found = self._cache.load(_KIND, bucket.key, fingerprint(bucket.checksum))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a bucket's bytecode in the cache."""
        self._cache.store(_KIND, bucket.key, fingerprint(bucket.checksum), bucket.bytecode_to_string())


class _PageTemplate(jinja2.Template):
    """A template that returns `RENDERED` of its context, if it is there, and calls `FAILED` if it fails."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Fill in the template, unless that has been done."""
        context = args[0] if args else {}
        rendered = context.get(RENDERED)
        if rendered is not None:
            return str(rendered)
        replacement: Replacement | None = context.get(FAILED)
        if replacement is None:
            return super().render(*args, **kwargs)
        try:
            return super().render(*args, **kwargs)
        except Exception as error:
            return replacement(error)


class _ThemeLoader(jinja2.FileSystemLoader):
    """Loads what MkDocs' loader loads, and under `material/NAME` the theme's own template NAME.

    Our template of the same name, or the course's, hides that one, and extends it.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        super().__init__(folders)
        ours = [place for place, folder in enumerate(folders) if Path(folder).resolve() == templates().resolve()]
        self._theme = jinja2.FileSystemLoader(folders[ours[-1] + 1 :] if ours else folders)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its path, and a function that tells whether it is unchanged."""
        if template.startswith(_OF_THE_THEME):
            text, place, is_current = self._theme.get_source(environment, template.removeprefix(_OF_THE_THEME))
            return _CHECKBOX_AUTOCOMPLETE.sub(r"\1", text), place, is_current
        return super().get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of all files that are not hidden, as MkDocs asks for: Material hides 10,000 icons.

        Passing over those buys 0.05 s of every build.
        """
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                place = Path(folder).relative_to(root)
                found.update((place / name).as_posix() for name in files)
        return sorted(found)


@jinja2.pass_context
def _url(context: Context, address: str) -> str:
    """Return an address as it leads from a page, for an attribute: MkDocs' own prints quotation marks as typed."""
    return escape(url_filter(cast(Any, context), address))


def own_templates(theme: Theme) -> Path | None:
    """Return the folder of the templates that a course has besides ours; None where it has none."""
    folder = Path(theme.custom_dir) if theme.custom_dir else templates()
    return None if folder.resolve() == templates().resolve() else folder


def refuse_broken(theme: Theme) -> None:
    """Parse the course's own templates, since MkDocs would end in a traceback at one with a syntax error.

    Raises:
        PluginError: one can't be read.
    """
    folder = own_templates(theme)
    if folder is None:
        return
    environment = Environment()
    for file in sorted(folder.rglob("*.html")):
        try:
            environment.parse(file.read_text(encoding="utf-8"))
        except jinja2.TemplateSyntaxError as error:
            place = f"{folder.name}/{file.relative_to(folder).as_posix()}, line {error.lineno}"
            raise PluginError(f"{place}: this is no template ({error.message})") from None
        except UnicodeDecodeError:
            raise PluginError(f"{folder.name}/{file.name}: the template is not saved as UTF-8") from None


def prepare_environments(theme: Theme, cache: Cache, names: Mapping[str, Any]) -> None:
    """Have all environments of a theme load our templates and Material's, and compiled ones from the cache.

    All of them have our filters, and the global variables `names`, to which the build adds more later.

    Monkeypatch of `Theme.get_env`: other plugins, Material's search among them, ask the theme for environments of
    their own before and after the one event that tells of an environment.
    """

    def get_env() -> Environment:
        environment = _environment(theme, str(theme["language"]), cache)
        environment.globals.update(names)
        return environment

    vars(theme)["get_env"] = get_env


def _environment(theme: Theme, language: str, cache: Cache) -> Environment:
    environment = Theme.get_env(theme)
    environment.loader = _ThemeLoader(theme.dirs)
    environment.bytecode_cache = _BytecodeCache(cache)
    environment.template_class = _PageTemplate
    environment.filters["url"] = _url
    Renderer(environment, language)
    return environment


class TemplateFacts(NamedTuple):
    """What compiling a theme's templates depends on, in a form that can be pickled."""

    dirs: tuple[str, ...]
    locale: object
    language: str

    @classmethod
    def of(cls, theme: Theme) -> TemplateFacts:
        """Return the facts of a theme."""
        return cls(tuple(theme.dirs), theme.locale, str(theme["language"]))


def compiled(facts: TemplateFacts) -> Memory:
    """Return our templates and the one of Material's that they extend, compiled, in the form of a cache's memory."""
    memory: Memory = {}
    theme = cast(Theme, SimpleNamespace(dirs=list(facts.dirs), locale=facts.locale))
    environment = _environment(theme, facts.language, Cache(None, b"", memory))
    environment.get_template(f"{_OF_THE_THEME}base.html")
    for folder in ("", "fieldbook", "partials"):
        for file in (templates() / folder).glob("*.html"):
            environment.get_template(file.relative_to(templates()).as_posix())
    return memory
