"""Light or dark: what the system asks for until a learner chooses, and then what was chosen."""

from __future__ import annotations

import pytest

import browsing
from tests.courses import build_course

DOCS = {"index.md": "---\ntitle: Home\n---\nHello.\n", "one.md": "---\ntitle: One\n---\nOne.\n"}
THREE = """{name: material, palette: [
  {media: "(prefers-color-scheme)", scheme: default, toggle: {icon: material/brightness-auto, name: To light}},
  {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/brightness-7, name: To dark}},
  {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/brightness-4, name: As the system}}
]}"""
SCHEME = "document.body.dataset.mdColorScheme"
BAR = "document.querySelector('meta[name=theme-color]').content"
KEPT = "Object.keys(localStorage).filter(key => key.endsWith('__palette')).length"


@pytest.fixture
def tab(browser):
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    with browsing.serve(build_course(tmp_path_factory.mktemp("two"), DOCS).site) as address:
        yield address


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    with browsing.serve(build_course(tmp_path_factory.mktemp("three"), DOCS, theme=THREE).site) as address:
        yield address


def shown(tab) -> list[str]:
    return tab.locator("[data-palette] label:not([hidden])").evaluate_all("all => all.map(one => one.title)")


def test_until_one_chooses_the_system_does(tab, two):
    tab.goto(two)
    assert tab.evaluate(SCHEME) == "default"
    light = tab.evaluate(BAR)
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_function(f"{SCHEME} === 'slate'")
    assert tab.evaluate(BAR) != light
    assert len(shown(tab)) == 1
    assert tab.evaluate(KEPT) == 0


def test_a_choice_stays_whatever_the_system_asks_for(tab, two):
    tab.goto(two)
    tab.locator("[data-palette] label:not([hidden])").click()
    tab.wait_for_function(f"{SCHEME} === 'slate'")
    assert tab.evaluate(KEPT) == 1
    tab.goto(f"{two}/one.html")
    tab.emulate_media(color_scheme="dark")
    tab.emulate_media(color_scheme="light")
    assert tab.evaluate(SCHEME) == "slate"
    assert tab.evaluate("document.querySelector('[name=__palette]:checked').dataset.mdColorScheme") == "slate"


def test_by_keyboard(tab, two):
    tab.goto(two)
    tab.locator("[name=__palette]:checked").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function(f"{SCHEME} === 'slate'")
    assert tab.evaluate("document.activeElement.checked")
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate(SCHEME) == "default"


def test_as_the_system_is_a_choice_too(tab, three):
    tab.emulate_media(color_scheme="dark")
    tab.goto(three)
    assert (tab.evaluate(SCHEME), shown(tab)) == ("slate", ["To light"])
    tab.locator("[data-palette] label:not([hidden])").click()
    tab.wait_for_function(f"{SCHEME} === 'default'")
    assert shown(tab) == ["To dark"]
    for _ in range(2):
        tab.locator("[data-palette] label:not([hidden])").click()
    assert shown(tab) == ["To light"]
    tab.reload()
    assert (tab.evaluate(SCHEME), shown(tab)) == ("slate", ["To light"])
    tab.emulate_media(color_scheme="light")
    tab.wait_for_function(f"{SCHEME} === 'default'")
    assert shown(tab) == ["To light"]
