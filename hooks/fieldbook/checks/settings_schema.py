"""What the schema that editors use refuses in mkdocs.yml, reported at its lines and in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ..diagnostics import Diagnostic
from .config_text import ConfigText
from .settings import SETTING, VALUE, place_of
from .suggest import did_you_mean, listed, meant, nearest, shown

_SCHEMA = "settings.schema.json"
_WORDS = {True: "on", False: "off", None: "null"}
"""What YAML makes of some names."""


@cache
def _schema() -> Any:
    return json.loads((files(__package__.rpartition(".")[0]) / "schemas" / _SCHEMA).read_text("utf-8"))


_EXAMPLES = {
    "synonyms": 'type the words that mean the same on a line of their own, as in "- [teen, teenager]"',
    "alternate": 'type each language on a line of its own, as in "- {name: Deutsch, link: /de/, lang: de}"',
    "social": 'type each on a line of its own, as in "- {icon: material/email, link: mailto:us@example.org}"',
}
"""What to type for some settings of several lines."""


def by_schema(text: ConfigText) -> tuple[Diagnostic, ...]:
    """Return what the schema that editors use refuses too."""
    return tuple(_by_schema(text))


def _by_schema(text: ConfigText) -> Iterator[Diagnostic]:
    course = text.settings.get("extra")
    theme = text.settings.get("theme")
    if not isinstance(course, Mapping | None) or not isinstance(theme, Mapping | str | None):
        return
    # Loading it takes longer than checking most courses.
    from jsonschema import Draft7Validator  # noqa: PLC0415

    for wrong in Draft7Validator(_schema()).iter_errors(_as_json(text.settings)):
        path = [str(part) for part in wrong.absolute_path]
        # Codes have a rule of their own, and our settings take words however they are written: "Letter", "A4".
        if wrong.validator == "enum" and ("checks" in path or _is_ours(path, wrong)):
            continue
        if wrong.validator == "additionalProperties":
            known = wrong.schema.get("properties", {})
            for name in sorted(set(wrong.instance) - set(known)):
                hint = did_you_mean(name, known) or f"its settings are {listed(known)}"
                message = f'"{".".join(path)}" has no setting "{name}"'
                yield SETTING.on_line(*place_of(text, [*path, name], ""), message, hint)
            continue
        example = next((_EXAMPLES[part] for part in path if part in _EXAMPLES), "")
        if wrong.validator == "required":
            lacking = [name for name in wrong.validator_value if name not in wrong.instance]
            message = f"this has no {listed(lacking)}"
            yield SETTING.on_line(*place_of(text, path, ""), message, example)
            continue
        rule = VALUE if path == ["theme", "language"] else SETTING
        # Of a font's name it is told that it is not loaded.
        is_font = path == ["theme", "font"] and isinstance(text.setting(*path), str)
        if is_font or (rule is VALUE and text.setting("theme", "custom_dir")):
            continue
        named = next((part for part in reversed(path) if not part.isdigit()), path[-1])
        message = f'"{named}" can\'t be {shown(wrong.instance)}'
        yield rule.on_line(*place_of(text, path, ""), message, example or _hint(wrong))


def _is_ours(path: Sequence[str], wrong: Any) -> bool:
    return path[:2] == ["extra", "fieldbook"] and str(wrong.instance).lower() in wrong.validator_value


def _hint(wrong: Any) -> str:
    if wrong.validator == "enum":
        known = [one for one in wrong.validator_value if one is not None]
        choice = f"type one of {listed(known)}" if len(known) <= 5 else "type a code as en, es or de"
        if wrong.instance is False and "nb" in known:
            return 'type "nb" or "nn" for Norwegian; YAML reads "no" as false'
        typed = str(wrong.instance or "")
        # de-DE and de_DE are German as it is written in Germany.
        return meant(nearest(typed, known) or nearest(re.split("[-_]", typed)[0], known, likeness=1)) or choice
    if wrong.validator == "pattern":
        return "type a day as 2026-05-31"
    if wrong.validator in ("minimum", "exclusiveMinimum"):
        return f"type {wrong.validator_value} or more" if wrong.validator == "minimum" else "type a number above 0"
    if wrong.validator == "type" and wrong.validator_value == "string" and isinstance(wrong.instance, int | float):
        return f'put it in quotes, as in "{str(wrong.instance).lower()}"'
    kinds = {"string": "a text", "array": "a list", "object": "names with values", "boolean": "true or false"}
    kinds |= {"integer": "a whole number", "number": "a number"}
    wanted = wrong.validator_value if wrong.validator == "type" else ""
    names = [wanted] if isinstance(wanted, str) else wanted
    return f"type {' or '.join(kinds.get(name, name) for name in names if name != 'null')}" if wanted else "type some"


def _as_json(value: Any) -> Any:
    """Return settings as JSON has them: names are texts."""
    if isinstance(value, Mapping):
        return {_WORDS.get(name, str(name)): _as_json(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
