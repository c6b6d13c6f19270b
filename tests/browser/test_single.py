"""The whole course in one file, as it comes out of a mail: alone in a folder, with no network."""

from __future__ import annotations

import json
import re
import shutil
from urllib.parse import quote

import pytest

from tests.browser.sheets import turn_to
from tests.courses import single_file

NOT_ITSELF = re.compile(r"^(?!data:|blob:|about:)")
FIRST = "section[data-worksheet] textarea"
DEAD = """() => [...document.querySelectorAll("a[href^='#']")]
  .filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
  .map(link => link.outerHTML)"""
COUNTED = """() => {
  const places = document.querySelectorAll("[data-score], [data-finish-sheet], [data-record-sheet-id]");
  const whose = ({ score, finishSheet, recordSheetId }) => [score, finishSheet, recordSheetId].map(String).join(" ");
  const names = text => text && text.split(" ").sort().join(" ");
  const said = ({ of, fieldsOf, fields, judged }) => [of, fieldsOf, fields, judged].map(names);
  return Object.fromEntries([...places].map(({ dataset }) => [whose(dataset), said(dataset)]));
}"""
DRAWN = """async () => {
  const pictures = [...document.querySelectorAll("img")];
  await Promise.all(pictures.map(one => one.decode()));
  return pictures.map(one => one.naturalWidth);
}"""


