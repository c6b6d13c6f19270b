"""The theme's templates, found and compiled with less ado.

Material brings thousands of icons, which Jinja takes for templates: MkDocs lists them all to find the theme's style
sheets, and throws them away. Compiled templates are kept from one build to the next.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from ..cache.store import Cache, fingerprint
from ..resources import templates
from .encoded import Encoded

KEPT = "fieldbook_kept"
"""The name under which a page's context holds the page as it was, if it would be made so again."""

_KIND = "template"
_OF_THE_THEME = "material/"


class _Bytecode(jinja2.BytecodeCache):
    """Compiled templates in the cache. Jinja tells by their text which are as they were."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if it is there."""
        kept = self._cache.get(_KIND, bucket.key, fingerprint(bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket's bytecode."""
        self._cache.put(_KIND, bucket.key, fingerprint(bucket.checksum), bucket.bytecode_to_string())


class _PageTemplate(jinja2.Template):
    """A template that returns a page as it was, in UTF-8, where the page's context holds it."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Fill in the template, unless that has been done."""
        kept = args[0].get(KEPT) if args else None
        return Encoded(kept) if kept is not None else super().render(*args, **kwargs)


class _LeanLoader(jinja2.FileSystemLoader):
    """Loads what other loaders load, but does not list hidden folders, of which MkDocs takes nothing.

    Under `material/` it has the templates of the theme itself, past ours and the course's own of the same name: ours
    extend those.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        super().__init__(folders)
        ours = [place for place, folder in enumerate(folders) if Path(folder).resolve() == templates().resolve()]
        self._theme = jinja2.FileSystemLoader(folders[ours[-1] + 1 :] if ours else folders)

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, where it is, and what tells whether it is as it was."""
        if template.startswith(_OF_THE_THEME):
            return self._theme.get_source(environment, template.removeprefix(_OF_THE_THEME))
        return super().get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of the templates that are not hidden."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                place = Path(folder).relative_to(root)
                found.update((place / name).as_posix() for name in files)
        return sorted(found)


def lean_environments(theme: Theme, cache: Cache) -> None:
    """Have a theme make its environments with a lean loader, and with what earlier builds have compiled."""

    def get_env() -> jinja2.Environment:
        environment = Theme.get_env(theme)
        environment.loader = _LeanLoader(theme.dirs)
        environment.bytecode_cache = _Bytecode(cache)
        environment.template_class = _PageTemplate
        return environment

    # MkDocs has no event for it; a method of the theme itself goes before that of its class.
    vars(theme)["get_env"] = get_env
