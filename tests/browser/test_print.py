"""Paper says what the learner said: every answer once, every mark where it was made, and nothing else."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

import browsing
from tests.browser import firefox as bidi
from tests.browser import sheets
from tests.browser.paper import CAN_BE_READ, FOOT, HEAD, Paper
from tests.browser.sheets import FIELDS, LESSON, SHEET, fill_in

pytestmark = pytest.mark.skipif(not CAN_BE_READ, reason="reads PDFs with poppler's pdftotext and pdftoppm")

# Words that stand nowhere else on the page.
SCALE = "( ) hardly ( ) somewhat ( ) nicely"
LESSON_ONE = sheets.ONE.replace("( ) 1 ( ) 2 ( ) 3", SCALE).replace("- [ ] time", "- [ ] patience")
ANSWERS = FIELDS | {"how-well-does-it-work": "nicely", "what-is-in-place": ["trust", "patience"]}
PICKED = ["by written agreement", "nicely"]
TICKED = ["trust", "patience", "We have talked"]
UNMARKED = ["informally", "other:", "interest", "hardly", "somewhat"]
MARKED = ("how-is-it-set-up", "what-is-in-place", "how-well-does-it-work")
# A box's outline is some tenth of the ink that a mark in it is.
MARK = 0.25


STYLES = Path(__file__).parents[2] / "overrides" / "assets" / "fieldbook"
LEFT = 17 / 25.4 * 72
# What must not be the last of a page: it belongs to what follows.
LEADING = """[...document.querySelectorAll(
  "article :is(h2, h3, h4, legend, .notes > summary, thead tr, p:has(+ ul, + table))"
)].flatMap(one => one.matches(".session > h3")
  ? [one.innerText, `${one.innerText} ${one.nextElementSibling.innerText}`] : one.innerText)
  .map(words => words.trim().replace(/\\s+/g, " "))"""
# In place of the page: tables that end at several heights near the end of a page, one whose last two rows begin with
# the one that tells that it is long, and one that counts its rows.
LONG_TABLES = """() => {
  const row = (_, number) => `<tr><td>row${number + 1}</td><td style="height: 10mm"></td></tr>`;
  const rows = Array.from({ length: 20 }, row);
  document.querySelector("article").innerHTML = [46, 49, 52, 55].map(lead =>
    `<div style="break-before: page; height: ${lead}mm"></div>
     <table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>${rows.join("")}</tbody></table>`).join("") +
    `<table><tbody>${rows.slice(0, 8).join("").replace(/row/g, "line")}</tbody></table>` +
    `<div class="levels--compare"><table>${"<tr><th class='level__name'>Rung</th></tr>".repeat(5)}</table></div>`;
}"""
# Lines of boxes that have a gap between them, and nothing in them: Chromium before 109 prints them without end.
EMPTY_LINES = """[...document.querySelectorAll("body *")].filter(one => {
  const { display, flexWrap, rowGap } = getComputedStyle(one);
  return /flex$/.test(display) && flexWrap !== "nowrap" && parseFloat(rowGap) > 0 && one.getClientRects().length
    && ![...one.children].some(child => child.getClientRects().length);
}).map(one => one.outerHTML)"""
TEXT = "Once upon a time a library and its town sat down together and made plans. " * 3


def long_lesson() -> str:
    """A lesson with a heading, a list or a table at every height of a page, and more notes than one digit counts."""
    dice = random.Random(7)
    parts = [f"A note.[^{number}] Another.[^1{number}]\n" for number in range(1, 8)]
    for number in range(42):
        level = dice.choice(["##", "###"]) if number else "##"
        parts += [f"{level} Part {number} begins\n", *[TEXT + "\n"] * dice.randrange(3)]
        if number % 3 == 1:
            parts += [f"What follows {number} is listed:\n\n- one\n- two\n- three\n"]
        if number % 3 == 2:
            rows = "".join(f"| row {number} {row} | {TEXT[:60]} |\n" for row in range(dice.randrange(1, 6)))
            parts += [f"| Left{number} | Right{number} |\n|---|---|\n{rows}"]
    notes = [f"[^{number}]: Book {number}." for number in (*range(1, 8), *range(11, 18))]
    return "\n".join(["---\ntitle: Two\nminutes: 5\n---", *parts, *notes, ""])


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    built = sheets.course(tmp_path_factory.mktemp("paper"), LESSON_ONE, long_lesson())
    with browsing.serve(built.site) as address:
        yield address


@pytest.fixture
def lesson(browser, address):
    with sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/{LESSON}")
        yield page


def printed(page, folder) -> Paper:
    """Print the page as it stands."""
    folder.mkdir(exist_ok=True)
    path = folder / "printed.pdf"
    page.pdf(path=path, format="A4")
    return Paper(path)


def marks(paper: Paper) -> dict[str, bool]:
    """Tell of each choice in the worksheet whether a mark stands before it."""
    return {words: paper.ink_before(words) > MARK for words in (*PICKED, *TICKED, *UNMARKED)}


def test_an_empty_worksheet_prints_no_answer(lesson, tmp_path):
    paper = printed(lesson, tmp_path)
    assert marks(paper) == dict.fromkeys((*PICKED, *TICKED, *UNMARKED), False)


def letters(text: str) -> list[str]:
    """Return a text's letters and signs in alphabetical order: where a word ends is not told by PDFs."""
    return sorted("".join(text.split()))


