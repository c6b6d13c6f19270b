"""The learner's own document, and documents that come back: each field of the shipped course, there and back again."""

from __future__ import annotations

import copy
import io
import json
import random
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from fieldbook.exports import WORKBOOK
from fieldbook.exports.workbook.tags import NAME, STANDING, control_tag
from fieldbook.labels import labels
from tests.browser import firefox as bidi
from tests.browser import sheets
from tests.courses import single_file
from tests.office import OFFICE, saved_as

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
STATE = ".book__tools [role=status]"
FILL_IN = """answers => {
  for (const [sheet, fields] of Object.entries(answers)) {
    for (const [name, value] of Object.entries(fields)) {
      const section = document.querySelector(`section[data-fields="${sheet}"]`);
      for (const control of section.querySelectorAll(`[name="${name}"]`)) {
        if (!/radio|checkbox/.test(control.type)) control.value = value;
        else control.checked = value === true || [].concat(value).includes(control.value);
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
  }
}"""


@pytest.fixture(scope="module", params=["site", "shipped"])
def place(request):
    """The folder of a finished course: the tests' own, and the one in docs/ if it has worksheets."""
    folder = request.getfixturevalue(request.param)
    if not (folder / "workbook.html").is_file():
        pytest.skip("The course in docs/ has no worksheets")
    return folder


@pytest.fixture(scope="module")
def address(place, site):
    """Where a course is come to: the tests' own in a folder, the one in docs/ on the web."""
    with sheets.reached(place, "file" if place == site else "served") as address:
        yield address


@pytest.fixture
def tab(browser, address):
    with sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/workbook.html")
        yield page


OWN_COURSE = pytest.mark.parametrize("place", ["site"], indirect=True)
"""For what does not depend on the questions that a course asks: the tests' own has all kinds of them."""


@pytest.fixture(scope="module")
def worksheets(place):
    course = json.loads((place / "course.json").read_text(encoding="utf-8"))
    return [
        worksheet for module in course["modules"] for lesson in module["lessons"] for worksheet in lesson["worksheets"]
    ]


@pytest.fixture(scope="module")
def answers(worksheets):
    """An answer to every question of the course."""
    pick = random.Random(14)

    def answer(number: int, field: dict):
        if field["kind"] == "any":
            ticked = [choice for choice in field["choices"] if pick.random() < 0.5] or field["choices"][:1]
            return True if len(field["choices"]) == 1 else ticked
        if field["choices"]:
            return pick.choice(field["choices"])
        if field["kind"] == "long":
            return f"First line of {number}, “quoted” & <b>bold</b>\n\nThird line \U0001f600\tafter a tab"
        return f"Short {number} ü"

    return {
        worksheet["id"]: {field["name"]: answer(number, field) for number, field in enumerate(worksheet["fields"])}
        for worksheet in worksheets
    }


@pytest.fixture(scope="module")
def standings(place):
    """Where one stands with every outcome of the course, before and after."""
    course = json.loads((place / "course.json").read_text(encoding="utf-8"))
    ids = [outcome["id"] for outcome in course["outcomes"]]
    assert ids
    return {
        "before": {name: str(at % 2 + 1) for at, name in enumerate(ids)},
        "after": {name: str(at % 4 + 1) for at, name in enumerate(ids[1:])},
    }


STATE_ALL = """said => Object.entries(said).forEach(([when, steps]) =>
  Object.entries(steps).forEach(([outcome, step]) => fieldbook.state(when, outcome, step)))"""
STATED = """() => Object.fromEntries(["before", "after"].map(when => [when, Object.fromEntries(
  fieldbook.store.paths(when).map(path => [path[1], fieldbook.store.get(path)[0]]))]))"""


def kept(page) -> dict:
    """Return all answers that the browser keeps."""
    found: dict = {}
    for key, text in json.loads(page.evaluate("JSON.stringify(localStorage)")).items():
        _, _, kind, *path = key.split(":")
        if kind == "answer":
            sheet, name = path
            found.setdefault(sheet, {})[name] = json.loads(text)
    return found


