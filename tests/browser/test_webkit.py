"""The course on a stick in WebKit, the engine of Safari, where Debian's driver for it is here."""

from __future__ import annotations

import pytest

from tests.browser import sheets, webkit
from tests.browser.sheets import LESSON, SHEET
from tests.courses import single_file

LOADED = "window.fieldbook && window.fieldbook.store.loaded()"
SAYS = f"document.querySelector('{SHEET} .answers__state').textContent"
STORY = f"document.querySelector('{SHEET} [name=tell-your-story]').value"
PICKED = f"""[...document.querySelectorAll('{SHEET} :checked')].map(one => one.value)"""
CHOICES = ("[name=how-is-it-set-up][value=informally]", "[name=what-is-in-place][value=time]")


@pytest.fixture
def window(tmp_path):
    if webkit.find() is None:
        pytest.skip(webkit.MISSING)
    with webkit.webkit(tmp_path) as window:
        yield window


def test_one_set_of_answers_for_all_pages_on_a_stick(small, window):
    window.open((small / LESSON).as_uri())
    window.wait(LOADED)
    window.type(f"{SHEET} [name=tell-your-story]", "Once")
    for choice in CHOICES:
        window.click(f"{SHEET} {choice}")
    window.click("[data-lesson-end] input")
    window.wait(f"{SAYS} === '{sheets.SAVED}'")
    window.open((small / "workbook.html").as_uri())
    window.wait(f"{LOADED} && {STORY} === 'Once'")
    assert window.run(PICKED) == ["informally", "time"]
    assert window.run("window.fieldbook.contents().progress.done.length") == 1
    window.type("#book-name", "Ana")
    window.wait("window.fieldbook.store.saved()")
    window.open((small / LESSON).as_uri())
    window.wait(f"{LOADED} && document.querySelector('[data-whose]').textContent.includes('Ana')")
    assert window.run("document.querySelector('[data-lesson-end] input').checked") is True
    # The file is a page of its own, with the same answers where the browser lets pages in a folder share them.
    window.open(single_file(small).as_uri())
    window.wait(f"{LOADED} && {STORY} === 'Once'")
