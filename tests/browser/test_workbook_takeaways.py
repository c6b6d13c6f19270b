"""What learners carry off: a file and back, a document, paper, the clipboard."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO

import pytest
from docx import Document

from tests import office
from tests.browser import sheets
from tests.browser.sheets import COURSE, FIELDS, LESSON, SHEET, fields, fill_in, kept
from tests.exports.workbook.books import words

STATE = ".book__tools [role=status]"


@pytest.fixture
def tab(browser, address):
    with sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/workbook.html")
        yield page


def saved(page, words="Save my answers to a file") -> bytes:
    with page.expect_download() as download:
        sheets.choose(page, words)
    return download.value.path().read_bytes()


def open_file(page, content, name="answers.json") -> str:
    """Open a file of answers; return what the page says of it."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    page.locator(STATE).evaluate("state => { state.textContent = '' }")
    file = {"name": name, "mimeType": "application/json", "buffer": data}
    page.set_input_files(".book__tools input[type=file]", file)
    page.wait_for_function(
        "selector => document.querySelector(selector).textContent || document.querySelector('.book__panel').firstChild",
        arg=STATE,
    )
    return page.locator(STATE).inner_text()


def file_of(answers: dict, **more) -> dict:
    return {"fieldbook": 1, "course": COURSE, "saved": "2026-01-02T03:04:05Z", "answers": answers} | more


HOSTILE = {
    "done": ["<b>", 1],
    "finished": ["<b>"],
    "before": {"fill-in": ["5", "2026-01-01"], "look-on": ["1", "now"], "<b>": ["1"]},
    "after": {"fill-in": [["1"], "2026-01-01", 3], "__proto__": {"0": "1"}},
    "reached": {"a": 1},
}


def test_a_saved_file_opens_in_a_fresh_browser(browser, tab, address):
    fill_in(tab)
    tab.fill("#book-name", "Ana Ruiz")
    progress = {
        **{"done:lessons/one.md": "2026-01-02", "reached:fill-in": True, "before:fill-in": ["1"]},
        "after:look-on": ["4", "2026-01-03"],
    }
    for key, value in progress.items():
        tab.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [sheets.KEY + key, value])
    content = saved(tab)
    was = kept(tab)
    file = json.loads(content)
    assert json.dumps(file["set"]) == was["set"]
    assert {key: file[key] for key in ("fieldbook", "course", "name")} == {
        "fieldbook": 1,
        "course": COURSE,
        "name": "Ana Ruiz",
    }
    assert file["answers"] == {"everything": FIELDS}
    assert file["progress"] == {
        **{"done": ["lessons/one.md"], "finished": {"lessons/one.md": "2026-01-02"}, "before": {"fill-in": ["1"]}},
        **{"after": {"look-on": ["4", "2026-01-03"]}, "reached": ["look-on", "fill-in"], "right": {}},
    }
    with sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/workbook.html")
        assert open_file(page, content) == "The file is opened. Answers added: 9."
        ticked = {"after:fill-in": '["3"]'}
        assert kept(page) == {key: value for key, value in was.items() if not key.startswith("reached")} | ticked
        assert fields(page) == fields(tab)
        assert open_file(page, content) == "The file holds nothing that is not here already."


def test_where_both_differ_the_learner_is_asked(tab):
    fill_in(tab, {"our-contact-is": "Ana", "tell-your-story": "Mine"})
    theirs = {"our-contact-is": "Bo", "tell-your-story": "Theirs", "we-meet-times-a-year": "4"}
    assert open_file(tab, file_of({"everything": theirs})) == ""
    assert fields(tab) == {"our-contact-is": "Ana", "tell-your-story": "Mine"}
    assert tab.evaluate("document.activeElement.textContent") == "These answers differ"
    group = tab.get_by_role("group", name="Everything: Our contact is")
    group.get_by_label("In the file: Bo").check()
    tab.click("text=Keep these answers")
    assert tab.evaluate("document.activeElement.textContent").startswith("The file is opened.")
    assert fields(tab) == {"our-contact-is": "Bo", "tell-your-story": "Mine", "we-meet-times-a-year": "4"}
    open_file(tab, file_of({"everything": theirs}))
    tab.click("text=Change nothing")
    assert tab.evaluate("document.activeElement.textContent") == "Nothing was changed."
    assert fields(tab)["tell-your-story"] == "Mine"
    open_file(tab, file_of({"everything": theirs | {"our-contact-is": "Cy"}}))
    tab.click("text=Take all from the file")
    assert fields(tab) == theirs | {"our-contact-is": "Cy"}
    earlier = tab.locator(".book__earlier .book__text")
    assert sorted(earlier.all_text_contents()) == ["Ana", "Bo", "Mine"]
    # What goes on in the file is in it still.
    open_file(tab, file_of({"everything": {"tell-your-story": "Theirs, and more"}}))
    tab.click("text=Take all from the file")
    assert earlier.count() == 3