def document_of(page, folder: Path) -> Path:
    sheets.turn_to(page, ".book__tools")
    with page.expect_download() as download:
        sheets.choose(page, "Download as a document")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def opened(page, file: Path) -> str:
    """Open a document on the workbook's page; return what the page says of it."""
    page.locator(STATE).evaluate("state => { state.textContent = '' }")
    page.set_input_files(".book__tools input[type=file]", file)
    page.wait_for_function("selector => document.querySelector(selector).textContent", arg=STATE)
    return page.locator(STATE).inner_text()


def controls(document) -> list[tuple[str, object]]:
    return [(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), control) for control in document.element.iter(f"{W}sdt")]


def type_into(control, text: str) -> None:
    """Do as Word does when someone types into a control: ends of lines and tabs are elements."""
    for mark in control.findall(f".//{W}showingPlcHdr"):
        mark.getparent().remove(mark)
    words = control.find(f".//{W}sdtContent//{W}t")
    words.text, *others = re.split(r"(\n|\t)", text)
    for mark, part in zip(others[::2], others[1::2], strict=True):
        etree.SubElement(words.getparent(), f"{W}br" if mark == "\n" else f"{W}tab")
        etree.SubElement(words.getparent(), f"{W}t").text = part


def tick(control) -> None:
    control.find(f".//{W14}checked").set(f"{W14}val", "1")


def is_ticked(control) -> bool:
    box = control.find(f".//{W14}checked")
    return box is not None and box.get(f"{W14}val") == "1"


def filled_in(blank: Path, answers: dict, standings: dict, file: Path) -> Path:
    """Fill in the blank workbook, line by line and box by box."""
    document = docx.Document(str(blank))
    by_tag: dict = {}
    for tag, control in controls(document):
        by_tag.setdefault(tag, []).append(control)
    for sheet, fields in answers.items():
        for name, value in fields.items():
            if own := by_tag.get(control_tag(sheet, name)):
                write_lines(own, value)
                continue
            boxes = {tag: ones for tag, ones in by_tag.items() if tag.startswith(f"{control_tag(sheet, name)}#")}
            chosen = boxes if value is True else [control_tag(sheet, name, one) for one in as_list(value)]
            for tag in chosen:
                tick(boxes[tag][0])
    for when, steps in standings.items():
        for outcome, step in steps.items():
            tick(by_tag[control_tag(f"{STANDING}{when}", outcome, step)][0])
    document.save(str(file))
    return file


def as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def write_lines(own: list, text: str) -> None:
    """Write a line of a text into each control, and what is left into the last."""
    lines = text.split("\n")
    last = len(own) - 1
    for place, control in enumerate(own):
        written = "\n".join(lines[place:]) if place == last else lines[place] if place < len(lines) else ""
        if written:
            type_into(control, written)


def test_every_answer_is_in_the_document_and_comes_back(browser, address, tab, *, answers, standings, tmp_path):
    tab.evaluate(FILL_IN, answers)
    tab.evaluate(STATE_ALL, standings)
    tab.fill("#book-name", "Ana & Zoë")
    assert kept(tab) == answers
    file = document_of(tab, tmp_path)
    assert opened(tab, file) == "The file holds nothing that is not here already."
    with sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/workbook.html")
        count = sum(map(len, answers.values()))
        assert opened(page, file) == f"The file is opened. Answers added: {count}."
        assert kept(page) == answers
        assert page.evaluate(STATED) == standings
        assert page.input_value("#book-name") == "Ana & Zoë"


@OFFICE
def test_the_document_comes_back_from_libreoffice(tab, answers, standings, tmp_path):
    tab.evaluate(FILL_IN, answers)
    tab.evaluate(STATE_ALL, standings)
    saved = saved_as(document_of(tab, tmp_path), "docx", tmp_path / "out")
    tab.evaluate("window.fieldbook.store.removeAll()")
    tab.reload()
    assert opened(tab, saved).startswith("The file is opened.")
    assert kept(tab) == answers
    assert tab.evaluate(STATED) == standings


@pytest.mark.parametrize("way", ["word", pytest.param("office", marks=OFFICE)])
def test_the_blank_workbook_comes_back_filled_in(tab, address, place, *, worksheets, answers, standings, tmp_path, way):
    """To the learner and, with other people's, to the facilitator."""
    file = filled_in(place / WORKBOOK, answers, standings, tmp_path / "mine.docx")
    file = saved_as(file, "docx", tmp_path / "out") if way == "office" else file
    assert opened(tab, file).startswith("The file is opened.")
    assert kept(tab) == answers
    assert tab.evaluate(STATED) == standings
    assert gathered(tab, address, file) == [[], [as_gathered(answers, worksheets)]]
    assert tab.evaluate(GATHERED_STEPS) == [standings]


