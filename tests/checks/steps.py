"""The steps that CONTRIBUTING has for a family of checks, as far as a program can tell whether they were taken.

`python steps.py FOLDER` looks at the engine that Python finds, and at the repository in the folder.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import fieldbook
from fieldbook.checks import failures
from fieldbook.checks.registry import FAMILIES, RULES
from fieldbook.slugs import heading_id

ENGINE = Path(fieldbook.__file__).parent


def forgotten(root: Path) -> list[str]:
    """Return the steps that were forgotten, each in words that say what to do."""
    return [*_unlisted(), *_titles(), *_cases(root), *_guide(root)]


def _unlisted() -> Iterator[str]:
    listed = {family.module.__name__.rpartition(".")[2] for family in FAMILIES}
    for file in sorted((ENGINE / "checks").glob("*.py")):
        if file.stem not in listed and _has_rules(file):
            yield f"the list: add {file.stem} to FAMILIES in checks/registry.py"


def _titles() -> Iterator[str]:
    for family in FAMILIES:
        if (code := heading_id(family.title, "-")) in RULES:
            yield f'the list: in the guide, the title "{family.title}" takes the address of {code}; give it another'


def _has_rules(file: Path) -> bool:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    named = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    return any(isinstance(target, ast.Name) and target.id == "RULES" for target in named)


def _cases(root: Path) -> Iterator[str]:
    # No input makes the engine itself fail, or else it would be mended.
    for code in RULES.keys() - {rule.code for rule in failures.RULES}:
        if not (root / "tests" / "cases" / "checks" / f"{code}.md").is_file():
            yield f"the golden cases: make tests/cases/checks/{code}.md"


def _guide(root: Path) -> Iterator[str]:
    page = (root / "docs" / "authoring" / "codes.md").read_text(encoding="utf-8")
    for code in RULES:
        if f"\n### {code}\n" not in page:
            yield f"the guide: {code} is not in docs/authoring/codes.md; run make codes"


if __name__ == "__main__":
    print("\n".join(forgotten(Path(sys.argv[1]))))
