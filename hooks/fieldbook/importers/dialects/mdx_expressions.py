"""What pages of MDX compute in braces: `{year}`, `{partner.name}`, `{1 + 1}`, and what they show by a condition.

Source: MDX's documentation (expressions). What asks more than the page says is told, and stays as it is; of elements
that a program would show, the program goes.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from .shared import in_lines

_BRACE = re.compile(r"\\.|[{}]", re.S)
_NOT_ONE = re.compile(r"\{(?:[ \t]*[#.:{%]|\s*\}|-?[ \t]*\})")
"""The beginning of attributes, of other systems' tags, of nothing."""
_COMMAND = re.compile(r"(?:[$^_}=]|\\[A-Za-z]+)\Z")
"""What stands before the argument of a formula's command."""
_ELEMENT = re.compile(r"<(?=[A-Za-z>]).*>", re.S)
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.S)
_TEMPLATE = re.compile(r"`(?P<said>[^`]*)`\Z")
_HELD = re.compile(r"\$\{(?P<inner>[^{}]*)\}")
_KEY = re.compile(r"(?<=[\w\])])\.(?P<name>[A-Za-z_]\w*)")
_SUMS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def read(text: str, known: Mapping[str, Any], aside: Placeholders, ledger: Ledger) -> str:
    """Return `text`, whose code is put `aside`, with values in place of expressions; `known` are named values."""
    pieces, at = [], 0
    text = _FORMULA.sub(lambda match: aside.keep(match[0]), text)
    for start, end in _expressions(text):
        whole = text[start:end]
        said = aside.restore(whole)
        value, line = _value(said[1:-1].strip(), known), line_of(text, start)
        if value is not None:
            ledger.became(line, "a value stands where the page computed it", said)
            made = value.replace("{", "&#123;").replace("<", "&lt;")
        elif shown := _ELEMENT.search(whole):
            ledger.unread(line, "MDX", " ".join(said.split()))
            made = shown[0]
            ledger.became(line, "what a program shows stands in the lesson", whole.replace(made, ""))
        else:
            ledger.unread(line, "MDX", " ".join(said.split()))
            made = whole
        pieces += [text[at:start], in_lines(made, whole)]
        at = end
    return "".join([*pieces, text[at:]])


def _expressions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the expressions of a text stand, those that are in no other one."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            start = opened.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, match.end()))
    for start, end in found:
        if not _NOT_ONE.match(text, start) and not _COMMAND.search(text, max(start - 40, 0), start):
            yield start, end


def _value(said: str, known: Mapping[str, Any]) -> str | None:
    """Return what an expression comes to as text, None where that can't be told."""
    if template := _TEMPLATE.match(said):
        parts = {match[0]: _value(match["inner"].strip(), known) for match in _HELD.finditer(template["said"])}
        held = None in parts.values()
        return None if held else _HELD.sub(lambda match: parts[match[0]] or "", template["said"])
    # What Python keeps for itself, such as `from`, may be a name here.
    said = said if re.search(r"[\"'`]", said) else _KEY.sub(r'["\g<name>"]', said)
    try:
        value = _computed(ast.parse(said, mode="eval").body, known)
    except (SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, RecursionError, MemoryError):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _computed(node: ast.expr, known: Mapping[str, Any]) -> Any:
    """Return what an expression of names and numbers comes to.

    Raises:
        ValueError, LookupError, TypeError, ArithmeticError: it is more than that.
    """
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.Subscript):
        return _computed(node.value, known)[_computed(node.slice, known)]
    if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
        left, right = _computed(node.left, known), _computed(node.right, known)
        if isinstance(left, int | float) and isinstance(right, int | float):
            return _SUMS[type(node.op)](left, right)
        if isinstance(node.op, ast.Add) and isinstance(left, str) and isinstance(right, str):
            return left + right
    raise ValueError("no value")
