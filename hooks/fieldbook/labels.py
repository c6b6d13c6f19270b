"""The words the engine itself writes, one file per language beside this module's `labels/` folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

from .yaml_loader import Loader

DEFAULT = "en"
_FOLDER = Path(__file__).with_suffix("")


class _Labels(dict[str, str]):
    """Labels by their names."""

    def __missing__(self, name: str) -> str:
        """Say where a label that there is not would have to be."""
        raise KeyError(f'there is no label "{name}"; add it to {_FOLDER.name}/{DEFAULT}.yml and the other languages')


@cache
def labels(language: str) -> Mapping[str, str]:
    """Return the labels of `language` (`es`, `pt-BR`, however it is written), with English ones where it has none.

    Source: `labels/LANGUAGE.yml`, a flat mapping of names to text; `{name}` in a text is filled in by
    `str.format`.

    Raises:
        KeyError: a label is asked for that there is not.
    """
    files = {file.stem.lower(): file for file in sorted(_FOLDER.glob("*.yml"))}
    merged = _Labels()
    for code in (DEFAULT, language.split("-", maxsplit=1)[0].lower(), language.lower()):
        if code in files:
            merged.update(yaml.load(files[code].read_text(encoding="utf-8"), Loader))
    return merged


def duration(words: Mapping[str, str], minutes: int) -> str:
    """Return minutes as people say them: "40 min", "3 h 55 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words["minutes"].format(count=minutes)
    return words["duration.both" if rest else "duration.hours"].format(hours=hours, minutes=rest)


def counted(words: Mapping[str, str], count: int, thing: str) -> str:
    """Return a number of things in words: "1 lesson", "9 lessons"."""
    return words[f"count.{thing}" if count == 1 else f"count.{thing}s"].format(count=count)


def counted_kinds(words: Mapping[str, str], kinds: Iterable[str]) -> str:
    """Return how many there are of each kind of things, in words: "2 worksheets, 1 lesson"."""
    return ", ".join(counted(words, count, kind) for kind, count in Counter(kinds).items())
