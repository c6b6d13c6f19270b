"""What is folded opens where a link leads into it; without scripts it is open."""

from __future__ import annotations

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
