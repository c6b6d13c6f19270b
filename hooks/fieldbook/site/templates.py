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

__all__ = ["FAILED", "RENDERED", "Environment", "course_globals", "prepare_environments", "refuse_broken"]

RENDERED = "fieldbook_rendered"
"""The name under which a page's context holds the page as it was, if it would be made so again."""

FAILED = "fieldbook_failed"
"""The name under which a page's context holds what makes something in its place, should its template fail."""

Instead = Callable[[Exception], str]

_KIND = "template"
_OF_THE_THEME = "material/"
_UNKNOWN_OF_BOXES = re.compile(r'(type="checkbox"[^>]*?) autocomplete="off"')
"""What Material gives its check boxes and HTML does not know of them: pages would not be valid."""


def course_globals(course: Course, settings: Settings) -> dict[str, Any]:
    """Return the globals of all templates: a course as its pages are now, and what follows from it."""
    scripts = ScriptsOfPages(course, in_sessions=bool(settings.session_minutes))
    return {"course": course, "progress": progress(course), "scripts_of": scripts}


class _BytecodeCache(jinja2.BytecodeCache):
    """Compiled templates in the cache. Jinja tells by their text which are as they were."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if it is there."""
        found = self._cache.load(_KIND, bucket.key, fingerprint(bucket.checksum))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket's bytecode."""
        self._cache.store(_KIND, bucket.key, fingerprint(bucket.checksum), bucket.bytecode_to_string())


class _PageTemplate(jinja2.Template):
    """A template that returns a page as it was, or what stands in for it where it fails: its context has both."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Fill in the template, unless that has been done."""
        context = args[0] if args else {}
        rendered = context.get(RENDERED)
        if rendered is not None:
            return str(rendered)
        instead: Instead | None = context.get(FAILED)
        if instead is None:
            return super().render(*args, **kwargs)
        try:
            return super().render(*args, **kwargs)
        except Exception as error:
            return instead(error)


class _ThemeLoader(jinja2.FileSystemLoader):
    """Loads what MkDocs' loader loads. Under `material/` it has the templates of the theme itself.

    Those lie past ours and the course's own of the same name: ours extend them.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        super().__init__(folders)
        ours = [place for place, folder in enumerate(folders) if Path(folder).resolve() == templates().resolve()]
        self._theme = jinja2.FileSystemLoader(folders[ours[-1] + 1 :] if ours else folders)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, where it is, and what tells whether it is as it was."""
        if template.startswith(_OF_THE_THEME):
            text, place, is_current = self._theme.get_source(environment, template.removeprefix(_OF_THE_THEME))
            return _UNKNOWN_OF_BOXES.sub(r"\1", text), place, is_current
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


def refuse_broken(theme: Theme) -> None:
    """Refuse templates of the course's own that are none; MkDocs would end in a traceback.

    Raises:
        PluginError: one can't be read.
    """
    folder = Path(theme.custom_dir) if theme.custom_dir else templates()
    if folder.resolve() == templates().resolve():
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
    """Have a theme's environments find our templates and Material's, and what earlier builds have compiled.

    All templates may count on our filters, and on the `names` of the course's values, which may come later.

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
    """What it takes to compile a theme's templates, as it can be told to another process."""

    dirs: tuple[str, ...]
    locale: object
    language: str

    @classmethod
    def of(cls, theme: Theme) -> TemplateFacts:
        """Return what it takes for a theme."""
        return cls(tuple(theme.dirs), theme.locale, str(theme["language"]))


def compiled(facts: TemplateFacts) -> Memory:
    """Return ours and the one that ours extend, compiled, as a cache keeps them."""
    memory: Memory = {}
    theme = cast(Theme, SimpleNamespace(dirs=list(facts.dirs), locale=facts.locale))
    environment = _environment(theme, facts.language, Cache(None, b"", memory))
    environment.get_template(f"{_OF_THE_THEME}base.html")
    for folder in ("", "fieldbook", "partials"):
        for file in (templates() / folder).glob("*.html"):
            environment.get_template(file.relative_to(templates()).as_posix())
    return memory
