"""Two windows of one course, opened from a folder in Firefox, where pages are strangers to each other."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress

import pytest

from tests.browser import firefox as bidi
from tests.browser import sheets
from tests.browser.sheets import LESSON, SHEET

CONTACT = f"document.querySelector('{SHEET} [name=our-contact-is]').value"
STORY = f"document.querySelector('{SHEET} [name=tell-your-story]').value"
SAVED = "window.fieldbook.store.saved()"
THERE = "document.readyState === 'complete'"


@pytest.fixture(scope="module")
def site(small, tmp_path_factory):
    """A copy of the small course: some of it is taken away for a while."""
    return shutil.copytree(small, tmp_path_factory.mktemp("shared") / "site")


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    """A Firefox in which pages from folders have room for 400 kB."""
    if bidi.find() is None:
        pytest.skip("No Firefox here: install firefox-esr or firefox")
    with bidi.firefox(tmp_path_factory.mktemp("profile"), dom__quotaManager__temporaryStorage__fixedLimit=400) as tab:
        yield tab
        assert tab.errors == []


@pytest.fixture
def fox(firefox, site):
    """Firefox with the lesson in front, in which nothing is kept."""
    firefox.open((site / LESSON).as_uri())
    firefox.wait(SAVED)
    firefox.run("window.fieldbook.store.removeAll()")
    return firefox


def test_two_windows_keep_each_other_whole(site, fox):
    workbook = (site / "workbook.html").as_uri()
    with fox.another_tab() as other:
        other.open(workbook)
        other.wait(SAVED)
        other.run(sheets.UNFOLD)
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
    for letters in ("abcdefgh", "ijklmnop", "qrstuvwx"):
        fox.wait(SAVED)
        pages.reverse()
        fox.run(HURRY.format(field=field, letters=letters, there=pages[0]))
        written += letters
        # While one page goes and the next comes, neither can be asked.
        time.sleep(0.5)
        fox.wait(f"location.href === '{pages[0]}' && {THERE} && {SAVED}")
        fox.wait(f"{CONTACT} === '{written}'")


EARLY = f"""() => {{
  if (!location.pathname.endsWith("{LESSON}")) return;
  const turn = setInterval(() => {{
    if (!window.fieldbook || !window.fieldbook.strangers) return;
    clearInterval(turn);
    const control = document.querySelector("[name=our-contact-is]");
    control.value = window.fieldbook.store.loaded() ? "too late" : "early";
    control.dispatchEvent(new Event("input", {{ bubbles: true }}));
    document.querySelector(".md-content a[href$='two.html']").click();
  }}, 1);
}}"""


def test_what_is_typed_before_the_unseen_page_answers_goes_along(site, fox):
    """Typed while the page has just come, and left at once by a link."""
    with fox.preload(EARLY), suppress(AssertionError):
        fox.open((site / LESSON).as_uri())
    wait_there(fox, (site / "lessons" / "two.html").as_uri())
    fox.open((site / "workbook.html").as_uri())
    fox.wait(f"{THERE} && {SAVED}")
    assert fox.run(CONTACT) == "early"


MUCH = f"""void (function () {{
  const control = document.querySelector('{SHEET} [name=tell-your-story]');
  control.value = Array.from({{ length: 200000 }}, () => Math.random().toString(36).slice(2, 9)).join(" ");
  control.dispatchEvent(new Event("input", {{ bubbles: true }}));
}})()"""
TROUBLE = f"document.querySelector('{SHEET} .answers__trouble').textContent"
STATE = f"document.querySelector('{SHEET} .answers__state').textContent"


@pytest.mark.parametrize("way", sheets.WAYS)
def test_a_page_says_what_there_is_no_room_for(site, fox, way):
    with sheets.reached(site, way) as address:
        fill_up(fox, address)


def fill_up(fox, address: str) -> None:
    """Write more than there is room for; what was there before stays, and the page says what is not kept."""
    fox.open(f"{address}/{LESSON}")
    fox.wait(SAVED)
    fox.click(f"{SHEET} [name=our-contact-is]")
    fox.type("Ana")
    fox.wait(f"{STATE} === '{sheets.SAVED}'")
    fox.run(MUCH)
    fox.wait(f"{TROUBLE}.startsWith('Your latest answers are not kept')")
    assert fox.run(STATE) == ""
    fox.run("window.fieldbook.filed = true")
    fox.open(f"{address}/workbook.html")
    fox.wait(f"{THERE} && {SAVED} && {CONTACT} === 'Ana'")
    assert fox.run(f"{STORY}.length") == 0
    assert fox.run(TROUBLE) == ""


DONE = "document.querySelector('[data-progress]').textContent.includes('1 of 2 lessons')"


def wait_there(fox, address: str) -> None:
    """Wait until the tab is at an address: while one page goes and the next comes, neither can be asked."""
    for _ in range(200):
        with suppress(AssertionError):
            if fox.run("location.href") == address:
                return
        time.sleep(0.05)
    pytest.fail(f"not at {address}")


@pytest.mark.parametrize("way", sheets.WAYS)
def test_a_page_that_comes_back_says_what_is_so_now(site, fox, way):
    with sheets.reached(site, way) as address:
        fox.open(f"{address}/index.html")
        fox.wait(f"{SAVED} && !{DONE}")
        fox.open(f"{address}/{LESSON}")
        fox.wait(SAVED)
        fox.run("document.querySelector('[data-lesson-end] input').click()")
        fox.wait(SAVED)
        fox.run("void history.back()")
        wait_there(fox, f"{address}/index.html")
        fox.wait(f"{THERE} && {DONE}")


LEAVING = "[data-leaving]"
SAID = f"document.querySelector('{LEAVING} .leaving__state')?.textContent?"
KEPT = "['answer', 'aside', 'name', 'set', 'done', 'person'].flatMap(kind => window.fieldbook.store.paths(kind)).length"


@pytest.mark.parametrize("way", sheets.WAYS)
def test_who_is_done_leaves_nothing(site, fox, way):
    with sheets.reached(site, way) as address:
        fox.open(f"{address}/{LESSON}")
        fox.wait(SAVED)
        fox.click(f"{SHEET} [name=our-contact-is]")
        fox.type("Ana")
        fox.wait(SAVED)
        with fox.another_tab() as other:
            other.open(f"{address}/{LESSON}")
            other.wait(f"{CONTACT} === 'Ana'")
            fox.open(f"{address}/workbook.html")
            fox.wait(f"{SAVED} && {CONTACT} === 'Ana'")
            set_aside_and_taken_up(fox)
            fox.click(f"{LEAVING} > .answers__actions button:nth-of-type(2)")
            fox.wait(f"document.querySelector('{LEAVING} .book__panel details')")
            fox.click(f"{LEAVING} .book__panel button")
            fox.wait(f"{THERE} && {SAVED} && {SAID}.startsWith('Done.')")
            assert fox.run(KEPT) == 0
            other.wait(f"{THERE} && {SAVED} && {CONTACT} === ''")
            fox.run("void history.back()")
            time.sleep(0.5)
            fox.wait(f"{THERE} && {SAVED} && {CONTACT} === ''")


def set_aside_and_taken_up(fox) -> None:
    """Someone else begins, and then the first takes up what was set aside."""
    fox.click(f"{LEAVING} > .answers__actions button:nth-of-type(1)")
    fox.click(f"{LEAVING} .book__panel button:nth-of-type(2)")
    fox.wait(f"{THERE} && {SAVED} && {SAID}.startsWith('You can start') && {CONTACT} === ''")
    fox.click(f"{LEAVING} .leaving__others button")
    fox.wait(f"{THERE} && {SAVED} && {SAID}.startsWith('The answers are here again') && {CONTACT} === 'Ana'")


OPEN = "['__search', '__drawer'].filter(id => document.getElementById(id).checked).join()"
ALONE = f"document.querySelector('{SHEET} .answers__trouble').textContent.startsWith('Your browser keeps the answers')"


def test_a_page_loaded_anew_begins_closed_and_says_at_once_that_it_is_alone(site, fox):
    """The last one: what such a page keeps for itself takes of the room that there is for all."""
    fox.run("document.getElementById('__search').click()")
    fox.run("document.getElementById('__drawer').click()")
    assert fox.run(OPEN) == "__search,__drawer"
    [store] = site.glob("assets/**/shared-store.html")
    away = store.rename(site.parent / "away.html")
    try:
        fox.run("window.seen = true, void location.reload()")
        time.sleep(0.2)
        fox.wait(f"!window.seen && {THERE} && {ALONE}")
        assert fox.run("performance.now() < 5000")
        assert fox.run(OPEN) == ""
    finally:
        away.rename(store)
