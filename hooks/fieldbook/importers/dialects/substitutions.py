"""What a page of MyST says once for many places, in its front matter or in the settings of its book.

Source: MyST-Parser's reference of the extension `substitution`. A value may hold others, and directives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .liquid_values import with_values

_ALONE = re.compile(r"(?m)^[ \t]*\{\{[^{}\n]*\}\}[ \t]*$")
_DIRECTIVE = re.compile(
    r"\s*(?P<fence>`{3,}|:{3,})\{(?P<name>[\w-]+)\}[ \t]*(?P<said>[^\n]*)\n(?P<inner>.*?)\s*(?P=fence)\s*", re.S
)
_OPTION = re.compile(r"(?m)^[ \t]*:(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")
_DEEPEST = 5
"""How often a value may hold another one."""


def read(text: str, values: Mapping[str, Any]) -> str:
    """Return `text` with the values that are known; within a line, what a directive shows stands in that line."""
    inline = {name: _in_line(value) for name, value in values.items()}
    for _ in range(_DEEPEST):
        filled = with_values(_ALONE.sub(lambda match: with_values(match[0], values), text), inline)
        if filled == text:
            break
        text = filled
    return text


def _in_line(value: Any) -> Any:
    """Return a value of several lines as it fits into one."""
    if not isinstance(value, str) or "\n" not in value.strip():
        return value
    found = _DIRECTIVE.fullmatch(value)
    if found is None:
        return " ".join(value.split())
    if found["name"] in ("image", "figure"):
        given = {option["key"]: option["value"].strip() for option in _OPTION.finditer(found["inner"])}
        return f"![{given.get('alt', '')}]({found['said'].strip()})"
    return " ".join(f"{found['said']} {_OPTION.sub('', found['inner'])}".split())
