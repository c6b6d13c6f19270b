"""What mkdocs.yml says of a course, as far as checks need it, read without MkDocs and with lines.

MkDocs's own tags (`!ENV`, `!relative`, `!!python/name:…`) are taken as they come: nothing is loaded or run.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from ..addresses import leads_elsewhere
from ..diagnostics import Diagnostic
from ..paths import path_from
from ..reader.yaml_slips import Slip, find_slip
from ..yaml_loader import Loader, compose
from .config_slips import child, lines_of, slips
from .config_text import ConfigText, NavEntry


class _Loader(Loader):
    """A loader that knows no tag is a surprise."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """Read `!ENV NAME` or `!ENV [NAME, …, default]` as MkDocs does: what a variable holds is YAML again."""
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    default = names.pop() if len(names) > 1 else None
    for name in names:
        if (value := os.environ.get(str(name.value))) is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return loader.construct_object(default) if default else None


def _anything(loader: _Loader, tag: str, node: yaml.Node) -> Any:
    """Read a value with a tag of MkDocs's or Python's as what it looks like, or as nothing."""
    return node.value if isinstance(node, yaml.ScalarNode) else None


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!", _anything)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _anything)


def read_config(config: Path) -> ConfigText:
    """Read a mkdocs.yml, and what it inherits from.

    Raises:
        yaml.YAMLError: A file is not YAML.
        ValueError: It holds an impossible date, or is not saved as UTF-8.
        OSError: It can't be read.
    """
    settings: dict[str, Any] = {}
    lines: dict[tuple[str, ...], tuple[str, int]] = {}
    nav: tuple[NavEntry, ...] | None = None
    empty: tuple[NavEntry, ...] = ()
    problems: list[Diagnostic] = []
    for file in reversed([*layers(config)]):
        name = path_from(config.parent, file)
        root, own = _load(file)
        settings = _merged(settings, own)
        lines |= {path: (name, line) for path, line in lines_of(root, ())}
        problems += slips(root, own, name)
        node = child(root, "nav")
        if node is not None:
            inherited = name if file != config else ""
            nav = tuple(_entries(node, (), inherited)) if isinstance(node, yaml.SequenceNode) else None
            empty = tuple(_empty(node, inherited))
    return ConfigText(settings, lines, nav, empty, tuple(problems))


def layers(config: Path) -> Iterator[Path]:
    """Yield a mkdocs.yml and the files that it inherits from, one after the other, each before it is read."""
    file, seen = config, set[Path]()
    while file not in seen and (file == config or file.is_file()):
        seen.add(file)
        yield file
        parent = _load(file)[1].get("INHERIT")
        file = file.parent / str(parent) if parent else config


def unreadable_file(config: Path) -> tuple[Path, Slip | None]:
    """Return which file can't be read, a mkdocs.yml or one that it inherits from, and the slip in it."""
    file = config
    try:
        for file in layers(config):
            _load(file)
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        if isinstance(error, yaml.YAMLError | ValueError) and not isinstance(error, UnicodeDecodeError):
            return file, find_slip(_text(file), error, _parsed)
    return file, None


def _load(file: Path) -> tuple[yaml.Node | None, dict[str, Any]]:
    return _parsed(_text(file))


def _text(file: Path) -> str:
    content = file.read_bytes()
    # YAML is read in either; so does MkDocs.
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if wide else "utf-8-sig").replace("\r\n", "\n")


def _parsed(text: str) -> tuple[yaml.Node | None, dict[str, Any]]:
    try:
        loader, root = compose(text, _Loader)
    except (yaml.scanner.ScannerError, yaml.parser.ParserError) as error:
        # PyYAML's own reader says better what is wrong, and says it the same wherever it runs.
        with suppress(RecursionError):
            yaml.compose(text, yaml.SafeLoader)
        raise error
    return root, loader.construct_document(root) if isinstance(root, yaml.MappingNode) else {}


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with those of a file that inherits them."""
    merged = dict(below)
    for name, value in above.items():
        known = merged.get(name)
        merged[name] = _merged(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return merged


def _empty(node: yaml.Node, file: str) -> Iterator[NavEntry]:
    """Yield the sections of a nav, or entries, that hold nothing, each with its title as its path."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if _is_nothing(item):
                yield NavEntry("", (), item.start_mark.line + 1, file)
            yield from _empty(item, file)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if _is_nothing(value) or (isinstance(value, yaml.SequenceNode) and not value.value):
                yield NavEntry(str(key.value), (), key.start_mark.line + 1, file)
            else:
                yield from _empty(value, file)


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in ("", "null", "~")


def _entries(node: yaml.Node, sections: tuple[str, ...], file: str) -> Iterator[NavEntry]:
    """Yield the pages below a part of the nav; addresses elsewhere are no pages."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item, sections, file)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            around = (*sections, str(key.value)) if isinstance(value, yaml.SequenceNode) else sections
            yield from _entries(value, around, file)
    elif not _is_nothing(node) and (not leads_elsewhere(node.value) or _is_rooted(node.value)):
        yield NavEntry(node.value, sections, node.start_mark.line + 1, file)


def _is_rooted(path: str) -> bool:
    """Tell whether a path begins at the host, as pages of the course are sometimes typed."""
    return path.startswith("/") and not path.startswith("//") and path.endswith(".md")