@pytest.fixture(scope="module")
def file(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mail") / "Pièces jointes"
    folder.mkdir()
    made = single_file(site)
    return shutil.copy(made, folder / "cours (1).html")


@pytest.fixture
def context(browser, file):
    """A browser that fails the test when anything but the file is asked for, or anything goes wrong."""
    context = browser.new_context(reduced_motion="reduce")
    problems: list[str] = []

    def asked(request):
        if NOT_ITSELF.match(request.url) and request.url.partition("#")[0] != file.as_uri():
            problems.append(f"asked {request.url}")

    context.on("request", asked)
    context.on("weberror", lambda error: problems.append(f"exception {error.error}"))
    context.on("console", lambda said: said.type == "error" and problems.append(f"console {said.text}"))
    yield context
    context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(context, file):
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def test_every_link_within_leads_somewhere(page):
    assert page.evaluate(DEAD) == []
    assert page.locator("a[href]:not([href^='#']):not([href^='http']):not([href^='mailto:'])").count() == 0


def test_every_lesson_is_reached_from_the_contents(page, site):
    course = json.loads((site / "course.json").read_text(encoding="utf-8"))
    for lesson in (lesson for module in course["modules"] for lesson in module["lessons"]):
        page.locator(".course-nav a", has_text=lesson["title"]).click()
        title = page.locator("article:target h2", has_text=lesson["title"]).first
        assert title.is_visible()


def test_answers_are_counted_of_the_fields_that_pages_of_the_site_name(page, site):
    counted = page.evaluate(COUNTED)
    for name in ("index", "finish", "record", "outcomes"):
        other = page.context.browser.new_page(java_script_enabled=False)
        other.goto((site / f"{name}.html").as_uri())
        said = other.evaluate(COUNTED)
        other.close()
        assert said == {key: counted[key] for key in said}, name


@pytest.mark.parametrize("way", ["opened", "printed"])
def test_the_record_is_filled_in_when_it_is_wanted(page, way):
    turn_to(page, FIRST)
    page.fill(FIRST, "The skate park")
    if way == "opened":
        page.evaluate("location.hash = 'record'")
    else:
        page.pdf()
    page.wait_for_function("document.querySelectorAll('[data-record-sheet-id]').length === 1")
    assert "1 of " in page.locator("[data-record-sheet-id] td").first.text_content()


def test_all_pictures_are_drawn(page):
    widths = page.evaluate(DRAWN)
    assert widths
    assert all(widths)


def test_answers_stay_and_travel(context, page, file, tmp_path):
    turn_to(page, FIRST)
    page.locator(FIRST).first.fill("The skate park")
    page.reload()
    assert page.locator(FIRST).first.input_value() == "The skate park"
    turn_to(page, "[data-book=tools]")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers to a file").click()
    saved = tmp_path / "answers.json"
    download.value.save_as(saved)
    assert "The skate park" in saved.read_text(encoding="utf-8")
    page.evaluate("window.fieldbook.store.removeAll()")
    again = context.new_page()
    again.goto(file.as_uri())
    assert again.locator(FIRST).first.input_value() == ""
    again.locator("[data-book=tools] input[type=file]").set_input_files(saved)
    again.wait_for_function(f"document.querySelector('{FIRST}').value === 'The skate park'")


def test_palette_stays(page):
    page.evaluate("document.querySelector('[name=__palette][data-md-color-scheme=slate]').click()")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_the_drawer_of_a_phone_closes_when_one_goes_on(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".md-header__menu").click()
    page.locator(".course-nav a[href^='#']").nth(2).click()
    assert not page.locator("#__drawer").is_checked()


def test_prints_as_a_book(page):
    chapters = page.locator(".chapter").count()
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", print_background=True)))
    page.emulate_media(media="print")
    assert sheets >= chapters - 1
    assert not page.locator(".md-header").is_visible()
    assert not page.locator("#workbook").is_visible()


def test_without_scripts_it_reads(browser, file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("article").count() > 5
    assert page.locator(FIRST).first.is_visible()
    context.close()


def shown(page) -> list[str]:
    return page.evaluate("""[...document.querySelectorAll('.chapter')]
      .filter(one => one.firstElementChild.checkVisibility()).map(one => one.id)""")


def test_one_chapter_is_shown_at_a_time(context, file):
    page = context.new_page()
    page.goto(file.as_uri())
    assert shown(page) == ["index"]
    page.locator(".course-nav a[href^='#']").nth(2).click()
    page.wait_for_function("location.hash.length > 1")
    (here,) = shown(page)
    assert page.evaluate("location.hash") == f"#{here}"
    assert page.locator(".course-nav [aria-current]").get_attribute("href") == f"#{here}"
    page.locator(f"#{here} .turn__next").click()
    page.wait_for_function("scrollY < 1")
    (next_one,) = shown(page)
    assert next_one != here
    page.reload()
    assert shown(page) == [next_one]
    page.go_back()
    page.wait_for_function(f"location.hash === '#{here}'")
    assert shown(page) == [here]


def test_an_address_within_a_chapter_shows_it(context, file):
    page = context.new_page()
    page.goto(file.as_uri())
    address = page.locator(".chapter--lesson .worksheet__title").last.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#{address}")
    page.wait_for_function(f"""(() => {{
      const top = document.getElementById('{address}').getBoundingClientRect().top;
      return top >= 0 && top < innerHeight;
    }})()""")
    assert len(shown(page)) == 1


def test_an_address_that_names_nothing_shows_the_first_chapter(context, file):
    page = context.new_page()
    for address in ("#", "#%", "#100%", "#nowhere", "#?utm=1&q=%E0%A4%A"):
        # Loaded, not gone to within the page that is there.
        page.goto("about:blank")
        page.goto(f"{file.as_uri()}{address}")
        page.wait_for_function("!document.documentElement.classList.contains('waiting')")
        assert shown(page) == ["index"], address
        page.locator(".course-nav a[href^='#']").nth(2).click()
        page.wait_for_function("document.querySelector('.chapter--home').hidden")
        page.evaluate("address => { scrollTo(0, 500); location.hash = address; }", address)
        page.wait_for_function("!document.querySelector('.chapter--home').hidden && scrollY < 100")
        assert shown(page) == ["index"], address


def test_the_frame_lies_in_no_chapter(context, file):
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator(".course-nav a[href^='#']").nth(2).click()
    page.wait_for_function("document.querySelector('.chapter--home').hidden")
    (here,) = shown(page)
    page.evaluate("location.hash = document.querySelector('.md-skip').hash")
    page.wait_for_function("location.hash === document.querySelector('.md-skip').hash")
    assert shown(page) == [here]


def test_what_a_browser_finds_in_another_chapter_is_shown(context, file):
    page = context.new_page()
    page.goto(file.as_uri())
    words = page.evaluate("""[...document.querySelectorAll('.chapter--lesson > p:not([class])')].pop().textContent
      .match(/^(\\S+ ){3}\\S+(?= )/)[0]""")
    # No program may press Ctrl+F. An address that names words has them found in the same way.
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#:~:text={quote(words)}")
    page.wait_for_function("document.querySelector('.chapter--home').hidden")
    (here,) = shown(page)
    assert words in page.locator(f"#{here}").text_content()
