"""Every built page is valid HTML, and what points to a place in it finds that place."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote

import html5lib
import pytest
from html5lib.constants import E as MESSAGES

# Attributes that name one or more ids of their own page.
POINTERS = ("for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")


@pytest.fixture(scope="module")
def parsed(site):
    """Each page: its path, its tree and the parser's complaints."""

    def parse(path):
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        tree = parser.parse(path.read_text(encoding="utf-8"))
        complaints = [
            f"{line}:{column} {MESSAGES[code] % data}" for (line, column), code, data in parser.errors
        ]
        return path.relative_to(site).as_posix(), tree, complaints

    return [parse(path) for path in sorted(site.rglob("*.html"))]


def test_every_page_is_valid(parsed, subtests):
    assert parsed
    for path, _, complaints in parsed:
        with subtests.test(page=path):
            none_of(complaints)


def test_every_id_is_one_of_a_kind(parsed, subtests):
    for path, tree, _ in parsed:
        with subtests.test(page=path):
            none_of([f"id {name!r}: {times} times" for name, times in ids(tree).items() if times > 1])


def test_whatever_points_to_an_id_finds_it(parsed, subtests):
    for path, tree, _ in parsed:
        with subtests.test(page=path):
            known = ids(tree)
            none_of([f"{place} -> #{name}" for place, name in pointers(tree) if name not in known])


def ids(tree) -> Counter[str]:
    return Counter(element.get("id") for element in tree.iter() if element.get("id") is not None)


def pointers(tree):
    """Yield each place that names an id of its page, and the id."""
    for element in tree.iter():
        for attribute in POINTERS:
            for name in (element.get(attribute) or "").split():
                yield f"{element.tag}[{attribute}]", name
        href = element.get("href") or ""
        if href.startswith("#") and href not in ("#", "#top"):
            yield f"{element.tag}[href]", unquote(href[1:])


def none_of(found: list[str]) -> None:
    if found:
        pytest.fail("\n".join(found), pytrace=False)
