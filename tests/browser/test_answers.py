"""Answers are kept from the first keystroke on, and are there again wherever the worksheet is."""

from __future__ import annotations

import json
import os
import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest

import browsing
from tests.browser import sheets
from tests.browser.sheets import FIELDS, LESSON, SHEET, fields, fill_in, kept

TWICE = ["a-history-partner-2", "we-meet-times-a-year"]


def test_every_kind_of_field_comes_back(context, lesson, address):
    fill_in(lesson)
    lesson.check(f'{SHEET} [name="{sheets.single_tick(lesson)}"]')
    shown = fields(lesson)
    assert {name: shown[name] for name in FIELDS} == FIELDS
    assert sheets.answers(lesson) == FIELDS | {sheets.single_tick(lesson): True}
    lesson.reload()
    assert fields(lesson) == shown
    lesson.close()
    for path in (LESSON, "workbook.html"):
        page = context.new_page()
        page.goto(f"{address}/{path}")
        assert fields(page) == shown, path
        page.close()


def test_what_was_answered_elsewhere_is_offered_line_by_line(lesson):
    lesson.fill(f"{SHEET} [name=tell-your-story]", "A clinic\n\n A bike shop\nA clinic")
    offered = """control => {
      control.dataset.source = "everything/tell-your-story";
      return window.fieldbook.load("offers").then(() => [...control.list.options].map(option => option.value));
    }"""
    control = lesson.locator(f"{SHEET} [name={TWICE[1]}]")
    assert control.evaluate(offered) == ["A clinic", "A bike shop"]
    lesson.fill(f"{SHEET} [name=tell-your-story]", "")
    lesson.wait_for_function("name => !document.querySelector(`[name=${name}]`).list", arg=TWICE[1])


def test_an_answer_in_the_workbook_is_one_in_the_lesson(context, lesson, address):
    page = context.new_page()
    page.goto(f"{address}/workbook.html")
    fill_in(page)
    assert fields(lesson) == fields(page)
    page.fill(f"{SHEET} [name=tell-your-story]", "")
    assert "answer:everything:tell-your-story" not in kept(page)


def test_from_a_folder_without_a_server(browser, small):
    with sheets.learner(browser, "file:") as context:
        page = context.new_page()
        page.goto((small / LESSON).as_uri())
        fill_in(page)
        shown = fields(page)
        page.goto((small / "workbook.html").as_uri())
        assert fields(page) == shown


def test_it_is_said_in_words_and_to_screen_readers(lesson):
    state = lesson.locator(f"{SHEET} [role=status]")
    state.filter(has_text="What you fill in is kept in this browser").wait_for()
    lesson.locator(f"{SHEET} [name=our-contact-is]").press_sequentially("A")
    assert state.inner_text() == "Saving…"
    sheets.wait_until_saved(lesson)
    assert state.get_attribute("aria-live") == "polite"
    lesson.locator(f"{SHEET} [name=our-contact-is]").press_sequentially("na")
    sheets.wait_until_saved(lesson)
    assert state.get_attribute("aria-live") == "off", "it is not said again with every pause in typing"


@pytest.mark.parametrize("size", [(1280, 800), (360, 640)], ids=["wide", "phone"])
def test_it_is_said_where_one_types(lesson, size):
    lesson.set_viewport_size({"width": size[0], "height": size[1]})
    field = lesson.locator(f"{SHEET} [name=a-history-partner-1]")
    field.scroll_into_view_if_needed()
    field.press_sequentially("Ana")
    sheets.wait_until_saved(lesson)
    box = lesson.locator(f"{SHEET} .answers__state").bounding_box()
    assert box["y"] >= lesson.locator(".md-header").bounding_box()["height"] - 1
    assert box["y"] + box["height"] <= field.bounding_box()["y"]


def test_what_a_tool_changes_without_an_event_is_kept_when_the_page_is_left(lesson, address):
    lesson.evaluate("document.querySelector('[name=our-contact-is]').value = 'Bo'")
    lesson.goto(f"{address}/index.html")
    assert json.loads(kept(lesson)["answer:everything:our-contact-is"]) == "Bo"


def test_a_page_that_is_killed_has_lost_nothing(browser, address):
    """Twenty-five times: type, kill the page at once, come back. Five frames at a time, each with its own field.

    Of a browser of its own: one whose pages were killed again and again may open no more.
    """
    alone = browsing.launch(browser.browser_type)
    with sheets.learner(alone, address) as context:
        type_and_kill(alone.new_browser_cdp_session(), context, address)
    alone.close()