GATHERED_STEPS = """() => window.room.people.map(fieldbook.progressOf).map(said => Object.fromEntries(
  ["before", "after"].map(when => [when, Object.fromEntries([...said[when]].map(([id, [step]]) => [id, step]))])))"""
GATHERED = """async () => {
  const room = window.room = fieldbook.newRoom();
  await fieldbook.readRoom(room, document.querySelector("#here").files);
  const texts = (answers, sheet) => sheet.fields.map(field => [field.name, answers.get(field) || []]);
  return [room.left, room.people.flatMap(person => person.files).map(({ answers }) =>
    Object.fromEntries(fieldbook.asked.map(sheet => [sheet.id, Object.fromEntries(texts(answers, sheet))])))];
}"""


def gathered(tab, address: str, file: Path) -> list:
    """Return what the gathering page leaves out of a file, and what it takes from it."""
    tab.goto(f"{address}/gathering.html")
    tab.evaluate("document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'here' }))")
    tab.set_input_files("#here", [file])
    return tab.evaluate(GATHERED)


def as_gathered(answers: dict, worksheets: list) -> dict:
    """Return answers as lists of texts."""
    choices = {(sheet["id"], field["name"]): field["choices"] for sheet in worksheets for field in sheet["fields"]}
    return {
        sheet: {name: choices[sheet, name] if value is True else as_list(value) for name, value in fields.items()}
        for sheet, fields in answers.items()
    }


@OFFICE
def test_a_blank_workbook_holds_no_answers(tab, place, tmp_path):
    for file in (place / WORKBOOK, saved_as(place / WORKBOOK, "docx", tmp_path / "out")):
        assert opened(tab, file) == "The file holds nothing that is not here already."
    assert kept(tab) == {}
    assert tab.evaluate(STATED) == {"before": {}, "after": {}}


@OWN_COURSE
def test_two_ticks_where_one_is_chosen_are_no_answer(tab, address, place, worksheets, tmp_path):
    sheet, field = next(
        (sheet["id"], field) for sheet in worksheets for field in sheet["fields"] if field["kind"] == "one"
    )
    document = docx.Document(str(place / WORKBOOK))
    tags = [control_tag(sheet, field["name"], choice) for choice in field["choices"][:2]]
    for tag, control in controls(document):
        if tag in tags:
            tick(control)
    document.save(str(tmp_path / "both.docx"))
    said = opened(tab, tmp_path / "both.docx")
    assert said.endswith(f"More than one is ticked where one is to be chosen, so nothing was taken: {field['label']}")
    assert kept(tab) == {}
    tab.goto(f"{address}/gathering.html")
    tab.set_input_files("input[type=file] >> nth=0", tmp_path / "both.docx")
    assert field["label"] in tab.locator(".room__left dd").inner_text()


@OWN_COURSE
def test_answers_to_what_the_course_has_no_more_are_kept(tab, place, worksheets, tmp_path):
    """A choice of other words, words where a choice is now, a question that is gone, with a tag or without."""
    of_kind = {field["kind"]: (sheet["id"], field) for sheet in worksheets for field in sheet["fields"]}
    (one_sheet, one), (any_sheet, any_), (long_sheet, long) = (of_kind[kind] for kind in ("one", "any", "long"))
    document = docx.Document(str(place / WORKBOOK))
    by_tag = dict(reversed(controls(document)))
    lines = [
        own for tag, own in by_tag.items() if not tag.startswith(STANDING) and own.find(f".//{W14}checkbox") is None
    ]
    texts = {
        f"{one_sheet}:{one['name']}": "said in words",
        "gone:question": "said before",
        "": "said to LibreOffice",
        f"{long_sheet}:{long['name']}": "said in a line",
    }
    for control, (tag, text) in zip(lines, texts.items(), strict=False):
        control.find(f"{W}sdtPr/{W}tag").set(f"{W}val", tag)
        control.getprevious().set(f"{W}name", "_fb_00000000_1")
        type_into(control, text)
    style = etree.SubElement(etree.SubElement(control.find(f".//{W}r"), f"{W}rPr"), f"{W}rStyle")
    style.set(f"{W}val", "Blank")
    control.addprevious(copy.deepcopy(docx.Document().add_paragraph().add_run("The prompt: ")._r))
    box = by_tag[control_tag(any_sheet, any_["name"], any_["choices"][0])]
    box.find(f"{W}sdtPr/{W}tag").set(f"{W}val", control_tag(any_sheet, any_["name"], "other words"))
    title = box.find(f"{W}sdtPr/{W}alias")
    title.set(f"{W}val", title.get(f"{W}val").removesuffix(any_["choices"][0]) + "other words")
    tick(box)
    document.save(str(tmp_path / "old.docx"))
    assert opened(tab, tmp_path / "old.docx").startswith("The file is opened. Answers added: 5.")
    found = {(sheet, name): value for sheet, fields in kept(tab).items() for name, value in fields.items()}
    assert found == {
        ("document", "00000000"): "said to LibreOffice",
        (one_sheet, one["name"]): "said in words",
        ("gone", "question"): "said before",
        (long_sheet, long["name"]): "said in a line",
        (any_sheet, any_["name"]): ["other words"],
    }


