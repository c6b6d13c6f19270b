"""Mistakes in the options of blocks. One wrong option, and the renderer leaves the whole block as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from textwrap import dedent
from typing import Any

import yaml

from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source
from ..reader.yaml_slips import find_slip, in_curly_quotes, read_otherwise
from ..yaml_loader import compose, load_names
from .block_specs import SPECS, Spec, Validator, mend
from .front_matter import QUOTES, SIGNS
from .rule import error
from .suggest import did_you_mean, in_eights, listed, nearest, shown, unseen_hint, visible

UNREADABLE = error(
    "option-unreadable",
    "Options are a name, a colon, a space and a value, one a line. If they can't be read, the block shows as slashes.",
    "/// video | Two minutes\n    url: https://example.org/a.mp4\n    length 2:02\n///",
    '/// video | Two minutes\n    url: https://example.org/a.mp4\n    length: "2:02"\n///',
)
UNKNOWN = error(
    "option-unknown",
    "With an option that the block does not have, it shows as slashes.",
    "/// worksheet | Partners\n    id: partners\n    minuts: 15\n\n____\n///",
    "/// worksheet | Partners\n    id: partners\n    minutes: 15\n\n____\n///",
)
KIND = error(
    "option-kind",
    "With an option of the wrong kind, a block shows as slashes.",
    "/// worksheet | Partners\n    id: partners\n    minutes: about 15\n\n____\n///",
    "/// worksheet | Partners\n    id: partners\n    minutes: 15\n\n____\n///",
)
MISSING = error(
    "option-missing",
    "Some blocks need an option; without it they show as slashes.",
    '/// video | Two minutes\n    length: "2:02"\n///',
    '/// video | Two minutes\n    url: https://example.org/a.mp4\n    length: "2:02"\n///',
)
PLACE = error(
    "option-place",
    "Options stand directly below the block's first line, indented by four spaces; elsewhere they are text.",
    "/// worksheet | Partners\n  id: partners\n\n____\n///",
    "/// worksheet | Partners\n    id: partners\n\n____\n///",
)
DOUBLE = error(
    "option-double",
    "When an option is given twice, only the last one counts.",
    "/// worksheet | Partners\n    id: partners\n    id: others\n\nName: ____\n///",
    "/// worksheet | Partners\n    id: partners\n\nName: ____\n///",
)
RULES = (UNREADABLE, UNKNOWN, KIND, MISSING, PLACE, DOUBLE)

_FOR_READERS = frozenset({"from", "to", "materials"})
_OPTION = re.compile(r"\s*([\w-]+)[ \t]*:(?:\s|$)")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the mistakes in the options of all blocks that exist."""
    for block in source.blocks:
        spec = SPECS.get(block.name)
        if spec is not None:
            yield from _options(source, block, spec)


def _options(source: Source, block: BlockSource, spec: Spec) -> Iterator[Diagnostic]:
    """Yield the mistakes in the options of one block, of which `spec` says what it takes."""
    stray = list(misplaced(source, block))
    for name, line, column in stray:
        message = f'"{name}" is not read as an option of "{block.name}"'
        hint = f"put it directly below line {block.line} and indent it by four spaces"
        yield PLACE.at(source.name, line, column, message, hint)
    if block.options is None:
        yield _unreadable(source, block, spec)
        return
    yield from _doubles(source, block)
    yield from _read_otherwise(source, block)
    for name, value in block.options.items():
        yield from _option(source, block, spec, str(name), value)
    misspelt = {nearest(str(name), spec.options) for name in block.options if name not in spec.options}
    for name in spec.required:
        if block.options.get(name) == 0 and not isinstance(block.options[name], bool):
            message = f'"{name}" of "{block.name}" can\'t be 0'
            yield KIND.at(source.name, *_place(source, block, name), message, "type a number above it")
        elif not stray and name not in block.options and name not in misspelt:
            message = f'"{block.name}" needs the option "{name}"'
            hint = f'type "{name}: …" directly below its first line, indented by four spaces'
            yield MISSING.at_position(source.name, block, message, hint)


def _unreadable(source: Source, block: BlockSource, spec: Spec) -> Diagnostic:
    """Return where the options of a block are that can't be read, and what to type."""
    message = f'the options of "{block.name}" can\'t be read'
    text = _typed(source, block)
    try:
        load_names(text)
    except Exception as error:
        if slip := find_slip(text, error, load_names):
            return UNREADABLE.on_line(source.name, block.line + 1 + slip.line, f"{message} ({slip.reason})", slip.hint)
    example = _example(spec)
    hint = f'type one a line, as in "{example}"; a value that holds a colon goes in quotes'
    if not _OPTION.match(source.lines[block.line]) or not example:
        hint = "text is not indented, with an empty line above it"
        hint += f'; an option is typed as "{example}"' if example else ""
    return UNREADABLE.on_line(source.name, block.line + 1, message, hint)


