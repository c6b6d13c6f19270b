"""The front matter of a page in the types that MkDocs, theme and plugins expect: a value of another type is removed.

The checks report it at its line. Left in place, it would raise an exception, mostly in the midst of a template.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from contextlib import suppress
from datetime import date
from math import isfinite
from typing import Any

from ..checks.front_matter import has_template

_TEXTS = ("author", "description", "icon", "robots", "status", "subtitle", "template", "title")
_OTHERS: dict[str, type[Any] | tuple[type[Any], ...]] = {"hide": (list, str), "search": dict, "tags": list}


def settle_meta(meta: MutableMapping[str, Any], folders: Sequence[str]) -> None:
    """Turn values that are to be text into text, and remove values of a wrong type.

    Args:
        meta: What the front matter says; it is changed.
        folders: Those in which the theme's templates lie.
    """
    for name in _TEXTS:
        text = _text(meta.pop(name, None))
        if text:
            meta[name] = text
    for name, kind in _OTHERS.items():
        if not isinstance(meta.get(name), kind):
            meta.pop(name, None)
    if not has_template(folders, meta.get("template", "")):
        meta.pop("template", None)


def _text(value: Any) -> str:
    """Return a value as text; "" where it is none: YAML takes some texts for numbers and days."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        return ""
    if isinstance(value, float) and not isfinite(value):
        return ""
    with suppress(ValueError):
        # Python writes no number of thousands of digits.
        return str(value) if str(value).strip() else ""
    return ""