NO_FILES = (
    (b"Dear diary", "answers.json is not a file of answers."),
    (b"", "answers.json is empty or damaged"),
    (b'{\n "fieldbook": 1, "course": "a', "answers.json is empty or damaged"),
    (b"\xff\xfe\x00\x01", "answers.json is not a file of answers."),
    (b"[" * 200_000, "answers.json is not a file of answers."),
    ([1, 2], "answers.json is not a file of answers."),
    ({"fieldbook": 1, "course": COURSE, "answers": []}, "answers.json is not a file of answers."),
    ({"course": COURSE, "answers": {}}, "answers.json is not a file of answers."),
    (file_of({"everything": FIELDS}) | {"course": "other"}, "answers.json belongs to another course (other)."),
    (file_of({"everything": FIELDS}) | {"fieldbook": 2}, "answers.json was saved by a newer version"),
)


def test_what_is_no_file_of_this_course_is_refused(tab):
    fill_in(tab, {"our-contact-is": "Ana"})
    was = kept(tab)
    for content, said in NO_FILES:
        tab.locator(STATE).evaluate("state => { state.textContent = '' }")
        assert open_file(tab, content).startswith(said), content[:50] if isinstance(content, bytes) else content
        assert kept(tab) == was


def test_a_file_that_is_too_large_is_not_even_read(tab, tmp_path):
    path = tmp_path / "large.json"
    path.write_bytes(b" " * 50_000_000)
    tab.set_input_files(".book__tools input[type=file]", path)
    tab.wait_for_selector("text=large.json is too large")
    assert kept(tab) == {}


def test_what_else_a_file_brings_is_told(tab):
    """Lessons that were finished are something, though no answer, and so is a name; whose the file is may surprise."""
    assert open_file(tab, file_of({}, name="Bo")) == "The file is opened. Answers added: 0."
    assert tab.input_value("#book-name") == "Bo"
    finished = file_of({}, name="Bo", progress={"done": ["lessons/one.md"]})
    assert open_file(tab, finished) == "The file is opened. What it says of lessons and outcomes is added."
    assert open_file(tab, finished) == "The file holds nothing that is not here already."
    told = open_file(tab, file_of({"everything": {"our-contact-is": "Ana"}}, name="<b>Cy</b>"))
    assert told == "The file is opened. Answers added: 1. The file has the name <b>Cy</b>; the name here is still Bo."


def test_a_file_may_have_any_ending_and_be_encoded_as_systems_do(tab):
    assert tab.locator(".book__tools input[type=file]").get_attribute("accept") is None
    encodings = ("utf-8", "utf-16", "utf-16-le", "utf-8-sig")
    names = ("answers.txt", "answers", "answers.json.txt", "answers.bin")
    for encoding, name in zip(encodings, names, strict=True):
        tab.evaluate("window.fieldbook.store.removeAll()")
        tab.reload()
        text = json.dumps(file_of({"everything": {"our-contact-is": f"Zoë {name}"}}), ensure_ascii=False)
        assert open_file(tab, text.encode(encoding), name) == "The file is opened. Answers added: 1.", name
        assert fields(tab) == {"our-contact-is": f"Zoë {name}"}


def named(page, words="Save my answers to a file") -> str:
    with page.expect_download() as download:
        sheets.choose(page, words)
    return download.value.suggested_filename


