"""A disk that is really full, under the browser's profile: what is said, and what is there when there is room again."""

from __future__ import annotations

import re
import subprocess
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

import browsing
from tests.browser import firefox as bidi
from tests.browser import sheets
from tests.browser.sheets import LESSON, SAVED, SHEET
from tests.browser.test_durable import kill

LONG = "many words " * 30_000
CONTACT = "document.querySelector('[name=our-contact-is]').value"
STORY = "document.querySelector('[name=tell-your-story]').value.length"
SAYS = f"document.querySelector('{SHEET} .answers__state').textContent"
TROUBLE = f"document.querySelector('{SHEET} .answers__trouble').textContent"
NOTES = "Object.keys(localStorage).filter(key => key.includes(':unsaved:'))"
NO_ROOM = "Your latest answers are not kept"
WRITE = """void (control => {
  control.value = "many words ".repeat(30000);
  control.dispatchEvent(new Event("input", { bubbles: true }));
})(document.querySelector("[name=tell-your-story]"))"""


class Disk:
    """A disk of 300 MB in a folder."""

    def __init__(self, folder: Path) -> None:
        self.profile = folder / "profile"
        self._rest = folder / "rest"
        self._cleared = Event()
        self._filling = Thread(target=self._keep_full)

    def fill(self) -> None:
        """Leave no room, and take up what the browser sets free, until the disk is cleared."""
        self._take_all()
        self._filling.start()

    def clear(self) -> None:
        self._cleared.set()
        self._filling.join()
        self._rest.unlink()

    def end(self) -> None:
        self._cleared.set()

    def _keep_full(self) -> None:
        while not self._cleared.wait(0.01):
            self._take_all()

    def _take_all(self) -> None:
        with suppress(OSError), self._rest.open("ab", buffering=0) as rest:
            while True:
                rest.write(bytes(4096))


@pytest.fixture
def disk(tmp_path):
    command = ["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", tmp_path]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("A small disk can't be mounted here")
    disk = Disk(tmp_path)
    yield disk
    disk.end()
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


@pytest.fixture(params=sheets.WAYS)
def lesson(request, small):
    with sheets.reached(small, request.param) as address:
        yield f"{address}/{LESSON}"


def opened(browser, disk: Disk, address: str):
    """Start the browser whose profile is on the disk, with a page."""
    page = browsing.launch_profile(browser.browser_type, disk.profile).pages[0]
    page.goto(address)
    return page


def answer(page, name: str) -> None:
    page.fill("[name=our-contact-is]", name)
    sheets.wait_until_saved(page)


def fill_up(page, disk: Disk) -> None:
    """Write more than there is room for, on a disk that has none left; the page says so."""
    disk.fill()
    page.fill("[name=tell-your-story]", LONG)
    page.locator(f"{SHEET} .answers__trouble", has_text=NO_ROOM).wait_for()


def killed(page, disk: Disk) -> None:
    kill(disk.profile)
    with suppress(Exception):
        page.context.close()


def test_chromium(browser, small, disk):
    """Chromium goes on writing behind where the disk was full, and reads no further when it starts again.

    What a page had no room for, the next one brings to the disk with what is typed there.
    """
    lesson = (small / LESSON).as_uri()
    page = opened(browser, disk, lesson)
    answer(page, "Ana")
    fill_up(page, disk)
    assert page.evaluate(SAYS) == ""
    page.reload()
    page.wait_for_function("window.fieldbook.store.loaded()")
    disk.clear()
    answer(page, "Bo")
    assert page.evaluate(NOTES) == []
    assert page.evaluate(TROUBLE) == ""
    killed(page, disk)
    for before, now in (("Bo", "Cy"), ("Cy", "Di")):
        page = opened(browser, disk, lesson)
        page.wait_for_function(f"{CONTACT} === '{before}' && {STORY} === {len(LONG)}")
        answer(page, now)
        killed(page, disk)


def test_chromium_that_was_closed_with_a_full_disk(browser, small, disk):
    lesson = (small / LESSON).as_uri()
    page = opened(browser, disk, lesson)
    answer(page, "Ana")
    fill_up(page, disk)
    killed(page, disk)
    disk.clear()
    for before, now in (("Ana", "Bo"), ("Bo", "Cy")):
        page = opened(browser, disk, lesson)
        page.wait_for_function(f"{CONTACT} === '{before}'")
        answer(page, now)
        killed(page, disk)


SURE = {"leave": "Done. Nothing of yours is left", "remove": "Everything is removed."}
UNSURE = "It is not certain that everything is removed"


def remove(page, address: str, way: str) -> str:
    """Remove all, as the workbook or the page on what is kept offers it; return what is said of it."""
    if way == "leave":
        page.goto(f"{address}/workbook.html")
        page.get_by_role("button", name="I am done here").click()
        page.get_by_role("button", name="Remove everything from this computer").click()
        said = page.locator(".leaving__state", has_text=re.compile(f"^({SURE[way]}|{UNSURE})"))
    else:
        page.goto(f"{address}/answers.html")
        page.get_by_role("button", name="Remove everything that is kept").click()
        page.get_by_role("button", name="Yes, remove everything").click()
        said = page.locator(".kept__state", has_text=re.compile(f"^({SURE[way]}|{UNSURE})"))
    said.wait_for()
    return said.inner_text()


@pytest.mark.parametrize("way", ["leave", "remove"])
def test_nothing_is_said_to_be_removed_that_is_on_the_disk(browser, small, disk, way):
    """Where there is no room to write it down, Chromium brings back what was removed when it is started again."""
    address, lesson = small.as_uri(), (small / LESSON).as_uri()
    page = opened(browser, disk, lesson)
    answer(page, "Ana")
    fill_up(page, disk)
    assert remove(page, address, way).startswith(UNSURE)
    disk.clear()
    page.goto(lesson)
    answer(page, "Bo")
    assert remove(page, address, way).startswith(SURE[way])
    killed(page, disk)
    page = opened(browser, disk, lesson)
    page.wait_for_function("window.fieldbook.store.loaded()")
    assert page.evaluate(CONTACT) == ""
    killed(page, disk)


def test_firefox(lesson, disk):
    if bidi.find() is None:
        pytest.skip("No Firefox here: install firefox-esr or firefox")
    disk.profile.mkdir()
    with bidi.firefox(disk.profile) as tab:
        tab.open(lesson)
        tab.click("[name=our-contact-is]")
        tab.type("Ana")
        tab.wait(f"{SAYS} === '{SAVED}'")
        disk.fill()
        tab.run(WRITE)
        tab.wait(f"{TROUBLE}.startsWith('{NO_ROOM}')")
        assert tab.run(SAYS) == ""
        disk.clear()
        tab.type(" B")
        tab.wait(f"{SAYS} === '{SAVED}' && {TROUBLE} === ''")
        kill(disk.profile)
    with bidi.firefox(disk.profile) as tab:
        tab.open(lesson)
        tab.wait(f"{CONTACT} === 'Ana B' && {STORY} === {len(LONG)}")
