"""What the facilitator shows on the wall: alone, large, and back with Escape."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import sheets

AT_ONCE = "*, ::before, ::after { transition: none !important; animation: none !important }"


SINGLE = "downloads/welcoming-newcomers-facilitator.html"


@pytest.fixture(params=["facilitator.html", SINGLE])
def guide(page, site, request):
    """The guide of the course, with everything that can be shown unfolded; from a folder, and in the single file."""
    return unfolded(page, (site / request.param).as_uri())


def unfolded(page, address: str):
    page.goto(address)
    # In the single file, it is a chapter, and the others are hidden.
    sheets.turn_to(page, ".slides__list")
    page.evaluate("document.querySelectorAll('.slides__list').forEach((one) => { one.open = true })")
    return page


def button(page, kind: str):
    return page.locator(".slides__buttons button", has=page.locator(".slides__kind", has_text=kind)).first


WHOLE = """stage => {
  const box = stage.getBoundingClientRect();
  return [...stage.querySelectorAll('.wall__content, .wall__content *')].every(one => {
    const own = one.getBoundingClientRect();
    return !own.width || (own.top >= box.top - 1 && own.bottom <= box.bottom + 1 && own.right <= box.right + 1);
  });
}"""
SCROLLED = """stage => [stage.scrollWidth - stage.clientWidth, stage.scrollHeight - stage.clientHeight]"""


def test_it_is_shown_alone_and_whole_until_escape(guide):
    dialog = guide.locator("dialog.present")
    stage = dialog.locator(".wall__stage")
    for kind, shown in (("Ladder", "[data-levels]"), ("Key points", "[data-callout]"), ("Question", ".worksheet")):
        opener = button(guide, kind)
        opener.focus()
        guide.keyboard.press("Enter")
        assert dialog.locator(shown).count() == 1
        for size in ({"width": 1280, "height": 720}, {"width": 640, "height": 480}):
            guide.set_viewport_size(size)
            box = dialog.bounding_box()
            assert (box["width"], box["height"]) == (size["width"], size["height"])
            guide.wait_for_function(f"({WHOLE})(document.querySelector('.present .wall__stage'))")
            assert stage.evaluate(SCROLLED) == [0, 0], kind
        assert guide.evaluate("document.activeElement.closest('dialog') !== null")
        guide.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        assert opener.evaluate("one => one === document.activeElement"), kind
        # A dialog hears that it is closed a moment after it is.
        expect(dialog.locator(shown)).to_have_count(0)


def test_a_ladder_that_compares_is_large_enough_for_a_room(page, site):
    unfolded(page, (site / "facilitator.html").as_uri()).set_viewport_size({"width": 1280, "height": 720})
    page.locator(".slides__buttons button", has_text="Three kinds of help").click()
    cell = page.locator(".present td").first
    height = cell.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize) * one.getBoundingClientRect().height / one.offsetHeight"
    )
    assert height > 20


MANY_ROWS = """() => {
  const slides = [...document.querySelectorAll("template[data-slide]")];
  const slide = slides.find(one => one.content.querySelector("tbody [data-field]"));
  const [body] = slide.content.querySelector("table").tBodies;
  for (let number = 0; number < 8; number += 1) body.append(body.rows[0].cloneNode(true));
  [...body.rows].forEach((row, place) => { row.cells[0].textContent = `Case ${place + 1}`; });
  return slide.dataset.title;
}"""
MANY_WORDS = """() => {
  const slide = document.querySelector("template[data-slide=levels]").content;
  slide.querySelectorAll(".level").forEach(level => {
    level.querySelectorAll("p:not([class])").forEach(words => words.remove());
    const words = document.createElement("p");
    words.textContent = `${level.dataset.level}: ${"word ".repeat(60)}`;
    level.append(words);
  });
}"""
SMALLEST = """content => Math.min(...[...content.querySelectorAll("td, th, .choice, .level p")].filter(
  one => one.offsetWidth > 1
).map(
  one => parseFloat(getComputedStyle(one).fontSize) * one.getBoundingClientRect().height / one.offsetHeight
))"""


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=str)
def test_what_is_long_comes_in_parts_that_a_room_can_read(page, site, size):
    width, height = size
    unfolded(page, (site / "facilitator.html").as_uri()).set_viewport_size({"width": width, "height": height})
    title = page.evaluate(MANY_ROWS)
    page.locator(".slides__buttons button", has_text=title).first.click()
    content = page.locator(".present .wall__content")
    place = content.locator(".wall__turns span")
    seen, of = [], int(place.inner_text().split(" / ")[1])
    for part in range(1, of + 1):
        assert place.inner_text() == f"{part} / {of}"
        assert content.evaluate(SMALLEST) > height / 41
        seen += content.locator("tbody th:visible").all_inner_texts()
        # By a button, then by a remote.
        if part == 1:
            content.get_by_role("button", name="Next").click()
        elif part < of:
            page.keyboard.press("PageDown")
    assert of > 1
    assert seen == [f"Case {number}" for number in range(1, 11)]
    for _ in range(of - 1):
        page.keyboard.press("PageUp")
    assert content.locator("tbody th:visible").first.inner_text() == "Case 1"
    page.keyboard.press("Escape")
    page.evaluate(MANY_WORDS)
    page.locator(".slides__buttons button", has_text="Ladder").first.click()
    words, of = content.locator(".level > p:not([class]):visible"), int(place.inner_text().split(" / ")[1])
    levels = content.locator(".level").count()
    shown = []
    for _ in range(of):
        assert content.locator(".level__name:visible").count() == levels
        assert content.evaluate(SMALLEST) > height / 41
        shown += reversed(words.all_inner_texts())
        page.keyboard.press("PageDown")
    assert of > 1
    assert shown == [f"{level}: {'word ' * 60}".strip() for level in range(1, levels + 1)]


SMALLER = "document.querySelector('.wall__content').style.transform.match(/[0-9.]+/)[0] < 1"


def test_what_is_made_smaller_has_no_bars_beside_it(guide):
    guide.set_viewport_size({"width": 320, "height": 240})
    for way in ("ltr", "rtl"):
        guide.evaluate("way => { document.documentElement.dir = document.body.dir = way }", way)
        button(guide, "Question").click()
        stage = guide.locator("dialog.present .wall__stage")
        guide.wait_for_function(SMALLER)
        assert stage.evaluate(SCROLLED) == [0, 0], way
        content = stage.locator(".wall__content").bounding_box()
        assert content["x"] >= 0, way
        assert content["x"] + content["width"] <= 320, way
        root = "getComputedStyle(document.documentElement).overflowY"
        assert guide.evaluate(root) == "hidden"
        guide.keyboard.press("Escape")
        guide.wait_for_function(f"{root} !== 'hidden'")


def test_a_remotes_keys_lead_on_and_back(guide):
    slides = guide.locator("template[data-slide]")
    titles = slides.evaluate_all(
        "all => all.map(one => [one.dataset.kind, one.dataset.title].filter(Boolean).join(': '))"
    )
    guide.locator(".slides__buttons button").first.click()
    stage, answer = guide.locator(".present .wall__stage"), guide.locator(".present__answer")

    def shown() -> str:
        return stage.get_attribute("aria-label")

    for number, key in enumerate(("PageDown", "ArrowRight", "Space", "ArrowDown"), 1):
        if answer.is_visible():
            guide.keyboard.press(key)
            assert (shown(), answer.is_visible()) == (titles[number - 1], False)
        guide.keyboard.press(key)
        assert shown() == titles[number]
    for number, key in ((3, "PageUp"), (2, "ArrowLeft"), (1, "Shift+Space")):
        guide.keyboard.press(key)
        assert shown() == titles[number]
    guide.keyboard.press(".")
    assert stage.is_hidden()
    for _ in [*titles, *titles]:
        guide.keyboard.press("PageDown")
    assert shown() == titles[-1]
    assert guide.locator(".present .footnote-ref:visible").count() == 0


def test_the_keyboard_stays_within_and_no_id_is_there_twice(guide):
    button(guide, "Ladder").click()
    for _ in range(8):
        guide.keyboard.press("Tab")
        assert guide.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    guide.get_by_role("button", name="Back to the guide").click()
    assert guide.locator("dialog.present").is_hidden()
    for opener in guide.locator(".slides__buttons button").all()[:6]:
        opener.evaluate("one => one.click()")
        ids = guide.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
        assert len(ids) == len(set(ids))
        guide.keyboard.press("Escape")


def test_everyone_can_read_it(page, server, axe):
    unfolded(page, f"{server}/facilitator.html").add_style_tag(content=AT_ONCE)
    for width, scheme in ((1280, "slate"), (360, "default")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(sheets.CHOOSE_COLOURS, scheme)
        for kind in ("Ladder", "Key points", "Question", "In their words"):
            button(page, kind).evaluate("one => one.click()")
            assert axe(page) == []
            page.keyboard.press("Escape")