def _typed(source: Source, block: BlockSource) -> str:
    """Return the options of a block as they are typed."""
    return dedent("\n".join(source.lines[block.line : block.content_line - 1]))


def _read_otherwise(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    """Yield the texts for readers among the options that are read otherwise, or stand in quotes that show."""
    if _FOR_READERS.isdisjoint(block.options or ()):
        return
    text = _typed(source, block)
    node = compose(text)[1]
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        for one in value.value if isinstance(value, yaml.SequenceNode) else [value]:
            if key.value not in _FOR_READERS or not isinstance(one, yaml.ScalarNode):
                continue
            if slip := read_otherwise(one, text.split("\n")):
                yield SIGNS.on_line(source.name, block.line + 1 + slip.line, slip.reason, slip.hint)
            elif slip := in_curly_quotes(one):
                yield QUOTES.on_line(source.name, block.line + 1 + slip.line, slip.reason, slip.hint)


def _doubles(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for number in range(block.line + 1, block.content_line):
        match = _OPTION.match(source.lines[number - 1])
        if match and len(match.group()) and first.setdefault(match[1], number) != number:
            message = f'"{match[1]}" stands already in line {first[match[1]]}, and only the last one counts'
            yield DOUBLE.on_line(source.name, number, message, "delete one of the two")


def _option(source: Source, block: BlockSource, spec: Spec, name: str, value: Any) -> Iterator[Diagnostic]:
    validator = spec.options.get(name)
    if validator is None:
        hint = did_you_mean(name, spec.options) or _known(spec)
        message = f'"{block.name}" has no option "{name}"'
        yield UNKNOWN.at(source.name, *_place(source, block, name), message, hint)
        return
    if name == "outcomes" and isinstance(value, list) and all(isinstance(one, str) for one in value):
        # That there is no such outcome is reported elsewhere, with what may be meant.
        return
    try:
        validator(value)
    except ValueError as reason:
        message = f'"{name}" of "{block.name}" can\'t be {shown(value)}'
        hint = _in_quotes(source, block, name, value, validator) or mend(validator, reason)
        if isinstance(value, str) and visible(value) != value:
            hint = unseen_hint(value)
        yield KIND.at(source.name, *_place(source, block, name), message, hint)
        return
    line, column = _place(source, block, name)
    if isinstance(value, int) and (number := in_eights(source.lines[line - 1].partition(":")[2].strip())):
        message = f'"{name}" of "{block.name}" is read as {value}: with a 0 before it, a number counts in eights'
        hint = f"type {name}: {number}" if name == "minutes" else "put it in quotes"
        yield KIND.at(source.name, line, column, message, hint)


def _in_quotes(source: Source, block: BlockSource, name: str, value: Any, validator: Validator) -> str:
    """Return what to type for a word that YAML takes for something else, as `yes` or a day, where words are wanted."""
    typed = source.lines[_place(source, block, name)[0] - 1].partition(":")[2].strip()
    try:
        return f'put it in quotes, as in {name}: "{validator(typed)}"' if isinstance(value, bool | date) else ""
    except ValueError:
        return ""


def _place(source: Source, block: BlockSource, name: str) -> tuple[int, int]:
    line = block.option_lines.get(name, block.line + 1)
    text = source.lines[line - 1]
    return line, len(text) - len(text.lstrip(" \t>")) + 1


def misplaced(source: Source, block: BlockSource) -> Iterator[tuple[str, int, int]]:
    """Yield the options that stand below a block's header and are not read as such, with line and column."""
    spec = SPECS.get(block.name)
    if spec is None or block.options is None or not spec.options:
        return
    end = block.end_line - 1 if block.end_line else None
    lines = source.lines[block.content_line - 1 : end]
    blank = next((count for count, line in enumerate(lines) if line.strip()), len(lines))
    for number, line in enumerate(lines[blank:], block.content_line + blank):
        match = _OPTION.match(line)
        if match is None or match.group(1) not in spec.options:
            return
        if block.options and not line[:1].isspace():
            # Below options that are read, words and a colon at the margin are text.
            return
        yield match.group(1), number, match.start(1) + 1


def _known(spec: Spec) -> str:
    names = _for_authors(spec)
    return f"its options are {listed(names)}" if names else "it has none"


def _example(spec: Spec) -> str:
    """Return how an option of a block is typed; "" where it has none."""
    return next((f"{name}: …" for name in _for_authors(spec)), "")


def _for_authors(spec: Spec) -> list[str]:
    """Return the names of a block's options, without that of HTML attributes, which no lesson needs."""
    return [name for name in spec.options if name != "attrs"]
