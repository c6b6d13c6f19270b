"""Take the README's pictures of the course in site/: a lesson on a wide screen, a worksheet on a phone."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

import browsing

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / ".github" / "screenshots"


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
        browser = browsing.launch(playwright)
        if browser is None:
            print(browsing.MISSING, file=sys.stderr)
            return 1
        for shot in SHOTS:
            take(browser, address, shot)
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


if __name__ == "__main__":
    sys.exit(main())
