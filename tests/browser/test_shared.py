"""Two windows of one course, opened from a folder in Firefox, where pages are strangers to each other."""

from __future__ import annotations

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