def test_files_are_named_for_whom_they_are_and_when(tab):
    """None overwrites another, and those of several learners can lie in one folder."""
    moment = r"\d{4}-\d\d-\d\d-\d{6}"
    first = named(tab)
    mark = json.loads(kept(tab)["set"])[:5]
    assert re.fullmatch(f"{COURSE}-{mark}-{moment}.json", first)
    tab.wait_for_timeout(1000)
    assert named(tab) != first
    tab.fill("#book-name", ' Zoë "Ana"/Ruiz: ')
    assert re.fullmatch(f"{COURSE}-Zoë-Ana-Ruiz-{moment}.json", named(tab))
    assert re.fullmatch(f"{COURSE}-Zoë-Ana-Ruiz-{moment}.docx", named(tab, "Download as a document"))


@pytest.mark.parametrize(("takes", "ending"), [("json", "json"), ("plain", "txt")])
def test_a_device_that_hands_files_on_is_asked_to(browser, address, takes, ending):
    """The device's own dialog is no part of a page: what it would be given is looked at in its place."""
    with sheets.learner(browser, address) as context:
        context.add_init_script(
            f"""const takes = (file) => "{takes}" === "json" || file.name.endsWith(".txt");
            navigator.canShare = ({{ files }}) => files.every(takes);
            navigator.share = async ({{ files }}) => {{ window.handed = [files[0].name, await files[0].text()]; }};"""
        )
        page = context.new_page()
        page.goto(f"{address}/workbook.html")
        fill_in(page)
        sheets.choose(page, "Share the file")
        page.wait_for_function("window.handed")
        name, text = page.evaluate("window.handed")
        assert name.endswith(f".{ending}")
        assert json.loads(text)["answers"] == {"everything": FIELDS}
        assert name in page.locator(STATE).inner_text()


def test_nothing_in_a_file_is_more_than_a_value(tab):
    markup = "<img src=x onerror='window.ran = true'><script>window.ran = true</script>"
    hostile = {
        "everything": {
            "our-contact-is": markup,
            "we-meet-times-a-year": {"a": 1},
            "tell-your-story": [1, 2],
            "what-is-in-place": ["trust", "no such choice"],
            "how-is-it-set-up": "no such choice",
            "__proto__": "polluted",
            "constructor": "x",
            "no-such-field": markup,
            "a:b": "x",
            markup: "x",
        },
        "__proto__": {"polluted": "yes"},
        "second": "not an object",
    }
    text = json.dumps(file_of(hostile, name=markup, progress=HOSTILE))
    words = open_file(tab, text.encode())
    assert "Entries left out because they are not answers: 5." in words
    assert "kept under “Earlier answers”" in words
    assert fields(tab) == {"our-contact-is": markup, "what-is-in-place": ["trust"]}
    assert markup in tab.locator(".book__earlier").inner_text()
    assert tab.evaluate("[window.ran, ({}).polluted, Object.prototype.polluted]") == [None, None, None]
    file = json.loads(saved(tab))
    assert file["answers"]["everything"]["our-contact-is"] == markup
    nothing = {"done": [], "finished": {}, "after": {}, "reached": [], "right": {}}
    assert file["progress"] == nothing | {"before": {"look-on": ["1"]}}


def test_a_file_of_many_unknown_entries_does_not_hold_up_the_page(tab):
    tab.evaluate(
        """() => {
          window.longest = 0;
          window.notes = 0;
          const set = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, text) {
            window.notes += key.includes(":unsaved:");
            set.call(this, key, text);
          };
          new PerformanceObserver(list => list.getEntries().forEach(one => {
            window.longest = Math.max(window.longest, one.duration);
          })).observe({ type: "longtask" });
        }"""
    )
    many = {f"unknown-{number}": f"Answer {number}" for number in range(1000)}
    words = open_file(tab, json.dumps(file_of({"everything": many})).encode())
    assert "that this workbook no longer has: 1000" in words
    assert tab.locator(".book__earlier dd").count() == 1000
    assert tab.evaluate("window.longest") < 3000
    assert tab.evaluate("window.notes") < 10, "what waits for the disk is noted once, not with each entry"


