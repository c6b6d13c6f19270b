"""The steps that CONTRIBUTING has for a block, as far as a program can tell whether they were taken.

`python steps.py FOLDER` looks at the engine that Python finds, and at the repository in the folder.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

import fieldbook
from fieldbook.blocks import BLOCKS, FIELD_BLOCK_NAMES
from fieldbook.blocks.callout import TYPES
from fieldbook.blocks.extension import OURS

ENGINE = Path(fieldbook.__file__).parent
SNIPPETS = Path(".vscode", "fieldbook.code-snippets")


def forgotten(root: Path) -> list[str]:
    """Return the steps that were forgotten, each in words that say what to do."""
    found = [*_named_alike(), *_unlisted(), *_words(), *_cases(root), *_snippets(root)]
    return [*found, *_look(root), *_pages(root)]


def _named_alike() -> Iterator[str]:
    for block in OURS:
        if BLOCKS[block.NAME] is not block:
            yield f"the class: there are two blocks {block.NAME}; give {BLOCKS[block.NAME].__name__} another name"


def _unlisted() -> Iterator[str]:
    listed = {block.__name__ for block in OURS}
    registered = (ENGINE / "blocks" / "extension.py").read_text(encoding="utf-8")
    for file in sorted((ENGINE / "blocks").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef) or node.name in listed:
                continue
            if any(isinstance(base, ast.Name) and base.id == "FieldBlock" for base in node.bases):
                yield f"the list: add {node.name} to FIELD_BLOCKS in blocks/worksheet/__init__.py"
            elif _is_named(node) and not re.search(rf"\b{node.name}\b", registered):
                yield f"the list: add {node.name} to OURS in blocks/extension.py"


def _is_named(node: ast.ClassDef) -> bool:
    """Tell whether a class says as which block it may be typed."""
    assigned = (target for one in node.body if isinstance(one, ast.Assign) for target in one.targets)
    return any(isinstance(target, ast.Name) and target.id == "NAME" for target in assigned)


def _words() -> Iterator[str]:
    for file in sorted((ENGINE / "labels").glob("*.yml")):
        words = yaml.safe_load(file.read_text(encoding="utf-8"))
        for name in sorted(FIELD_BLOCK_NAMES):
            for word in (f"{name}.number", f"count.{name}", f"count.{name}s"):
                if word not in words:
                    yield f"the words: add {word} to labels/{file.name}"
        yield from (f"the words: add {kind} to labels/{file.name}" for kind in TYPES if kind not in words)


def _cases(root: Path) -> Iterator[str]:
    typed = "".join(file.read_text(encoding="utf-8") for file in (root / "tests" / "cases" / "blocks").glob("*.md"))
    for name in BLOCKS:
        if f"/// {name}" not in typed:
            yield f"the golden cases: make tests/cases/blocks/{name}.md"


def _snippets(root: Path) -> Iterator[str]:
    template = (ENGINE / "scaffold" / "templates" / "course" / SNIPPETS).read_text(encoding="utf-8")
    for name in BLOCKS:
        if f'"/// {name}"' not in template:
            yield f"the editor: add a snippet for /// {name} to scaffold/templates/course/{SNIPPETS.as_posix()}"
    if (root / SNIPPETS).read_text(encoding="utf-8") != template:
        yield f"the editor: copy scaffold/templates/course/{SNIPPETS.as_posix()} to .vscode/"


def _look(root: Path) -> Iterator[str]:
    styles = (root / "overrides" / "assets" / "fieldbook" / "blocks.css").read_text(encoding="utf-8")
    for kind in TYPES:
        if not re.search(rf'\[data-callout="{kind}"\] {{\s+--icon:', styles):
            yield f'the look: give [data-callout="{kind}"] an icon in overrides/assets/fieldbook/blocks.css'


def _pages(root: Path) -> Iterator[str]:
    nav = (root / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [file for file in (root / "docs" / "authoring").glob("*.md") if f"authoring/{file.name}" in nav]
    shown = "".join(page.read_text(encoding="utf-8") for page in pages)
    for name in BLOCKS:
        if f"/// {name}" not in shown:
            yield f"the author's guide: show /// {name} in a page of docs/authoring/ that mkdocs.yml names"


if __name__ == "__main__":
    print("\n".join(forgotten(Path(sys.argv[1]))))
