"""Several people at one computer: whose answers are shown, starting anew, leaving, a session that ends by itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import browsing
from tests.browser import sheets
from tests.browser.sheets import FIELDS, LESSON, SHEET, fields, fill_in, kept
from tests.courses import build_course, single_file

AT_ONCE = "*, ::before, ::after { transition: none !important; animation: none !important }"
GONE = "!document.querySelector('.session-end') && document.querySelector('[name=our-contact-is]')?.value === ''"
OWN = re.compile(r"^(answer|aside|name|set|done|before|after|reached|last|person)\b")


@pytest.fixture(scope="module")
def address(small, request):
    with sheets.reached(small, sheets.way_of(request)) as address:
        yield address


def opened(context, address: str, path: str):
    page = context.new_page()
    page.goto(f"{address}/{path}")
    return page


def whose(page) -> str:
    place = page.locator(f"{SHEET} [data-whose]")
    return place.inner_text() if place.is_visible() else ""


def remains(page) -> dict:
    """Return what is kept of any person."""
    return {key: text for key, text in kept(page).items() if OWN.match(key)}


def on_disk(page) -> list[str]:
    """Return all that the browser has in databases, as text."""
    return page.evaluate(
        """async () => {
          const found = [];
          for (const { name } of await indexedDB.databases()) {
            const opening = indexedDB.open(name);
            const base = await new Promise(done => { opening.onsuccess = () => done(opening.result); });
            for (const store of base.objectStoreNames) {
              const all = base.transaction(store).objectStore(store).getAll();
              found.push(JSON.stringify(await new Promise(done => { all.onsuccess = () => done(all.result); })));
            }
          }
          return found;
        }"""
    )


def saved(page, button: str) -> dict:
    """Press a button that saves a file; return what is in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return json.loads(Path(download.value.path()).read_text(encoding="utf-8"))


def wait_until_said(page, words: str) -> None:
    """Wait until the page has begun anew, and says so."""
    page.locator(".leaving__state", has_text=words).wait_for()


def test_each_worksheet_says_whose_answers_it_shows(context, address):
    lesson = opened(context, address, LESSON)
    assert whose(lesson) == ""
    fill_in(lesson)
    lesson.reload()
    assert whose(lesson) == "Filled in here before, without a name. Not you?"
    workbook = opened(context, address, "workbook.html")
    workbook.fill("#book-name", "Ana <b>")
    sheets.unfold(workbook)
    assert whose(workbook) == "Filled in by Ana <b>. Not you?"
    lesson.wait_for_function("document.querySelector('[data-whose]').textContent.startsWith('Filled in by Ana')")
    lesson.get_by_text("Not you?").first.click()
    assert lesson.url.endswith("workbook.html#someone-else")


@sheets.BOTH_WAYS
def test_i_am_done_saves_shows_and_removes(context, address):
    lesson, workbook = opened(context, address, LESSON), opened(context, address, "workbook.html")
    fill_in(workbook)
    workbook.fill("#book-name", "Ana")
    file = saved(workbook, "I am done here")
    assert (file["name"], file["answers"]) == ("Ana", {"everything": FIELDS})
    assert fields(workbook) == FIELDS
    workbook.get_by_text("Show what was saved").click()
    assert "by written agreement" in workbook.locator(".leaving .book__earlier").inner_text()
    workbook.get_by_role("button", name="Remove everything from this computer").click()
    wait_until_said(workbook, "Done. Nothing of yours is left")
    # The other tab has begun anew, and is where one was last.
    assert remains(workbook).keys() <= {"last"}
    assert not any("handshake" in text for text in on_disk(workbook))
    assert fields(workbook) == {}
    assert workbook.input_value("#book-name") == ""
    lesson.wait_for_function("!document.querySelector('[name=our-contact-is]').value")
    assert fields(lesson) == {}
    assert whose(lesson) == ""


