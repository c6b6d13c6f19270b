"""Courses in other languages: from right to left, with words longer than a phone is wide, without blanks between words.

`FIELDBOOK_SHOTS=folder` keeps a picture of each page that is looked at, for those who want to look as well.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

import browsing
from tests.browser.test_pages import TOO_WIDE, none_of, pages_of
from tests.browser.test_search import ASK, READY

SITES = Path(__file__).parents[1] / "sites"
SHOTS = os.environ.get("FIELDBOOK_SHOTS")
PHONE = {"width": 320, "height": 740}
DESK = {"width": 1280, "height": 800}
TEXT = {"100 %": 16, "200 %": 32}
OUTSIDE = """() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const foot = (one) => one.getBoundingClientRect().bottom, header = foot(document.querySelector(".md-header"));
  const hanging = seen(".md-header svg").filter((one) => foot(one) > header);
  return [...hanging, ...seen(".md-skip").filter((one) => foot(one) > 0)].map((one) => one.outerHTML);
}"""
"""Signs that hang out of the header, and what a keyboard alone brings up and shows without one."""
COVERED = """selector => {
  const overlap = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  const isInline = (element) => getComputedStyle(element).display.startsWith("inline");
  const block = (element) => isInline(element) ? block(element.parentElement) : element;
  const places = (element) => {
    const found = new Set(), words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const holder = words.currentNode.parentElement;
      if (words.currentNode.data.trim() && !holder.closest(".level__place, .unseen, style")) found.add(block(holder));
    }
    return [...found].map((one) => {
      const box = one.getBoundingClientRect(), style = getComputedStyle(one);
      const inner = (side) => parseFloat(style[`padding${side}`]);
      return {
        left: box.left + inner("Left"), right: box.right - inner("Right"),
        top: box.top + inner("Top"), bottom: box.bottom - inner("Bottom"),
      };
    });
  };
  const signs = (element) => ["::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part);
    if (style.content === "none" || style.position !== "absolute") return null;
    let holder = element;
    while (getComputedStyle(holder).position === "static") holder = holder.parentElement;
    const box = holder.getBoundingClientRect(), left = box.left + holder.clientLeft + parseFloat(style.left);
    const top = box.top + holder.clientTop + parseFloat(style.top);
    return { left, top, right: left + parseFloat(style.width), bottom: top + parseFloat(style.height) };
  }).filter(Boolean);
  const looked = [...document.querySelectorAll(selector)];
  const covered = looked.filter((element) => {
    const own = signs(element);
    const words = places(element.closest(".callout, .outcomes, .levels, .worksheet") || element);
    return own.some((sign) => words.some((place) => overlap(sign, place)));
  });
  const signed = looked.filter((element) => signs(element).length);
  return [signed.length, covered.map((element) => element.outerHTML.slice(0, 200))];
}"""


@dataclass(frozen=True)
class Course:
    """A course of the tests in another language."""

    name: str
    lessons: tuple[str, str]
    """The lesson with outcomes, callouts and worksheets, and that with ladders."""
    queries: dict[str, str]
    """What people ask for, and the page that must come first."""


COURSES = (
    Course(
        "arabic",
        ("a/words.html", "a/steps.html"),
        {
            **dict.fromkeys(["الكلمات", "كلمات", "الكلمات الأولى", "الاولى", "HTML", "تحية القادمين"], "a/words.html"),
            **dict.fromkeys(["سلم القرب", "الطقس", "صداقة", "بالاصدقاء والصداقة"], "a/steps.html"),
            "خطه": "b/plan.html",
            "التنزيلات": "downloads.html",
        },
    ),
    Course(
        "german",
        ("a/schluessel.html", "a/stufen.html"),
        {
            **dict.fromkeys(
                [
                    "Schlüssel erbitten",
                    "schlussel erbitten",
                    "Schluessel erbitten",
                    "Öffnungszeiten",
                    "oeffnungszeiten",
                ],
                "a/schluessel.html",
            ),
            **dict.fromkeys(["größe", "grosse", "GRÖSSE", "kapitäne", "donaudampf"], "a/schluessel.html"),
            **dict.fromkeys(["Zusage", "zusagen", "bekanntschaft"], "a/stufen.html"),
            **dict.fromkeys(["jürgen", "juergen", "jahresveranstaltung", "grundriss"], "b/plan.html"),
            "arbeitsheft": "workbook.html",
            "Quellen": "references.html",
        },
    ),
    Course(
        "chinese",
        ("a/words.html", "a/steps.html"),
        {
            **dict.fromkeys(["图书馆在这里", "故事", "读者证", "library.card", "第一句话"], "a/words.html"),
            **dict.fromkeys(["友谊", "阶梯", "亲近的阶梯", "打电话"], "a/steps.html"),
            **dict.fromkeys(["五月", "平面图", "李"], "b/plan.html"),
            "下载": "downloads.html",
        },
    ),
)


@pytest.fixture(scope="module", params=COURSES, ids=lambda course: course.name)
def course(request):
    return request.param


@pytest.fixture(scope="module")
def folder(course, build, tmp_path_factory):
    return build(tmp_path_factory.mktemp(course.name) / "site", SITES / course.name)


@pytest.fixture(scope="module")
def tab(folder, browser):
    """A tab of a browser whose letters can be made larger, as people do in its settings, and the course's address."""
    context = browser.new_context(reduced_motion="reduce", viewport=PHONE)
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    tab.letters = lambda size: session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    with browsing.serve(folder) as tab.address:
        yield tab
    context.close()


def keep(tab, course, *names):
    if SHOTS:
        tab.screenshot(path=Path(SHOTS) / f"{course.name}-{'-'.join(names).replace('/', '_')}.png", full_page=True)


def test_no_page_scrolls_sideways_on_a_phone_however_large_its_letters_are(course, folder, tab, subtests):
    tab.set_viewport_size(PHONE)
    for path in pages_of(folder):
        tab.goto(f"{tab.address}/{path}")
        for text, size in TEXT.items():
            tab.letters(size)
            keep(tab, course, path, text)
            with subtests.test(page=path, text=text):
                width = tab.evaluate("document.documentElement.scrollWidth")
                if width > PHONE["width"]:
                    none_of([f"{width} px wide", *tab.evaluate(TOO_WIDE, PHONE["width"])])
    tab.letters(64)
    none_of(tab.evaluate(OUTSIDE))


def test_no_sign_covers_words(course, folder, tab, subtests):
    signs = ".callout__title, .outcomes li, [data-level], .worksheet__title, .md-typeset summary"
    tab.letters(16)
    for size in (PHONE, DESK):
        tab.set_viewport_size(size)
        for path in course.lessons:
            tab.goto(f"{tab.address}/{path}")
            keep(tab, course, path, str(size["width"]))
            with subtests.test(page=path, width=size["width"]):
                looked, covered = tab.evaluate(COVERED, signs)
                assert looked
                none_of(covered)


def test_a_clock_keeps_its_order_among_words_from_right_to_left(course, tab):
    tab.goto(f"{tab.address}/facilitator.html")
    ends = tab.locator("tfoot [data-clock=end]")
    tab.locator("[data-item]").first.wait_for()
    assert ends.inner_text().startswith("\u2068") == (course.name == "arabic")


def test_what_people_ask_for_is_found(course, folder, tab):
    tab.set_viewport_size(DESK)
    tab.goto((folder / "index.html").as_uri())
    tab.keyboard.press("/")
    tab.wait_for_function(READY)
    found = {words: unquote(tab.evaluate(ASK, words)[0].partition("#")[0]) for words in course.queries}
    assert found == course.queries
