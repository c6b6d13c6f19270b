"""The room's answers: files good, broken, foreign, double and hostile; the table; a hundred of them at once."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path

import pytest
import sheets

import browsing

AT_ONCE = "*, ::before, ::after { transition: none !important; animation: none !important }"
DROP = """async contents => {
  const transfer = new DataTransfer();
  contents.forEach(([name, text]) => transfer.items.add(new File([text], name)));
  window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return sheets.course(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="module", params=["served", "file"])
def address(built, request):
    if request.param == "file":
        yield built.site.as_uri()
        return
    with browsing.serve(built.site) as address:
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
    """Return a question's part of the page; what is out of sight is not laid out, and says nothing."""
    found = tab.locator(".room__question", has=tab.locator("h3", has_text=re.compile(f"^{re.escape(words)}$")))
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


def test_choices_are_counted(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    assert tab.locator(".answers__state").inner_text() == "People: 3. Files left out: 0."
    rows = question(tab, "How is it set up?").locator("tr")
    assert rows.all_inner_texts() == ["informally\t\t2 of 3", "by written agreement\t\t1 of 3", "other\t\t0 of 3"]
    assert rows.locator(".room__bar").first.evaluate("one => one.style.getPropertyValue('--share')").startswith("0.66")
    ticked = question(tab, "What is in place?").locator("td:last-child")
    assert ticked.all_inner_texts() == ["2 of 2", "0 of 2", "1 of 2"]


def test_scales_have_mean_and_spread(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
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


def test_questions_without_answers_say_so(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    assert question(tab, "We meet … times a year").inner_text().endswith("No answers.")
    assert question(tab, "What else?").inner_text().endswith("No answers.")


def test_more_files_may_follow_and_all_may_go(tab, tmp_path):
    open_files(tab, write(tmp_path, a=ROOM["a"]))
    open_files(tab, write(tmp_path, b=ROOM["b"]))
    tab.wait_for_function("document.querySelector('.answers__state').textContent.startsWith('People: 2')")
    tab.get_by_role("button", name="Start again").click()
    assert tab.locator(".room__sheet").count() == 0
    assert tab.locator(".answers__state").inner_text() == ""
    assert tab.evaluate("document.activeElement.textContent") == "Choose files"


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
        "empty": "",
        "list": [1, 2],
        "bare": {"fieldbook": 1, "course": sheets.COURSE, "answers": []},
        "foreign": {**ROOM["a"], "course": "<b>another</b>"},
        "newer": {**ROOM["a"], "fieldbook": 2},
        "nothing": answers("Eve"),
        "gone": answers("Eve", a_question_of_old="x"),
        "large": "x" * 10_000_001,
    }
    open_files(tab, write(tmp_path, a=ROOM["a"], **bad))
    no_file = "It is not a file of answers."
    assert left_out(tab) == {
        "bare.json": no_file,
        "empty.json": no_file,
        "foreign.json": "It belongs to another course (<b>another</b>).",
        "gone.json": "It holds no answers.",
        "large.json": "It is too large to be a file of answers.",
        "list.json": no_file,
        "newer.json": "It was saved by a newer version of the course.",
        "nojson.json": no_file,
        "nothing.json": "It holds no answers.",
    }
    assert tab.locator(".answers__state").inner_text() == "People: 1. Files left out: 9."


def test_doubles_count_once(tab, tmp_path):
    later = answers("Ana", "2026-01-02T10:00:00Z", our_contact_is="Zoe", we_meet_times_a_year="4")
    other = answers("Ana", "2026-01-02T10:00:00Z", our_contact_is="Quite another")
    open_files(tab, write(tmp_path, a=ROOM["b"], b=ROOM["b"], c=later, d=other))
    assert left_out(tab) == {
        "a.json": "c.json is newer, and from the same person.",
        "b.json": "It holds the same as a.json.",
    }
    tab.get_by_label("Show names").check()
    assert question(tab, "Our contact is").locator(".room__who").all_inner_texts() == ["Ana", "Ana (2)"]


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
    assert left_out(tab) == {"deep.json": "It holds no answers.", "proto.json": "It holds no answers."}


def test_a_very_long_answer_is_shortened_on_the_page_only(tab, tmp_path):
    text = "long " * 200_000
    open_files(tab, write(tmp_path, a=answers("A", tell_your_story=text)))
    assert len(question(tab, "Tell your story.").inner_text()) < 5_000
    _, rows = table(tab)
    assert text.strip() in rows[1]


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


@pytest.mark.parametrize("text", ["=1+1", "+1 us", "-x", "@SUM(A1)", " =1", "a\t=1", "ok;=1", "line\n=1", "\uff1d1"])
def test_no_cell_is_a_formula(tab, tmp_path, text):
    open_files(tab, write(tmp_path, a=answers(text, tell_your_story=text)))
    tab.get_by_label("Show names").check()
    for row in table(tab)[1][1:]:
        for cell in row:
            for part in cell.replace("\t", ";").replace("\n", ";").split(";"):
                assert not part.strip().startswith(tuple("=+-@\uff1d")), cell


def test_numbers_stay_numbers(tab, tmp_path):
    open_files(tab, write(tmp_path, a=answers("A", our_contact_is="-3.5")))
    assert "-3.5" in table(tab)[1][1]


def test_on_paper_there_are_the_answers_and_no_control(tab, tmp_path):
    open_files(tab, write(tmp_path, **ROOM))
    tab.emulate_media(media="print")
    assert tab.locator("article :is(input, button):visible").count() == 0
    assert question(tab, "Our contact is").locator(".room__text").first.is_visible()


def test_nothing_is_kept(tab, tmp_path):
    before = tab.evaluate("JSON.stringify(localStorage)")
    open_files(tab, write(tmp_path, **ROOM))
    assert tab.evaluate("JSON.stringify(localStorage)") == before
    tab.reload()
    assert tab.locator(".room__sheet").count() == 0


def test_a_file_of_the_workbook_is_taken(browser, built, tmp_path):
    with browsing.serve(built.site) as address, sheets.learner(browser, address, accept_downloads=True) as context:
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
        assert page.locator(".room__none").count() == 2


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
    return {"fieldbook": 1, "course": "community-partnerships", "name": f"Person {number}", "answers": found}


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
    for width, scheme in ((1280, "slate"), (360, "default")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(
            "scheme => document.querySelector(`input[name=__palette][data-md-color-scheme=${scheme}]`).click()",
            scheme,
        )
        assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
