"""Take pictures of the course in site/: a lesson, a worksheet for the README, a workshop and a room for the guide."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from ipaddress import IPv4Network
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Route, ViewportSize, sync_playwright
from werkzeug.test import Client

import browsing
from fieldbook.exports.course_json import read_course
from fieldbook.pages import facilitator, gathering
from fieldbook.resources import templates
from fieldbook.room.app import Room, RoomParts
from fieldbook.room.credentials import Credentials
from fieldbook.room.hand_ins import HandIns
from fieldbook.room.learners_site import LearnersSite
from fieldbook.room.network import Connection
from fieldbook.room.pages import RoomPages
from fieldbook.site.rendering import standalone

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / ".github" / "screenshots"
WORKSHOP = ROOT / "docs" / "authoring" / "images"
ROOM = "http://192.168.4.2:8000"
ASKED = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "192.168.4.2:8000"}


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the page, what stands at its top, the palette and the screen."""

    name: str
    page: str
    top: str
    scheme: str
    screen: ViewportSize
    scale: float


SHOTS = (
    Shot("lesson", "understanding/levels.html", "[data-levels]", "default", {"width": 1280, "height": 860}, 1.25),
    Shot(
        "worksheet",
        "understanding/definition.html",
        "[data-worksheet]",
        "slate",
        {"width": 390, "height": 800},
        1.5,
    ),
)

CHOOSE_PALETTE = "scheme => document.querySelector(`input[data-md-color-scheme=${scheme}]`).click()"
# A hand's breadth below the header, where a reader would scroll to.
SCROLL = """element => {
  const header = document.querySelector(".md-header")?.offsetHeight ?? 0;
  scrollBy(0, element.getBoundingClientRect().top - header - 16);
}"""


def main() -> int:
    """Take every picture, if there is a browser."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, browsing.serve(ROOT / "site") as address:
        browser = browsing.launch(playwright.chromium)
        if browser is None:
            print(browsing.MISSING, file=sys.stderr)
            return 1
        for shot in SHOTS:
            take(browser, address, shot)
        take_workshop(browser, address)
        take_room(browser)
        browser.close()
    return 0


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Take one picture."""
    page = browser.new_page(viewport=shot.screen, device_scale_factor=shot.scale, reduced_motion="reduce")
    page.goto(f"{address}/{shot.page}")
    page.evaluate(CHOOSE_PALETTE, shot.scheme)
    page.locator(shot.top).first.evaluate(SCROLL)
    # The header and the palette change over a moment.
    page.wait_for_timeout(800)
    page.screenshot(path=PICTURES / f"{shot.name}.png")
    page.close()


def take_workshop(browser: Browser, address: str) -> None:
    """Take those of a half day that is planned, run and shown on the wall."""
    context = browser.new_context(
        viewport={"width": 1120, "height": 630}, reduced_motion="reduce", locale="en-US", timezone_id="UTC"
    )
    page = context.new_page()
    page.clock.install(time="2026-01-01T09:00:00Z")
    page.goto(f"{address}/facilitator.html")
    # It would lie over what is higher than the window.
    page.add_style_tag(content=".md-header { display: none }")
    page.get_by_label("How long is your workshop?").select_option("half")
    page.get_by_role("button", name="Make a plan that fits").click()
    page.get_by_label("People", exact=True).fill("12")
    page.mouse.move(0, 0)
    page.locator(".plan").screenshot(path=WORKSHOP / "workshop-plan.png")
    page.get_by_role("button", name="Add something of your own").click()
    page.keyboard.type("Welcome")
    page.keyboard.press("Tab")
    page.mouse.move(0, 0)
    order = page.locator("[data-run] tbody:not([hidden])").first
    order.locator("tr").nth(9).evaluate("row => { while (row.nextSibling) row.nextSibling.remove() }")
    order.screenshot(path=WORKSHOP / "workshop-order.png")
    page.get_by_role("button", name="Start the clock").click()
    page.clock.run_for("06:00")
    page.locator("[data-day]").screenshot(path=WORKSHOP / "workshop-clock.png")
    page.evaluate("document.querySelectorAll('.slides__list').forEach(one => { one.open = true })")
    page.locator(".slides__buttons button", has_text="Ladder").first.click()
    page.screenshot(path=WORKSHOP / "workshop-wall.png")
    context.close()


def take_room(browser: Browser) -> None:
    """Take the wall of a room in a network that this computer need not be in."""
    site = ROOT / "site"
    course = read_course(site)
    credentials = Credentials(course.id, "482913", "key", "secret")
    renderer = standalone([str(templates())], course.language)
    guides = frozenset((facilitator.ADDRESS, gathering.ADDRESS))
    pages = RoomPages(course, renderer.page, ROOM, credentials.code, guides)
    with TemporaryDirectory() as folder:
        hand_ins = HandIns(Path(folder))
        for number in range(7):
            hand_ins.add(str(number), "handed00", "{}")
        parts = RoomParts(course, LearnersSite(site), hand_ins, credentials, pages)
        connection = Connection("192.168.4.2", IPv4Network("192.168.4.0/24"), "wlan0")
        client = Client(Room(parts, connection, 8000))

        def answer(route: Route) -> None:
            found = client.get(route.request.url.removeprefix(ROOM), environ_overrides=ASKED)
            route.fulfill(status=found.status_code, headers=dict(found.headers), body=found.data)

        page = browser.new_page(viewport={"width": 1120, "height": 630})
        page.route(f"{ROOM}/**", answer)
        client.get("/_room/lead?key=key", environ_overrides=ASKED)
        page.goto(f"{ROOM}/_room/wall")
        page.get_by_text("Handed in: 7").wait_for()
        page.screenshot(path=WORKSHOP / "room-wall.png")
        page.close()


if __name__ == "__main__":
    sys.exit(main())
