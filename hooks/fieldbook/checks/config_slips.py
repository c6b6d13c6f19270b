"""Settings of a mkdocs.yml that are not read as they are typed: names that stand twice, numbers, yes and no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from ..diagnostics import Diagnostic
from ..reader.yaml_slips import in_curly_quotes
from .front_matter import QUOTES
from .settings import DOUBLE, SETTING, VALUE

_FOR_READERS = ("site_name", "site_description", "site_author", "copyright")


def slips(root: yaml.Node | None, own: Mapping[str, Any], file: str) -> Iterator[Diagnostic]:
    """Yield what is read otherwise than it is typed in a file, whose settings are `own`."""
    yield from _doubles(root, file)
    yield from _rounded(root, file)
    yield from _inherits_nothing(own, root, file)
    yield from _named_oddly(child(root, "nav"), file)
    yield from _in_quotes(root, file)


def child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """Return what stands below a name in a node, None where there is no such name."""
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None


def lines_of(node: yaml.Node | None, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the names of each setting below a node, with its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, str(key.value)), key.start_mark.line + 1
            yield from lines_of(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield (*path, str(number)), item.start_mark.line + 1
            yield from lines_of(item, (*path, str(number)))


def _doubles(node: yaml.Node | None, file: str) -> Iterator[Diagnostic]:
    """Yield the settings that stand twice in a file, or twice below another one, of which only the last counts."""
    first: dict[str, int] = {}
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _doubles(item, file)
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        line = key.start_mark.line + 1
        # What is merged into it from elsewhere may be said anew.
        own = node.start_mark.index <= key.start_mark.index < node.end_mark.index
        if own and first.setdefault(str(key.value), line) != line:
            message = f'"{key.value}" stands already in line {first[str(key.value)]}, and only the last one counts'
            yield DOUBLE.on_line(file, line, message, "make one of the two")
        yield from _doubles(value, file)


def _rounded(root: yaml.Node | None, file: str) -> Iterator[Diagnostic]:
    """Yield a version that is read as a number, and so as another one: 1.10 as 1.1."""
    node = child(child(child(root, "extra"), "fieldbook"), "version")
    if node is not None and (number := _as_number(node)):
        message = f'"version" is read as the number {number}'
        yield SETTING.on_line(
            file, node.start_mark.line + 1, message, f'type it in quotes, as in version: "{node.value}"'
        )


def _as_number(node: yaml.Node) -> str:
    """Return the number as which something is read that is typed otherwise; nothing for all else."""
    if not isinstance(node, yaml.ScalarNode) or not node.tag.endswith(":float"):
        return ""
    number = str(yaml.safe_load(node.value))
    return "" if number == node.value else number


def _in_quotes(root: yaml.Node | None, file: str) -> Iterator[Diagnostic]:
    """Yield the names of the course and of what its nav names that stand in curly quotes, which show."""
    texts = [child(root, name) for name in _FOR_READERS]
    below = [child(root, "nav")]
    while below:
        node = below.pop()
        for item in node.value if isinstance(node, yaml.SequenceNode) else ():
            for key, value in item.value if isinstance(item, yaml.MappingNode) else ():
                texts.append(key)
                below.append(value)
    for text in texts:
        if isinstance(text, yaml.ScalarNode) and (slip := in_curly_quotes(text)):
            yield QUOTES.on_line(file, slip.line + 1, slip.reason, slip.hint)


def _named_oddly(node: yaml.Node | None, file: str) -> Iterator[Diagnostic]:
    """Yield the names in a nav that are read as something else than they are typed: Yes as true, 1.10 as 1.1."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        for key, value in item.value if isinstance(item, yaml.MappingNode) else ():
            number = _as_number(key)
            if number or key.tag.endswith((":bool", ":null")):
                message = f'"{key.value}" is read as {"a number" if number else "yes or no"}, and shows otherwise'
                yield SETTING.on_line(file, key.start_mark.line + 1, message, f'put it in quotes, as in "{key.value}":')
            elif isinstance(key, yaml.ScalarNode) and not str(key.value).strip():
                yield SETTING.on_line(file, key.start_mark.line + 1, "this has no name", "type one before the colon")
            yield from _named_oddly(value, file)


def _inherits_nothing(own: Mapping[str, Any], root: yaml.Node | None, file: str) -> Iterator[Diagnostic]:
    """Yield that a file inherits from something that is no file."""
    if "INHERIT" in own and not isinstance(own["INHERIT"], str):
        line = dict(lines_of(root, ()))["INHERIT",]
        yield VALUE.on_line(file, line, '"INHERIT" can only be the path of a file', "type one, or delete the line")
