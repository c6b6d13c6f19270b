"""Every built page is valid HTML, and what points to a place in it finds that place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest
from html5lib.constants import E as MESSAGES


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Attributes that name one or more ids of their own page.
POINTERS = ("for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls")

# What the parser forgives: where elements may lie, from the content models of the HTML standard.
PHRASING = names(
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input"
    " ins kbd label link map mark meta meter noscript object output picture progress q ruby s samp script"
    " select slot small span strong sub sup svg template textarea time u var video wbr"
)
HEADINGS = names("h1 h2 h3 h4 h5 h6")
WORDS_ONLY = {
    **dict.fromkeys(names("abbr b button cite code em i label p pre q s small span strong sub sup"), PHRASING),
    **dict.fromkeys(HEADINGS, PHRASING),
    **dict.fromkeys(names("legend summary"), PHRASING | HEADINGS),
}
SCRIPTS = names("script template")
CHILDREN = {
    **WORDS_ONLY,
    "ul": SCRIPTS | {"li"},
    "ol": SCRIPTS | {"li"},
    "dl": SCRIPTS | {"dt", "dd", "div"},
    "select": SCRIPTS | {"option", "optgroup", "hr"},
}
PARENTS = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "legend": {"fieldset"},
    "summary": {"details"},
    "figcaption": {"figure"},
}
CONTROLS = names("a button details iframe input label select textarea")


@pytest.fixture(scope="module")
def parsed(any_site):
    """Each page: its path, its tree and the parser's complaints."""

    def parse(path):
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        tree = parser.parse(path.read_text(encoding="utf-8"))
        complaints = [f"{line}:{column} {MESSAGES[code] % data}" for (line, column), code, data in parser.errors]
        return path.relative_to(any_site).as_posix(), tree, complaints

    return [parse(path) for path in sorted(any_site.rglob("*.html"))]


def test_every_page_is_valid(parsed, subtests):
    assert parsed
    for path, _, complaints in parsed:
        with subtests.test(page=path):
            none_of(complaints)


def test_elements_lie_where_they_may(parsed, subtests):
    for path, tree, _ in parsed:
        with subtests.test(page=path):
            none_of(misplaced(tree))


def test_every_id_is_one_of_a_kind(parsed, subtests):
    for path, tree, _ in parsed:
        with subtests.test(page=path):
            none_of(f"id {name!r}: {times} times" for name, times in ids(tree).items() if times > 1)


def test_whatever_points_to_an_id_finds_it(parsed, subtests):
    for path, tree, _ in parsed:
        with subtests.test(page=path):
            known = ids(tree)
            none_of(f"{place} -> #{name}" for place, name in pointers(tree) if name not in known)


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<span><div>x</div></span>", "div in span"),
        ("<div><li>x</li></div>", "li in div"),
        ("<ul><p>x</p></ul>", "p in ul"),
        ("<button><b><input></b></button>", "input within button"),
        ("<ul><li><p>x <b>y</b></p></li></ul>", None),
    ],
)
def test_misplaced_elements_are_seen(html, complaint):
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    assert list(misplaced(tree)) == ([complaint] if complaint else [])


def misplaced(parent: Element, around: str = "") -> Iterator[str]:
    """Yield each element that lies where it may not. `around` is the link or button about it."""
    around = parent.tag if parent.tag in {"a", "button"} else around
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        name = child.tag.removeprefix("{http://www.w3.org/2000/svg}")
        if name not in CHILDREN.get(parent.tag, {name}) or parent.tag not in PARENTS.get(name, {parent.tag}):
            yield f"{name} in {parent.tag}"
        if around and name in CONTROLS:
            yield f"{name} within {around}"
        if name != "svg":
            yield from misplaced(child, around)


def ids(tree: Element) -> Counter[str]:
    return Counter(name for element in tree.iter() if (name := element.get("id")) is not None)


def pointers(tree: Element) -> Iterator[tuple[str, str]]:
    """Yield each place that names an id of its page, and the id."""
    for element in tree.iter():
        for attribute in POINTERS:
            for name in element.get(attribute, "").split():
                yield f"{element.tag}[{attribute}]", name
        href = element.get("href", "")
        if href.startswith("#") and href not in {"#", "#top"}:
            yield f"{element.tag}[href]", unquote(href[1:])


def none_of(found) -> None:
    if found := list(found):
        pytest.fail("\n".join(found), pytrace=False)
