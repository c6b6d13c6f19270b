"""The steps that CONTRIBUTING has for what a build leaves to the next, as far as a program can tell.

`python steps.py FOLDER` looks at the repository in the folder.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ENGINE = Path("hooks", "fieldbook")


def forgotten(root: Path) -> list[str]:
    """Return the steps that were forgotten, each in words that say what to do."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = "".join(re.findall(r"^\| .*$", text.partition("\n## Speed\n")[2], re.M))
    kinds = defaultdict(list)
    for file in sorted((root / ENGINE).rglob("*.py")):
        for kind in sorted(set(_kinds(ast.parse(file.read_text(encoding="utf-8"))))):
            kinds[kind].append(file.relative_to(root / ENGINE).as_posix())
    twice = [
        f"the call: {' and '.join(files)} keep things of the kind {kind}; give one of them another"
        for kind, files in kinds.items()
        if len(files) > 1
    ]
    files = sorted({file for files in kinds.values() for file in files})
    untold = [f"the table: say in the table below Speed what {file} buys" for file in files if f"`{file}`" not in table]
    return twice + untold


def _kinds(tree: ast.Module) -> Iterator[str]:
    """Yield the kinds of what a module keeps: of its calls of `memo`, and what it calls `_KIND`."""
    if not any(isinstance(node, ast.ImportFrom) and str(node.module).endswith("cache.store") for node in tree.body):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("memo") and node.args:
            kind = node.args[0]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_KIND":
            kind = node.value
        else:
            continue
        if isinstance(kind, ast.Constant):
            yield str(kind.value)


if __name__ == "__main__":
    print("\n".join(forgotten(Path(sys.argv[1]))))