TRACKED = """
<w:ins {w} w:id="901" w:author="Ana"><w:r>
<w:t xml:space="preserve">We meet the co</w:t><w:noBreakHyphen/><w:t xml:space="preserve">op </w:t></w:r></w:ins>
<w:del {w} w:id="902" w:author="Ana"><w:r><w:delText>never</w:delText></w:r></w:del>
<w:moveFrom {w} w:id="903" w:author="Ana"><w:r><w:t>on Mondays</w:t></w:r></w:moveFrom>
<w:r {w}><w:t xml:space="preserve">in May, </w:t></w:r>
<w:moveTo {w} w:id="904" w:author="Ana"><w:r><w:t>on Mondays</w:t></w:r></w:moveTo>"""


@OWN_COURSE
def test_tracked_changes_are_read_as_they_will_be(tab, place, worksheets, tmp_path):
    """What was typed counts, once, what was taken out does not; a row that was moved is read at its new place."""
    sheet, field = next(
        (sheet["id"], field["name"]) for sheet in worksheets for field in sheet["fields"] if field["kind"] == "long"
    )
    document = docx.Document(str(place / WORKBOOK))
    control = dict(reversed(controls(document)))[control_tag(sheet, field)]
    type_into(control, "gone")
    paragraph = control.getparent()
    moved = etree.SubElement(paragraph, f"{W}moveFrom")
    moved.append(copy.deepcopy(control))
    run = control.find(f".//{W}r")
    namespace = f'xmlns:w="{W.strip("{}")}"'
    for made in reversed(etree.fromstring(f"<all>{TRACKED.replace('{w}', namespace)}</all>")):
        run.addnext(made)
    run.getparent().remove(run)
    document.save(str(tmp_path / "tracked.docx"))
    assert opened(tab, tmp_path / "tracked.docx") == "The file is opened. Answers added: 1."
    assert kept(tab) == {sheet: {field: "We meet the co\u2011op in May, on Mondays"}}


@OWN_COURSE
def test_what_differs_is_asked(tab, place, answers, tmp_path):
    tab.evaluate(FILL_IN, answers)
    sheet, name = next(
        (sheet, name) for sheet, fields in answers.items() for name, one in fields.items() if "Short" in one
    )
    other = {**answers, sheet: {**answers[sheet], name: "Another"}}
    tab.set_input_files(".book__tools input[type=file]", filled_in(place / WORKBOOK, other, {}, tmp_path / "a.docx"))
    tab.click("text=Take all from the file")
    assert kept(tab) == other


