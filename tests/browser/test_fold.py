"""What is folded opens where a link leads into it; without scripts it is open."""

from __future__ import annotations

import pytest

LESSON = "meeting/closeness.html"


def test_notes_are_folded_until_a_mark_leads_to_one(page, server):
    page.goto(f"{server}/{LESSON}")
    note = page.locator(".notes li").first
    assert not note.is_visible()
    page.locator(".footnote-ref").first.click()
    assert note.is_visible()
    page.locator(".notes > summary").click()
    page.locator(".footnote-ref").first.click()
    assert note.is_visible()
    address = page.url
    page.goto(f"{server}/404.html")
    page.goto(address)
    assert note.is_visible()


def test_notes_are_open_without_scripts(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{LESSON}")
    assert page.locator(".notes li").first.is_visible()
    context.close()


@pytest.mark.parametrize("address", ["#%", "#100%", "#%E0%A4%A"])
def test_an_address_that_names_nothing_stops_no_script(page, server, address):
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{server}/{LESSON}{address}")
    page.locator("section[data-worksheet] textarea").first.fill("Ana")
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<a href=\"#50%\">half</a>')")
    page.click("text=half")
    page.reload()
    assert page.locator("section[data-worksheet] textarea").first.input_value() == "Ana"
    assert not wrong


def test_outcomes_are_folded_by_module_but_the_first(page, server):
    page.goto(f"{server}/outcomes.html")
    outcomes = page.locator(".traced__text")
    first, last = outcomes.first, outcomes.last
    assert first.is_visible()
    assert not last.is_visible()
    page.goto(f"{server}/outcomes.html#{last.get_attribute('id')}")
    page.reload()
    assert last.is_visible()
    page.goto(f"{server}/outcomes.html")
    page.get_by_label("Show only what to look at again").check()
    assert page.locator(".traced").last.evaluate("one => one.closest('details').open")