@pytest.mark.parametrize("reloaded", [False, True], ids=["at once", "after a reload"])
def test_what_is_filled_in_is_printed_and_nothing_else(lesson, tmp_path, reloaded):
    empty = printed(lesson, tmp_path).text
    fill_in(lesson, ANSWERS)
    lesson.check(f'{SHEET} [name="{sheets.single_tick(lesson)}"]')
    if reloaded:
        lesson.reload()
    paper = printed(lesson, tmp_path)
    assert marks(paper) == dict.fromkeys((*PICKED, *TICKED), True) | dict.fromkeys(UNMARKED, False)
    typed = [FIELDS[name] for name in FIELDS if name not in MARKED]
    assert letters(paper.text) == letters(" ".join([empty, *typed])), "each answer once, and no word of a choice twice"


def test_what_was_changed_is_printed_as_it_is_now(lesson, tmp_path):
    fill_in(lesson, ANSWERS)
    fill_in(lesson, {"our-contact-is": "Bo", "how-is-it-set-up": "informally", "tell-your-story": ""})
    lesson.uncheck(f"{SHEET} [value=trust]")
    paper = printed(lesson, tmp_path)
    now = marks(paper)
    assert [words for words in now if now[words]] == ["nicely", "patience", "informally"]
    assert "Ana" not in paper.text
    assert "First line" not in paper.text
    assert len(paper.find("Bo.")) == 1


def test_what_a_tool_fills_in_without_a_word_is_printed(lesson, tmp_path):
    """Programs that fill in forms, or read aloud and write, may change a field and tell nobody."""
    fill_in(lesson, {"our-contact-is": "Ana"})
    lesson.locator(f"{SHEET} [name=our-contact-is]").evaluate("one => { one.value = 'Bo' }")
    paper = printed(lesson, tmp_path)
    assert "Ana" not in paper.text
    assert len(paper.find("Bo.")) == 1


def test_a_worksheet_printed_alone_has_no_empty_page_behind_it(lesson, tmp_path):
    lesson.evaluate("window.print = () => {}")
    lesson.click(f"{SHEET} button >> text=Print")
    lesson.wait_for_selector("[data-printing=this]")
    paper = printed(lesson, tmp_path)
    assert all(any(word.top > HEAD and word.bottom < FOOT for word in page) for page in paper.pages)


def test_a_worksheet_begins_where_there_is_room_and_parts_between_questions(lesson, tmp_path):
    lesson.evaluate(
        """() => {
          const sheet = document.querySelector("section[data-worksheet]");
          sheet.querySelectorAll("fieldset, table").forEach(one => one.remove());
          sheet.insertAdjacentHTML("beforebegin", "<div style='break-before: page; height: 100mm'>Before.</div>");
          const asked = [1, 2, 3, 4].map(number => `<div class="field"><p class="field__prompt">Asked${number}</p>
            <p style="margin-top: 30mm">Answered${number}</p></div>`);
          sheet.querySelector("form").insertAdjacentHTML("beforeend", asked.join(""));
        }"""
    )
    title = lesson.locator(f"{SHEET} .worksheet__title").first.inner_text()
    pages = [" ".join(word.text for word in page) for page in printed(lesson, tmp_path).pages]
    (before,) = (place for place, text in enumerate(pages) if "Before." in text)
    assert title in pages[before]
    for page in (before, before + 1):
        questions = [[name for name in "1234" if kind + name in pages[page]] for kind in ("Asked", "Answered")]
        assert questions[0] == questions[1] != []


def alone(page_run, paper: Paper) -> list[str]:
    """Return what stands at a page's end and leads on to what is on the next page."""
    leading = page_run(LEADING)
    return [words for end in paper.ends() for words in leading if words and end.endswith(words)]


@pytest.mark.parametrize("page", ["lessons/two.html", "workbook.html"])
def test_no_page_ends_with_a_heading(lesson, address, tmp_path, page):
    lesson.goto(f"{address}/{page}")
    assert alone(lesson.evaluate, printed(lesson, tmp_path)) == []


