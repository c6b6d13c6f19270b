"""YAML as fast as it can be had: read by libyaml, which is ten times as fast, where PyYAML was built with it."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

__all__ = ["Loader", "read_options"]

_WORD = r"[a-zA-Z][\w-]*"
_LINE = re.compile(
    rf"""(?P<indent>\ +)(?P<name>{_WORD}):\ +
    (?: (?P<number>0|[1-9][0-9]{{0,8}})
      | "(?P<quoted>[\ !\#-\[\]-~]*)"
      | \[(?P<listed>{_WORD}(?:,\ *{_WORD})*)\]
      | (?P<plain>[a-zA-Z](?:[\w\ ./,'()?=&%+~;!-]|:(?=/))*)
    )\ *""",
    re.A | re.X,
)
"""A line that says the same to everyone: nothing in it has a meaning of its own in YAML, but for `_WITH_MEANING`."""
_WITH_MEANING = frozenset(["yes", "no", "true", "false", "on", "off", "null"])


def read_options(text: str) -> dict[str, Any] | None:
    """Return the options of a block, or None where the text can't be read or holds no names with values."""
    plain = _read_plain(text)
    if plain is not None:
        return plain
    try:
        options = yaml.load(dedent(text), Loader)
    except Exception:
        # pymdown-extensions drops the block on any error, from a bad indentation to an impossible date.
        return None
    if options is None:
        return {}
    return options if isinstance(options, dict) else None


def _read_plain(text: str) -> dict[str, Any] | None:
    """Return options that are numbers, words and lists of words, a line each; None where there is anything else."""
    options: dict[str, Any] = {}
    indents = set()
    for line in text.removesuffix("\n").split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        indent, name, number, quoted, listed, plain = match.groups()
        if number is not None:
            options[name] = int(number)
        elif quoted is not None:
            options[name] = quoted
        else:
            words = listed.replace(" ", "").split(",") if listed is not None else [plain.rstrip(" ")]
            if not _WITH_MEANING.isdisjoint(word.lower() for word in [name, *words]):
                return None
            options[name] = words if listed is not None else words[0]
        if name.lower() in _WITH_MEANING:
            return None
        indents.add(indent)
    return options if len(indents) == 1 else None
