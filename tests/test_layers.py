"""Inwards only: a package imports from its own floor downwards, and never in a circle."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests import toys

ENGINE = Path(__file__).parents[1] / "hooks" / "fieldbook"
FLOOR = {
    name: int(number)
    for number, names in re.findall(r"^\| (\d) \| (`.+?) \|", toys.guide("The house"), re.M)
    for name in re.findall(r"`(\w+)`", names)
}
"""The floor of each package, as CONTRIBUTING has them."""
ONLY = {
    "mkdocs": {"site/mkdocs_api.py"},
    "properdocs": {"site/mkdocs_api.py"},
    "jinja2": {"site/rendering.py", "site/templates.py"},
}
"""Which modules may know a framework."""


def package(file: Path) -> str:
    return file.relative_to(ENGINE).with_suffix("").parts[0]


def imports(file: Path) -> set[tuple[str, ...]]:
    """Return the dotted names that a file imports, in parts; those of the engine without its own name in front."""
    here = ("fieldbook", *file.relative_to(ENGINE).with_suffix("").parts)
    found: set[tuple[str, ...]] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {tuple(alias.name.split(".")) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level] if node.level else ()
            module = (*base, *((node.module or "").split(".") if node.module else ()))
            found |= {(*module, alias.name) for alias in node.names}
    return {parts[1:] if parts[0] == "fieldbook" else parts for parts in found}


FILES = sorted(file for file in ENGINE.rglob("*.py") if not package(file).startswith("__"))


@cache
def uses(file: Path) -> set[str]:
    """Return what a file imports from other packages; each process that collects tests would read all files."""
    return {parts[0] for parts in imports(file)} - {package(file)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ENGINE)))
def test_a_package_imports_from_its_own_floor_downwards(file):
    own = FLOOR.get(package(file), 0)
    above = {name for name in uses(file) if name in FLOOR and FLOOR[name] < own}
    assert above == set(), f"{package(file)} stands below {', '.join(sorted(above))}"


def test_no_packages_import_each_other_in_a_circle():
    graph: dict[str, set[str]] = {}
    for file in FILES:
        graph.setdefault(package(file), set()).update(uses(file) & FLOOR.keys())
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("framework", ONLY)
def test_few_know_a_framework(framework):
    others = {file.relative_to(ENGINE).as_posix() for file in FILES if framework in uses(file)} - ONLY[framework]
    assert others == set(), f"only {' and '.join(sorted(ONLY[framework]))} may import {framework}"


def test_every_package_has_its_floor():
    there = {package(file) for file in FILES}
    assert there - FLOOR.keys() == set(), "give it a floor in the table in CONTRIBUTING"
    assert FLOOR.keys() - there == set(), "the table in CONTRIBUTING has packages that are gone"


def test_the_package_site_says_which_step_calls_each_of_its_modules():
    said = ast.get_docstring(ast.parse((ENGINE / "site" / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert set(re.findall(r"`(\w+)`", said)) == {file.stem for file in (ENGINE / "site").glob("[a-z]*.py")}
