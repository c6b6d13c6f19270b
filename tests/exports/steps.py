"""The steps that CONTRIBUTING has for an export, as far as a program can tell whether they were taken.

`python steps.py` looks at the engine that Python finds.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import yaml

import fieldbook
from fieldbook.exports import EXPORTS

ENGINE = Path(fieldbook.__file__).parent
SAID = ("name", "in_zip", "is_listed", "needs", "path", "is_wanted", "fingerprint", "write")


def forgotten() -> list[str]:
    """Return the steps that were forgotten, each in words that say what to do."""
    return [*(list(_unsaid()) or [*_not_its_own(), *_unmet()]), *_unlisted(), *_words()]


def _unsaid() -> Iterator[str]:
    for exporter in EXPORTS:
        for name in SAID:
            if not hasattr(exporter, name):
                yield f"the class: {type(exporter).__name__} has no {name}, see Exporter in exports/base.py"


def _not_its_own() -> Iterator[str]:
    """Look for exports that have the name of another one, or its path: only one of the two would be there."""
    for one, other in combinations(EXPORTS, 2):
        for what, own, taken in (("name", one.name, other.name), ("path", one.path("c"), other.path("c"))):
            if own == taken:
                names = f"{type(one).__name__} and {type(other).__name__}"
                yield f"the class: {names} have the {what} {own}; give one of them another"


def _unmet() -> Iterator[str]:
    """Look for exports that are made before one that they need."""
    in_zip = {exporter.name: exporter.in_zip for exporter in EXPORTS}
    for exporter in EXPORTS:
        for name in exporter.needs:
            if name not in in_zip:
                yield f"the class: {type(exporter).__name__} needs {name}, which is no export's name"
            elif exporter.in_zip and not in_zip[name]:
                yield f"the class: {type(exporter).__name__} goes into the zip file; {name}, which it needs, does not"


def _unlisted() -> Iterator[str]:
    listed = {type(exporter).__name__ for exporter in EXPORTS}
    for file in sorted((ENGINE / "exports").rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and _exports(node) and node.name not in listed:
                yield f"the list: add {node.name}() to EXPORTS in exports/__init__.py"


def _exports(node: ast.ClassDef) -> bool:
    """Tell whether a class is an exporter, and not only what all of them are like."""
    methods = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    return {"path", "is_wanted", "write"} <= methods and not any(
        isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases
    )


def _words() -> Iterator[str]:
    names = [f"downloads.{one.name}" for one in EXPORTS if getattr(one, "is_listed", False)]
    for file in sorted((ENGINE / "labels").glob("*.yml")):
        words = yaml.safe_load(file.read_text(encoding="utf-8"))
        for name in (one for listed in names for one in (listed, f"{listed}.text")):
            if name not in words:
                yield f"the words: add {name} to labels/{file.name}"


if __name__ == "__main__":
    print("\n".join(forgotten()))