@sheets.BOTH_WAYS
def test_nothing_comes_back(context, address):
    """Not by Back, not by the browser's own undo, not by the worksheet's."""
    page = opened(context, address, LESSON)
    page.locator("[name=our-contact-is]").press_sequentially("Ana")
    page.get_by_role("button", name="Clear: Everything", exact=True).click()
    page.locator("[name=we-meet-times-a-year]").press_sequentially("4")
    other = opened(context, address, LESSON)
    page.bring_to_front()
    page.goto(f"{address}/workbook.html")
    saved(page, "I am done here")
    page.get_by_role("button", name="Remove everything from this computer").click()
    wait_until_said(page, "Done.")
    page.go_back()
    page.wait_for_load_state()
    if not page.url.endswith(LESSON):
        page.goto(f"{address}/{LESSON}")
    for tab in (page, other):
        tab.wait_for_function("!document.querySelector('[name=we-meet-times-a-year]').value")
        tab.locator("[name=we-meet-times-a-year]").focus()
        tab.keyboard.press("Control+z")
        assert fields(tab) == {}
        assert not tab.get_by_role("button", name="Undo: Everything", exact=True).first.is_visible()
    assert [key for key in remains(page) if key.startswith(("answer", "name", "aside"))] == []


@sheets.BOTH_WAYS
def test_someone_new_starts_and_the_first_comes_back(context, address):
    page = opened(context, address, "workbook.html")
    fill_in(page)
    page.fill("#book-name", "Ana")
    first = saved(page, "Save my answers to a file")
    page.get_by_role("button", name="Start as someone new").click()
    assert "The answers here are those of Ana." in page.locator(".leaving .book__panel").inner_text()
    page.get_by_role("button", name="Set them aside here under this name, then start").click()
    wait_until_said(page, "You can start.")
    assert fields(page) == {}
    fill_in(page, {"our-contact-is": "Zoe"})
    page.fill("#book-name", "Ben")
    second = saved(page, "Save my answers to a file")
    assert second["answers"] == {"everything": {"our-contact-is": "Zoe"}}
    assert second["set"] != first["set"]
    page.get_by_role("button", name="Go on with the answers of Ana").click()
    wait_until_said(page, "The answers are here again.")
    assert fields(page) == FIELDS
    assert page.input_value("#book-name") == "Ana"
    assert saved(page, "Save my answers to a file")["set"] == first["set"]
    page.get_by_role("button", name="Remove the answers of Ben").click()
    page.get_by_role("button", name="Yes, remove it").click()
    assert page.locator(".leaving__others").inner_text() == ""
    assert fields(page) == FIELDS
    assert not any("Zoe" in text for text in kept(page).values())


def test_someone_new_starts_once_the_first_ones_file_is_saved(context, address):
    page = opened(context, address, "workbook.html")
    fill_in(page)
    page.get_by_role("button", name="Start as someone new").click()
    file = saved(page, "Save them to a file, then start")
    assert file["answers"] == {"everything": FIELDS}
    page.get_by_role("button", name="Change nothing").click()
    assert fields(page) == FIELDS
    page.get_by_role("button", name="Start as someone new").click()
    saved(page, "Save them to a file, then start")
    page.get_by_role("button", name="Remove them here and start").click()
    wait_until_said(page, "You can start.")
    assert remains(page) == {}


def test_who_has_only_ticked_is_asked_as_well(context, address):
    page = opened(context, address, LESSON)
    page.check("[data-lesson-end] input")
    page.goto(f"{address}/workbook.html")
    page.get_by_role("button", name="Start as someone new").click()
    page.get_by_role("button", name="Set them aside here under this name, then start").click()
    wait_until_said(page, "You can start.")
    assert not any(key.startswith("done:") for key in remains(page))
    page.locator(".leaving__others button").first.click()
    wait_until_said(page, "The answers are here again.")
    assert any(key.startswith("done:") for key in remains(page))


# axe asks for style sheets, which pages opened from a folder may not.
@pytest.mark.parametrize("address", ["served"], indirect=True)
def test_leaving_is_for_everyone(context, address, axe):
    page = opened(context, address, "workbook.html")
    page.add_style_tag(content=AT_ONCE)
    fill_in(page)
    page.get_by_role("button", name="Start as someone new").click()
    assert page.evaluate("document.activeElement.textContent") == "Save them to a file, then start"
    assert axe(page) == []
    saved(page, "Save them to a file, then start")
    page.get_by_text("Show what was saved").click()
    assert axe(page) == []
    page.emulate_media(media="print")
    assert not page.locator(".leaving").is_visible()


