"""Before and after of the room: counts and means as anyone would work them out; tables; everyone's records."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path
from statistics import mean

import pytest

from tests.browser import sheets
from tests.browser.test_gathering import answers, left_out, open_files, question, table, write

OUTCOME = "Fill in a field of every kind"
LINES = ("Before", "After", "Before, of those who answered both", "After, of those who answered both")


@pytest.fixture
def tab(browser, address):
    with sheets.learner(browser, address, accept_downloads=True) as context:
        tab = context.new_page()
        tab.goto(f"{address}/gathering.html")
        yield tab


def saved(tab, button: str) -> list[list[str]]:
    with tab.expect_download() as download:
        tab.get_by_role("button", name=button).click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def room(seed: int = 1) -> tuple[dict, list[tuple[str | None, str | None]]]:
    """Return the files of twenty people, some of whom said nothing before or after, and what each of them said."""
    pick = random.Random(seed)
    said, files = [], {}
    for number in range(20):
        before, after = (pick.choice([None, "1", "2", "3", "4"]) for _ in range(2))
        stated = {
            when: {"fill-in": [step, "2026-01-02"]} for when, step in (("before", before), ("after", after)) if step
        }
        done = {"done": ["lessons/one.md"], "finished": {"lessons/one.md": f"2026-01-{number + 1:02}"}}
        files[f"f{number:02}"] = {**answers(f"P{number:02}"), "set": f"s{number}", "progress": done | stated}
        said.append((before, after))
    return files, said


def test_the_room_is_counted_before_and_after(tab, tmp_path):
    files, said = room()
    open_files(tab, write(tmp_path, **files))
    assert left_out(tab) == {}
    both = [one for one in said if all(one)]
    groups = [[one[place] for one in some if one[place]] for some in (said, both) for place in (0, 1)]
    expected = [
        [line, str(len(steps)), *(str(steps.count(step)) for step in "1234"), f"{mean(map(int, steps)):.2f}"]
        for line, steps in zip(LINES, groups, strict=True)
    ]
    rows = question(tab, OUTCOME).locator("tbody tr").all()
    shown = [[cell.strip() for cell in row.inner_text().split("\t")] for row in rows]
    assert [[*row[:-1], f"{float(row[-1]):.2f}"] for row in shown] == expected
    up = sum(before < after for before, after in both)
    assert f"Answered both: {len(both)}. Went up: {up}," in question(tab, OUTCOME).inner_text()
    assert [row[1:] for row in saved(tab, "Save before and after")[1:]] == expected
    content = table(tab)[1]
    columns = [content[0].index(f"{when} (1–4): {OUTCOME}") for when in ("Before", "After")]
    assert [tuple(row[place] or None for place in columns) for row in content[1:]] == said
    tab.select_option("select >> nth=0", "outcomes")
    tab.reload()
    assert tab.locator(".room__results h2").all_inner_texts() == ["Before and after"]


def test_files_of_one_person_are_one_before_and_after(tab, tmp_path):
    def file(hour: int, chosen: str, **progress) -> dict:
        saved = f"2026-01-02T{hour:02}:00:00Z"
        return {**answers("Ana", saved=saved, our_contact_is="Bo"), "set": chosen, "progress": progress}

    early = file(9, "one", before={"fill-in": ["3", "2026-01-01"]}, after={"fill-in": ["2", "2026-01-02"]})
    late = file(10, "one", before={"fill-in": ["1", "2026-01-01"]}, reached=["look-on"])
    other = file(8, "two", before={"fill-in": ["4", "2026-01-05"]}, after={"fill-in": ["4", "2026-01-05"]})
    open_files(tab, write(tmp_path, early=early, late=late, other=other))
    tab.locator(".room__doubts summary").click()
    tab.get_by_role("button", name="This is one person").click()
    content = saved(tab, "Save before and after")
    assert [[*row[:3], row[-1]] for row in content[1:]] == [
        [OUTCOME, "Before", "1", "1.00"],
        [OUTCOME, "After", "1", "4.00"],
        [OUTCOME, LINES[2], "1", "1.00"],
        [OUTCOME, LINES[3], "1", "4.00"],
        ["Look on while others do", "After", "1", "3.00"],
    ]


def test_everyones_records_are_printed_at_once(tab, tmp_path):
    files, said = room()
    open_files(tab, write(tmp_path, **files))
    tab.evaluate("() => { window.print = () => { window.printed = document.querySelector('.records').innerText } }")
    tab.get_by_role("button", name="Print everyone").click()
    tab.emulate_media(media="print")
    records = tab.locator(".records .record")
    assert records.count() == len(said)
    assert tab.locator(".room").is_hidden()
    steps = ["", "not yet", "with help", "by myself", "could show others"]
    for place in (0, 7):
        told = records.nth(place).inner_text()
        assert f"P{place:02}" in told
        assert f"January {place + 1}, 2026" in told
        before, after = said[place]
        for step in (before, after):
            assert steps[int(step or 0)] in told
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    tab.keyboard.press("Tab")
    assert records.count() == 0
