"""The course's mkdocs.yml: its name, its language, and the order of its lessons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from .element_names import names
from .language import contradicts, detect
from .lesson import page
from .plan import SourceDocument
from .verify import Nav

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


def language_of(documents: Sequence[SourceDocument]) -> str:
    """Return the language of documents, by their words and by what they say of it; "" where neither tells."""
    told = known_language(detect((document.body for document in documents), ""))
    said = Counter(base for one in documents if (base := known_language(one.language)))
    guess = told or (said.most_common(1)[0][0] if said else "")
    if said and not told:
        against = contradicts((document.body for document in documents), guess)
        guess = known_language(against) or guess
    return guess


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


def add_frame(
    texts: dict[str, str],
    documents: Iterable[SourceDocument],
    places: Mapping[str, str],
    folders: Mapping[str, str],
    home: str,
) -> Nav:
    """Add to `texts` a home page, if the source has none, and a first page for each module; return the order.

    `folders` are those of the modules.
    """
    nav: Nav = []
    if "index.md" not in texts:
        texts["index.md"] = home
        nav.append(((), "index.md"))
    seen: set[str] = set()
    for document in documents:
        place, sections = places[document.path], document.sections if document.lesson else ()
        if document.shelf and not document.lesson:
            nav.append(((document.shelf,), place))
            continue
        index = f"{folders[sections[0]]}/index.md" if sections else ""
        if sections and sections[0] not in seen and index not in texts:
            texts[index] = page(sections[0])
            nav.append((sections[:1], index))
        seen.update(sections[:1])
        nav.append((sections, place))
    return _together(nav)


def _together(nav: Nav) -> Nav:
    """Bring pages of one module together, where they were apart in the source."""
    groups: dict[object, Nav] = defaultdict(list)
    order: list[object] = []
    for number, (sections, path) in enumerate(nav):
        key: object = sections[0] if sections else number
        if key not in groups:
            order.append(key)
        groups[key].append((sections, path))
    return [entry for key in order for entry in groups[key]]
