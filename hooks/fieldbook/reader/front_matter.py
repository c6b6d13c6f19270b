"""The front matter of a lesson: the YAML between two lines of three hyphens at its very beginning.

It is found by the same rule as MkDocs finds it, since what MkDocs does not take for front matter shows on the
page, and what it takes for it vanishes from the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from ..diagnostics import Diagnostic, Severity
from ..slugs import composed, slug
from ..yaml_loader import compose, load, load_names
from .source import OutcomeSource
from .yaml_slips import find_slip, in_curly_quotes, read_otherwise

_FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_UNENDED = re.compile(r"-{3}[ \t]*\n(?:(?!-{3}|\.{3}).*\n)*(?:\.{3}|-{3})[ \t]*\Z")
_OPEN = re.compile(r"-{3}[ \t]*\n(?=[ \t]*[A-Za-z_]+:)")
_LATE = re.compile(r"\s+-{3}[ \t]*\n[ \t]*[A-Za-z_]+:.*?\n(?P<blank>[ \t]*)-{3}[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->\s*(?=-{3}[ \t]*\n[ \t]*[A-Za-z_]+:)", re.DOTALL)
_FENCED = re.compile(r"\s*(?P<fence>`{3,}|~{3,})[ \t]*[\w-]*[ \t]*\n(?:-{3}[ \t]*\n[ \t]*[A-Za-z_]+:|title: )")
_END = re.compile(
    r"^(?:(?P<blank>[ \t]+)-{3}|(?:\\?-){2,80}|[=_*+\u2010-\u2015\u2212]{2,80})[ \t]*$", re.MULTILINE
)
"""What was to end front matter, and does not."""
_BURIED = re.compile(
    r"(?:(?!`{3}|~{3}|-{3}).*\n){1,20}?-{3}[ \t]*\n[ \t]*(?:title|minutes|outcomes|lesson|description):.*\n"
    r"(?:[ \t]*(?:-[ \t]|[\w-]+:).*\n)*-{3}[ \t]*(?:\n|\Z)"
)
"""Front matter that words stand before."""
_OTHER_MARKS = re.compile(
    r"(?P<marks>[-=_*\u2010-\u2015\u2212]{1,80}|\+{3}|(?:\\-){3}|\\-{3})[ \t]*\n"
    r"[A-Za-z_]+(?::(?:[ \t]|\n)|[ \t]*(?P<equals>=))"
)
"""What a word processor makes of three hyphens, or somebody types in their place, above a name and its value."""
_NAMELESS = re.compile(r"[^\s#:-][^:]*|[ \t]+[^\W_][^:]*")
_BARE = re.compile(r" {0,3}[A-Za-z0-9_-]+:")

_FOR_READERS = frozenset({"title", "description", "subtitle", "materials"})


class FrontMatter(NamedTuple):
    """What the front matter says, where, and what is wrong with it."""

    meta: Mapping[str, Any] = {}
    lines: Mapping[str, int] = {}
    outcomes: tuple[OutcomeSource, ...] = ()
    body_line: int = 1
    problems: tuple[Diagnostic, ...] = ()


def front_matter(text: str, name: str) -> FrontMatter:
    """Read the front matter of `text`; `name` is the path that problems are reported under."""
    match = _FRONT.match(text)
    if match is None:
        problem = _missed(text, name)
        return FrontMatter(problems=(problem,) if problem else ())
    body_line = text.count("\n", 0, match.end()) + 1
    return _parsed(match.group(1), body_line, name)


def _parsed(text: str, body_line: int, name: str) -> FrontMatter:
    """Read front matter with a parser of YAML."""
    try:
        loader, node = compose(text)
        meta = loader.construct_document(node) if node else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FrontMatter(body_line=body_line, problems=(_not_yaml(error, text, name),))
    if not isinstance(node, yaml.MappingNode) or not isinstance(meta, dict):
        return FrontMatter(body_line=body_line, problems=(_no_mapping(text, name),) if node else ())
    lines, problems = _key_lines(node, name)
    meta = {str(key): value for key, value in meta.items()}
    items = [(item, _outcome(item)) for item in _outcome_items(node)]
    problems += [_no_outcome(item, name) for item, outcome in items if outcome is None]
    problems += _read_otherwise([*_texts(node), *(_words(item) for item, outcome in items if outcome)], text, name)
    outcomes = tuple(outcome for _item, outcome in items if outcome is not None)
    return FrontMatter(meta, lines, outcomes, body_line, tuple(problems))


def _missed(text: str, name: str) -> Diagnostic | None:
    """Report text at the beginning that was meant as front matter, or would be taken for it."""
    if _UNENDED.match(text):
        hint = "press Enter behind them; what the page says stands below"
        line = text.count("\n") + 1
        return Diagnostic(name, line, 1, "meta-unclosed", "these hyphens are no whole line, and end nothing", hint)
    if _OPEN.match(text):
        hint = 'type a line of three hyphens "---" below its last line'
        if end := _END.search(text, text.index("\n")):
            line = text.count("\n", 0, end.start()) + 1
            hint = f'type three hyphens, "---", in line {line}'
            if end["blank"]:
                hint = f'take away what is blank before "---" in line {line}'
        return Diagnostic(name, 1, 1, "meta-unclosed", "the front matter is not closed", hint)
    if late := _late(text):
        at, message, hint = late
        return Diagnostic(name, text.count("\n", 0, at) + 1, 1, "meta-late", message, hint)
    if other := _OTHER_MARKS.match(text):
        message = f'"{other["marks"]}" does not begin front matter'
        colon = ', and a colon for each "="' if other["equals"] else ""
        hint = f'type three hyphens, "---", here and on the line below its last name{colon}'
        return Diagnostic(name, 1, 0, "meta-yaml", message, hint)
    if _BARE.match(text):
        words = text.split("\n", 1)[0].strip()
        message = f'the first line "{words}" is taken for front matter and does not show on the page'
        hint = 'put front matter between two lines of "---", or begin the page with an empty line'
        return Diagnostic(name, 1, 1, "meta-bare", message, hint)
    return None


def _late(text: str) -> tuple[int, str, str] | None:
    """Return where front matter stands, or begins to, that something stands before, what is wrong, and what to do."""
    message = "front matter must begin on the first line"
    if fenced := _FENCED.match(text):
        hint = f'delete this line, and the line of "{fenced["fence"]}" that belongs to it; then begin with "---"'
        return fenced.start("fence"), "the front matter is a block of code here", hint
    if late := _LATE.match(text):
        hint = "delete what is blank in front of it" if text[0] in " \t" else "delete the empty lines above it"
        if late["blank"]:
            hint = "delete what is blank above it, in front of it, and in front of the line that ends it"
        return len(text) - len(text.lstrip()), message, hint
    if comment := _COMMENT.match(text):
        return comment.end(), message, "move the comment above it below its last line"
    if buried := _BURIED.match(text):
        at = re.compile(r"^-{3}", re.MULTILINE).search(text)
        return at.start() if at else buried.start(), message, "move what stands above it below its last line"
    return None


def _not_yaml(error: Exception, text: str, name: str) -> Diagnostic:
    """Say in words for authors why the front matter could not be read."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 0)
    reason = getattr(error, "problem", None) or "it is not well-formed"
    hint = "a text that holds a colon, a quote or a # goes in quotes; lists are indented by spaces, never tabs"
    if mark and (broken := _broken_line(text, mark.line)):
        line, column, reason = broken + 2, 1, "this line has no name and no colon"
        hint = "put it at the end of the line above"
    elif slip := find_slip(text, error, load):
        line, column, reason, hint = slip.line + 2, slip.column, slip.reason, slip.hint
    return Diagnostic(name, line, column, "meta-yaml", f"the front matter can't be read ({reason})", hint)


