"""Writes the guide's page of codes from the checks' own rules, so that no code goes unexplained."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from fieldbook.checks.rule import Rule
from fieldbook.checks.rules import FAMILIES

PAGE = Path("docs/authoring/codes.md")
TITLES = {
    "front": "The top of a page",
    "outcomes": "Outcomes",
    "blocks": "Blocks",
    "options": "Options of blocks",
    "worksheets": "Worksheets",
    "levels": "Levels",
    "videos": "Videos",
    "notes": "Footnotes",
    "references": "References",
    "links": "Links",
    "pictures": "Pictures",
    "headings": "Headings",
    "structure": "The course as a whole",
    "paths": "Names of files",
    "markup": "Code and HTML",
    "leftovers": "Leftovers of other systems",
    "language": "Plain language",
    "switches": "Switches",
}
"""What each family of rules is called on the page."""


def fence(rule: Rule) -> str:
    """Return a fence longer than any in the examples of a rule."""
    longest = max((len(run) for run in re.findall("`+", rule.wrong + rule.right)), default=0)
    return "`" * max(3, longest + 1)


def escaped(text: str) -> str:
    """Return text that is text in Markdown, too."""
    return re.sub(r"([\[<*`])", r"\\\1", text)


def page() -> str:
    """Return the page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), keep_trailing_newline=True, trim_blocks=True
    )
    families = [(TITLES[family.__name__.rpartition(".")[2]], family.RULES) for family in FAMILIES]
    return environment.get_template("codes.md.jinja").render(families=families, fence=fence, escaped=escaped)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
