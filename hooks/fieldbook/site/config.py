"""What every course needs of MkDocs and of Material, so that a course's own mkdocs.yml can be a few lines.

What a course sets for itself is kept, but for what "one artefact" rests on: pages end in `.html`, and nothing
is loaded from elsewhere.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pathspec import GitIgnoreSpec

from ..checks.course_reader import circles
from ..checks.theme import is_instant
from ..labels import labels
from ..paths import IGNORED
from ..resources import templates
from .mkdocs_api import MkDocsConfig, PluginError

FEATURES = ("navigation.indexes", "toc.follow", "content.lazy")
"""What a course has of Material that names nothing: the last has its script look at code when that comes into view."""
_MATERIALS_FAVICON = "assets/images/favicon.png"
_OUR_FAVICON = "assets/fieldbook/favicon.svg"
_COLOUR = re.compile(r"[\w -]+")
_PLAIN = "/:=()-.,;"
"""Characters that a `data:` address holds unescaped."""

_IN_PAGES = ("annotate", "tags", "version")
"""What of `extra` Material's base.html writes into each page as JSON."""

_OF_TABS = frozenset({"pymdownx.tabbed", "pymdownx.blocks.tab"})
"""Extensions that know two styles of tabs: at the other one Material's script ends."""

_OF_CONSENT = {"actions": list, "cookies": dict}

_SCHEMES = (
    ("default", "light", "material/weather-night", "palette.dark"),
    ("slate", "dark", "material/weather-sunny", "palette.light"),
)


def apply_defaults(config: MkDocsConfig) -> None:
    """Fill in what the course leaves open.

    Raises:
        PluginError: the theme is not Material, which the templates build on.
    """
    if config.theme.name != "material":
        raise PluginError('Fieldbook builds on Material: write "theme: material" (or "name: material") in mkdocs.yml')
    config.use_directory_urls = False
    config.extra.update({name: _as_json(config.extra[name]) for name in _IN_PAGES if name in config.extra})
    polyfills = config.extra.pop("polyfills", None)
    if isinstance(polyfills, list):
        config.extra["polyfills"] = [script for script in polyfills if isinstance(script, str)]
    if isinstance(consent := config.extra.get("consent"), Mapping):
        config.extra["consent"] = {name: value for name, value in consent.items() if _is_of_consent(name, value)}
    ours = GitIgnoreSpec.from_lines(IGNORED)
    config.exclude_docs = ours + config.exclude_docs if config.exclude_docs else ours
    _validate_links(config)
    _theme(config)
    _move_last(config.markdown_extensions, "fieldbook")
    for name in _OF_TABS.intersection(config.markdown_extensions):
        config.mdx_configs[name] = {**(config.mdx_configs.get(name) or {}), "alternate_style": True}


def _as_json(value: Any) -> Any:
    """Return what YAML made of a setting as JSON can have it: days, and numbers that are none, are texts."""
    if isinstance(value, Mapping):
        return {str(name): _as_json(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [_as_json(one) for one in value]
    is_none = isinstance(value, float) and not math.isfinite(value)
    return value if isinstance(value, str | int | float | None) and not is_none else str(value)


def _is_of_consent(name: str, value: object) -> bool:
    """Tell whether Material's template can have a value of `extra: consent:`; it looks for names in these two."""
    return isinstance(value, _OF_CONSENT.get(name, object))


def refuse_circles(config: MkDocsConfig) -> None:
    """End the build of a course in which MkDocs, which follows links of the file system, would walk in circles.

    Raises:
        PluginError: there is a link to a folder that it lies in.
    """
    for path in circles(Path(config.docs_dir)):
        raise PluginError(f"{docs_name(config)}/{path} leads to a folder that it lies in: delete this link")


def _validate_links(config: MkDocsConfig) -> None:
    """Have MkDocs warn of every link that leads nowhere; by default most of them are only logged as information.

    Anchors and the nav are left to our checks, which report the same with a line.
    """
    links, nav = config.validation.links, config.validation.nav
    for kind in ("not_found", "absolute_links", "unrecognized_links"):
        if links[kind] == logging.INFO:
            links[kind] = logging.WARNING
    links.anchors = nav.not_found = nav.omitted_files = logging.DEBUG


def docs_name(config: MkDocsConfig) -> str:
    """Return the path of docs/ as the author knows it: from the folder of mkdocs.yml on."""
    docs = Path(config.docs_dir)
    root = Path(config.config_file_path).parent if config.config_file_path else docs.parent
    return docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.name


def _theme(config: MkDocsConfig) -> None:
    """Set what the course leaves as Material has it."""
    theme = config.theme
    theme["font"] = False
    words = labels(str(theme["language"]))
    theme["features"] = _features(theme.get("features"))
    theme["palette"] = _palette(theme.get("palette")) or [
        {
            "media": f"(prefers-color-scheme: {media})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": words[label]},
        }
        for scheme, media, icon, label in _SCHEMES
    ]
    _add_templates(config)
    if theme.get("favicon") == _MATERIALS_FAVICON:
        theme["favicon"] = _favicon([config.docs_dir, *theme.dirs])


def _features(features: object) -> list[str]:
    """Return what a course switches on, without instant loading, whose pages would come without their scripts."""
    named = [str(feature) for feature in features] if isinstance(features, list) else []
    # `theme-instant` names what is left out.
    return [feature for feature in named or FEATURES if not is_instant(feature)]


def _palette(palette: object) -> dict[str, Any] | list[dict[str, Any]]:
    """Return the schemes of colours that a course has set, one or a list; empty where it has set none."""
    schemes = palette if isinstance(palette, list) else [palette]
    named = [_scheme(scheme) for scheme in schemes if isinstance(scheme, Mapping)]
    return named if isinstance(palette, list) else next(iter(named), {})


def _scheme(scheme: Mapping[str, Any]) -> dict[str, Any]:
    """Return a scheme without values that can't be colours: Material prints them unescaped."""
    named = ("scheme", "primary", "accent")
    return {name: value for name, value in scheme.items() if name not in named or _COLOUR.fullmatch(str(value))}


def _favicon(folders: Sequence[str]) -> str:
    """Return the engine's icon, or the course's of the same path, as a `data:` address, which needs no request."""
    file = next(file for folder in folders if (file := Path(folder, _OUR_FAVICON)).is_file())
    return f"data:image/svg+xml,{quote(file.read_text(encoding='utf-8').strip(), safe=_PLAIN)}"


def _add_templates(config: MkDocsConfig) -> None:
    """Put the engine's templates behind the course's own and before Material's."""
    ours = str(templates())
    dirs = config.theme.dirs
    if not any(Path(path).resolve() == templates().resolve() for path in dirs):
        dirs.insert(1 if config.theme.custom_dir else 0, ours)


def _move_last(extensions: list[str], name: str) -> None:
    """Move our extension behind the others, since it brings only what is not there yet."""
    while name in extensions:
        extensions.remove(name)
    extensions.append(name)