@pytest.mark.parametrize("page", ["record", "outcomes", "workbook", "finish", "gathering", "facilitator"])
def test_no_lines_that_have_a_gap_are_empty(page, server, browser):
    tab = browser.new_page()
    tab.goto(f"{server}/{page}.html")
    tab.emulate_media(media="print")
    assert tab.evaluate(EMPTY_LINES) == []
    tab.close()


def test_numbers_of_notes_have_room_for_all_digits(lesson, address, tmp_path):
    lesson.goto(f"{address}/lessons/two.html")
    paper = printed(lesson, tmp_path)
    for number in range(1, 15):
        [note] = paper.find(f"{number}. Book")
        assert note.left > LEFT, "what stands out into the margin is cut off"


def test_layouts_for_narrow_screens_are_for_screens():
    """Firefox asks how wide the paper is, and finds it narrow."""
    asked = [
        query
        for file in STYLES.glob("*.css")
        for rule in re.findall(r"@media([^{]*)\{", file.read_text(encoding="utf-8"))
        for query in rule.split(",")
        if "width" in query or "pointer" in query
    ]
    assert len(asked) > 10
    assert [query for query in asked if not query.strip().startswith("screen and")] == []


def test_equal_blanks_are_equally_wide_and_a_written_name_fits_in(browser, address):
    """Whatever is typed into one of them, with scripts or without."""
    widths = "[...document.querySelectorAll('.worksheet input.blank')].map(one => one.offsetWidth)"
    for scripts in (True, False):
        page = browser.new_page(java_script_enabled=scripts)
        page.goto(f"{address}/{LESSON}")
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            found = page.evaluate(widths)
            assert len(found) == 3
            assert len(set(found)) == 1, (scripts, media)
        assert found[0] > 60 / 25.4 * 96
        page.close()


LONG = f'{SHEET} [name="tell-your-story"]'
LINE = 8.5 / 25.4 * 96


def test_paper_has_the_lines_that_were_typed_and_all_that_is_written(browser, address, tmp_path):
    """With scripts and without."""
    for scripts in (True, False):
        page = browser.new_page(java_script_enabled=scripts)
        page.goto(f"{address}/{LESSON}")
        page.emulate_media(media="print")
        lines = page.evaluate(f"(box => [box.rows, box.offsetHeight])(document.querySelector('{LONG}'))")
        assert lines == [2, pytest.approx(2 * LINE, abs=2)], scripts
        page.emulate_media(media="screen")
        page.fill(LONG, "\n".join(f"Line {number} of it" for number in range(14)))
        page.pdf(path=tmp_path / "written.pdf", prefer_css_page_size=True)
        assert Paper(tmp_path / "written.pdf").text.count(" of it") == 14, scripts
        page.close()


def test_firefox_prints_the_same(browser, server, address, tmp_path):
    if bidi.find() is None:
        pytest.skip("No Firefox here: install firefox-esr or firefox")
    path = tmp_path / "printed.pdf"
    profile = tmp_path / "profile"
    profile.mkdir()
    with bidi.firefox(profile) as tab:
        tab.open(f"{address}/{LESSON}")
        for name, value in ANSWERS.items():
            field = f'{SHEET} [name="{name}"]'
            if name in MARKED:
                for one in [value] if isinstance(value, str) else value:
                    tab.click(f'{field}[value="{one}"]')
            else:
                tab.click(field)
                tab.type(value.replace("\n", "\ue006"))
        tab.print(path)
        now = marks(Paper(path))
        assert [words for words in now if now[words]] == ["by written agreement", "nicely", "trust", "patience"]
        assert all(Paper(path).text.count(words) == 1 for words in ("handshake", "informally", "trust", "First line"))
        tab.open(f"{address}/{LESSON}")
        tab.run(f"void ({LONG_TABLES})()")
        tab.print(path)
        ends = [[word.text for word in words if word.text.startswith("row")] for words in Paper(path).pages]
        assert ["row20"] not in ends, "the last row is not alone on its page"
        assert [len(Paper(path).find(f"line{number}")) for number in range(1, 9)] == [1] * 8
        assert [len(Paper(path).find(f"{number} Rung")) for number in range(1, 7)] == [1] * 5 + [0]
        other = browser.new_page()
        for page in (f"{address}/lessons/two.html", f"{server}/workbook.html", f"{server}/facilitator.html"):
            tab.open(page)
            tab.print(path)
            assert alone(tab.run, Paper(path)) == [], page
            other.goto(page)
            assert len(Paper(path).pages) <= len(printed(other, tmp_path / "other").pages), page
        other.close()
        assert len(Paper(path).find("9:00 AM")) == 2, "in the running order and beside the lesson, each on one line"