@OWN_COURSE
def test_what_is_no_document_of_the_workbook_is_refused(tab, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        files.writestr("answers.json", "{}")
    no_file = "a.docx is not a file of answers. Choose one that was saved in this course. Nothing was changed."
    for content, said in ((b"PK\x03\x04 nothing", "a.docx is empty or damaged"), (packed.getvalue(), no_file)):
        (tmp_path / "a.docx").write_bytes(content)
        assert opened(tab, tmp_path / "a.docx").startswith(said)
    docx.Document().save(str(tmp_path / "letter.docx"))
    assert opened(tab, tmp_path / "letter.docx").startswith(
        "letter.docx is a document without fields of this workbook."
    )


@OFFICE
@OWN_COURSE
def test_a_document_of_another_kind_is_told_of_as_such(tab, place, tmp_path):
    """LibreOffice saves as its own kind where nobody chooses another."""
    for kind in ("odt", "doc"):
        copy = saved_as(place / WORKBOOK, kind, tmp_path / "out")
        assert opened(tab, copy).startswith(f"{copy.name} is not a Word document (.docx). Save it as one")


def test_the_document_is_as_the_blank_one(tab, place, worksheets, answers, tmp_path):
    """In paper, language, titles and headings; all controls say what they ask for, and one choice excludes others."""
    tab.evaluate(FILL_IN, answers)
    own, blank = docx.Document(str(document_of(tab, tmp_path))), docx.Document(str(place / WORKBOOK))
    for name in ("page_width", "page_height", "left_margin"):
        assert getattr(own.sections[0], name) == getattr(blank.sections[0], name)
    assert own.core_properties.title == blank.core_properties.title
    assert own.core_properties.language == blank.core_properties.language != ""
    headings = [[one.text for one in document.paragraphs if one.style.name == "Heading 1"] for document in (own, blank)]
    key = [labels("en")["key"]] if any(worksheet["kind"] == "quiz" for worksheet in worksheets) else []
    titles = [worksheet["title"] for worksheet in worksheets]
    assert headings[0] == headings[1] == ["Before the course", *titles, "After the course", *key]
    titles = [control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for _, control in controls(own)]
    assert all(titles)
    lists = {tag: control for tag, control in controls(own) if control.find(f".//{W}dropDownList") is not None}
    fields = [(sheet["id"], field) for sheet in worksheets for field in sheet["fields"]]
    single = [(sheet, field) for sheet, field in fields if field["kind"] in ("one", "scale")]
    in_rows = [tag for tag in (control_tag(sheet, field["name"]) for sheet, field in single) if tag not in lists]
    boxes = [tag.split("#")[0] for tag, control in controls(own) if is_ticked(control)]
    assert [boxes.count(tag) for tag in in_rows] == [1] * len(in_rows)
    single = [(sheet, field) for sheet, field in single if control_tag(sheet, field["name"]) in lists]
    for sheet, field in single:
        control = lists[control_tag(sheet, field["name"])]
        assert [item.get(f"{W}value") for item in control.iter(f"{W}listItem")] == field["choices"]
        assert "".join(one.text for one in control.iter(f"{W}t")) == answers[sheet][field["name"]]
    for sheet, field in fields:
        if field["kind"] == "long":
            (control,) = [one for tag, one in controls(own) if tag == control_tag(sheet, field["name"])]
            assert control.find(f".//{W}showingPlcHdr") is None
    assert NAME in dict(controls(own))


def test_the_single_file_makes_the_document_too(browser, place, answers, tmp_path):
    address = single_file(place).as_uri()
    with sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(address)
        page.evaluate(FILL_IN, answers)
        file = document_of(page, tmp_path)
        page.evaluate("window.fieldbook.store.removeAll()")
        page.reload()
        opened(page, file)
        assert kept(page) == answers


@pytest.fixture(scope="module")
def fox(tmp_path_factory):
    if bidi.find() is None:
        pytest.skip("No Firefox here: install firefox-esr or firefox")
    with bidi.firefox(tmp_path_factory.mktemp("profile")) as fox:
        yield fox


def test_firefox_makes_and_reads_documents_too(fox, place, answers, standings):
    """On pages opened from a folder. What would be saved is looked at in its place."""
    fox.open(f"{place.as_uri()}/workbook.html")
    fox.run(f"({FILL_IN})({json.dumps(answers)})")
    fox.run(f"({STATE_ALL})({json.dumps(standings)})")
    fox.run("void (fieldbook.download = (name, type, content) => { window.made = content; })")
    fox.click(".book__more > summary")
    fox.click(".book__menu button:nth-of-type(3)")
    fox.wait("window.made")
    assert fox.run("fieldbook.documents.read(window.made).answers") == answers
    said = fox.run("fieldbook.documents.read(window.made, '2026-01-02').progress")
    assert said == {when: {name: [step, "2026-01-02"] for name, step in standings[when].items()} for when in said}
    assert fox.errors == []
