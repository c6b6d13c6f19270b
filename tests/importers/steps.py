"""The steps that CONTRIBUTING has for a dialect of import, as far as a program can tell whether they were taken.

`python steps.py FOLDER` looks at the engine that Python finds, and at the repository in the folder.
"""

from __future__ import annotations

import ast
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import fieldbook
from fieldbook.importers.course_source import find_plan
from fieldbook.importers.dialects import DIALECTS
from fieldbook.importers.source_tree import Tree

FOLDER = Path(fieldbook.__file__).parent / "importers" / "dialects"


def forgotten(root: Path) -> list[str]:
    """Return the steps that were forgotten, each in words that say what to do."""
    return [*_unlisted(), *_cases(root), *_guide(root)]


def _unlisted() -> Iterator[str]:
    listed = {type(dialect).__name__ for dialect in DIALECTS}
    for file in sorted(FOLDER.glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and _is_dialect(node) and node.name not in listed:
                yield f"the list: add {node.name}() to DIALECTS in importers/dialects/__init__.py"


def _is_dialect(node: ast.ClassDef) -> bool:
    methods = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    return {"matches", "plan"} <= methods and not node.bases


def _cases(root: Path) -> Iterator[str]:
    """Look for dialects that lay out no source of the cases, or would if another one did not come first."""
    text = (root / "tests" / "importers" / "sources.md").read_text(encoding="utf-8")
    first, later = set(), {}
    for case in re.split(r"(?m)^==== .+\n", text)[1:]:
        with tempfile.TemporaryDirectory() as folder:
            for path, content in re.findall(r"(?ms)^=== ([^\"\n]+)\n(.*?)(?=^(?:===|=>|=/) [^\"\n]+$|\Z)", case):
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(content, encoding="utf-8")
            tree = Tree(Path(folder))
            readers = [one for one in DIALECTS if one.matches(tree) and find_plan(tree, [one]).documents]
            first.update(readers[:1])
            later |= dict.fromkeys(readers[1:], *readers[:1])
    for dialect in DIALECTS:
        if dialect not in first and dialect in later:
            name, before = type(dialect).__name__, type(later[dialect]).__name__
            yield f"the list: in importers/dialects/__init__.py, put {name}() before {before}(), which takes its place"
        elif dialect not in first:
            yield f"the cases: add a source of {dialect.name} to tests/importers/sources.md"


def _guide(root: Path) -> Iterator[str]:
    page = (root / "docs" / "authoring" / "importing.md").read_text(encoding="utf-8")
    for dialect in DIALECTS:
        if dialect.name not in page:
            yield f"the guide: name {dialect.name} in docs/authoring/importing.md"


if __name__ == "__main__":
    print("\n".join(forgotten(Path(sys.argv[1]))))
