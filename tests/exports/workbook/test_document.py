"""The blank workbook as a whole."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime

import docx
import pytest

from fieldbook.exports import WORKBOOK
from fieldbook.exports.paper_sizes import LETTER
from fieldbook.exports.workbook import write_workbook
from fieldbook.exports.workbook.tags import NAME, STANDING, control_tag
from fieldbook.exports.workbook_data import workbook_data
from tests.courses import build_course
from tests.exports.workbook.books import FULL, book, typed, words, written
from tests.office import OFFICE, saved_as

HOME = "---\ntitle: Home\n---\nHello.\n"
LESSON = """\
    ---
    title: A
    ---
    /// worksheet | Sheet
        id: sheet

    Why?

    ______
    ______
    ///
"""


@pytest.fixture(scope="module")
def workbook(site):
    return docx.Document(str(site / WORKBOOK))


@pytest.fixture(scope="module")
def worksheets(site):
    course = json.loads((site / "course.json").read_text(encoding="utf-8"))
    lessons = [lesson for module in course["modules"] for lesson in module["lessons"]]
    return [worksheet for lesson in lessons for worksheet in lesson["worksheets"]]


@pytest.fixture(scope="module")
def sections(chapters):
    """The elements of each worksheet, which stand between what is said before the course and after it."""
    return chapters[1:-1]


@pytest.fixture(scope="module")
def chapters(workbook):
    """All elements below the front page, from a heading to the next one."""
    found = []
    for element in workbook.element.body:
        if element.xpath("self::w:p/w:pPr/w:pStyle/@w:val") == ["Heading1"]:
            found.append([])
        if found:
            found[-1].append(element)
    return found


def test_every_worksheet_has_its_heading(workbook, worksheets):
    headings = [one for one in workbook.paragraphs if one.style.name == "Heading 1"]
    titles = [worksheet["title"] for worksheet in worksheets]
    assert [one.text for one in headings] == ["Before the course", *titles, "After the course"]
    assert all(one.paragraph_format.page_break_before for one in headings)


def test_the_contents_lead_to_every_worksheet(workbook, worksheets):
    links = workbook.tables[0]._tbl.xpath(".//w:hyperlink/@w:anchor")
    names = workbook.element.xpath("//w:bookmarkStart/@w:name")
    assert links == [name for name in names if not name.startswith("_")]
    assert len(links) == len(worksheets)


def test_what_a_worksheet_practises_is_a_list_where_it_is_much(site, sections, worksheets):
    course = json.loads((site / "course.json").read_text(encoding="utf-8"))
    texts = {outcome["id"]: outcome["text"] for outcome in course["outcomes"]}
    for section, worksheet in zip(sections, worksheets, strict=True):
        facts = [one for one in section if styled(one) == "Facts"]
        practised = [texts[name] for name in worksheet["outcomes"]]
        one_line = [f"Practices: {text}" for text in practised]
        assert [words(one) for one in facts[1:]] == (one_line if len(one_line) == 1 else ["Practices:", *practised])
        assert len([one for one in facts if one.xpath("w:pPr/w:numPr")]) == len(facts) - 2


def test_every_field_has_its_place(sections, worksheets):
    for section, worksheet in zip(sections, worksheets, strict=True):
        fields = worksheet["fields"]
        rows = sum(field["rows"] for field in fields if field["kind"] == "long")
        assert len([one for one in section if styled(one) == "AnswerLine"]) == rows
        boxes = [tag for one in section for tag in one.xpath('.//w:sdt[.//*[local-name()="checkbox"]]//w:tag/@w:val')]
        picked = [field for field in fields if field["kind"] in ("one", "any", "scale")]
        name = worksheet["id"]
        assert boxes == [control_tag(name, field["name"], choice) for field in picked for choice in field["choices"]]
        blanks = [tag for one in section for tag in one.xpath(".//w:sdt[.//w:showingPlcHdr]//w:tag/@w:val")]
        typed_in = [field for field in fields if field["kind"] in ("short", "long")]
        lines = [control_tag(name, field["name"]) for field in typed_in for _ in range(max(field.get("rows", 1), 1))]
        assert blanks == [NAME, *lines]


def test_where_one_stands_with_each_outcome_is_asked_before_and_after(site, chapters):
    outcomes = json.loads((site / "course.json").read_text(encoding="utf-8"))["outcomes"]
    steps = ["not yet", "with help", "by myself", "could show others"]
    for when, chapter in (("before", chapters[0]), ("after", chapters[-1])):
        rows = [[words(cell) for cell in row.xpath("w:tc")] for one in chapter for row in one.xpath("w:tr")]
        circles = ["\u25cb"] * len(steps)
        assert rows == [["Outcome", *steps], *([outcome["text"], *circles] for outcome in outcomes)]
        tags = [tag for one in chapter for tag in one.xpath(".//w:tbl//w:tag/@w:val | self::w:tbl//w:tag/@w:val")]
        asked = [(outcome["id"], step) for outcome in outcomes for step in "1234"]
        assert tags == [control_tag(f"{STANDING}{when}", *one) for one in asked]
        assert "Name Date" in [words(one) for one in chapter]


def test_every_question_is_asked(sections, worksheets):
    for section, worksheet in zip(sections, worksheets, strict=True):
        text = plain(" ".join(words(one) for one in section))
        for field in worksheet["fields"]:
            if field["kind"] != "short":
                assert plain(field["label"]) in text


def test_no_question_is_parted_from_its_answer(workbook):
    for one, following in zip(workbook.paragraphs, workbook.paragraphs[1:], strict=False):
        if following.style.name in ("Scale", "Choice") and one.style.name != "Scale":
            kept = one.paragraph_format.keep_with_next
            assert kept or (kept is None and one.style.paragraph_format.keep_with_next) or one.style.name == "Choice"
    questions = [one for one in workbook.paragraphs if one.style.name == "Question"]
    assert questions
    assert all(one.paragraph_format.keep_with_next is not False for one in questions)


def test_name_and_date_stand_on_every_worksheet(sections):
    for section in sections:
        assert "Name Date" in [words(one) for one in section]


def test_heads_of_tables_are_repeated(workbook):
    assert all(table.rows[0]._tr.xpath("w:trPr/w:tblHeader") for table in workbook.tables)


def test_the_document_says_what_it_is(workbook):
    properties = workbook.core_properties
    assert properties.title == "Welcoming Newcomers: Workbook"
    assert properties.language == "en"
    assert properties.comments == properties.author == ""
    assert workbook.paragraphs[0].style.name == "Title"
    assert workbook.styles.element.xpath(".//w:docDefaults//w:lang/@w:val") == ["en-US"]


def test_pages_are_numbered_by_fields(workbook):
    footer = workbook.sections[0].footer.paragraphs[0]
    assert [field.strip() for field in footer._p.xpath(".//w:fldSimple/@w:instr")] == ["PAGE", "NUMPAGES"]


def test_the_home_page_leads_to_it(site):
    assert f'href="{WORKBOOK}"' in (site / "index.html").read_text(encoding="utf-8")


def test_the_same_worksheets_give_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = workbook_data(book(typed("1. Why?\n\n[a](https://a.example/)\n\n| A | B |\n|---|---|\n| x |  |\n")))
    write_workbook(made, tmp_path, "one/a.docx")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    write_workbook(made, tmp_path, "two/a.docx")
    assert (tmp_path / "one" / "a.docx").read_bytes() == (tmp_path / "two" / "a.docx").read_bytes()


@pytest.mark.parametrize(("epoch", "year"), [("1700000000", 2023), ("", 1980), ("0", 1980), ("soon", 1980)])
def test_it_bears_the_date_of_its_sources(tmp_path, monkeypatch, epoch, year):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    document = written(tmp_path, typed("Why?"))
    assert document.core_properties.created.replace(tzinfo=UTC).year == year
    with zipfile.ZipFile(tmp_path / "workbook.docx") as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {year}
        assert archive.namelist()[0] == "[Content_Types].xml"
    assert datetime.now(UTC) > document.core_properties.modified.replace(tzinfo=UTC)


def test_another_paper(tmp_path):
    section = written(tmp_path, typed("Why?"), paper=LETTER).sections[0]
    assert (round(section.page_width.inches, 1), round(section.page_height.inches, 1)) == (8.5, 11)


@pytest.mark.parametrize(
    ("language", "tag"), [("de", {"val": "de-DE"}), ("he", {"val": "he-IL", "bidi": "he-IL"}), ("xx", {"val": "xx"})]
)
def test_other_languages(tmp_path, language, tag):
    document = written(tmp_path, typed("Why?"), language=language)
    found = document.styles.element.xpath(".//w:docDefaults//w:lang")[0]
    assert {name.split("}")[1]: value for name, value in found.items()} == tag
    assert bool(document.styles["Normal"].element.xpath("w:pPr/w:bidi")) is ("bidi" in tag)


def test_the_settings_name_the_paper(tmp_path):
    config = "extra: {fieldbook: {paper: Letter}}\n"
    built = build_course(tmp_path, {"index.md": HOME, "c/a.md": LESSON}, config)
    assert built.said == []
    assert docx.Document(str(built.site / WORKBOOK)).sections[0].page_width.inches == pytest.approx(8.5, abs=0.01)


def test_paper_that_no_one_knows_is_reported(tmp_path):
    config = "extra: {fieldbook: {paper: papyrus}}\n"
    built = build_course(tmp_path, {"index.md": HOME, "c/a.md": LESSON}, config)
    told = 'mkdocs.yml:6: warning: "paper" can\'t be "papyrus"; type one of "a4", "letter" [config-setting]'
    assert built.said == [f"fieldbook: {told}"]


def test_a_course_without_worksheets_has_none(tmp_path):
    built = build_course(tmp_path, {"index.md": HOME, "c/a.md": "---\ntitle: A\nlesson: false\n---\nText.\n"})
    assert built.said == []
    assert not (built.site / WORKBOOK).exists()
    assert WORKBOOK not in (built.site / "index.html").read_text(encoding="utf-8")


@OFFICE
def test_libreoffice_opens_it(site, tmp_path, worksheets):
    text = saved_as(site / WORKBOOK, "txt:Text", tmp_path).read_text(encoding="utf-8-sig")
    assert text.count("☐") > 1
    assert all(worksheet["title"] in text for worksheet in worksheets)


def test_the_title_is_the_courses(tmp_path):
    assert written(tmp_path, typed("Why?")).core_properties.title == f"{FULL}: Workbook"


def styled(element) -> str:
    return next(iter(element.xpath("self::w:p/w:pPr/w:pStyle/@w:val")), "")


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())
