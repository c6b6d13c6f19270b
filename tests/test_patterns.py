"""Regular expressions of the engine: right in every Python that it runs with, and never slow."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from re import _constants as constants
from re import _parser as parser

import pytest
from markdown import Markdown

import fieldbook
from fieldbook.reader import parse

LIBRARY = ("tables", "footnotes", "attr_list", "md_in_html", "def_list", "toc", "sane_lists", "pymdownx.superfences")
SIMPLE = {constants.IN, constants.LITERAL, constants.NOT_LITERAL, constants.ANY}
MANY = 20_000
ALLOWED = 5.0
"""Seconds that a lesson may take longer than with Python-Markdown alone."""
LINES = {
    "underscores": "_" * MANY + " (name)",
    "underscores and blanks": "_ " * MANY + "(name)",
    "indented underscores": " " * MANY + "_" * MANY + " x",
    "backticks": "`" * MANY + " x",
    "backticks apart": "` " * MANY + "x",
    "comments not closed": "<!--" * MANY + " x",
    "boxes": "( ) " * 4000 + "x",
    "ticks": "[ ] " * 4000 + "x",
    "blanks": "____ " * 4000 + "x",
    "notes": "[^a] " * 4000 + "x",
    "slashes": "/" * MANY + " x",
    "bars": "|" * MANY + " x",
    "digits": "9" * MANY + " x",
}
AROUND = {"alone": "{}\n", "in a worksheet": "/// worksheet | Mine\n    id: mine\n\nName: ____\n\n{}\n///\n"}


def modules():
    for found in pkgutil.walk_packages(fieldbook.__path__, "fieldbook."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns():
    for module in modules():
        for name, value in vars(module).items():
            listed = value if isinstance(value, tuple | list) else [value]
            for one in listed:
                if isinstance(one, re.Pattern):
                    yield f"{module.__name__}.{name}", one


def for_good(items):
    """Yield the groups in a pattern that take what they match for good; those are broken before Python 3.11.5."""
    for kind, value in items:
        if kind is constants.ATOMIC_GROUP:
            yield kind
        elif kind is constants.POSSESSIVE_REPEAT:
            body = value[2]
            if len(body) != 1 or body[0][0] not in SIMPLE:
                yield kind
        yield from (found for part in within(value) for found in for_good(part))


def within(value):
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from within(part)


def test_no_pattern_needs_python_3_11_5():
    broken = {
        name
        for name, one in patterns()
        if isinstance(one.pattern, str) and [*for_good(parser.parse(one.pattern, one.flags))]
    }
    assert broken == set()


def seconds(run):
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_no_line_takes_long(line, around):
    text = around.format(line)
    theirs = seconds(lambda: Markdown(extensions=LIBRARY).convert(text))
    assert seconds(lambda: Markdown(extensions=["fieldbook"]).convert(text)) < theirs + ALLOWED
    assert seconds(lambda: parse(f"---\ntitle: A\n---\n\n{text}", "a.md")) < ALLOWED