def type_and_kill(session, context, address: str) -> None:
    written = dict.fromkeys(["tell-your-story", "our-contact-is", "a-history-partner-1", *TWICE], "")
    for key in "abcde":
        page = context.new_page()
        page.goto(f"{address}/index.html")
        frames = [frame(page, f"{address}/{LESSON}") for _ in written]
        shown = [one.locator(f"{SHEET} [name={name}]") for one, name in zip(frames, written, strict=True)]
        # Where in the text a key goes is the browser's choice; that none is lost is ours.
        assert [sorted(field.input_value()) for field in shown] == [sorted(keys) for keys in written.values()]
        pages = pids(session)
        for field, name in zip(shown, written, strict=True):
            field.press(key)
            written[name] += key
        with page.expect_event("crash"):
            kill(pages)
        page.close()


def frame(page, address: str):
    """Add a frame with another page to a page."""
    page.evaluate(
        """address => new Promise((done, fail) => {
          setTimeout(() => fail(Error("the frame does not load")), 30000);
          const frame = document.createElement("iframe");
          frame.onload = done;
          frame.src = address;
          document.body.append(frame);
        })""",
        address,
    )
    return page.frames[-1]


def pids(session) -> list[int]:
    """Return the processes that this browser has its pages in."""
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return [process["id"] for process in processes if process["type"] == "renderer" and not is_frame(process["id"])]


def is_frame(pid: int) -> bool:
    """Tell whether a process shows the browser's own frame: without that, no new page opens."""
    with suppress(OSError):
        return b"--top-chrome-webui" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def kill(processes: list[int]) -> None:
    for pid in processes:
        with suppress(ProcessLookupError):
            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def test_long_answers_grow(lesson):
    box = lesson.locator(f"{SHEET} [name=tell-your-story]")
    before = box.bounding_box()["height"]
    box.fill("A line.\n" * 20)
    assert box.bounding_box()["height"] > before + 15 * 16
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 2")


def test_two_tabs_keep_each_other_whole(context, lesson, address):
    other = context.new_page()
    other.goto(f"{address}/{LESSON}")
    lesson.fill(f"{SHEET} [name=our-contact-is]", "Ana")
    other.fill(f"{SHEET} [name=tell-your-story]", "From the other tab")
    other.check(f"{SHEET} [value=trust]")
    expected = {"our-contact-is": "Ana", "tell-your-story": "From the other tab", "what-is-in-place": ["trust"]}
    assert sheets.answers(lesson) == expected
    lesson.wait_for_function("document.querySelector('[value=trust]').checked")
    assert fields(lesson) == fields(other) == expected
    other.uncheck(f"{SHEET} [value=trust]")
    lesson.wait_for_function("!document.querySelector('[value=trust]').checked")
    undo = other.locator(f"{SHEET} button", has_text="Undo")
    for name, is_offered in (("Clear", True), ("Undo", False)):
        lesson.click(f"{SHEET} >> text={name}")
        undo.wait_for(state="visible" if is_offered else "hidden")


@pytest.mark.parametrize("reloaded", [False, True], ids=["at once", "after a reload"])
def test_clearing_can_be_undone(lesson, reloaded):
    fill_in(lesson)
    lesson.fill(f"{SHEET} [name=we-meet-times-a-year]", "5")
    shown = fields(lesson)
    undo = lesson.locator(f"{SHEET} button", has_text="Undo")
    assert not undo.is_visible()
    lesson.click(f"{SHEET} >> text=Clear")
    assert fields(lesson) == {}
    assert sheets.answers(lesson) == {}
    assert lesson.evaluate("document.activeElement.textContent") == "Undo"
    # That it is on disk by now is no reason to say something else.
    lesson.evaluate("window.fieldbook.store.settled().then(() => new Promise(done => setTimeout(done, 600)))")
    assert lesson.locator(f"{SHEET} .answers__state").inner_text().startswith("The worksheet is empty again.")
    if reloaded:
        lesson.reload()
    lesson.fill(f"{SHEET} [name=our-contact-is]", "Someone new")
    undo.click()
    assert fields(lesson) == shown | {"our-contact-is": "Someone new"}
    assert not undo.is_visible()


