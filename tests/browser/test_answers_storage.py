"""Where nothing can be kept, or not all of it, the learner is told, and nothing that is there is lost."""

from __future__ import annotations

import json

import pytest

from tests.browser import sheets
from tests.browser.sheets import FIELDS, KEY, LESSON, SHEET, fields, fill_in, kept

REFUSED = """for (const name of ["localStorage", "indexedDB"]) {
  const get = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
  Object.defineProperty(window, name, { get });
}"""
FULL = """() => {
  let size = 1 << 22;
  for (let number = 0; size >= 1; number += 1) {
    try { localStorage.setItem("junk" + number, "x".repeat(size)); } catch (error) { size >>= 1; }
  }
}"""
# Browsers let a site have gigabytes: too many to fill in a test.
DISK_FULL = """() => {
  const full = () => { throw new DOMException("The disk is full.", "QuotaExceededError"); };
  IDBObjectStore.prototype.put = Object.assign(full, { before: IDBObjectStore.prototype.put });
}"""
TROUBLE = {
    "refused": "Your browser keeps nothing for this site",
    "full": "Your latest answers are not kept",
    "loose": "does not say whether they have reached the disk",
}
CHOICES = ("how-is-it-set-up", "how-well-does-it-work")
DISK_ROOM = "() => { IDBObjectStore.prototype.put = IDBObjectStore.prototype.put.before; }"
ROOM = """() => Object.keys(localStorage).filter(key => key.startsWith("junk"))
  .forEach(key => localStorage.removeItem(key))"""


def trouble(page) -> str:
    return page.locator(f"{SHEET} .answers__trouble").inner_text()


def wait_for_trouble(page, words: str) -> None:
    page.locator(f"{SHEET} .answers__trouble", has_text=words).wait_for()


@pytest.fixture
def full(context, lesson, address):
    """The lesson, with no room at all for the site, neither for what is read at once nor on disk."""
    fill_in(lesson, {"our-contact-is": "Ana"})
    sheets.wait_until_saved(lesson)
    lesson.evaluate(FULL)
    context.add_init_script(f"({DISK_FULL})()")
    lesson.evaluate(DISK_FULL)
    return lesson


def test_nothing_is_kept_where_the_browser_refuses_but_all_can_be_saved(browser, address):
    context = browser.new_context()
    context.add_init_script(REFUSED)
    page = context.new_page()
    page.goto(f"{address}/{LESSON}")
    page.locator(".answers__trouble", has_text="Your browser keeps nothing for this site").first.wait_for()
    assert page.locator(".answers__trouble + form").count() == 1, "before the first field, not after the last"
    fill_in(page)
    assert page.locator(f"{SHEET} [role=status]").inner_text() == ""
    with page.expect_download() as download:
        page.click(f"{SHEET} >> text=Save to a file")
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["answers"]["everything"] == sheets.FIELDS
    page.goto(f"{address}/workbook.html")
    fill_in(page, {"our-contact-is": "Ana"})
    page.get_by_role("button", name="Start as someone new").click()
    buttons = page.locator(".leaving .book__panel button").all_inner_texts()
    assert buttons == ["Save them to a file, then start", "Change nothing"], "none is set aside where none is kept"
    context.close()


@pytest.mark.parametrize("state", ["refused", "full", "loose", "without scripts"])
def test_everyone_can_use_a_page_that_keeps_nothing(browser, address, axe, state):
    context = browser.new_context(reduced_motion="reduce")
    if state == "without scripts":
        context.route("**/assets/**/*.js*", lambda route: route.abort())
    else:
        context.add_init_script({"refused": REFUSED, "full": f"({DISK_FULL})()", "loose": f"({DISK_FULL})()"}[state])
    page = context.new_page()
    page.goto(f"{address}/{LESSON}")
    if state == "full":
        page.evaluate(FULL)
    if state == "without scripts":
        page.locator(".worksheet__unkept").first.wait_for()
    else:
        page.locator(f"{SHEET} [name=our-contact-is]").press_sequentially("A")
        wait_for_trouble(page, TROUBLE[state])
    assert axe(page) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert axe(page, rules=sheets.OF_COLOURS) == []
    context.close()


