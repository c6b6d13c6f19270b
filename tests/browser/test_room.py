"""A room in the browser: learners join and hand in, the facilitator's page fills; a phone without a network waits."""

from __future__ import annotations

import json
import re

import pytest

from tests.browser import sheets
from tests.room import rooms

GROUND = "getComputedStyle(document.body).backgroundColor"
REFUSED = """addEventListener("securitypolicyviolation", event => {
  (window.refused ||= []).push([event.violatedDirective, event.blockedURI, event.sample].join(" "));
})"""


@pytest.fixture
def room(small, tmp_path):
    started = rooms.start(small, tmp_path / "handed in")
    yield started
    started.kill()


@pytest.fixture
def person(browser):
    """Open a browser of somebody's own."""
    opened = []

    def open_browser():
        context = browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 800})
        context.add_init_script(REFUSED)
        opened.append(context)
        return context.new_page()

    yield open_browser
    for context in opened:
        for page in context.pages:
            assert page.is_closed() or page.evaluate("window.refused || []") == []
        context.close()


def join(page, room):
    page.goto(f"{room.address}/{sheets.LESSON}")
    page.get_by_label("The room’s code").fill(room.code)
    page.get_by_role("button", name="Open the course").click()
    page.wait_for_url(f"{room.address}/")
    page.goto(f"{room.address}/{sheets.LESSON}")


def hand_in(page, name):
    page.get_by_role("button", name="Hand in: Everything").click()
    page.get_by_label("Your name, if you like").fill(name)
    page.get_by_role("button", name="Hand in now").click()


def wait_until_handed_in(page):
    """Wait until nothing waits; the course's policy lets no function be made of a text for that."""
    while page.evaluate("window.fieldbook.store.get(['handing']) !== undefined"):
        page.wait_for_timeout(50)


def said(page, words):
    page.locator(".handing-in [role=status]", has_text=words).wait_for()


def look_at_slips(lead, room):
    lead.evaluate("window.print = () => {}")
    lead.get_by_role("button", name="Print slips for learners").click()
    lead.emulate_media(media="print")
    slip = lead.locator(".slip").first
    assert room.address.removeprefix("http://") in slip.inner_text()
    assert f"{room.code[:3]} {room.code[3:]}" in slip.inner_text()
    assert "press “Hand in”" in slip.inner_text()
    assert slip.locator("img").evaluate("one => one.complete && one.naturalWidth > 0")
    lead.evaluate("window.dispatchEvent(new Event('afterprint'))")
    lead.keyboard.press("Tab")
    lead.emulate_media(media="screen")


def test_what_learners_hand_in_appears_on_the_facilitators_page(room, person, axe, tmp_path):
    lead, one, other = person(), person(), person()
    lead.goto(room.lead)
    assert lead.url == f"{room.address}/_room/wall"
    assert lead.locator(".room-wall__code").inner_text().replace(" ", "") == room.code
    assert axe(lead) == []
    lead.get_by_role("link", name="The room’s answers").click()
    lead.get_by_text("The room is open at").wait_for()

    one.goto(room.address)
    assert axe(one) == []
    light = one.evaluate(GROUND)
    one.emulate_media(color_scheme="dark")
    one.reload()
    assert one.evaluate(GROUND) != light
    assert axe(one) == []
    one.emulate_media(color_scheme="light")
    join(one, room)
    one.get_by_role("button", name="Hand in: Everything").click()
    said(one, "You have not filled in anything yet.")
    sheets.fill_in(one)
    one.get_by_role("button", name="Hand in: Everything").click()
    assert axe(one) == []
    hand_in(one, "Zoë")
    said(one, "Handed in at")

    # What is looked at stays where it is while more comes in.
    lead.locator(".room__tools .answers__state", has_text="People: 1.").wait_for()
    looked_at = lead.get_by_role("heading", name="How well does it work?")
    lead.set_viewport_size({"width": 390, "height": 260})
    looked_at.evaluate("one => one.scrollIntoView()")
    before = looked_at.bounding_box()["y"]
    join(other, room)
    sheets.fill_in(other, {"our-contact-is": "<b>Max</b>", "how-well-does-it-work": "1"})
    hand_in(other, "")
    said(other, "Handed in at")

    lead.locator(".room__tools .answers__state", has_text="People: 2.").wait_for()
    assert abs(looked_at.bounding_box()["y"] - before) < 4
    lead.set_viewport_size({"width": 390, "height": 800})
    contact = lead.locator(".room__question", has=lead.get_by_role("heading", name="Our contact is"))
    assert contact.locator(".room__text").all_inner_texts() == ["<b>Max</b>", "Ana"]
    lead.reload()
    lead.get_by_text("The room is open at").wait_for()
    assert lead.locator(".room__tools .answers__state").inner_text() == "People: 2. Files left out: 0."

    look_at_slips(lead, room)
    lead.get_by_role("button", name="Remove what was handed in").click()
    lead.get_by_role("button", name="Remove it").click()
    lead.get_by_text("All that was handed in is removed.").wait_for()
    assert lead.locator(".room__sheet").count() == 0
    assert list((tmp_path / "handed in").glob("0*")) == []
    assert sheets.fields(one)["our-contact-is"] == "Ana"


