"""The words the engine itself writes, one file per language beside this module's `labels/` folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

from .yaml_loader import Loader

DEFAULT = "en"
RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "iw", "ps", "ur", "yi")
_FOLDER = Path(__file__).with_suffix("")
LANGUAGES = tuple(sorted(file.stem for file in _FOLDER.glob("*.yml")))
"""The languages that have labels."""


class Labels(dict[str, str]):
    """Labels by their names, in the words of one language."""

    def __init__(self, language: str) -> None:
        """Hold no labels yet."""
        super().__init__()
        self.language = language

    def __missing__(self, name: str) -> str:
        """Say where a label that there is not would have to be."""
        raise KeyError(f'there is no label "{name}"; add it to {_FOLDER.name}/{DEFAULT}.yml and the other languages')


@cache
def labels(language: str) -> Labels:
    """Return the labels of `language` (`es`, `pt-BR`, however it is written), with English ones where it has none.

    Source: `labels/LANGUAGE.yml`, a flat mapping of names to text; `{name}` in a text is filled in by
    `str.format`.

    Raises:
        KeyError: a label is asked for that there is not.
    """
    files = {file.stem.lower(): file for file in sorted(_FOLDER.glob("*.yml"))}
    merged = Labels(language)
    for code in dict.fromkeys((DEFAULT, language.split("-", maxsplit=1)[0].lower(), language.lower())):
        if code in files:
            merged.update(yaml.load(files[code].read_text(encoding="utf-8"), Loader))
    return merged


def direction(language: str) -> str:
    """Return which way a language is written: "rtl" or "ltr"."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def duration(words: Mapping[str, str], minutes: int) -> str:
    """Return minutes as people say them: "40 min", "3 h 55 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words["minutes"].format(count=minutes)
    return words["duration.both" if rest else "duration.hours"].format(hours=hours, minutes=rest)


def counted(words: Labels, count: int, kind: str) -> str:
    """Return a number of things in words: "1 lesson", "9 lessons".

    A language may have more forms than these two. The label of each is that of many things with the form's name behind
    it, as the Unicode CLDR calls it: `count.lessons.few`.
    """
    many = f"count.{kind}s"
    form = plural_form(words.language, count)
    name = f"count.{kind}" if form == "one" else f"{many}.{form}"
    return words[name if name in words else many].format(count=count)


def plural_form(language: str, count: int) -> str:
    """Return which form a language has for a number of things: "one", "two", "few", "many" or "other"."""
    return _plural_rule(language)(count)


@cache
def _plural_rule(language: str) -> Callable[[int], str]:
    # Loading it takes longer than asking it.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        rule: Callable[[int], str] = Locale.parse(language.replace("_", "-"), sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return lambda count: "one" if count == 1 else "other"
    return rule


def counted_kinds(words: Labels, kinds: Iterable[str]) -> str:
    """Return how many there are of each kind of things, in words: "2 worksheets, 1 lesson". Labels have their order."""
    counts = Counter(kinds)
    labelled = list(words)
    in_order = sorted(counts, key=lambda kind: labelled.index(f"count.{kind}") if f"count.{kind}" in words else -1)
    return words["comma"].join(counted(words, counts[kind], kind) for kind in in_order)