def test_what_is_loaded_when_it_is_needed_may_be_out_of_reach(browser, address):
    """The buttons say so, and do what they shall as soon as it is there."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/{LESSON}")
    context.set_offline(True)
    page.fill(f"{SHEET} [name=our-contact-is]", "Ana")
    page.click(f"{SHEET} >> text=Clear")
    page.locator(f"{SHEET} .answers__state", has_text="This could not be loaded.").wait_for()
    assert fields(page) == {"our-contact-is": "Ana"}
    context.set_offline(False)
    page.click(f"{SHEET} >> text=Clear")
    page.wait_for_function("!document.querySelector('[name=our-contact-is]').value")
    context.close()


DAMAGED = (
    *("before:fill-in", "after:fill-in", "reached:look-on", "right:everything:our-contact-is", "done:lessons/one.md"),
    *("cleared:everything", "aside:1:answer:everything:our-contact-is", "aside:2", "person:1", "last", "name", "set"),
    *("answer:everything:our-contact-is", "answer:everything", "unsaved:x", "left", "active", "handing"),
)


def test_what_was_damaged_stops_no_page(context, lesson, address):
    """Each script meets what it keeps with other contents; no page has an error (see `learner`), and all is kept on."""
    for text in ("true", '["x"]', '"x"', '[["x", null]]'):
        for path in ("workbook.html", "outcomes.html", "record.html"):
            for key in DAMAGED:
                lesson.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY + key, text])
            lesson.goto(f"{address}/{path}")
            lesson.wait_for_function("window.fieldbook.store.saved()")
            assert lesson.evaluate("window.fieldbook.store.state()") == "kept", (path, text)


def test_leaving_asks_first_where_answers_would_be_lost(browser, address):
    context = browser.new_context()
    context.add_init_script(REFUSED)
    page = context.new_page()
    page.goto(f"{address}/{LESSON}")
    page.locator(f"{SHEET} [name=our-contact-is]").press_sequentially("A")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{address}/index.html")
    assert asked == ["beforeunload"]
    context.close()


def test_what_local_storage_has_no_room_for_is_kept_on_disk(context, lesson, address):
    fill_in(lesson)
    sheets.wait_until_saved(lesson)
    lesson.evaluate(FULL)
    long = "word " * 400
    lesson.fill(f"{SHEET} [name=tell-your-story]", long)
    sheets.wait_until_saved(lesson)
    assert trouble(lesson) == ""
    lesson.reload()
    lesson.wait_for_function("document.querySelector('[name=tell-your-story]').value.length > 1000")
    assert fields(lesson) == FIELDS | {"tell-your-story": long}
    lesson.goto(f"{address}/workbook.html")
    lesson.wait_for_function("document.querySelector('[name=tell-your-story]').value.length > 1000")
    # What another tab has room for takes the place of what this one had none for.
    other = context.new_page()
    other.goto(f"{address}/{LESSON}")
    other.wait_for_function("document.querySelector('[name=tell-your-story]').value.length > 1000")
    other.evaluate(ROOM)
    other.fill(f"{SHEET} [name=tell-your-story]", "Short")
    lesson.wait_for_function("document.querySelector('[name=tell-your-story]').value === 'Short'")


def test_a_full_disk_is_told_of_and_loses_nothing(full):
    before = kept(full)
    long = "word " * 400
    full.fill(f"{SHEET} [name=tell-your-story]", long)
    wait_for_trouble(full, "Your latest answers are not kept")
    assert full.locator(f"{SHEET} [role=status]").inner_text() == ""
    assert kept(full) == before
    full.evaluate(ROOM)
    full.evaluate(DISK_ROOM)
    full.fill(f"{SHEET} [name=our-contact-is]", "Bo")
    sheets.wait_until_saved(full)
    assert trouble(full) == ""
    assert sheets.answers(full) == {"our-contact-is": "Bo", "tell-your-story": long}


def test_a_disk_that_was_full_before_is_told_of_before_the_first_answer(full):
    full.reload()
    assert fields(full) == {"our-contact-is": "Ana"}
    wait_for_trouble(full, "Your latest answers are not kept")


def test_a_damaged_answer_is_put_aside(context, lesson, address):
    names = [name for name, value in FIELDS.items() if isinstance(value, str) and name not in CHOICES]
    broken = dict(zip(names, ("{", "42", "null", '{"a": 1}', "[1]", ""), strict=True))
    for name, text in broken.items():
        lesson.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{KEY}answer:everything:{name}", text])
    lesson.reload()
    assert fields(lesson) == {}
    wait_for_trouble(lesson, "could not be read")
    for name in names:
        lesson.fill(f"{SHEET} [name={name}]", "Ana")
    asides = {key.rpartition(":")[2]: text for key, text in kept(lesson).items() if key.startswith("aside:")}
    assert asides == broken
    assert {name: text for name, text in sheets.answers(lesson).items() if name in names} == dict.fromkeys(names, "Ana")
    lesson.goto(f"{address}/workbook.html")
    assert lesson.locator(".book__earlier").inner_text().count("Could not be read") == len(names)


def test_a_damaged_answer_that_cannot_be_moved_stays(full):
    key = "answer:everything:tell-your-story"
    full.evaluate(ROOM)
    full.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY + key, "{" * 5000])
    full.evaluate(FULL)
    full.reload()
    full.fill(f"{SHEET} [name=tell-your-story]", "Once")
    wait_for_trouble(full, "Your latest answers are not kept")
    assert kept(full)[key] == "{" * 5000
