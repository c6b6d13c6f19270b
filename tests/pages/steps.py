"""The steps that CONTRIBUTING has for a generated page, as far as a program can tell whether they were taken.

`python steps.py` looks at the engine that Python finds.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

import fieldbook
from fieldbook.pages import PAGES
from fieldbook.resources import templates
from fieldbook.site.assets import FOLDER, JOINED

ENGINE = Path(fieldbook.__file__).parent
_LABEL = re.compile(r'\b(?:label|word)\(\s*"([\w.-]+)"\s*[,)]')
_OF_LESSONS = ("progress", "sheet", "quiz", "session")
"""The groups of words that lessons bring along by themselves, see `site/page_scripts.py`."""


def forgotten() -> list[str]:
    """Return the steps that were forgotten, each in words that say what to do."""
    return [*_unlisted(), *_words(), *_shown(), *_brought(), *_templates(), *_unjoined()]


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
            offered = (f"downloads.{page.title}.text",) if page.for_facilitators else ()
            for name in (page.title, page.about, *offered):
                if name not in words:
                    yield f"the words: add {name} to labels/{file.name}"
            for group in page.words:
                if not any(name.startswith(f"{group}.") for name in words):
                    yield f"the words: there is none of the group {group} in labels/{file.name}"


def _shown() -> Iterator[str]:
    """Look for labels that a template or a script names and that are not there."""
    words = yaml.safe_load((ENGINE / "labels" / "en.yml").read_text(encoding="utf-8"))
    for file in sorted((*templates().rglob("*.html"), *templates().rglob("*.js"))):
        for name in sorted(set(_LABEL.findall(file.read_text(encoding="utf-8"))) - set(words)):
            yield f"the words: {file.relative_to(templates()).as_posix()} shows {name}; add it to labels/en.yml"


def _brought() -> Iterator[str]:
    """Look for words that a page's scripts show and that no page with these scripts brings along."""
    brought = defaultdict(set)
    for page in PAGES:
        for part in JOINED.get(page.script, ()):
            brought[part] |= {*page.words, *_OF_LESSONS}
    for part in brought:
        if (file := templates() / FOLDER / part).is_file():
            groups = {name.partition(".")[0] for name in _LABEL.findall(file.read_text(encoding="utf-8"))}
            for group in sorted(groups - brought[part]):
                yield f"the words: {part} shows some of the group {group}; name it in the page's words="


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
