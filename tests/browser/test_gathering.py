"""The room's answers: files good, broken, foreign, double and hostile; the table; a hundred of them at once."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

import browsing
from tests.browser import sheets

AT_ONCE = "*, ::before, ::after { transition: none !important; animation: none !important }"
DROP = """async contents => {
  const transfer = new DataTransfer();
  contents.forEach(([name, text]) => transfer.items.add(new File([text], name)));
  window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def address(small, request):
    with sheets.reached(small, sheets.way_of(request)) as address:
        yield address


@pytest.fixture
def tab(browser, address):
    with sheets.learner(browser, address, accept_downloads=True) as context:
        tab = context.new_page()
        tab.goto(f"{address}/gathering.html")
        yield tab


def answers(name: str | None = None, saved: str = "2026-01-01T10:00:00Z", **fields) -> dict:
    """Return a file's content: answers to the small course's worksheet, given by the names of its fields."""
    found = {key.replace("_", "-"): value for key, value in fields.items()}
    return {"fieldbook": 1, "course": sheets.COURSE, "saved": saved, "name": name, "answers": {"everything": found}}


def write(folder: Path, **contents) -> list[Path]:
    """Write files into a folder; what is no text is written as JSON."""
    files = []
    for name, content in contents.items():
        file = folder / f"{name}.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        files.append(file)
    return files


def open_files(tab, files: list[Path]) -> None:
    tab.locator("input[type=file]").first.set_input_files(files)
    tab.wait_for_function("document.querySelector('.answers__state').textContent.startsWith('People')")


def question(tab, words: str):
    """Return a question's part of the page, unfolded; what is out of sight is not laid out, and says nothing."""
    found = tab.locator(".room__question", has=tab.locator("h3", has_text=re.compile(f"^{re.escape(words)}$")))
    found.evaluate("one => { one.closest('details').open = true; }")
    found.scroll_into_view_if_needed()
    return found


def left_out(tab) -> dict[str, str]:
    files, reasons = (tab.locator(f".room__left {tag}").all_inner_texts() for tag in ("dt", "dd"))
    return dict(zip(files, reasons, strict=True))


def table(tab) -> tuple[bytes, list[list[str]]]:
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Save as a table").click()
    content = Path(download.value.path()).read_bytes()
    csv.field_size_limit(10_000_000)
    return content, list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@sheets.BOTH_WAYS
def test_results_are_shown_on_the_wall_and_follow_what_comes_in(tab, tmp_path):
    files = write(tmp_path, **ROOM)
    open_files(tab, files[:2])
    asked = question(tab, "How is it set up?")
    asked.get_by_role("button", name="Show it on the wall").click()
    wall = tab.locator("dialog.present")
    stage = wall.locator(".wall__stage")
    assert wall.locator(".room__count").all_inner_texts()[:2] == ["2 of 2", "0 of 2"]
    assert stage.evaluate("one => one.scrollHeight <= one.clientHeight")
    tab.locator("input[type=file]").first.set_input_files(files[2:])
    wall.get_by_text("2 of 3", exact=True).wait_for()
    tab.keyboard.press("PageDown")
    assert stage.get_attribute("aria-label") != "How is it set up?"
    tab.keyboard.press("PageUp")
    assert stage.get_attribute("aria-label") == "How is it set up?"
    tab.keyboard.press("Escape")
    assert wall.is_hidden()


ROOM = {
    "b": answers(
        "Ana",
        how_is_it_set_up="informally",
        what_is_in_place=["trust", "time"],
        how_well_does_it_work="1",
        our_contact_is="Zoe",
    ),
    "a": answers(
        None,
        how_is_it_set_up="informally",
        what_is_in_place=["trust"],
        how_well_does_it_work="3",
        our_contact_is="Abe",
    ),
    "c": answers(
        "Ben",
        how_is_it_set_up="by written agreement",
        how_well_does_it_work="3",
        tell_your_story="One\nTwo",
    ),
}


def test_choices_are_counted_and_scales_have_mean_and_spread(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    assert tab.locator(".answers__state").inner_text() == "People: 3. Files left out: 0."
    rows = question(tab, "How is it set up?").locator("tr")
    assert rows.all_inner_texts() == ["informally\t\t2 of 3", "by written agreement\t\t1 of 3", "other\t\t0 of 3"]
    assert rows.locator(".room__bar").first.evaluate("one => one.style.getPropertyValue('--share')").startswith("0.66")
    ticked = question(tab, "What is in place?").locator("td:last-child")
    assert ticked.all_inner_texts() == ["2 of 2", "0 of 2", "1 of 2"]
    words = question(tab, "How well does it work?").locator(".room__mean").inner_text()
    assert words == "Mean 2.3, standard deviation 0.9, answers 3."


def test_texts_stand_one_under_another_without_names_until_asked_for(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    contact = question(tab, "Our contact is")
    assert contact.locator(".room__text").all_inner_texts() == ["Abe", "Zoe"]
    assert "Ana" not in tab.locator(".room__results").inner_text()
    assert question(tab, "Tell your story.").locator(".room__text").inner_text() == "One\nTwo"
    tab.get_by_label("Show names").check()
    # What is shown anew is not laid out before it is in sight.
    contact = question(tab, "Our contact is")
    contact.get_by_text("Ana").wait_for()
    assert contact.locator(".room__text").all_inner_texts() == ["Abe\na", "Zoe\nAna"]
    assert question(tab, "How is it set up?").locator(".room__who").all_inner_texts() == ["a, Ana", "Ben"]


def question_titles(tab) -> list[str]:
    return tab.locator(".room__question h3").all_text_contents()


def test_one_worksheet_or_one_question_can_be_looked_at(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    assert tab.locator(".room__sheet h2").all_inner_texts() == ["Everything"]
    assert question_titles(tab) == [
        *("Tell your story.", "Our contact is", "How is it set up?", "What is in place?", "How well does it work?")
    ]
    tab.get_by_label("Also show questions without answers").check()
    assert tab.locator(".room__sheet h2").all_inner_texts() == ["Everything", "Second", "Before and after"]
    for asked in ("We meet … times a year", "What else?"):
        assert question(tab, asked).inner_text().endswith("No answers."), asked
    tab.get_by_label("Worksheet", exact=True).select_option("Second")
    assert question_titles(tab) == ["What else?"]
    tab.get_by_label("Worksheet", exact=True).select_option("Everything")
    tab.get_by_label("Question", exact=True).select_option("How well does it work?")
    assert question_titles(tab) == ["How well does it work?"]
    size = "getComputedStyle(document.querySelector('.room__question h3')).fontSize.slice(0, -2) * 1"
    before = tab.evaluate(size)
    tab.get_by_label("Large, for the wall").check()
    assert tab.evaluate(size) > 1.5 * before
    tab.get_by_label("Worksheet", exact=True).select_option("All")
    assert len(question_titles(tab)) > 5


def test_more_files_may_follow_and_all_may_go(tab, tmp_path):
    open_files(tab, write(tmp_path, a=ROOM["a"]))
    open_files(tab, write(tmp_path, b=ROOM["b"]))
    tab.wait_for_function("document.querySelector('.answers__state').textContent.startsWith('People: 2')")
    tab.get_by_role("button", name="Start again").click()
    assert tab.locator(".room__sheet").count() == 0
    assert tab.locator(".answers__state").inner_text() == ""
    assert tab.evaluate("document.activeElement.textContent") == "Choose files"


@sheets.BOTH_WAYS
def test_a_folder(tab, tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    write(tmp_path, a=ROOM["a"])
    write(inner, b=ROOM["b"])
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    tab.locator("input[type=file]").nth(1).set_input_files(tmp_path)
    tab.wait_for_selector(".room__sheet")
    assert tab.locator(".answers__state").inner_text() == "People: 2. Files left out: 1."
    assert left_out(tab) == {"photo.jpg": "It is not a file of answers."}


def test_files_that_are_dropped(tab):
    tab.evaluate(DROP, [[f"{name}.json", json.dumps(content)] for name, content in ROOM.items()])
    tab.wait_for_selector(".room__sheet")
    assert tab.locator(".answers__state").inner_text() == "People: 3. Files left out: 0."


@sheets.BOTH_WAYS
def test_a_folder_that_is_dropped(tab, tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    write(tmp_path, a=ROOM["a"])
    write(inner, b=ROOM["b"])
    data = {"items": [], "files": [str(tmp_path)], "dragOperationsMask": 1}
    session = tab.context.new_cdp_session(tab)
    for step in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": step, "x": 300, "y": 300, "data": data})
    tab.wait_for_selector(".room__sheet")
    assert tab.locator(".answers__state").inner_text() == "People: 2. Files left out: 0."


def test_what_is_no_good_is_listed_and_left_out(tab, tmp_path):
    bad = {
        "nojson": "{nope",
        "cut": json.dumps(ROOM["a"])[:-1],
        "empty": "",
        "list": [1, 2],
        "bare": {"fieldbook": 1, "course": sheets.COURSE, "answers": []},
        "foreign": {**ROOM["a"], "course": "<b>another</b>"},
        "newer": {**ROOM["a"], "fieldbook": 2},
        "nothing": answers("Eve"),
        "gone": answers("Eve", a_question_of_old="x"),
        "large": "x" * 10_000_001,
    }
    older = answers("Flo", a_question_of_old="What I <b>said</b>", our_contact_is="Gil")
    older["answers"]["a-worksheet-of-old"] = {"liked": ["coffee", "talk"], "came": True, "nothing": "", "number": 3}
    files = write(tmp_path, a=ROOM["a"], older=older, **bad)
    # As a platform for courses hands out what people sent in.
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            packed.write(file, f"{file.stem} \u00e9/{file.name}")
            packed.writestr(f"__MACOSX/._{file.name}", "x")
        packed.writestr("hal/damaged.json", "x", zipfile.ZIP_BZIP2)
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as within:
            within.writestr("answers.json", json.dumps(answers(our_contact_is="Ida")))
        packed.writestr("Ida/mine.zip", inner.getvalue())
    open_files(tab, [tmp_path / "all.zip"])
    no_file = "It is not a file of answers."
    damaged = "It is empty or damaged: cut off, or changed by hand. Ask for it again."
    told = left_out(tab)
    assert told.pop("hal/damaged.json").startswith("It could not be unpacked here")
    assert told == {
        "bare \u00e9/bare.json": no_file,
        "cut \u00e9/cut.json": damaged,
        "empty \u00e9/empty.json": damaged,
        "foreign \u00e9/foreign.json": "It belongs to another course (<b>another</b>).",
        "large \u00e9/large.json": "It is too large to be a file of answers.",
        "list \u00e9/list.json": no_file,
        "newer \u00e9/newer.json": "It was saved by a newer version of the course.",
        "nojson \u00e9/nojson.json": no_file,
        "nothing \u00e9/nothing.json": "It holds no answers.",
        "older \u00e9/older.json": "This in it is no answer, and was not taken: a-worksheet-of-old: number",
    }
    said = "People: 4. Files left out: 11. Answers to questions that this course does not have: 4."
    assert tab.locator(".answers__state").inner_text().startswith(said)
    assert "Ida/mine.zip/answers" in names(tab)
    for again in (False, True):
        if again:
            tab.reload()
        others = tab.locator(".room__sheet", has_text="Questions that this course does not have")
        assert others.locator("h3").all_text_contents() == [
            "Everything: a-question-of-old",
            "a-worksheet-of-old: liked",
            "a-worksheet-of-old: came",
        ]
        texts = others.locator(".room__text").all_text_contents()
        assert texts == ["What I <b>said</b>", "x", "coffee\ntalk", "\u2713"]
    assert sorted(row[-3:] for row in table(tab)[1]) == [
        ["", "", ""],
        ["", "", ""],
        ["Everything: a-question-of-old", "a-worksheet-of-old: liked", "a-worksheet-of-old: came"],
        ["What I <b>said</b>", "coffee\ntalk", "\u2713"],
        ["x", "", ""],
    ]


def people(tab) -> int:
    """Return how many people the page counts."""
    return int(re.match(r"People: (\d+)\.", tab.locator(".answers__state").inner_text())[1])


def names(tab) -> list[str]:
    """Return the names of everyone, as the list for the facilitator has them."""
    if tab.locator(".room__names[open]").count() == 0:
        tab.locator(".room__names summary").click()
    tab.locator(".room__people").wait_for()
    return tab.locator(".room__people .choice__words").all_inner_texts()


def doubts(tab) -> list[str]:
    return tab.locator(".room__doubts li > p").all_text_contents()


def counted(tab, words: str) -> dict[str, int]:
    """Return how often each choice of a question was taken, as the page says."""
    rows = (
        question(tab, words)
        .locator("tr")
        .evaluate_all("rows => rows.map(row => [row.cells[0].firstChild.textContent, row.cells[2].textContent])")
    )
    return {choice: int(re.match(r"\d+", count)[0]) for choice, count in rows}


def test_a_file_that_is_there_twice_counts_once(tab, tmp_path):
    (tmp_path / "copies").mkdir()
    open_files(tab, write(tmp_path, a=ROOM["b"]) + write(tmp_path / "copies", b=ROOM["b"]))
    assert left_out(tab) == {"b.json": "It has the same content as a.json."}
    assert people(tab) == 1


def test_people_who_answer_alike_are_as_many_as_there_are_files(tab, tmp_path):
    """Ten unnamed files that differ in nothing but the time at which they were saved, if in that."""
    given = "1112233323"
    files = {
        f"p{place}": answers(saved=f"2026-01-01T10:{place:02}:00Z", how_well_does_it_work=value)
        for place, value in enumerate(given)
    }
    open_files(tab, write(tmp_path, **files))
    assert people(tab) == 10
    assert counted(tab, "How well does it work?") == Counter(given)
    assert tab.locator(".room__doubts").count() == 0


def test_files_without_a_time_of_saving_all_count_and_the_page_says_that_it_is_not_certain(tab, tmp_path):
    file = answers(how_well_does_it_work="2")
    del file["saved"]
    open_files(tab, write(tmp_path, a=file, b=file))
    assert people(tab) == 2
    (said,) = doubts(tab)
    assert said.startswith("Files with the same content that do not say when they were saved, ")


def test_two_people_of_one_name_are_two(tab, tmp_path):
    one = answers("Ana", "2026-01-01T10:00:00Z", we_meet_times_a_year="4", how_well_does_it_work="1")
    other = answers("ana ", "2026-01-01T10:00:01Z", we_meet_times_a_year="4", how_well_does_it_work="1")
    open_files(tab, write(tmp_path, a=one, b=other))
    assert tab.locator(".answers__state").inner_text() == "People: 2. Files left out: 0. Not certain: 1."
    assert counted(tab, "How well does it work?")["1"] == 2
    tab.get_by_text("Who is who?").click()
    tab.get_by_role("button", name="These are different people").click()
    assert tab.locator(".answers__state").inner_text() == "Noted. People: 2. Files left out: 0."
    assert tab.locator(".room__doubts").count() == 0


def test_a_set_of_answers_is_one_person(tab, tmp_path):
    """Saved early and late without a name, and file by file under one."""
    early = answers(None, "2026-01-01T10:00:00Z", how_well_does_it_work="1", our_contact_is="Zoe")
    late = answers(None, "2026-01-01T11:00:00Z", how_well_does_it_work="2", our_contact_is="Zoe and Ben")
    lesson = answers("Cem", "2026-01-01T10:00:00Z", how_well_does_it_work="3")
    other = {**answers("Cem", "2026-01-01T12:00:00Z"), "answers": {"second": {"what-else": "Nothing"}}}
    files = {"z-early": {**early, "set": "x1"}, "a-late": {**late, "set": "x1"}}
    files |= {"b": {**lesson, "set": "x2"}, "c": {**other, "set": "x2"}}
    open_files(tab, write(tmp_path, **files))
    assert tab.locator(".answers__state").inner_text() == "People: 2. Files left out: 0."
    assert counted(tab, "How well does it work?") == {"1": 0, "2": 1, "3": 1}
    assert question(tab, "Our contact is").locator(".room__text").all_inner_texts() == ["Zoe and Ben"]
    assert question(tab, "What else?").locator(".room__text").all_inner_texts() == ["Nothing"]
    assert names(tab) == ["a-late", "Cem"]


def test_what_was_taken_back_later_does_not_count(tab, tmp_path):
    early = answers("Ana", "2026-01-01T10:00:00Z", our_contact_is="Zoe", how_well_does_it_work="1")
    late = answers("Ana", "2026-01-01T11:00:00Z", our_contact_is="Zoe")
    open_files(tab, write(tmp_path, a={**early, "set": "x"}, b={**late, "set": "x"}))
    assert people(tab) == 1
    tab.get_by_label("Also show questions without answers").check()
    assert question(tab, "How well does it work?").inner_text().endswith("No answers.")


def test_two_people_on_one_laptop_are_two_and_can_be_joined(tab, tmp_path):
    first = {"our_contact_is": "Zoe", "how_well_does_it_work": "1", "tell_your_story": "We began with a book club."}
    second = {"our_contact_is": "Max", "how_well_does_it_work": "3", "tell_your_story": "Nobody had asked us before."}
    for name in ("Ben", "Ana", None):
        own = answers(name and "Ana", "2026-01-01T10:00:00Z", **first)
        theirs = answers(name, "2026-01-01T14:00:00Z", **second)
        open_files(tab, write(tmp_path, a={**own, "set": "x"}, b={**theirs, "set": "x"}))
        assert people(tab) == 2, name
        assert counted(tab, "How well does it work?") == {"1": 1, "2": 0, "3": 1}, name
        assert len(doubts(tab)) == 1, name
        tab.get_by_text("Who is who?").click()
        tab.get_by_role("button", name="This is one person").click()
        assert people_said(tab) == "People: 1. Files left out: 0.", name
        assert counted(tab, "How well does it work?") == {"1": 0, "2": 0, "3": 1}, name
        tab.get_by_role("button", name="Start again").click()


def people_said(tab) -> str:
    """Return how the page counts after something was settled."""
    said = tab.locator(".answers__state").inner_text()
    return said[said.index("People") :]


def test_people_are_joined_parted_and_renamed_by_hand(tab, tmp_path):
    files = {
        name: answers(saved=f"2026-01-01T10:0{place}:00Z", how_well_does_it_work=str(place + 1))
        for place, name in enumerate("abc")
    }
    open_files(tab, write(tmp_path, **files))
    assert names(tab) == ["a", "b", "c"]
    tab.get_by_role("button", name="Merge the ticked people into one").click()
    assert tab.locator(".answers__state").inner_text().startswith("Tick two or more people first.")
    for name in "ac":
        tab.get_by_label(name, exact=True).check()
    tab.get_by_role("button", name="Merge the ticked people into one").click()
    assert people_said(tab) == "People: 2. Files left out: 0."
    assert counted(tab, "How well does it work?") == {"1": 0, "2": 1, "3": 1}
    assert names(tab) == ["c", "b"]
    tab.get_by_label("Name of c").fill("Dora")
    tab.get_by_label("Name of c").press("Tab")
    tab.get_by_label("Show names").check()
    assert question(tab, "How well does it work?").locator(".room__who").all_inner_texts() == ["b", "Dora"]
    tab.get_by_label("Dora", exact=True).check()
    tab.get_by_role("button", name="Split into").click()
    assert names(tab) == ["Dora", "c", "b"]
    assert people_said(tab) == "People: 3. Files left out: 0."
    tab.get_by_label("Show names").uncheck()
    assert counted(tab, "How well does it work?") == {"1": 1, "2": 1, "3": 1}


def test_files_of_every_encoding_that_systems_save(tab, tmp_path):
    encodings = ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252")
    for encoding in encodings:
        text = json.dumps(answers(f"Zoë {encoding}", our_contact_is="Müller"), ensure_ascii=False)
        (tmp_path / f"{encoding}.json").write_bytes(text.encode(encoding))
    open_files(tab, list(tmp_path.iterdir()))
    assert left_out(tab) == {}
    assert question(tab, "Our contact is").locator(".room__text").all_inner_texts() == ["Müller"] * len(encodings)
    assert sorted(names(tab)) == sorted(f"Zoë {encoding}" for encoding in encodings)


def test_many_files_are_counted_as_python_counts_them(tab, tmp_path):
    pick, count = random.Random(17), 100
    kept, files = [], {}
    for number in range(count):
        name, one = pick.choice([None, "Ana", "Ben", f"P{number}"]), {"set": f"set{number}"}
        scale, ticks = pick.choice("123"), pick.sample(["trust", "interest", "time"], 2)
        early = answers(name, f"2026-01-{number % 28 + 1:02}T10:{number // 28:02}:00Z", how_well_does_it_work=scale)
        late = answers(name, f"2026-02-01T15:00:{number % 60:02}Z", how_well_does_it_work=scale, what_is_in_place=ticks)
        files[f"late{number}"] = late | one
        if number % 3 == 0:
            files[f"early{number}"] = early | one
        if number % 5 == 0:
            files[f"copy{number}"] = files[f"late{number}"]
        kept.append((scale, ticks))
    open_files(tab, write(tmp_path, **files))
    assert people(tab) == count
    scales = Counter(scale for scale, _ in kept)
    ticks = Counter(tick for _, ticks in kept for tick in ticks)
    assert counted(tab, "How well does it work?") == {value: scales[value] for value in "123"}
    assert counted(tab, "What is in place?") == {choice: ticks[choice] for choice in ("trust", "interest", "time")}


def test_hostile_values_stay_text(tab, tmp_path):
    markup = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    text = json.dumps(answers(markup, our_contact_is=markup, how_is_it_set_up=markup))
    head = '"fieldbook": 1, "course": "a-small-course", "answers": '
    extra = '"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "toString": "x",'
    for name in ("answers", "everything"):
        text = text.replace(f'"{name}": {{', f'"{name}": {{{extra}')
    files = {
        "markup": text,
        "odd": answers("Odd", our_contact_is={"a": 1}, tell_your_story=5, what_is_in_place=[7], how_is_it_set_up=True),
        "proto": f'{{{head} {{"__proto__": {{"everything": {{"our-contact-is": "x"}}}}}}}}',
        "deep": "{" + head + '{"everything":' * 3000 + "{}" + "}" * 3001,
    }
    open_files(tab, write(tmp_path, **files))
    tab.get_by_label("Show names").check()
    assert question(tab, "Our contact is").locator(".room__text").inner_text() == f"{markup}\n{markup}"
    assert question(tab, "How is it set up?").locator(".room__texts").inner_text().startswith("<img")
    assert tab.locator(".room__results :is(img, script)").count() == 0
    assert tab.title() != "run"
    assert tab.evaluate("[{}.polluted, ''.polluted].every((one) => one === undefined)")
    why = "This in it is no answer, and was not taken: "
    odd = "everything: our-contact-is; everything: tell-your-story; everything: what-is-in-place"
    polluting = "constructor: prototype; toString; everything: __proto__; everything: constructor"
    assert left_out(tab) == {
        "deep.json": why + "everything: everything",
        "markup.json": why + polluting,
        "odd.json": why + odd,
        "proto.json": f"{why}__proto__: everything",
    }


def test_a_very_long_answer_is_shortened_on_the_page_only(tab, tmp_path):
    text = "long " * 200_000
    open_files(tab, write(tmp_path, a=answers("A", tell_your_story=text)))
    assert len(question(tab, "Tell your story.").inner_text()) < 5_000
    _, rows = table(tab)
    assert text.strip() in rows[1]


@sheets.BOTH_WAYS
def test_the_table(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    content, rows = table(tab)
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[0][:3] == ["Person", "Everything: Tell your story.", "Everything: Our contact is"]
    assert [row[0] for row in rows[1:]] == ["Person 1", "Person 2", "Person 3"]
    assert "trust; time" in rows[2]
    assert "One\nTwo" in rows[3]
    tab.get_by_label("Show names").check()
    assert [row[0] for row in table(tab)[1][1:]] == ["a", "Ana", "Ben"]


ODD = '=1+1 <b>&"_x0041_ \u0001 \ud83d\ude00 \ud83d\nMüller\t;,'


@pytest.fixture(scope="module")
def opened(small, browser, tmp_path_factory):
    """The table for spreadsheets as another program reads it, and the table as text that was saved beside it."""
    openpyxl = pytest.importorskip("openpyxl")
    folder = tmp_path_factory.mktemp("xlsx")
    one = answers("Zoë", tell_your_story=ODD, our_contact_is="007", how_well_does_it_work="3")
    other = answers(None, our_contact_is="-3.5", what_is_in_place=["trust", "time"])
    with sheets.learner(browser, small.as_uri(), accept_downloads=True) as context:
        page = context.new_page()
        page.goto(f"{small.as_uri()}/gathering.html")
        open_files(page, write(folder, a=one, b=other))
        with page.expect_download() as download:
            page.get_by_role("button", name="Save for Excel").click()
        download.value.save_as(folder / "room.xlsx")
        _, saved = table(page)
    return openpyxl.load_workbook(folder / "room.xlsx"), saved


def test_the_table_for_spreadsheets_says_what_the_one_in_text_does(opened):
    workbook, saved = opened
    assert workbook.sheetnames == ["A small course"]
    rows = list(workbook.active.iter_rows(values_only=True))
    assert list(rows[0]) == saved[0]
    assert len(rows) == len(saved) == 3
    story = rows[0].index("Everything: Tell your story.")
    # The code of a letter is told to be none, as the format has it; signs that XML has not are left out.
    assert rows[1][story] == '=1+1 <b>&"_x005F_x0041_  \U0001f600 \nMüller\t;,'
    others = [place for place in range(len(rows[0])) if place != story]
    said = [["" if row[place] is None else str(row[place]) for place in others] for row in rows]
    assert said == [[row[place] for place in others] for row in saved]


def test_its_numbers_are_numbers_and_its_texts_no_formulas(opened):
    cells = [cell for row in opened[0].active.iter_rows() for cell in row]
    assert {cell.value for cell in cells if cell.data_type == "n" and cell.value is not None} == {-3.5, 3}
    assert {cell.data_type for cell in cells} <= {"n", "s", "inlineStr"}


def test_no_cell_is_a_formula_and_numbers_stay_numbers(tab, tmp_path):
    texts = ("=1+1", "+1 us", "-x", "@SUM(A1)", " =1", "a\t=1", "ok;=1", "line\n=1", "\uff1d1")
    files = {f"p{place}": answers(text, tell_your_story=text) for place, text in enumerate(texts)}
    open_files(tab, write(tmp_path, number=answers("A", our_contact_is="-3.5"), **files))
    assert people(tab) == 1 + len(texts)
    tab.get_by_label("Show names").check()
    cells = [cell for row in table(tab)[1][1:] for cell in row]
    assert len([cell for cell in cells if cell.strip()]) == 2 * (1 + len(texts))
    assert cells.count("-3.5") == 1
    for cell in cells:
        for part in cell.replace("\t", ";").replace("\n", ";").split(";"):
            assert part == "-3.5" or not part.strip().startswith(tuple("=+-@\uff1d")), cell


def test_on_paper_there_are_the_answers_and_no_control(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    tab.emulate_media(media="print")
    assert tab.locator("article :is(input, button):visible").count() == 0
    assert question(tab, "Our contact is").locator(".room__text").first.is_visible()


def test_worksheets_are_folded_and_stay_as_they_were_left(page, server, tmp_path):
    """Of a whole course there is one at a time, and all of them on paper; what comes in later moves nothing."""
    page.goto(f"{server}/gathering.html")
    asked = json.loads(page.locator("#asked").text_content())
    files = write(tmp_path, **{f"p{number}": full_workbook(asked, number) for number in range(3)})
    open_files(page, files[:2])
    folds = page.locator("details.room__sheet")

    def opened() -> list[bool]:
        return folds.evaluate_all("all => all.map(one => one.open)")

    count = folds.count()
    assert count > 2
    assert opened() == [True] + [False] * (count - 1)
    folds.nth(1).locator("summary").click()
    folds.nth(0).locator("summary").press("Enter")
    page.locator("input[type=file]").first.set_input_files(files[2:])
    page.locator(".answers__state", has_text="People: 3").wait_for()
    left = [False, True] + [False] * (count - 2)
    assert opened() == left
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(opened())
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened() == left
    page.get_by_label("Worksheet", exact=True).select_option("2")
    assert opened() == [True]


@sheets.BOTH_WAYS
def test_a_room_stays_in_its_window_and_nowhere_else(tab, address, tmp_path):
    before = tab.evaluate("JSON.stringify(localStorage)")
    open_files(tab, write(tmp_path, nojson="{", **ROOM))
    assert names(tab) == ["a", "Ana", "Ben"]
    tab.get_by_label("Name of Ben").fill("Dora")
    tab.get_by_label("Name of Ben").press("Tab")
    tab.get_by_label("Worksheet", exact=True).select_option("Everything")
    results = tab.locator(".room__results").inner_html()
    tab.reload()
    assert tab.locator(".room__results").inner_html() == results
    assert tab.locator(".answers__state").inner_text() == "People: 3. Files left out: 1."
    assert names(tab) == ["a", "Ana", "Dora"]
    assert left_out(tab).keys() == {"nojson.json"}
    open_files(tab, write(tmp_path, d=answers("Eve", our_contact_is="Kim")))
    assert people(tab) == 4
    assert tab.evaluate("JSON.stringify(localStorage)") == before
    other = tab.context.new_page()
    other.goto(f"{address}/gathering.html")
    assert other.locator(".room__sheet").count() == 0
    tab.get_by_role("button", name="Start again").click()
    tab.reload()
    assert tab.locator(".room__sheet").count() == 0


def test_the_table_is_parted_as_wanted(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    assert tab.get_by_label("Cells separated by").input_value() == ","
    for label, sign in (("semicolon", ";"), ("tab", "\t"), ("comma", ",")):
        tab.get_by_label("Cells separated by").select_option(sign)
        content, _ = table(tab)
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=sign))
        assert {len(row) for row in rows} == {len(rows[0])}, label
        assert rows[0][1] == "Everything: Tell your story.", label
        assert "trust; time" in rows[2], label


@sheets.BOTH_WAYS
def test_slips_for_learners(tab, address):
    tab.evaluate("window.print = () => { window.printed = true; }")
    tab.get_by_role("button", name="Print slips for learners").click()
    tab.emulate_media(media="print")
    assert tab.locator(".slip:visible").count() == 8
    opened = "START-HERE.html on the stick" if address.startswith("file:") else f"{address}/"
    assert opened in tab.locator(".slip").first.inner_text()
    assert not tab.locator(".room").is_visible()
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert tab.locator(".slip:visible").count() == 8, "a phone prints once more when another paper is chosen"
    tab.keyboard.press("Tab")
    assert tab.locator(".slip").count() == 0


def test_a_file_of_the_workbook_is_taken(browser, small, tmp_path):
    with browsing.serve(small) as address, sheets.learner(browser, address, accept_downloads=True) as context:
        page = context.new_page()
        page.goto(f"{address}/workbook.html")
        sheets.fill_in(page)
        page.get_by_label("Your name").fill("Maya")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save my answers to a file").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        page.goto(f"{address}/gathering.html")
        open_files(page, [file])
        page.get_by_label("Show names").check()
        assert question(page, "Our contact is").locator(".room__text").inner_text() == "Ana\nMaya"
        page.get_by_label("Also show questions without answers").check()
        assert page.locator(".room__none").count() == 4


def full_workbook(asked: list[dict], number: int) -> dict:
    """Return a file with an answer to every question of the course."""
    pick = random.Random(number)

    def answer(field):
        if field["kind"] == "any":
            return pick.sample(field["choices"], pick.randint(1, len(field["choices"])))
        if field["choices"]:
            return pick.choice(field["choices"])
        return " ".join(pick.choices(["We", "meet", "the", "school", "each", "month", "and", "plan"], k=40))

    found = {sheet["id"]: {field["name"]: answer(field) for field in sheet["fields"]} for sheet in asked}
    return {"fieldbook": 1, "course": "welcoming-newcomers", "name": f"Person {number}", "answers": found}


def test_a_hundred_full_workbooks_open_within_two_seconds(page, server):
    page.goto(f"{server}/gathering.html")
    asked = json.loads(page.locator("#asked").text_content())
    contents = [[f"p{number}.json", json.dumps(full_workbook(asked, number))] for number in range(100)]
    took = page.evaluate(
        """async contents => {
          const transfer = new DataTransfer();
          contents.forEach(([name, text]) => transfer.items.add(new File([text], name)));
          const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          const began = performance.now();
          window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
          while (!document.querySelector(".room__sheet")) await painted();
          await painted();
          return performance.now() - began;
        }""",
        contents,
    )
    assert page.locator(".answers__state").inner_text() == "People: 100. Files left out: 0."
    assert page.locator(".room__text").count() > 1000
    assert took < 2000


def test_the_page_is_for_everyone(page, server, axe, tmp_path):
    page.goto(f"{server}/gathering.html")
    page.add_style_tag(content=AT_ONCE)
    asked = json.loads(page.locator("#asked").text_content())
    open_files(page, write(tmp_path, broken="{", **{f"p{number}": full_workbook(asked, number) for number in range(3)}))
    page.get_by_label("Show names").check()
    page.evaluate("document.querySelectorAll('.room__sheet:not([open]) > summary').forEach(one => one.click())")
    for width, scheme in ((1280, "slate"), (360, "default")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(sheets.CHOOSE_COLOURS, scheme)
        assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
