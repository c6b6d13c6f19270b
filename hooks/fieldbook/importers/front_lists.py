"""Lists in front matter that the old site showed: questions and prerequisites above the text, key points below.

What is no lesson has its outcomes there as well, since the engine shows those of lessons alone.

Source: the Carpentries' Jekyll template (`questions`, `objectives`, `keypoints`), and its kin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from . import markup
from .plan import SourceDocument

_TITLES = {
    "de": ("Fragen", "Voraussetzungen"),
    "en": ("Questions", "Prerequisites"),
    "es": ("Preguntas", "Requisitos previos"),
    "fr": ("Questions", "Prérequis"),
    "it": ("Domande", "Prerequisiti"),
    "nl": ("Vragen", "Voorkennis"),
    "pt": ("Perguntas", "Pré-requisitos"),
}
_AIMED = {
    "de": "Lernziele",
    "en": "Objectives",
    "es": "Objetivos",
    "fr": "Objectifs",
    "it": "Obiettivi",
    "nl": "Leerdoelen",
    "pt": "Objetivos",
}
_LINKS = re.compile(r"\n\{%-?[ \t]*include[ \t]+links\.md[ \t]*-?%\}\s*\Z")
"""What puts the definitions of links at the end of a page."""
_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_ABOVE = ("questions", "preguntas", "guiding_questions")
_NEEDED = ("prerequisites", "prereqs", "prerequisitos", "requisitos")
_BELOW = ("keypoints", "key_points", "takeaways", "puntos_clave", "summary_points")
OUTCOMES = ("outcomes", "objectives", "objetivos", "learning_objectives", "learning_outcomes", "goals", "resultados")
"""Keys of front matter that list outcomes, which the lesson's own front matter takes."""
LISTS = {*_ABOVE, *_NEEDED, *_BELOW, *OUTCOMES}


def titles(language: str) -> tuple[str, str]:
    """Return what stands above the questions that a lesson answers, and above what it takes."""
    return _TITLES.get(language.partition("-")[0], _TITLES["en"])


def show_lists(document: SourceDocument, language: str) -> None:
    """Put such lists into the text of a document, as its site did."""
    document.meta = _lifted(document.meta)
    asked, needed = titles(language)
    above = ""
    if listed := _listed(document.meta, _ABOVE):
        above += f"**{asked}**\n\n{listed}\n\n"
    if listed := _listed(document.meta, _NEEDED):
        above += f"{markup.box('info', needed)}\n\n{listed}\n\n{markup.end('div')}\n\n"
    if not document.lesson and (listed := _listed(document.meta, OUTCOMES)):
        aimed = _AIMED.get(language.partition("-")[0], _AIMED["en"])
        above += f"{markup.box('objectives', aimed)}\n\n{listed}\n\n{markup.end('div')}\n\n"
    if above:
        document.body = above + document.body
        document.ledger.offset -= above.count("\n")
    if listed := _listed(document.meta, _BELOW):
        below = f"{markup.box('key-points')}\n\n{listed}\n\n{markup.end('div')}\n"
        links = _LINKS.search(document.body)
        at = links.start() if links else len(document.body)
        document.body = f"{document.body[:at]}\n\n{below}\n{document.body[at:]}"


def _lifted(meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return front matter with the lists that stand within a table of it beside the others, by the names known here."""
    named = {key: re.sub(r"(?<=[a-z])(?=[A-Z])|[\s-]+", "_", key).lower() for key in map(str, meta)}
    meta = {named[key] if named[key] in LISTS - {*meta} else key: value for key, value in meta.items()}
    within = {
        str(inner): listed
        for value in meta.values()
        if isinstance(value, Mapping)
        for inner, listed in value.items()
        if isinstance(listed, list)
    }
    return {**within, **meta}


def listed_at(meta: Mapping[str, Any], keys: tuple[str, ...]) -> list[str]:
    """Return what the first of these keys lists, of those that list something: in a list, or in a table of numbers."""
    values = next((found for key in keys if (found := _values(meta.get(key)))), [])
    said = [_said(item) for item in values]
    return [text for text in said if text]


_SAID = ("objective", "outcome", "text", "title", "description", "name", "question")
"""Keys under which an item of such a list says what it is, where it says more than that."""


def _said(item: object) -> str:
    """Return the words of an item of a list."""
    if isinstance(item, Mapping):
        item = next((item[key] for key in _SAID if isinstance(item.get(key), str)), "")
    return str(item) if isinstance(item, str | int | float) else ""


def _values(value: object) -> list[Any]:
    if isinstance(value, Mapping) and value and all(str(key).isdecimal() for key in value):
        return list(value.values())
    if isinstance(value, str) and " " in value.strip():
        # A sentence, or a line for each.
        return [_MARK.sub("", line) for line in value.splitlines()]
    return value if isinstance(value, list) else []


def _listed(meta: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return "\n".join(f"- {' '.join(item.split())}" for item in listed_at(meta, keys))


def unknown_lists(meta: Mapping[str, Any], known: set[str]) -> dict[str, str]:
    """Return the lists and tables of front matter that hold sentences, yet nothing that the importer knows of."""
    found: dict[str, str] = {}
    for key, value in meta.items():
        if not isinstance(value, list | Mapping) or str(key).lower() in LISTS | known:
            continue
        # The lists of a table stand beside it by now.
        told = value if isinstance(value, list) else [one for one in value.values() if not isinstance(one, list)]
        said = [*_leaves(told)]
        plain = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if sum(" " in text for text in said) * 2 > (len(said) if plain else 0):
            found[str(key)] = "; ".join(said)
    return found


def _leaves(value: object) -> Iterator[str]:
    """Yield the words that stand in lists and tables, however deep."""
    for item in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        if isinstance(item, str) and item.strip():
            yield " ".join(item.split())
        else:
            yield from _leaves(item)