# ---------------------------------------------------------------- a session that ends by itself


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    folder = tmp_path_factory.mktemp("public")
    built = sheets.course(folder, config="extra: {fieldbook: {session_minutes: 10}}\n")
    with browsing.serve(built.site) as address:
        yield address, single_file(built.site)


@pytest.fixture(params=["web", "single file"])
def place(request, public):
    """Where the learner is: in a lesson, or in the course as one file."""
    address, file = public
    return f"{address}/{LESSON}" if request.param == "web" else file.as_uri()


@pytest.fixture
def session(browser, place):
    """A lesson with answers in it, and a clock that the test moves."""
    with sheets.learner(browser, place.removesuffix(LESSON)) as context:
        page = context.new_page()
        page.clock.install()
        page.goto(place)
        fill_in(page)
        yield page


def test_a_session_ends_after_a_warning_that_can_be_put_off(session, axe):
    session.add_style_tag(content=AT_ONCE)
    session.clock.fast_forward("10:05")
    session.clock.run_for(1000)
    assert axe(session) == []
    session.get_by_role("button", name="I am still here").click()
    assert session.locator(".session-end").count() == 0
    assert fields(session) == FIELDS
    session.clock.fast_forward("09:00")
    session.clock.run_for(1000)
    session.locator("[name=our-contact-is]").press("End")
    session.clock.fast_forward("09:50")
    session.clock.run_for(1000)
    assert session.locator(".session-end").count() == 0
    session.clock.fast_forward("00:15")
    session.clock.run_for(1000)
    box = session.get_by_role("alertdialog", name="Are you still there?")
    assert box.is_visible()
    assert session.evaluate("document.activeElement.textContent") == "I am still here"
    assert not session.locator("[name=our-contact-is]").is_visible()
    with session.expect_download() as download:
        session.get_by_role("button", name="Save my answers to a file").click()
    assert json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["answers"] == {"everything": FIELDS}
    session.clock.fast_forward("01:02")
    session.wait_for_function(GONE)
    assert fields(session) == {}
    assert remains(session).keys() <= {"last"}


def test_a_session_ends_without_a_network_and_where_the_clock_was_put_back(session, place):
    """What ends it was fetched with the first answer."""
    session.wait_for_function("fieldbook.ending")
    session.context.set_offline(True)
    session.clock.set_system_time(session.evaluate("Date.now() / 1000 - 7200"))
    session.clock.run_for(1000)
    session.clock.fast_forward("10:05")
    session.clock.run_for(1000)
    session.get_by_role("alertdialog").wait_for()
    session.context.set_offline(False)
    session.get_by_role("button", name="I am done, remove them").click()
    session.wait_for_function(GONE)
    assert remains(session).keys() <= {"last"}


def test_who_comes_later_sees_nothing_before_it_is_settled(session, place):
    session.clock.fast_forward("00:10")
    session.locator("[name=our-contact-is]").press("End")
    later = session.context.new_page()
    later.clock.install(time=session.evaluate("Date.now() + 3600000"))
    session.close()
    later.goto(place)
    # Covered it is at once, with the question or before.
    assert not later.locator("[name=our-contact-is]").is_visible()
    later.get_by_role("alertdialog").wait_for()
    assert not later.locator("[name=our-contact-is]").is_visible()
    later.get_by_role("button", name="I am done, remove them").click()
    later.wait_for_function(GONE)
    assert fields(later) == {}


def test_where_no_one_has_answered_nothing_is_asked(browser, place):
    with sheets.learner(browser, place.removesuffix(LESSON)) as context:
        page = context.new_page()
        page.clock.install()
        page.goto(place)
        page.clock.fast_forward("30:00")
        page.clock.run_for(1000)
        assert page.locator(".session-end").count() == 0


def test_a_setting_that_is_no_number_is_reported(tmp_path):
    built = build_course(
        tmp_path, {"index.md": "---\ntitle: Home\n---\nHello.\n"}, "extra: {fieldbook: {session_minutes: soon}}\n"
    )
    assert '"session_minutes" can\'t be "soon"; type a whole number' in "\n".join(built.said)
