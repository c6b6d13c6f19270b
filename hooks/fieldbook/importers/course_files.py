"""The course's mkdocs.yml: its name, its language, and the order of its lessons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from .element_names import names

_LANGUAGES = names(
    "af ar be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn ko ku "
    "ky lb lt lv mk mn ms my nb nl nn pl pt ro ru sa sh si sk sl sq sr sv ta te th tl tr uk ur uz vi zh"
)
"""Languages of Material's templates. Source: its `partials/languages`."""
_VARIANTS = {"pt-br": "pt-BR", "zh-tw": "zh-TW", "zh-hant": "zh-Hant", "zh-hans": "zh", "no": "nb"}


def known_language(code: str) -> str:
    """Return the language that the theme knows for `code`, or "" where it knows none."""
    lower = code.lower()
    base = lower.split("-")[0]
    return _VARIANTS.get(lower) or (base if base in _LANGUAGES else _VARIANTS.get(base, ""))


def mkdocs_yml(title: str, description: str, language: str, nav: Iterable[tuple[tuple[str, ...], str]]) -> str:
    """Return mkdocs.yml; `nav` gives each page's sections and its path below docs/, in order."""
    settings: dict[str, Any] = {"site_name": title}
    if description:
        settings["site_description"] = description
    settings["theme"] = {"name": "material", "language": language}
    settings["plugins"] = ["search", "fieldbook"]
    settings["markdown_extensions"] = ["fieldbook"]
    settings["nav"] = _nested(list(nav))
    return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=10**6)


def _nested(entries: list[tuple[tuple[str, ...], str]]) -> list[Any]:
    """Nest neighbouring pages of the same section."""
    found: list[Any] = []
    index = 0
    while index < len(entries):
        sections, path = entries[index]
        if not sections:
            found.append(path)
            index += 1
            continue
        end = index
        while end < len(entries) and entries[end][0][:1] == sections[:1]:
            end += 1
        found.append({sections[0]: _nested([(inner[1:], path) for inner, path in entries[index:end]])})
        index = end
    return found