def _broken_line(text: str, line: int) -> int | None:
    """Return the line that goes on with the one above it, if that is why `line`, or the one below, can't be read."""
    lines = text.split("\n")
    near = [at for at in (line - 1, line) if 0 < at < len(lines) and _NAMELESS.fullmatch(lines[at])]
    return near[0] if near else None


def _no_mapping(text: str, name: str) -> Diagnostic:
    line, column, hint = 2, 1, "type one name and its value a line, as in: title: Levels of partnership"
    if slip := find_slip(text, ValueError(), load_names):
        line, column, hint = slip.line + 2, slip.column, slip.hint
    return Diagnostic(name, line, column, "meta-yaml", "the front matter holds no names with values", hint)


def _key_lines(node: yaml.MappingNode, name: str) -> tuple[dict[str, int], list[Diagnostic]]:
    """Return the line of each key, and what is wrong where a key comes twice."""
    lines: dict[str, int] = {}
    problems = []
    for key, _value in node.value:
        line = key.start_mark.line + 2
        if str(key.value) in lines:
            message = f'"{key.value}" is given twice, first in line {lines[str(key.value)]}'
            hint = "keep one of them"
            problems.append(Diagnostic(name, line, key.start_mark.column + 1, "meta-double", message, hint))
        lines.setdefault(str(key.value), line)
    return lines, problems


def _outcome_items(node: yaml.MappingNode) -> list[yaml.Node]:
    """Return what the list of outcomes holds; nothing where there is none, or it is no list."""
    for key, value in node.value:
        if key.value == "outcomes" and isinstance(value, yaml.SequenceNode):
            return list(value.value)
    return []


def _texts(node: yaml.MappingNode) -> list[yaml.Node]:
    """Return the values that are texts for readers, and the items of those that are lists of some."""
    values = [value for key, value in node.value if key.value in _FOR_READERS]
    return [one for value in values for one in (value.value if isinstance(value, yaml.SequenceNode) else [value])]


def _words(item: yaml.Node) -> yaml.Node:
    """Return the words of an outcome, without its id."""
    words: yaml.Node = item.value[0][1] if isinstance(item, yaml.MappingNode) else item
    return words


def _read_otherwise(nodes: Iterable[yaml.Node], text: str, name: str) -> Iterator[Diagnostic]:
    """Yield the texts that are read otherwise than they are typed, and those in quotes that show."""
    lines = text.split("\n")
    for node in nodes:
        if not isinstance(node, yaml.ScalarNode):
            continue
        if slip := read_otherwise(node, lines):
            yield Diagnostic(
                name, slip.line + 2, slip.column, "meta-signs", slip.reason, slip.hint, Severity.WARNING
            )
        elif slip := in_curly_quotes(node):
            yield Diagnostic(
                name, slip.line + 2, slip.column, "meta-quotes", slip.reason, slip.hint, Severity.NOTICE
            )


def _no_outcome(item: yaml.Node, name: str) -> Diagnostic:
    hint = 'type "  - text" or "  - short-id: text", and put a text that holds a colon in quotes'
    line = item.start_mark.line + 2
    return Diagnostic(name, line, 0, "outcome-form", "this item of the list is no outcome", hint)


def _outcome(item: yaml.Node) -> OutcomeSource | None:
    """Return the outcome that an item of the list is, or None."""
    line = item.start_mark.line + 2
    if isinstance(item, yaml.ScalarNode) and item.value:
        return OutcomeSource(slug(item.value), item.value, line, named=False)
    if isinstance(item, yaml.MappingNode) and len(item.value) == 1:
        key, value = item.value[0]
        if isinstance(value, yaml.ScalarNode) and value.value:
            return OutcomeSource(composed(str(key.value)), value.value, line, named=True)
    return None