def test_what_was_cleared_is_kept_until_it_is_thrown_away(lesson, address):
    lesson.fill(f"{SHEET} [name=our-contact-is]", "Ana")
    lesson.click(f"{SHEET} >> text=Clear")
    lesson.fill(f"{SHEET} [name=our-contact-is]", "Bo")
    lesson.click(f"{SHEET} >> text=Clear")
    lesson.fill(f"{SHEET} [name=our-contact-is]", "Cy")
    lesson.goto(f"{address}/workbook.html")
    earlier = lesson.locator(".book__earlier")
    assert [one.strip() for one in earlier.locator(".book__text").all_inner_texts()] == ["Ana", "Bo"]
    earlier.get_by_role("button", name="Put back").first.click()
    assert fields(lesson) == {"our-contact-is": "Ana"}
    assert sorted(earlier.locator(".book__text").all_inner_texts()) == ["Bo", "Cy"]
    while earlier.locator("dd").count():
        earlier.get_by_role("button", name="Remove the earlier answer").first.click()
    assert sheets.kept(lesson).keys() == {"answer:everything:our-contact-is", "cleared:everything", "last"}
    assert not lesson.locator(f"{SHEET} button", has_text="Undo").is_visible()


def test_a_choice_can_be_taken_back(lesson):
    backs = lesson.locator(f"{SHEET} .answers__back")
    assert backs.count() == 0
    fill_in(lesson, {"how-is-it-set-up": "informally"})
    assert [one.is_visible() for one in backs.all()] == [True]
    back = lesson.get_by_role("button", name="Take back: How is it set up?")
    back.click()
    assert fields(lesson) == {}
    assert sheets.answers(lesson) == {}
    assert lesson.evaluate("document.activeElement.name") == "how-is-it-set-up"
    assert not back.is_visible()


def test_finishing_is_said(lesson):
    lesson.check("[data-lesson-end] input")
    state = lesson.locator("[data-lesson-end] [role=status]")
    state.filter(has_text="Marked as finished. Saved in this browser.").wait_for()
    lesson.uncheck("[data-lesson-end] input")
    state.filter(has_text="No longer marked").wait_for()


def test_names_make_sense_alone(browser, server):
    """Not one button of a page, and no group of them, is called as another is."""
    page = browser.new_page()
    page.goto(f"{server}/workbook.html")
    sheets.unfold(page)
    page.click(".book__more > summary")
    said = page.locator("article").aria_snapshot()
    for kind in ('button "', 'group "Actions: '):
        names = re.findall(rf'{kind}[^"]*"', said)
        assert len(set(names)) == len(names) > 1, kind
    page.goto(f"{server}/downloads.html")
    links = page.get_by_role("link", name="Download ").all()
    names = [link.evaluate("link => link.getAttribute('aria-labelledby')") for link in links]
    assert len(set(names)) == len(names) > 2
    page.close()


def test_by_keyboard_alone(lesson):
    lesson.focus(f"{SHEET} [name=tell-your-story]")
    for key in ("S", "Tab", "A", "Tab", "4", "Tab", "ArrowDown", "Tab", "x", "Tab", "Tab", "Space"):
        lesson.keyboard.press(key)
    assert fields(lesson) == {
        "tell-your-story": "S",
        "our-contact-is": "A",
        "we-meet-times-a-year": "4",
        "how-is-it-set-up": "by written agreement",
        "how-is-it-set-up-other": "x",
        "what-is-in-place": ["trust"],
    }


def test_without_script_the_fields_are_there(browser, address):
    with sheets.learner(browser, address, java_script_enabled=False) as context:
        page = context.new_page()
        for path in (LESSON, "workbook.html"):
            page.goto(f"{address}/{path}")
            assert page.locator(f"{SHEET} [name=tell-your-story]").is_visible()
            assert page.locator("article button:visible").count() == 0, path
            told = page.locator("section[data-fields] .worksheet__unkept:visible")
            assert told.count() == page.locator("section[data-fields]").count()


def test_examples_are_left_alone(page, server):
    page.goto(f"{server}/guide/examples.html")
    assert page.locator(".specimen [data-worksheet]").count()
    page.locator(".specimen textarea").first.fill("Trying it out")
    assert page.locator(".specimen .answers").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes(':answer:'))") == []
