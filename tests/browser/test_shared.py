"""Two windows of one course, opened from a folder in Firefox, where pages are strangers to each other."""

from __future__ import annotations

import time

import pytest

from tests.browser import firefox as bidi
from tests.browser import sheets
from tests.browser.sheets import LESSON, SHEET

CONTACT = f"document.querySelector('{SHEET} [name=our-contact-is]').value"
STORY = f"document.querySelector('{SHEET} [name=tell-your-story]').value"
SAVED = "window.fieldbook.store.saved()"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return sheets.course(tmp_path_factory.mktemp("shared")).site


@pytest.fixture
def fox(tmp_path):
    if bidi.find() is None:
        pytest.skip("No Firefox here: install firefox-esr or firefox")
    with bidi.firefox(tmp_path) as tab:
        yield tab
        assert tab.errors == []


def test_two_windows_keep_each_other_whole(site, fox):
    lesson, workbook = (site / LESSON).as_uri(), (site / "workbook.html").as_uri()
    fox.open(lesson)
    fox.wait(SAVED)
    with fox.another_tab() as other:
        other.open(workbook)
        other.wait(SAVED)
        other.click(f"{SHEET} [name=our-contact-is]")
        other.type("Ana")
        other.wait(SAVED)
        fox.wait(f"{CONTACT} === 'Ana'")
        fox.click(f"{SHEET} [name=tell-your-story]")
        fox.type("Once")
        fox.wait(SAVED)
        other.wait(f"{STORY} === 'Once'")
        assert other.run(CONTACT) == "Ana"
        other.run("window.fieldbook.store.removeAll()")
        fox.wait(f"{CONTACT} === '' && {STORY} === ''")


HURRY = """void (function (there) {{
  const control = document.querySelector('{field}');
  for (const letter of "{letters}") {{
    control.value += letter;
    control.dispatchEvent(new Event("input", {{ bubbles: true }}));
    for (const start = performance.now(); performance.now() - start < 3;);
  }}
  setTimeout(() => {{ location.href = there; }});
}})("{there}")"""


def test_what_was_typed_last_goes_along_to_the_next_page(site, fox):
    """Even where one letter is still on its way to the disk while others follow, and the page is left at once."""
    pages = [(site / LESSON).as_uri(), (site / "workbook.html").as_uri()]
    field, written = f"{SHEET} [name=our-contact-is]", ""
    fox.open(pages[0])
    for letters in ("abcdefgh", "ijklmnop", "qrstuvwx"):
        fox.wait(SAVED)
        pages.reverse()
        fox.run(HURRY.format(field=field, letters=letters, there=pages[0]))
        written += letters
        # While one page goes and the next comes, neither can be asked.
        time.sleep(0.5)
        fox.wait(f"location.href === '{pages[0]}' && window.fieldbook && {SAVED}")
        fox.wait(f"{CONTACT} === '{written}'")
