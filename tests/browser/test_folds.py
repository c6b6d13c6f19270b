"""On a phone, a long worksheet shows one part at a time; what it says of the others is so, and nothing is lost."""

from __future__ import annotations

import pytest

import browsing
from tests.browser import sheets
from tests.browser.paper import CAN_BE_READ, Paper
from tests.browser.sheets import LESSON

PARTS = ("Mornings", "Afternoons", "Evenings")
LONG = '[data-worksheet="long"]'
FIRST = f"{LONG} [name=mornings-1]"


def lesson() -> str:
    """A lesson with a worksheet of 21 fields under three headings."""
    parts = [f"## {part}\n\n" + "".join(f"{part} {n}: ____\n\n" for n in range(1, 8)) for part in PARTS]
    return "---\ntitle: One\nminutes: 5\n---\n/// worksheet | Long\n    id: long\n\n" + "".join(parts) + "///\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with browsing.serve(sheets.course(tmp_path_factory.mktemp("folds"), lesson()).site) as address:
        yield address


@pytest.fixture
def phone(browser, address):
    options = {"viewport": {"width": 360, "height": 740}, "permissions": ["clipboard-read", "clipboard-write"]}
    with sheets.learner(browser, address, **options) as context:
        page = context.new_page()
        page.goto(f"{address}/{LESSON}")
        page.locator(f"{LONG} .fold").nth(2).wait_for()
        yield page


def told(page, words: str):
    """Wait until the first part says something, and the others that nothing is filled in."""
    counts = page.locator(f"{LONG} .fold__count")
    counts.first.filter(has_text=words).wait_for()
    assert counts.all_inner_texts() == [words, "0 of 7 filled in", "0 of 7 filled in"]


def test_parts_say_how_far_they_are_filled_in_however_that_came_about(phone, address):
    other = phone.context.new_page()
    other.goto(f"{address}/{LESSON}")
    other.locator(f"{LONG} .fold").first.wait_for()
    phone.fill(FIRST, "Ana")
    for page in (phone, other):
        told(page, "1 of 7 filled in")
    phone.get_by_role("button", name="Clear: Long", exact=True).click()
    for page in (phone, other):
        told(page, "0 of 7 filled in")
    phone.get_by_role("button", name="Undo: Long", exact=True).click()
    for page in (phone, other):
        told(page, "1 of 7 filled in")


def test_what_is_put_back_is_shown(phone, address):
    phone.get_by_role("button", name="Evenings").click()
    phone.fill(f"{LONG} [name=evenings-7]", "Ana")
    phone.get_by_role("button", name="Clear: Long", exact=True).click()
    phone.goto(f"{address}/workbook.html")
    phone.locator(f"{LONG} .fold").nth(2).wait_for(state="attached")
    phone.get_by_role("button", name="Put back: Long: Evenings 7").click()
    assert phone.evaluate("[document.activeElement.name, document.activeElement.value]") == ["evenings-7", "Ana"]


@pytest.mark.skipif(not CAN_BE_READ, reason="reads PDFs with poppler's pdftotext")
def test_the_headings_are_printed_and_copied(phone, tmp_path):
    phone.fill(FIRST, "Ana")
    path = tmp_path / "printed.pdf"
    phone.pdf(path=path)
    words = [word.text for page in Paper(path).pages for word in page]
    assert [words.count(part) for part in PARTS] == [8, 8, 8], "as a heading, and in each of seven questions"
    assert "filled" not in words
    phone.get_by_role("button", name="Copy: Long", exact=True).click()
    phone.locator(f"{LONG} .answers__state", has_text="Copied").wait_for()
    lines = phone.evaluate("navigator.clipboard.readText()").split("\n")
    assert [line for line in lines if line in PARTS] == list(PARTS)
    assert not any("filled in" in line for line in lines)
