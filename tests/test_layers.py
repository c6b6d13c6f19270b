"""Inwards only: what each part of the engine may import. A new import is a decision, made here."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "hooks" / "fieldbook"
CORE = {"diagnostics", "model", "naming"}
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "diagnostics": set(),
    "entries": set(),
    "indents": set(),
    "naming": set(),
    "model": {"fragment"},
    "fragment": set(),
    "labels": {"loading", "yaml"},
    "loading": {"entries", "yaml"},
    "settings": {"naming"},
    "relocation": set(),
    "catalogue": {"model"},
    "source": {*CORE, "entries", "indents", "loading", "yaml"},
    "blocks": {*CORE, "fragment", "indents", "labels", "loading", "markdown", "pymdownx", "segno"},
    "gather": {*CORE, "blocks", "fragment"},
    "checks": {*CORE, "blocks", "labels", "loading", "pymdownx", "pyphen", "source", "yaml"},
    "pages": {*CORE, "fragment", "gather", "labels", "relocation", "rendering", "source"},
    "rendering": {"jinja2", "labels"},
    "search": set(),
    "slots": {"model", "pages", "rendering"},
    "takeaways": {*CORE, "cache", "docx", "helper", "labels", "lxml", "pages", "relocation", "zlib_ng"},
    "importing": {
        *CORE,
        *("blocks", "checks", "labels", "source"),
        *("bs4", "html5lib", "lxml", "markdown", "markdownify", "spellchecker", "yaml"),
    },
    "__main__": {"cli"},
    "cli": {"__version__", "click", "commands"},
    "commands": {
        *CORE,
        *("checks", "importing", "labels", "preview", "rendering", "settings", "source", "starting", "takeaways"),
        *("click", "mkdocs", "yaml"),
    },
    "defaults": {"labels", "mkdocs", "rendering"},
    "navigation": {"mkdocs"},
    "cache": set(),
    "origins": {"cache", "rendering"},
    "building": {
        *("blocks", "cache", "catalogue", "contents", "conversions", "defaults", "environments", "filling", "gather"),
        *("copying", "generating", "helper", "index", "joining", "labels", "model", "navigation", "origins", "outputs"),
        *("pages", "preparing", "preview", "rendering", "reporting", "search", "settings", "site"),
        *("standin", "takeaways", "texts"),
        *("jinja2", "mkdocs"),
    },
    "site": {
        *("blocks", "cache", "contents", "conversions", "diagnostics", "filling", "gather", "helper", "model"),
        *("navigation", "outputs", "pages", "preparing", "rendering", "settings", "texts"),
        "mkdocs",
    },
    "index": {"cache", "fragment", "helper", "indexing", "mkdocs", "parts"},
    "filling": {"encoded", "mkdocs", "pages", "rendering", "slots"},
    "outputs": {"cache", "conversions", "encoded", "index", "mkdocs", "origins", "rendering"},
    "indexing": {"parts", "scanning", "trees"},
    "scanning": {"parts", "tags"},
    "trees": {"lxml", "parts", "tags"},
    "encoded": set(),
    "parts": set(),
    "tags": set(),
    "generating": {"labels", "mkdocs", "navigation", "pages", "settings", "texts", "yaml"},
    "joining": {"cache", "mkdocs", "origins", "rcssmin", "rendering", "rjsmin"},
    "reporting": {"cache", "checks", "diagnostics", "gather", "mkdocs", "source", "texts"},
    "standin": {"diagnostics", "source"},
    "texts": {"blocks", "cache", "entries", "errands", "gather", "helper", "mkdocs", "relocation", "source"},
    "swap": set(),
    "placing": {"building", "jinja2", "linking", "mkdocs", "swap"},
    "linking": {"cache", "mkdocs", "origins"},
    "copying": {"helper", "joining", "mkdocs"},
    "contents": {"fragment", "mkdocs"},
    "conversion": {"blocks", "cache", "fragment", "mkdocs"},
    "conversions": {
        *("blocks", "cache", "contents", "conversion", "converting", "errands", "hearing", "helper", "origins"),
        *("mkdocs", "texts"),
    },
    "errands": {"blocks", "conversion", "converting", "hearing", "mkdocs"},
    "hearing": set(),
    "helper": set(),
    "worker": {"errands", "helper"},
    "workbooks": {"cache", "helper", "mkdocs", "origins", "pages", "takeaways"},
    "preparing": {"cache", "helper", "mkdocs", "outputs", "pages", "settings", "takeaways", "workbooks"},
    "converting": {"markdown", "mkdocs"},
    "environments": {"cache", "encoded", "jinja2", "mkdocs", "rendering"},
    "preview": {"diagnostics", "hearing", "source"},
    "starting": {"checks", "naming", "packaging", "yaml"},
    "previewing": {"building", "mkdocs", "serving"},
    "serving": {"building", "checks", "mkdocs", "preview", "watching"},
    "watching": {"origins", "watchdog"},
    "plugin": {"building", "jinja2", "mkdocs", "placing", "previewing"},
}
NO_FRAMEWORK = ("model", "source", "gather", "checks", "importing", "blocks", "pages", "takeaways")


def imported(file: Path) -> set[str]:
    """Return what a file imports: parts of the engine, and packages that are not Python's own."""
    here = ("fieldbook", *file.relative_to(ENGINE).with_suffix("").parts)
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level] if node.level else ()
            module = ".".join([*base, *((node.module or "").split(".") if node.module else ())])
            names |= {f"{module}.{alias.name}" for alias in node.names} if module == "fieldbook" else {module}
    parts = {name.split(".")[1] if name.startswith("fieldbook.") else name.split(".")[0] for name in names}
    return parts - {here[1], "__future__", "fieldbook"} - set(sys.stdlib_module_names)


def part(file: Path) -> str:
    return file.relative_to(ENGINE).with_suffix("").parts[0]


FILES = sorted(ENGINE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ENGINE)))
def test_imports_are_allowed(file):
    assert imported(file) - ALLOWED[part(file)] == set()


@pytest.mark.parametrize("name", NO_FRAMEWORK)
def test_core_knows_no_framework(name):
    assert not ALLOWED[name] & {"mkdocs", "jinja2", "material"}


def test_nothing_is_allowed_to_a_part_that_is_gone():
    assert set(ALLOWED) == {part(file) for file in FILES}