def test_the_document_holds_questions_and_answers(tab, tmp_path):
    fill_in(tab)
    tab.fill(f"{SHEET} [name=our-contact-is]", "Ana & <Bo> \U0001f600")
    path = tmp_path / "workbook.docx"
    path.write_bytes(saved(tab, "Download as a document"))
    document = Document(BytesIO(path.read_bytes()))
    assert document.core_properties.title == "A small course: Workbook"
    styles = {words(paragraph._p): paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Everything"] == "Heading 1"
    assert styles["Tell your story."] == "Question"
    assert "First line Second line, <b>bold</b> & “quoted”" in styles
    assert "☒ trust" in styles
    assert "☐ interest" in styles
    assert "1 2 3 3" in styles
    assert any(text.startswith("Our contact is Ana & <Bo> \U0001f600") for text in styles)
    tables = [[[words(cell._tc) for cell in row.cells] for row in table.rows] for table in document.tables]
    assert [["Factor", "Partner 1", "Partner 2"], ["A history", "long", "none so far"]] in tables
    if office.IS_HERE:
        pdf = office.saved_as(path, "pdf", tmp_path)
        if shutil.which("pdftotext"):
            assert "First line" in text_of(pdf)


def text_of(pdf) -> str:
    ended = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8")
    return ended.stdout


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="reads the text of a PDF with pdftotext")
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_on_paper_answers_are_whole(tab, tmp_path, size):
    long = "\n".join(f"This is line {number} of a long answer." for number in range(1, 91))
    wide = "A very long name of a partner, " * 8
    fill_in(tab, {"tell-your-story": long, "our-contact-is": wide, "a-history-partner-1": long[:300]})
    tab.fill("#book-name", "Ana Ruiz")
    tab.pdf(path=tmp_path / "workbook.pdf", format=size)
    text = text_of(tmp_path / "workbook.pdf")
    for number in range(1, 91):
        assert f"line {number} of" in text
    assert " ".join(text.split()).count("A very long name of a partner,") == 8
    assert "Ana Ruiz" in text
    pages = text.split("\f")[:-1]
    assert all("A small course" in page for page in pages)
    assert f"1/{len(pages)}" in pages[0].replace(" ", "")
    assert "line 9 of" in pages[0]
    assert [word for word in ("Save my answers", "Copy", "10 filled in") if word in text] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="reads the text of a PDF with pdftotext")
def test_one_worksheet_can_be_printed_alone(tab, address, tmp_path):
    tab.goto(f"{address}/{LESSON}")
    fill_in(tab, {"our-contact-is": "Ana"})
    tab.evaluate("window.print = () => { window.printing = true; }")
    tab.click(f"{SHEET} button >> text=Print")
    tab.wait_for_function("window.printing")
    # A phone says that it is printed, and prints once more for another paper.
    for name in ("once", "again"):
        tab.pdf(path=tmp_path / name)
        text = text_of(tmp_path / name)
        assert "Everything" in text
        assert "Words before it" not in text
        assert "Words after it" not in text
    tab.keyboard.press("Control")
    tab.pdf(path=tmp_path / "page.pdf")
    assert "Words before it" in text_of(tmp_path / "page.pdf"), "who goes on, and prints by a key, prints the page"


def test_a_worksheet_is_copied_with_its_answers(browser, address):
    with sheets.learner(browser, address, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{address}/{LESSON}")
        fill_in(page)
        page.click(f"{SHEET} >> text=Copy")
        page.wait_for_selector("text=Copied, with your answers")
        rich, plain = page.evaluate(
            """async () => {
              const [item] = await navigator.clipboard.read();
              const read = type => item.getType(type).then(blob => blob.text());
              return [await read("text/html"), await read("text/plain")];
            }"""
        )
        assert "Second line, &lt;b&gt;bold&lt;/b&gt;" in rich
        assert "<h2>Everything</h2>" in rich
        assert "Second line, <b>bold</b>" in plain
        assert "☒ trust" in plain


def test_copying_works_where_there_is_no_clipboard_to_ask(browser, address):
    with sheets.learner(browser, address, permissions=["clipboard-read"]) as context:
        context.add_init_script("delete window.ClipboardItem")
        page = context.new_page()
        page.goto(f"{address}/{LESSON}")
        fill_in(page)
        page.click(f"{SHEET} >> text=Copy")
        page.wait_for_selector("text=Copied, with your answers")
        assert "☒ trust" in page.evaluate("navigator.clipboard.readText()")
