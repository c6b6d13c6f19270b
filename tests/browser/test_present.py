"""What the facilitator shows on the wall: alone, large, and back with Escape."""

from __future__ import annotations

import pytest

AT_ONCE = "*, ::before, ::after { transition: none !important; animation: none !important }"


@pytest.fixture(params=["served", "file"])
def guide(page, server, site, request):
    """The guide of the course, with everything that can be shown unfolded; served, and from a folder."""
    return unfolded(page, server if request.param == "served" else site.as_uri())


def unfolded(page, address: str):
    page.goto(f"{address}/facilitator.html")
    page.evaluate("document.querySelectorAll('.slides__list').forEach((one) => { one.open = true })")
    return page


def button(page, kind: str):
    return page.locator(".slides__buttons button", has=page.locator(".slides__kind", has_text=kind)).first


@pytest.mark.parametrize(
    ("kind", "shown"), [("Ladder", "[data-levels]"), ("Key points", "[data-callout]"), ("Question", ".worksheet")]
)
def test_it_is_shown_alone_and_large_until_escape(guide, kind, shown):
    opener = button(guide, kind)
    opener.focus()
    guide.keyboard.press("Enter")
    dialog = guide.locator("dialog.present")
    assert dialog.is_visible()
    assert dialog.locator(shown).count() == 1
    size = guide.viewport_size
    box = dialog.bounding_box()
    assert (box["width"], box["height"]) == (size["width"], size["height"])
    assert float(dialog.locator(".present__content").evaluate("one => one.style.zoom")) >= 1.3
    assert guide.evaluate("document.activeElement.closest('dialog') !== null")
    guide.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert opener.evaluate("one => one === document.activeElement")
    assert dialog.locator(shown).count() == 0


def test_the_keyboard_stays_within(guide):
    button(guide, "Ladder").click()
    for _ in range(30):
        guide.keyboard.press("Tab")
        assert guide.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    guide.get_by_role("button", name="Back to the guide").click()
    assert guide.locator("dialog.present").is_hidden()


def test_it_takes_the_room_there_is(guide):
    button(guide, "Key points").click()
    zoom = guide.locator(".present__content")
    wide = float(zoom.evaluate("one => one.style.zoom"))
    guide.set_viewport_size({"width": 640, "height": 480})
    guide.wait_for_function("was => document.querySelector('.present__content').style.zoom < was", arg=wide)
    assert guide.locator(".present__stage").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_no_id_is_there_twice(guide):
    for opener in guide.locator(".slides__buttons button").all()[:20]:
        opener.evaluate("one => one.click()")
        ids = guide.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
        assert len(ids) == len(set(ids))
        guide.keyboard.press("Escape")


def test_everyone_can_read_it(page, server, axe):
    unfolded(page, server).add_style_tag(content=AT_ONCE)
    for width, scheme in ((1280, "slate"), (360, "default")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(
            "scheme => document.querySelector(`input[name=__palette][data-md-color-scheme=${scheme}]`).click()",
            scheme,
        )
        for kind in ("Ladder", "Key points", "Question", "In their words"):
            button(page, kind).evaluate("one => one.click()")
            assert axe(page) == []
            page.keyboard.press("Escape")
