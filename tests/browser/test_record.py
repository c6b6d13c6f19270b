"""The record of a learner: what is kept and no more, on the page, on paper, and as files."""

from __future__ import annotations

import json
import re
import subprocess

import docx
import pytest

import browsing
from tests.browser import sheets
from tests.browser.sheets import KEY, fill_in

CONFIG = "site_url: https://example.org/small/\nextra: {fieldbook: {version: 2.1, date: 2026-05-31}}\n"
KEPT = {
    **{"done:lessons/one.md": "2026-01-02", "done:gone.md": "2026-01-01", "name": "Ana <Ruiz>"},
    **{"before:fill-in": ["1", "2026-01-01"], "after:fill-in": ["3", "2026-01-03"], "reached:look-on": True},
    # To a question that is asked no more, and in a worksheet that is gone.
    **{"answer:everything:gone": "x", "answer:second:gone": "x", "right:everything:gone": True},
}
UNKNOWN = "yes, on a day that is not known"
SPAN = "January 1, 2026 to January 3, 2026"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with browsing.serve(sheets.course(tmp_path_factory.mktemp("record"), config=CONFIG).site) as address:
        yield address


@pytest.fixture
def tab(browser, address):
    with sheets.learner(browser, address) as context:
        tab = context.new_page()
        tab.goto(f"{address}/record.html")
        yield tab


def keep(tab) -> None:
    for name, value in KEPT.items():
        tab.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY + name, value])


def rows(tab, name: str) -> list[list[str]]:
    found = tab.locator(f'[data-record-table="{name}"] tbody tr').all()
    return [[cell.strip() for cell in row.inner_text().split("\t")] for row in found]


def test_it_says_what_is_kept_and_no_more(tab, address, axe, tmp_path):
    assert "You have not marked anything as finished here yet" in tab.locator(".record").inner_text()
    assert tab.locator(".record tbody tr").count() == 0
    tab.goto(f"{address}/lessons/one.html")
    fill_in(tab)
    keep(tab)
    tab.goto(f"{address}/record.html")
    assert rows(tab, "lessons") == [["1. One", "5 min", "January 2, 2026"]]
    assert rows(tab, "outcomes") == [
        ["Fill in a field of every kind", "not yet", "by myself"],
        ["Look on while others do", "–", "by myself"],
    ]
    assert rows(tab, "worksheets") == [["Worksheet 1: Everything", "8 of 9", ""]]
    told = tab.locator(".record").inner_text()
    for words in ("Ana <Ruiz>", "2.1", "May 31, 2026", SPAN, "5 min", "example.org/small/", "Nobody has tested"):
        assert words in told, words
    assert axe(tab) == []
    tab.fill("#record-name", "Bo")
    assert tab.locator("[data-record=name]").inner_text() == "Bo"
    tab.pdf(path=tmp_path / "record.pdf", tagged=True, prefer_css_page_size=True)
    printed = subprocess.run(["pdftotext", "-layout", tmp_path / "record.pdf", "-"], capture_output=True, check=True)
    text = printed.stdout.decode()
    assert "Signature" in text
    assert "Save as" not in text


def test_it_is_saved_as_a_page_and_as_a_document(tab, address, tmp_path):
    keep(tab)
    tab.reload()
    for button, name in (("Save as a page", "record.html"), ("Save as a Word document", "record.docx")):
        with tab.expect_download() as download:
            tab.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / name)
        assert download.value.suggested_filename.startswith("a-small-course-record-Ana-Ruiz-")
    document = docx.Document(str(tmp_path / "record.docx"))
    assert "Name: Ana <Ruiz>" in [one.text for one in document.paragraphs]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["1. One", "5 min", "January 2, 2026"]
    assert len(document.inline_shapes) == 1
    tab.goto((tmp_path / "record.html").as_uri())
    assert SPAN in tab.inner_text("main")
    assert tab.locator("script, link, button").count() == 0


def test_without_scripts_it_is_a_form_to_fill_in_by_hand(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/record.html")
    assert "fill it in by hand" in page.inner_text("article")
    assert page.locator(".record tbody tr").count() == 2 + 2 + 2
    context.close()


def test_a_file_can_not_name_a_day_that_there_was_not(tab, address):
    days = {"lessons/one.md": "2026-02-30", "lessons/two.md": "2999-01-01"}
    said = {"fill-in": ["3", "2025-13-01"], "look-on": ["2", "0000-00-00"]}
    content = {"fieldbook": 1, "course": sheets.COURSE, "answers": {}}
    content["progress"] = {"done": list(days), "finished": days, "after": said, "before": said}
    tab.goto(f"{address}/workbook.html")
    file = {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
    tab.set_input_files(".book__tools input[type=file]", file)
    tab.locator("[role=status]", has_text="The file is opened").wait_for()
    tab.goto(f"{address}/record.html")
    assert [row[0::2] for row in rows(tab, "lessons")] == [["1. One", UNKNOWN], ["2. Two", UNKNOWN]]
    assert not re.search("2999|February|30, 2026|Invalid|NaN", tab.locator(".record").inner_text())


def test_a_file_brings_what_counts(tab, address):
    """Of what is said of the time before, the first counts; of the time after, the last."""
    keep(tab)
    tab.goto(f"{address}/workbook.html")
    progress = {
        "done": ["lessons/one.md", "lessons/two.md"],
        "finished": {"lessons/one.md": "2025-12-31"},
        "before": {"fill-in": ["2", "2026-02-01"], "look-on": ["1", "2026-02-01"]},
        "after": {"fill-in": ["4", "2026-02-01"]},
    }
    file = {"fieldbook": 1, "course": sheets.COURSE, "answers": {}, "progress": progress}
    content = {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    tab.set_input_files(".book__tools input[type=file]", content)
    tab.wait_for_function("window.fieldbook.store.get(['done', 'lessons/two.md'])")
    kept = sheets.kept(tab)
    assert {name: json.loads(kept[name]) for name in kept if name.split(":")[0] in ("done", "before", "after")} == {
        **{"done:lessons/one.md": "2025-12-31", "done:lessons/two.md": True, "done:gone.md": "2026-01-01"},
        **{"before:fill-in": ["1", "2026-01-01"], "before:look-on": ["1", "2026-02-01"]},
        "after:fill-in": ["4", "2026-02-01"],
    }
