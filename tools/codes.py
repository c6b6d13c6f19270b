"""Writes what is made from the checks' own rules: the guide's page of codes, and the codes that editors offer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from fieldbook.checks.registry import FAMILIES, RULES
from fieldbook.checks.rule import Rule

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "authoring" / "codes.md"
SCHEMAS = ROOT / "hooks" / "fieldbook" / "schemas"
LISTS = {
    "lesson.schema.json": [("checks_off", "items")],
    "settings.schema.json": [
        ("extra", "properties", "fieldbook", "properties", "checks", "properties", switch, "items")
        for switch in ("off", "on")
    ],
}
"""Where, below `properties`, each schema lists the codes."""


def fence(rule: Rule) -> str:
    """Return a fence longer than any in the examples of a rule."""
    longest = max((len(run) for run in re.findall("`+", rule.wrong + rule.right)), default=0)
    return "`" * max(3, longest + 1)


def escaped(text: str) -> str:
    """Return text that is text in Markdown, too, with quotation marks as in the rest of the guide."""
    curly = re.sub(r'"([^"]*)"', r"“\1”", re.sub(r"(?<=\w)'(?=[\w\s,.])", "’", text))
    return re.sub(r"([\[<*`])", r"\\\1", curly)


def shortened(example: str) -> str:
    """Return an example in which a sentence that is there many times, only for its length, stands once."""
    return re.sub(r"(\S[^\n]{20,}?)(?: \1){3,}", r"\1 (…)", example).rstrip(" ")


def page() -> str:
    """Return the page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), keep_trailing_newline=True, trim_blocks=True
    )
    return environment.get_template("codes.md.jinja").render(
        families=FAMILIES, fence=fence, escaped=escaped, shortened=shortened
    )


def schema(name: str) -> str:
    """Return a schema with the codes that there are."""
    whole = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    for path in LISTS[name]:
        place: Any = whole["properties"]
        for step in path:
            place = place[step]
        place["enum"] = list(RULES)
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    for name in LISTS:
        (SCHEMAS / name).write_text(schema(name), encoding="utf-8")
