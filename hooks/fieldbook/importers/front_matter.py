"""The front matter of older courses, read even where it is not quite YAML."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

from ..yaml_loader import Loader, compose
from ..yaml_loader import load as load_yaml
from .ledger import Ledger

_FENCE = re.compile(r"\A\s*---[ \t]*\n(?P<head>.*?)(?:^---[ \t]*$|^\.\.\.[ \t]*$)\n?", re.M | re.S)
_PLUS = re.compile(r"\A\s*\+\+\+[ \t]*\n(?P<head>.*?)^\+\+\+[ \t]*$\n?", re.M | re.S)
_BARE = re.compile(r"\A\s*(?P<head>(?:[A-Za-z][\w -]*:[^\n]*\n|[ \t]*\n)+)(?=#[ \t])")
"""Pairs of keys and values above the title, with no rules around them, as Google's codelabs have them."""
_PAIR = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*:[ \t]*(?P<value>.*)$")
_PARTS = re.compile(r"(?m)^(?=[A-Za-z_][\w-]*[ \t]*:)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_QUOTED = re.compile(r"""^(["'“”])(?P<inner>.*)["'“”]$""")


def split(text: str, ledger: Ledger) -> tuple[dict[str, Any], str, int]:
    """Return the front matter, the body, and the number of lines before the body.

    Front matter that is not valid YAML is read line by line as `key: value`, and that is noted in `ledger`.
    """
    if toml := _PLUS.match(text):
        try:
            return tomllib.loads(toml["head"]), text[toml.end() :], text.count("\n", 0, toml.end())
        except tomllib.TOMLDecodeError:
            ledger.repaired(1, "the front matter is not valid TOML; it was read line by line")
            return _lines(toml["head"].replace(" = ", ": ")), text[toml.end() :], text.count("\n", 0, toml.end())
    bare = _BARE.match(text)
    given = _lines(bare["head"].replace(" link:", "_link:")) if bare else {}
    if bare and {"id", "summary"} <= given.keys():
        return given, text[bare.end() :], text.count("\n", 0, bare.end())
    match = _FENCE.match(text)
    if match is None or not _plausible(match["head"]):
        return {}, text, 0
    return _read(match["head"], ledger), text[match.end() :], text.count("\n", 0, match.end())


class _Loader(Loader):
    """A loader to which a tag of programs (MkDocs' `!!python/name:…`) is nothing."""


_Loader.add_multi_constructor("", lambda loader, tag, node: None)


def load(text: str) -> Any:
    """Return what a YAML file of an older course holds, or None where it is not YAML at all."""
    try:
        loader, node = compose(text, _Loader)
        return loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, ValueError, RecursionError):
        # ValueError: dates such as 2014-02-31, which YAML's own reader does not catch.
        return _lines(text) or None


def _plausible(head: str) -> bool:
    """Tell front matter from text between two rules."""
    lines = [line for line in head.split("\n") if line.strip()]
    return not lines or any(_PAIR.match(line) for line in lines)


def _read(head: str, ledger: Ledger) -> dict[str, Any]:
    try:
        found = load_yaml(head)
        if isinstance(found, dict):
            return {str(key): value for key, value in found.items()}
        if found is None:
            return {}
    except (yaml.YAMLError, ValueError, RecursionError):
        pass
    ledger.repaired(1, "the front matter is not valid YAML; it was read line by line")
    return _lines(head)


def _lines(text: str) -> dict[str, Any]:
    """Return the pairs of a text that is not valid as a whole, each read by itself."""
    found: dict[str, Any] = {}
    for part in _PARTS.split(text):
        first, *below = part.split("\n")
        if match := _PAIR.match(first):
            found[match["key"]] = _pair(match["key"], match["value"].strip(), below, part)
    return found


def _pair(key: str, value: str, below: list[str], part: str) -> Any:
    """Return the value of a key, with the items or lines below it; `part` is all of it."""
    if below := [line for line in below if line.strip()]:
        try:
            read = load_yaml(part)
            return read.get(key) if isinstance(read, dict) else ""
        except (yaml.YAMLError, ValueError, RecursionError):
            pass
    items = [_value(item[1].strip()) for line in below if (item := _ITEM.match(line))]
    return _value(value) if value or not items else items


def _value(text: str) -> Any:
    if text.startswith("[") and text.endswith("]") and "[" not in text[1:]:
        return [_value(part.strip()) for part in text[1:-1].split(",") if part.strip()]
    quoted = _QUOTED.match(text)
    return quoted["inner"] if quoted else text
