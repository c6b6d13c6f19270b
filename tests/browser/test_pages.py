"""Every page of the course in a browser: nothing breaks, nothing calls home, everyone can read it."""

from __future__ import annotations

import pytest

import browsing
from tests.browser import sheets
from tests.browser.sheets import OF_COLOURS

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
REFLOW = {"width": 320, "height": 740}

# Colours change over time when the palette does; axe would measure them on their way.
AT_ONCE = "*, ::before, ::after { transition: none !important; animation: none !important }"
BUILT_OF_BLOCKS = ("authoring/", "downloads/", "facilitator", "key", "outcomes", "words", "workbook")
"""Pages that show what lessons have as well, and much of it: axe takes longest for them."""
DOUBLED = """() => [...document.querySelectorAll("[id]")]
  .filter(element => document.getElementById(element.id) !== element)
  .map(element => element.cloneNode().outerHTML)"""
"""Ids that are there more than once. Scripts give some, which no look into the files finds."""
TOO_WIDE = """width => [...document.querySelectorAll("body *")]
  .filter(element => element.getBoundingClientRect().right > width + 1)
  .filter((element, _, all) => !all.includes(element.parentElement))
  .map(element => element.cloneNode().outerHTML)"""


@pytest.fixture(scope="module")
def server(any_site):
    """The address of the course that is looked at: the tests' own, then the one in docs/."""
    with browsing.serve(any_site) as address:
        yield address


@pytest.fixture
def open_page(page, server):
    """Open a page of the course by its path in the site."""

    def open_page(path: str):
        page.set_viewport_size(WIDE)
        page.goto(f"{server}/{path}")
        page.add_style_tag(content=AT_ONCE)
        return page

    return open_page


# One test for as many pages as there are: a second each, and several on a busy machine.
@pytest.mark.timeout(900)
def test_every_page_is_accessible_and_scrolls_in_one_direction(any_site, site, open_page, axe, subtests):
    for path in pages_of(any_site):
        page = open_page(path)
        with subtests.test(page=path, ids="once"):
            none_of(page.evaluate(DOUBLED))
        # The tests' own course has every block and every kind of page there is, and is small.
        is_own = any_site == site
        schemes = {"slate": OF_COLOURS, "default": None} if is_own else {"default": None}
        for scheme, rules in schemes.items():
            with subtests.test(page=path, palette=scheme):
                assert page.evaluate(sheets.CHOOSE_COLOURS, scheme) == scheme
                none_of(axe(page, rules=rules))
        page.set_viewport_size(PHONE)
        # A page hears of its window's new size when it is drawn.
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if is_own or not path.startswith(BUILT_OF_BLOCKS):
            with subtests.test(page=path, width=PHONE["width"]):
                none_of(axe(page, without=OF_COLOURS))
        for size in (PHONE, REFLOW):
            with subtests.test(page=path, width=size["width"], scrolls="down"):
                page.set_viewport_size(size)
                width = page.evaluate("document.documentElement.scrollWidth")
                if width > size["width"]:
                    none_of([f"{width} px wide", *page.evaluate(TOO_WIDE, size["width"])])


def pages_of(site) -> list[str]:
    """Return the pages that people read; what lies with the scripts is for these alone.

    The file with the facilitator's guide is that without it and a page of the site, one below the other.
    """
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [page for page in pages if not page.startswith("assets/") and not page.endswith("-facilitator.html")]


def none_of(found: list[str]) -> None:
    if found:
        pytest.fail("\n".join(found), pytrace=False)
