"""The steps that CONTRIBUTING has for a generated page, as far as a program can tell whether they were taken.

`python steps.py` looks at the engine that Python finds.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import yaml

import fieldbook
from fieldbook.pages import PAGES
from fieldbook.resources import templates
from fieldbook.site.assets import FOLDER, JOINED

ENGINE = Path(fieldbook.__file__).parent


def forgotten() -> list[str]:
    """Return the steps that were forgotten, each in words that say what to do."""
    return [*_unlisted(), *_words(), *_templates(), *_unjoined()]


def _unlisted() -> Iterator[str]:
    listed = {page.path for page in PAGES}
    for file in sorted((ENGINE / "pages").glob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            made = isinstance(node, ast.Assign) and any(ast.unparse(one) == "PAGE" for one in node.targets)
            if made and f"{file.stem}.md" not in listed:
                yield f"the list: add {file.stem}.PAGE to PAGES in pages/__init__.py"


def _words() -> Iterator[str]:
    for file in sorted((ENGINE / "labels").glob("*.yml")):
        words = yaml.safe_load(file.read_text(encoding="utf-8"))
        for page in PAGES:
            for name in (page.title, page.about):
                if name not in words:
                    yield f"the words: add {name} to labels/{file.name}"
            for group in page.words:
                if not any(name.startswith(f"{group}.") for name in words):
                    yield f"the words: there is none of the group {group} in labels/{file.name}"


def _templates() -> Iterator[str]:
    for page in PAGES:
        if not (templates() / "fieldbook" / f"{page.slot}.html").is_file():
            yield f"the template: make overrides/fieldbook/{page.slot}.html"


def _unjoined() -> Iterator[str]:
    for page in PAGES:
        for name in (page.script, page.style):
            if name and name not in JOINED:
                yield f"the script: add {name} to JOINED in site/assets.py"
            for part in JOINED.get(name, ()):
                if not (templates() / FOLDER / part).is_file():
                    yield f"the script: make overrides/{FOLDER}/{part}, which JOINED in site/assets.py names"


if __name__ == "__main__":
    print("\n".join(forgotten()))
