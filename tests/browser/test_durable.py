"""What is said to be saved is on disk: it is there after the whole browser was killed, and started again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress

import pytest

import browsing
from tests.browser import firefox as bidi
from tests.browser import sheets
from tests.browser.sheets import LESSON, SHEET

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
FIELD = "our-contact-is"
SHOWN = f"document.querySelector('[name={FIELD}]').value"
SAYS = f"document.querySelector('{SHEET} .answers__state').textContent"
TYPE = f"""([name, text]) => {{
  const field = document.querySelector(`{SHEET} [name=${{name}}]`);
  field.value = text;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  return {SAYS};
}}"""
"""Type a text, and return what is said of it at that moment."""
TURNS = int(os.environ.get("TURNS", "2"))
"""How often each browser is killed. `TURNS=100` is what the promise was tried with."""

pytestmark = pytest.mark.skipif(not shutil.which("ps"), reason="finds the browser's processes with ps")


@pytest.fixture(params=sheets.WAYS)
def lesson(request, small):
    """The address of the lesson, on the web or from a folder."""
    with sheets.reached(small, request.param) as address:
        yield f"{address}/{LESSON}"


def kill(profile) -> None:
    """End all processes of the browser that has this profile, as a flat battery would."""
    listed = subprocess.run(["ps", "-eo", "pid=,args="], check=True, capture_output=True, encoding="utf-8").stdout
    for line in listed.splitlines():
        number, arguments = line.split(maxsplit=1)
        if str(profile) in arguments and int(number) != os.getpid():
            with suppress(ProcessLookupError):
                os.kill(int(number), KILL)


def test_chromium(browser, lesson, tmp_path):
    profile = tmp_path / "profile"
    written = ""
    for turn in range(TURNS + 1):
        context = browsing.launch_profile(browser.browser_type, profile)
        page = context.pages[0]
        page.goto(lesson)
        page.wait_for_function(f"text => {SHOWN} === text", arg=written)
        written = f"Ana {turn}"
        assert page.evaluate(TYPE, [FIELD, written]) != sheets.SAVED, "it is not said before it is so"
        sheets.wait_until_saved(page)
        kill(profile)
        with suppress(Exception):
            context.close()


LOST = "Object.keys(localStorage).forEach(key => key.startsWith('fieldbook:') && localStorage.removeItem(key))"
EARLY = f"""document.addEventListener("readystatechange", () => {{
  document.querySelector("[name={FIELD}]").value = "typed early";
}}, {{ once: true }})"""


@pytest.fixture
def page(browser, small):
    """The lesson, with an answer that is on disk and that what is read at once has lost."""
    with browsing.serve(small) as address, sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/{LESSON}")
        page.fill(f"{SHEET} [name={FIELD}]", "Ana")
        sheets.wait_until_saved(page)
        page.evaluate(LOST)
        yield page


def test_what_is_on_disk_comes_back(page):
    page.reload()
    page.wait_for_function(f"{SHOWN} === 'Ana'")
    assert sheets.answers(page) == {FIELD: "Ana"}


def test_what_was_typed_before_it_came_back_takes_nothing_away(page):
    page.context.add_init_script(EARLY)
    page.reload()
    sheets.wait_until_saved(page)
    assert page.evaluate(SHOWN) == "typed early"
    asides = {key: text for key, text in sheets.kept(page).items() if key.startswith("aside:")}
    assert asides == {f"aside:1:answer:everything:{FIELD}": '"Ana"'}


def test_what_was_removed_stays_removed(page):
    """A browser that is ended after everything was removed has not written that down where it is read at once."""
    page.evaluate("window.fieldbook.store.removeAll()")
    page.evaluate("key => localStorage.setItem(key, '\"Ana\"')", f"{sheets.KEY}answer:everything:{FIELD}")
    page.reload()
    page.wait_for_function("window.fieldbook.store.loaded()")
    assert sheets.answers(page) == {}
    assert page.evaluate(SHOWN) == ""


def test_firefox(lesson, tmp_path):
    if bidi.find() is None:
        pytest.skip("No Firefox here: install firefox-esr or firefox")
    profile = tmp_path / "profile"
    profile.mkdir()
    written = ""
    for turn in range(TURNS):
        with bidi.firefox(profile) as tab:
            tab.open(lesson)
            tab.wait(f"{SHOWN} === '{written}'")
            tab.click(f"{SHEET} [name={FIELD}]")
            tab.type(f"\ue010 {turn}")
            written += f" {turn}"
            tab.wait(f"{SAYS} === '{sheets.SAVED}'")
            kill(profile)
