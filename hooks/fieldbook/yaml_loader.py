"""YAML as fast as it can be had: read by libyaml, which is ten times as fast, where PyYAML was built with it.

What lies too deep, or multiplies, is refused: libyaml ends Python itself over
40,000 brackets, and 24 lines of aliases can stand for millions of values.
"""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _FastLoader
except ImportError:
    from yaml import SafeLoader as _FastLoader  # type: ignore[assignment]

__all__ = ["Loader", "compose", "load", "load_names", "read_options"]

DEEPEST = 50
"""Levels of lists and names in each other; no course's mkdocs.yml has ten."""
LARGEST = 100_000
"""Values that a text may stand for, those that are repeated by aliases counted each time."""
_DIGITS = 100
_OPENING = "[{-:?"
_ALIAS = "*"


class Loader(_FastLoader):
    """A loader for what authors type, who mean no number of hundreds of digits: Python can't even write it down."""


def _number(loader: Loader, node: yaml.ScalarNode) -> Any:
    if len(node.value) > _DIGITS:
        return loader.construct_scalar(node)
    return loader.construct_yaml_int(node)


Loader.add_constructor("tag:yaml.org,2002:int", _number)


def load(text: str) -> Any:
    """Return what a text of YAML holds.

    Raises:
        yaml.YAMLError: it is not YAML, or it lies too deep or repeats too much.
        ValueError: it holds an impossible date.
    """
    loader, node = compose(text)
    return loader.construct_document(node) if node is not None else None


def load_names(text: str) -> dict[str, Any]:
    """Return the names with values that a text of YAML holds.

    Raises:
        yaml.YAMLError: it is not YAML, or it lies too deep or repeats too much.
        ValueError: it holds an impossible date, or something else than names with values.
    """
    found = load(text)
    if not isinstance(found, dict):
        raise ValueError("no names with values")
    return found


def compose(text: str, kind: type[Loader] = Loader) -> tuple[Loader, yaml.Node | None]:
    """Return a loader of some kind for a text, and the text's node; None for a text that holds nothing.

    Raises:
        yaml.YAMLError: it is not YAML, or it lies too deep or repeats too much.
    """
    _measure(text)
    loader = kind(text)
    return loader, loader.get_single_node()


def read_options(text: str) -> dict[str, Any] | None:
    """Return the options of a block, or None where the text can't be read or holds no names with values."""
    try:
        options = load(dedent(text))
    except Exception:
        # pymdown-extensions drops the block on any error, from a bad indentation to an impossible date.
        return None
    if options is None:
        return {}
    return options if isinstance(options, dict) else None


class _Size:
    """How many values a node stands for, and on how many levels."""

    def __init__(self, anchor: str | None) -> None:
        self.anchor = anchor
        self.values = 1
        self.levels = 0

    def add(self, values: int, levels: int) -> None:
        """Add what stands within."""
        self.values += values
        self.levels = max(self.levels, levels + 1)


def _measure(text: str) -> None:
    """Refuse what lies too deep or repeats too much. Events come without recursion, one by one.

    Raises:
        yaml.YAMLError: it does, or it is not YAML.
    """
    if _ALIAS not in text and sum(map(text.count, _OPENING)) <= DEEPEST:
        return
    known: dict[str, _Size] = {}
    around = [_Size(None)]
    for event in yaml.parse(text, Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            around.append(_Size(event.anchor))
        elif isinstance(event, yaml.AliasEvent):
            size = known.get(str(event.anchor))
            if any(one.anchor == event.anchor for one in around):
                raise _refused("it repeats itself without end", event)
            around[-1].add(*((size.values, size.levels) if size else (1, 0)))
        elif isinstance(event, yaml.CollectionEndEvent):
            size = around.pop()
            around[-1].add(size.values, size.levels)
            if size.anchor is not None:
                known[size.anchor] = size
        elif isinstance(event, yaml.ScalarEvent):
            around[-1].add(1, 0)
        reason = _too_much(around)
        if reason:
            raise _refused(reason, event)


def _refused(reason: str, event: yaml.Event) -> yaml.YAMLError:
    return yaml.composer.ComposerError(None, None, reason, event.start_mark)  # type: ignore[arg-type]


def _too_much(around: list[_Size]) -> str:
    """Say what is too much of what has been measured; "" for nothing."""
    if len(around) > DEEPEST or around[-1].levels > DEEPEST:
        return "too many brackets or lists lie in each other"
    return "it repeats too much" if around[-1].values > LARGEST else ""