def test_who_loses_the_network_hands_in_later(small, room, person, tmp_path):
    phone = person()
    join(phone, room)
    sheets.fill_in(phone)
    sheets.wait_until_saved(phone)
    room.kill()
    hand_in(phone, "Ana")
    said(phone, "The room can’t be reached now.")
    again = rooms.start(small, tmp_path / "handed in", room.port)
    try:
        said(phone, "Handed in at")
        # Offline, and the page loaded anew when the network is back.
        phone.context.set_offline(True)
        hand_in(phone, "Ana Maria")
        said(phone, "The room can’t be reached now.")
        phone.context.set_offline(False)
        phone.reload()
        wait_until_handed_in(phone)
        kept = [json.loads(file.read_text()) for file in sorted((tmp_path / "handed in").glob("0*.json"))]
        assert [one["name"] for one in kept] == ["Ana", "Ana Maria"]
        assert kept[0]["set"] == kept[1]["set"]
        phone.route("**/hand-in?*", lambda route: route.fulfill(status=507))
        hand_in(phone, "Ana Maria")
        said(phone, "The room has no space left on its computer")
        phone.get_by_role("button", name="Don’t hand in").click()
        phone.unroute_all()
        assert kept[0]["answers"]["everything"]["our-contact-is"] == "Ana"
        # Another person at this browser hands in nothing by herself.
        phone.context.set_offline(True)
        hand_in(phone, "Ana")
        said(phone, "The room can’t be reached now.")
        phone.evaluate("window.fieldbook.store.set(['set'], 'another')")
        phone.context.set_offline(False)
        phone.reload()
        phone.get_by_role("button", name="Hand in: Everything").wait_for()
        wait_until_handed_in(phone)
        assert len(list((tmp_path / "handed in").glob("0*.json"))) == 2
    finally:
        again.kill()


def test_a_room_that_is_opened_again_counts_nothing_twice(small, room, person, tmp_path):
    lead, one, other = person(), person(), person()
    lead.goto(room.lead)
    wall = lead.context.new_page()
    wall.goto(room.lead)
    lead.goto(f"{room.address}/gathering.html")
    for page in (one, other):
        join(page, room)
    sheets.fill_in(one)
    hand_in(one, "Ana")
    state = lead.locator(".room__tools .answers__state")
    state.get_by_text("People: 1. Files left out: 0.", exact=True).wait_for()
    room.kill()
    wall.get_by_text("The room does not answer.").wait_for()
    again = rooms.start(small, tmp_path / "handed in", room.port)
    try:
        sheets.fill_in(other, {"our-contact-is": "Max"})
        hand_in(other, "Bo")
        state.filter(has_text="People: 2.").wait_for()
        assert state.inner_text() == "People: 2. Files left out: 0."
        wall.get_by_text("Handed in: 2").wait_for()
    finally:
        again.kill()


def test_a_site_that_no_room_serves_has_nothing_of_it(small):
    for file in small.rglob("*"):
        assert not file.name.startswith("served")
        if file.suffix in (".html", ".js") and file.parent.name != "downloads":
            assert not re.search(r"_room/|Hand in now", file.read_text(encoding="utf-8")), file
