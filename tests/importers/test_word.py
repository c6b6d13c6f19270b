"""Word's documents, as trainers make them: what Word has for blanks, boxes and choices, and our own workbook."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import lxml.html
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Inches, Pt

from fieldbook.importers import import_course
from fieldbook.importers.ledger import Fate
from fieldbook.importers.office.ooxml import MC, SHAPE
from tests.importers.word import PICTURE, add_table, element, imported
from tests.office import OFFICE, saved_as


@pytest.fixture
def handout() -> Document:
    document = docx.Document()
    document.add_heading("Working with schools", 0)
    return document


def test_headings_phrases_and_nested_lists(handout: Document, tmp_path: Path) -> None:
    handout.add_paragraph("Schools are ").add_run("natural").bold = True
    handout.add_heading("Before you call", 1)
    for words, style in (("Read", "List Bullet"), ("Look", "List Bullet 2"), ("Call", "List Bullet")):
        handout.add_paragraph(words, style=style)
    result, text = imported(handout, tmp_path)
    assert result.title == "Working with schools"
    assert text == "Schools are **natural**\n\n## Before you call\n\n- Read\n    - Look\n- Call\n"


def test_every_kind_of_blank(handout: Document, tmp_path: Path) -> None:
    handout.add_heading("Your plan", 1)
    handout.add_paragraph("Whom will you ask?")
    handout.add_paragraph("_" * 40)
    handout.add_paragraph("_" * 40)
    led = handout.add_paragraph("Name:\t")
    led.paragraph_format.tab_stops.add_tab_stop(Inches(6), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    handout.add_paragraph("Phone: ").add_run(" " * 20).underline = True
    handout.add_paragraph("Town: ..........................")
    control = handout.add_paragraph("Email: ")
    control._p.append(
        element(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Click here.</w:t></w:r>"
            "</w:sdtContent></w:sdt>"
        )
    )
    ruled = handout.add_paragraph()
    ruled._p.get_or_add_pPr().append(element('<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>'))
    _result, text = imported(handout, tmp_path)
    assert text == (
        "/// worksheet | Your plan\n    id: your-plan\n\nWhom will you ask?\n\n______\n______\n\nName: ____\n\n"
        "Phone: ____\n\nTown: ____\n\nEmail: ____\n\n______\n\n///\n"
    )


def test_boxes_and_circles_to_choose_from(handout: Document, tmp_path: Path) -> None:
    handout.add_heading("Choose", 1)
    handout.add_paragraph("How do you feel? (choose one)")
    for words in ("Calm", "Nervous"):
        handout.add_paragraph(words, style="List Bullet")
    handout.add_paragraph("Tick all that apply.")
    for words in ("I have time", "I have money"):
        box = handout.add_paragraph()
        box._p.append(
            element(
                '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:uncheckedState w14:val="2610"/>'
                "</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>"
            )
        )
        box.add_run(f" {words}")
    handout.add_paragraph("Is it set?  \u2610 Yes  \u2610 No")
    listed = handout.add_paragraph("Level: ")
    listed._p.append(
        element(
            '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/>'
            '<w:listItem w:displayText="New" w:value="1"/><w:listItem w:displayText="Old" w:value="2"/>'
            "</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>Choose an item.</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    _result, text = imported(handout, tmp_path)
    assert "How do you feel? (choose one)\n\n- ( ) Calm\n- ( ) Nervous\n" in text
    assert "Tick all that apply.\n\n- [ ] I have time\n- [ ] I have money\n" in text
    assert "Is it set? ( ) Yes ( ) No\n\nLevel: ( ) New ( ) Old\n" in text


def test_rows_to_fill_in(handout: Document, tmp_path: Path) -> None:
    table = handout.add_table(rows=3, cols=2)
    for place, words in (((0, 0), "Who"), ((0, 1), "When"), ((1, 0), "Ms. Lee"), ((1, 1), "Monday")):
        table.cell(*place).text = words
    _result, text = imported(handout, tmp_path)
    assert "/// worksheet | Working with schools" in text
    assert "| Who | When |\n|---|---|\n| Ms. Lee | Monday |\n|   |   |\n" in text


def test_boxes_by_border_colour_and_table(handout: Document, tmp_path: Path) -> None:
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    tip = handout.add_paragraph("Tip: Ask the secretary first.")
    tip._p.get_or_add_pPr().append(element(f"<w:pBdr>{sides}</w:pBdr>"))
    handout.add_paragraph("Between.")
    head = handout.add_paragraph()
    head.add_run("Warning").bold = True
    for paragraph in (head, handout.add_paragraph("Never call at noon.")):
        paragraph._p.get_or_add_pPr().append(element('<w:shd w:val="clear" w:fill="FFEEAA"></w:shd>'))
    cell = handout.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Activity: Walk there"
    cell.add_paragraph("Count the doors.")
    _result, text = imported(handout, tmp_path)
    assert text == (
        "/// tip\n\nAsk the secretary first.\n\n///\n\nBetween.\n\n"
        "/// warning | Warning\n\nNever call at noon.\n\n///\n\n"
        "/// activity | Walk there\n\nCount the doors.\n\n///\n"
    )


def test_the_final_text_and_pictures(handout: Document, tmp_path: Path) -> None:
    kept = handout.add_paragraph("Kept ")
    kept._p.append(element('<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'))
    kept._p.append(element('<w:ins w:id="2"><w:r><w:t>added</w:t></w:r></w:ins>'))
    handout.add_picture(io.BytesIO(PICTURE))
    handout.inline_shapes[0]._inline.docPr.set("descr", "A door")
    _result, text = imported(handout, tmp_path)
    assert text == "Kept added\n\n![A door](images/handout-1.png)\n"
    assert (tmp_path / "out" / "docs" / "images" / "handout-1.png").read_bytes() == PICTURE


def test_marks_of_markdown_are_text(handout: Document, tmp_path: Path) -> None:
    handout.add_paragraph("1. Type *two* stars, `code` and snake_case; 2 < 3 & so on.")
    handout.add_paragraph("# no heading")
    _result, text = imported(handout, tmp_path)
    assert text == "1. Type \\*two\\* stars, \\`code\\` and snake_case; 2 &lt; 3 & so on.\n\n\\# no heading\n"


def test_our_own_workbook_comes_back_field_for_field(site: Path, tmp_path: Path) -> None:
    workbook = next((site / "downloads").glob("*.docx"))
    import_course(workbook, tmp_path / "out")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=tmp_path / "out", check=True, capture_output=True
    )
    before, after = worksheets(site), worksheets(tmp_path / "out" / "site")
    assert len(before) > 2
    assert after == before
    assert lessons(tmp_path / "out" / "site") == lessons(site)


def test_the_key_of_a_workbook_goes_back_into_its_quizzes(build: Any, tmp_path: Path) -> None:
    german = Path(__file__).parents[1] / "sites" / "german"
    shutil.copytree(german, tmp_path / "course")
    workbook = next((build(tmp_path / "site", tmp_path / "course") / "downloads").glob("*.docx"))
    imported = import_course(workbook, tmp_path / "out")
    assert imported.measure.lost == ()
    text = next(
        lesson for file in (tmp_path / "out" / "docs").glob("*.md") if "quiz |" in (lesson := file.read_text("utf-8"))
    )
    before = (german / "docs" / "a" / "schluessel.md").read_text("utf-8").partition("Was kommt zuerst?")[2]
    typed = before.partition("\n///")[0].split("\n")
    assert [line for line in typed if line.strip() and line not in text] == []
    assert "Richtig" not in text


QUIZ = """---
title: Kites
---

/// quiz | Flying
    id: flying

What do you need?

- [x] a line

    > These are fit:
    >
    > - hemp
    > - nylon

- [ ] a motor

> What lifts it:
>
> 1. wind
> 2. its own
>     - shape
>     - angle

How long is it? ____ {=long}

///
"""


def workbook_with(build: Any, folder: Path, lessons: dict[str, str]) -> Path:
    """Return the workbook of a course with some lessons, by their files' names."""
    settings = "site_name: Kites\ntheme: material\nplugins: [search, fieldbook]\nmarkdown_extensions: [fieldbook]\n"
    docs = folder / "course" / "docs"
    docs.mkdir(parents=True)
    (folder / "course" / "mkdocs.yml").write_text(f"{settings}nav: [{', '.join(['index.md', *lessons])}]\n", "utf-8")
    for name, text in {"index.md": "# Kites\n", **lessons}.items():
        (docs / name).write_text(text, "utf-8")
    return next((build(folder / "site", folder / "course") / "downloads").glob("*.docx"))


def test_lists_in_a_key_keep_their_items(build: Any, tmp_path: Path) -> None:
    workbook = workbook_with(build, tmp_path, {"fly.md": QUIZ})
    key = [(one.style.name, one.text) for one in docx.Document(str(workbook)).paragraphs]
    assert ("List Bullet", "nylon") in key
    assert ("List Number", "wind") in key
    assert ("List Bullet 2", "angle") in key
    import_course(workbook, tmp_path / "out")
    text = "\n".join(file.read_text("utf-8") for file in (tmp_path / "out" / "docs").glob("*.md"))
    typed = QUIZ.partition("What do you need?")[2].split("\n")
    assert [line for line in typed if line.strip() and line not in text] == []


DETAILS = """---
title: Details
lesson: true
---

/// worksheet | What is in place?
    id: in-place

Which of these are in place?

- [ ] trust
- [ ] interest in each other's work
    - at least two people
    - one of them in charge
- [ ] time

> Mark[^kania] what counts.

///

[^kania]: Kania and Kramer.
"""


CALLS = """---
title: Calls
lesson: true
outcomes:
  - Call a partner
---

/// worksheet | Plan
    id: plan
    outcomes: [call-a-partner]

Whom do you call? ____

///
"""


SEVERAL = """---
title: Several
lesson: true
---

/// quiz | Which would you ask?
    id: ask

Which of these would you ask?

- [x] What is missing?
- [x] Who else, and why?
- [ ] Is it nice?
    > It asks for one answer only.

> Good questions are open.

///
"""


@pytest.mark.parametrize("saved_anew", [False, pytest.param(True, marks=OFFICE)])
def test_a_workbook_keeps_parts_of_choices_notes_and_several_right_answers(
    build: Any, tmp_path: Path, saved_anew: bool
) -> None:
    workbook = workbook_with(build, tmp_path, {"a.md": DETAILS, "b.md": CALLS, "c.md": SEVERAL})
    if saved_anew:
        workbook = saved_as(workbook, "docx", tmp_path / "anew")
    imported = import_course(workbook, tmp_path / "out")
    assert imported.measure.lost == ()
    assert imported.problems == []
    text = (tmp_path / "out" / "docs" / "details.md").read_text("utf-8")
    typed = DETAILS.partition("Which of")[2].partition("\n\n>")[0]
    assert typed in text
    assert "> Mark[^1-1] what counts." in text
    assert "[^1-1]: Kania and Kramer." in text
    assert "Call a partner" in (tmp_path / "out" / "docs" / "calls.md").read_text("utf-8")
    several = (tmp_path / "out" / "docs" / "several.md").read_text("utf-8")
    assert SEVERAL.partition("Which of these")[2] in several


NAMES_BY_HAND = """---
title: Names
lesson: true
---

/// worksheet | Names by hand
    id: nbh

Who comes every day? {#names}

______
______

What should the next person know? {#news} ____

Pick one. {#pick}

- ( ) tea
- ( ) coffee
- ( ) other: ____

How well? {#well} ( ) 1 ( ) 2 ( ) 3

Name ____ {#first-name} and town ____ {#home-town}

1. Who calls? {#caller} ____
2. Who writes? {#writer}

    ______
    ______

Who is there? {#team}

| Role | Name {#who} | Phone |
|---|---|---|
| Lead {#boss} |  |  |
| Helper |  |  |

| Statement | agree | disagree |
|---|---|---|
| It is fun {#fun} | ( ) | ( ) |
| It is useful | ( ) | ( ) |

Tick any of these. {#ticks}

- [ ] one
- [ ] two

///

//// worksheet | Names by hand again
    id: nbh-2
    minutes: 5

Three wishes {#wishes}

1. ____
2. ____

| Day | Plan {#plan} |
|---|---|
| Monday |  |
| Tuesday |  |

/// tip | Mind
What else? {#else} ____
///

////
"""


TAKEN_UP = """---
title: Regulars
lesson: true
---

/// worksheet | Regulars
    id: regulars

Who comes every day? {#names}

______
______

Most loved thing: ____

///

/// worksheet | A closer look
    id: closer-look

The regular I think of is ____ {@regulars/names}.

I meet ____ {#whom} {@regulars/names} on ____ at ____ {@regulars/most-loved-thing}

Who else?

____ {@regulars/names}

1. First ____ {@regulars/names}
2. Second ____

| Who | What |
|---|---|
| Lead | ____ {@regulars/names} |
| Helper |  |

______
______

///

/// quiz | Look back
    id: look-back

Whom did you name? ____ {@regulars/names}

The oldest is ____ {=Ann}.

///
"""


def taken_up(site: Path) -> list[tuple[str, str]]:
    """Return the fields in the lessons of a site that offer what was answered in others, and those."""
    pages = [lxml.html.parse(str(page)) for page in sorted(site.glob("*.html"))]
    found = [slot for page in pages for slot in page.xpath("//section//input[@data-source]")]
    return list(dict.fromkeys((slot.get("name"), slot.get("data-source")) for slot in found))


@pytest.mark.parametrize("saved_anew", [False, pytest.param(True, marks=OFFICE)])
def test_a_workbook_keeps_ids_names_of_fields_and_what_blanks_take_up(
    build: Any, tmp_path: Path, saved_anew: bool
) -> None:
    # From the tenth on, the order of what is kept is not that of its names.
    named = "---\ntitle: Calls {0}\nlesson: true\n---\n\n/// worksheet | Plan {0}\n    id: c-{0}\n\nWhy ____\n\n///\n"
    more = {f"c{number}.md": named.format(30 - number) for number in range(9)}
    workbook = workbook_with(build, tmp_path, {"a.md": NAMES_BY_HAND, "b.md": CALLS, **more, "d.md": TAKEN_UP})
    before, offers = worksheets(tmp_path / "site"), taken_up(tmp_path / "site")
    if saved_anew:
        workbook = saved_as(workbook, "docx", tmp_path / "anew")
    assert import_course(workbook, tmp_path / "out").problems == []
    assert worksheets(build(tmp_path / "again", tmp_path / "out")) == before
    assert taken_up(tmp_path / "again") == offers
    assert [sheet["id"] for sheet in before][:4] == ["nbh", "nbh-2", "plan", "c-30"]
    assert [source for _name, source in offers].count("regulars/names") == TAKEN_UP.count("{@regulars/names}")


def test_lists_below_choices_are_a_part_of_them(handout: Document, tmp_path: Path) -> None:
    handout.add_heading("How do you get there?", 1)
    listed = (
        ("\u2610 by bus", None),
        ("number 5", "List Bullet"),
        ("\u2610 by train", None),
        ("Choose one:", None),
        ("red", "List Bullet"),
        ("like fire", "List Bullet 2"),
        ("blue", "List Bullet"),
    )
    for words, style in listed:
        handout.add_paragraph(words, style=style)
    _result, text = imported(handout, tmp_path)
    assert "- [ ] by bus\n    - number 5\n- [ ] by train\n" in text
    assert "Choose one:\n\n- ( ) red\n    - like fire\n- ( ) blue\n" in text


def test_what_stands_above_and_below_each_page_is_told(handout: Document, tmp_path: Path) -> None:
    handout.sections[0].header.paragraphs[0].text = "County Library, trainers only"
    handout.sections[0].footer.paragraphs[0].text = "Page 2 of 7"
    handout.add_paragraph("Bring a pencil.")
    result, text = imported(handout, tmp_path)
    assert text == "Bring a pencil.\n"
    said = [note.what for note in result.notes if note.fate is Fate.LEFT_OUT]
    assert said == ["“County Library, trainers only”, which stood above or below the text of each page"]


def lessons(site: Path) -> list[str]:
    """Return the titles of the lessons that have worksheets."""
    course = json.loads((site / "course.json").read_text("utf-8"))
    return [one["title"] for module in course["modules"] for one in module["lessons"] if one["worksheets"]]


def worksheets(site: Path) -> list[dict[str, Any]]:
    course = json.loads((site / "course.json").read_text("utf-8"))
    found = [one for module in course["modules"] for lesson in module["lessons"] for one in lesson["worksheets"]]
    return [{key: one[key] for key in ("id", "title", "minutes", "fields") if key in one} for one in found]


def test_comments_changes_and_hidden_words_are_no_text(handout: Document, tmp_path: Path) -> None:
    asked = handout.add_paragraph("Bring a pencil.")
    handout.add_comment(asked.runs, text="Is this so?", author="A")
    opened = handout.add_paragraph("It opens at ")
    opened._p.append(element("<w:del><w:r><w:delText>nine</w:delText></w:r></w:del>"))
    opened._p.append(element("<w:ins><w:r><w:t>ten</w:t></w:r></w:ins>"))
    opened.add_run(" to the writer only").font.hidden = True
    result, text = imported(handout, tmp_path)
    assert text == "Bring a pencil.\n\nIt opens at ten\n"
    said = [note.what for note in result.notes if note.fate == "left out"]
    assert [what.split(",")[0].split(":")[0] for what in said] == [
        "text that is hidden",
        "1 comment",
        "2 tracked changes",
    ]


def add_note(document: Document, words: str, *told: str) -> None:
    """Add a paragraph with a footnote, which has some paragraphs of its own."""
    document.add_paragraph(words)._p.append(element('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    paragraphs = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in told)
    notes = (
        '<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraphs}</w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content, serialize_part_xml(element(notes)), document.part.package)
    document.part.relate_to(part, kind)


def test_footnotes_come_along(handout: Document, tmp_path: Path) -> None:
    add_note(handout, "Ask the keeper.", "She is in at ten.")
    result, text = imported(handout, tmp_path)
    assert text == "Ask the keeper.[^1]\n\n[^1]: She is in at ten.\n"
    assert result.measure.total == "Working with schools Ask the keeper She is in at ten".count(" ") + 1


def test_headings_by_their_look_boxes_of_text_and_typed_bullets(handout: Document, tmp_path: Path) -> None:
    looks = handout.add_paragraph("By its look")
    looks.runs[0].bold, looks.runs[0].font.size = True, Pt(16)
    for words in ("• one", "• two"):
        handout.add_paragraph(words)
    drawn = handout.add_paragraph("Beside it.")
    inner = "<w:txbxContent><w:p><w:r><w:t>Words in a box.</w:t></w:r></w:p></w:txbxContent>"
    drawn._p.append(
        element(
            f'<w:r xmlns:mc="{MC}" xmlns:s="{SHAPE}" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
            f"<mc:Choice><w:drawing><s:wsp><s:txbx>{inner}</s:txbx></s:wsp></w:drawing></mc:Choice><mc:Fallback>"
            f"<w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    _result, text = imported(handout, tmp_path)
    assert text == "## By its look\n\n- one\n\n- two\n\nBeside it.\n\n/// info\n\nWords in a box.\n\n///\n"


def test_tables_that_look_alike_have_fields_of_their_own(handout: Document, tmp_path: Path) -> None:
    handout.add_heading("Worksheet: days", 1)
    for rows in (3, 2):
        table = handout.add_table(rows=rows, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Who", "What"
        handout.add_paragraph()
    result, text = imported(handout, tmp_path)
    assert result.postponed == []
    assert "| Who | What |\n|---|---|\n|   |   |\n|   |   |\n\n| Who {#who-2} | What {#what-2} |\n|---|---|\n" in text


def test_a_cell_over_all_columns_names_a_table(handout: Document, tmp_path: Path) -> None:
    table = handout.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "All of it"
    for row, cells in enumerate((("a", "b"), ("1", "2")), 1):
        table.cell(row, 0).text, table.cell(row, 1).text = cells
    _result, text = imported(handout, tmp_path)
    assert text == "**All of it**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


def test_a_heading_above_a_worksheet_of_its_name_is_its_title(handout: Document, tmp_path: Path) -> None:
    handout.add_heading("Your partners", 1)
    handout.add_paragraph("Whom do you know? ____________")
    for number in range(6):
        handout.add_paragraph(f"Paragraph {number} tells of partners.")
    handout.add_heading("Your town", 1)
    handout.add_paragraph("Where do you live? ____________")
    for number in range(6):
        handout.add_paragraph(f"Paragraph {number} tells of towns.")
    handout.add_heading("Its streets", 2)
    handout.add_paragraph("Some are wide.")
    _result, text = imported(handout, tmp_path)
    assert "## Your partners" not in text
    assert text.count("/// worksheet | Your partners") == text.count("/// worksheet | Your town") == 1
    # A section with parts stays one.
    assert "## Your town\n" in text
    assert "### Its streets\n" in text


MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def signs(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("equation", "line"),
    [
        (signs("a"), "a"),
        (f"<m:sSup><m:e>{signs('x')}</m:e><m:sup>{signs('2')}</m:sup></m:sSup>{signs('=y')}", "x^2 = y"),
        (f"<m:f><m:num>{signs('a+b')}</m:num><m:den>{signs('c')}</m:den></m:f>", "(a+b)/c"),
        (f"<m:rad><m:deg/><m:e>{signs('a+b')}</m:e></m:rad>", "sqrt(a+b)"),
        (f"<m:rad><m:deg>{signs('3')}</m:deg><m:e>{signs('8')}</m:e></m:rad>", "8^(1/3)"),
        (
            f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{signs('i=1')}</m:sub><m:sup>{signs('n')}</m:sup>"
            f"<m:e>{signs('i')}</m:e></m:nary>",
            "∑_(i = 1)^n i",
        ),
        (f"<m:func><m:fName>{signs('sin')}</m:fName><m:e>{signs('x')}</m:e></m:func>", "sin x"),
        (f"<m:d><m:e>{signs('a')}</m:e><m:e>{signs('b')}</m:e></m:d>", "(a|b)"),
    ],
)
def test_an_equation_becomes_a_line_and_is_told(equation: str, line: str, handout: Document, tmp_path: Path) -> None:
    paragraph = handout.add_paragraph("The area is ")
    paragraph._p.append(parse_xml(f"<m:oMath {MATHS}>{equation}</m:oMath>"))
    result, text = imported(handout, tmp_path)
    assert f"The area is {line}\n" in text.replace("\\", "")
    told = [note.what for note in result.notes if note.fate is Fate.LOOK and "equation" in note.what]
    assert [one.partition(": ")[2] for one in told] == [f"“{line}”"]


def test_a_grid_with_a_corner_and_questions_with_a_key(handout: Document, tmp_path: Path) -> None:
    handout.add_heading("Rate it", 1)
    add_table(handout, [["", "Agree", "Disagree"], ["It was useful", "□", "□"]])
    handout.add_heading("Quiz", 1)
    asked = ("1. A partner is", "a) paid", "b) with us", "2. First you", "a) listen", "b) sign", "Answers: 1 b, 2 a")
    for words in asked:
        handout.add_paragraph(words)
    _result, text = imported(handout, tmp_path)
    assert "|   | Agree | Disagree |\n|---|---|---|\n| It was useful | [ ] | [ ] |\n\n///" in text
    assert "A partner is\n\n- ( ) paid\n- (x) with us\n\nFirst you\n\n- (x) listen\n- ( ) sign\n\n///" in text
    assert "Answers" not in text


def test_bold_lines_are_headings_where_there_are_no_others(tmp_path: Path) -> None:
    document = docx.Document()
    lines = (
        ("Working with schools", True),
        ("An evening for librarians.", False),
        ("Map your town", True),
        ("Draw the schools on the map.", False),
        ("Bring a pencil.", True),
        ("2. What did you find?", True),
        ("Talk about it with those beside you.", False),
        ("What will you do?", True),
        ("_______________", False),
    )
    for words, bold in lines:
        document.add_paragraph().add_run(words).bold = bold
    result, text = imported(document, tmp_path)
    assert result.title == "Working with schools"
    assert text == (
        "An evening for librarians.\n\n## Map your town\n\nDraw the schools on the map.\n\n**Bring a pencil.**\n\n"
        "/// worksheet | What did you find?\n    id: what-did-you-find\n\nTalk about it with those beside you.\n\n"
        "**What will you do?**\n\n______\n\n///\n"
    )


def test_the_style_that_is_nearest_says_what_is_bold(tmp_path: Path) -> None:
    document = docx.Document()
    strong = document.styles.add_style("Strong line", WD_STYLE_TYPE.PARAGRAPH)
    plain = document.styles.add_style("Plain line", WD_STYLE_TYPE.PARAGRAPH)
    strong.font.bold, plain.base_style, plain.font.bold = True, strong, False
    for words, style in (("Tea", strong), ("Black tea", plain), ("It comes from Assam.", None), ("Green tea", strong)):
        document.add_paragraph(words, style=style)
    document.add_paragraph("It comes from Japan.")
    result, text = imported(document, tmp_path)
    assert result.title == "Tea"
    assert text == "Black tea\n\nIt comes from Assam.\n\n## Green tea\n\nIt comes from Japan.\n"


def test_large_bold_lines_are_headings_by_their_style_but_not_in_large_print(tmp_path: Path) -> None:
    document = docx.Document()
    large = document.styles.add_style("Part of a handout", WD_STYLE_TYPE.PARAGRAPH)
    large.font.bold, large.font.size = True, Pt(20)
    document.styles["Normal"].font.size = Pt(16)
    for words in ("A title", "A part"):
        document.add_paragraph(words, style=large)
    for words, bold in (("Read this first", True), ("It is printed large.", False)):
        document.add_paragraph().add_run(words).bold = bold
    _result, text = imported(document, tmp_path)
    assert text == "## A part\n\n**Read this first**\n\nIt is printed large.\n"


@pytest.mark.parametrize("name", ["Quote", "Zitat", "Citation", "Cita", "Cytat", "Quotations", "引用"])
def test_quotations_by_their_style_in_other_languages(name: str, tmp_path: Path) -> None:
    document = docx.Document()
    names = [style.name for style in document.styles]
    style = document.styles[name] if name in names else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.add_heading("Tea", 0)
    document.add_paragraph("Somebody said:")
    document.add_paragraph("Drink it hot.", style=style)
    document.add_paragraph("Never alone.", style="Intense Quote")
    _result, text = imported(document, tmp_path)
    assert text == "Somebody said:\n\n> Drink it hot.\n\n/// quote\n\nNever alone.\n\n///\n"


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Titel", "Überschrift 1", "Überschrift 2"),
        ("Titre", "Titre 1", "Titre 2"),
        ("Título", "Título 1", "Título 2"),
        ("Titolo", "Titolo 1", "Titolo 2"),
    ],
)
def test_styles_by_their_names_in_other_languages(title: str, first: str, second: str, tmp_path: Path) -> None:
    document = docx.Document()
    for name in (title, first, second):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for words, style in (("Tea", title), ("Black", first), ("From Assam", second), ("Strong.", "Normal")):
        document.add_paragraph(words, style=style)
    result, text = imported(document, tmp_path)
    assert result.title == "Tea"
    assert text == "## Black\n\n### From Assam\n\nStrong.\n"


def test_tabs_are_columns_and_stand_behind_numbers(handout: Document, tmp_path: Path) -> None:
    for words in ("When\tWhat\tWho", "9:00\tWelcome\tAnn", "10:00\t\tBreak", "Then:", "1.\tWash up", "2.\tGo home"):
        handout.add_paragraph(words)
    for words in ("–\ttea", "–  cake"):
        handout.add_paragraph(words)
    signed = handout.add_paragraph("Name:\t\tDate:\t")
    for at, leader in ((3, WD_TAB_LEADER.LINES), (3.5, WD_TAB_LEADER.SPACES), (6, WD_TAB_LEADER.LINES)):
        signed.paragraph_format.tab_stops.add_tab_stop(Inches(at), WD_TAB_ALIGNMENT.LEFT, leader)
    _result, text = imported(handout, tmp_path)
    assert "| When | What | Who |\n|---|---|---|\n| 9:00 | Welcome | Ann |\n| 10:00 | Break |   |\n" in text
    assert "Then:\n\n1. Wash up\n\n2. Go home\n\n- tea\n\n- cake\n" in text
    assert "Name: ____\tDate: ____" in text


def test_forms_that_are_tables(handout: Document, tmp_path: Path) -> None:
    handout.add_heading("Plan", 1)
    plan = add_table(handout, [["", "Who", "When"], ["Call", "Ann", ""], ["", "", ""], ["Thank", "", ""]])
    plan.cell(2, 0).merge(plan.cell(2, 2)).text = "After the meeting"
    handout.add_heading("About you", 1)
    add_table(handout, [["Name:", ""], ["Town:", ""]])
    handout.add_heading("Notes", 1)
    add_table(handout, [["What you saw"], [""]])
    handout.add_heading("Ready?", 1)
    add_table(handout, [["\u2610", "Room booked"], ["\u2610", "Tea made"]])
    handout.add_heading("Partners", 1)
    partners = add_table(handout, [["Partner", "Gives", "Gets"], ["School", "room", ""], ["", "", ""]])
    partners.cell(1, 0).merge(partners.cell(2, 0))
    result, text = imported(handout, tmp_path)
    assert result.postponed == []
    assert "|   | Who | When |\n|---|---|---|\n| Call | Ann |   |\n\n**After the meeting**\n\n" in text
    assert "\n\n|   | Who {#who-2} | When {#when-2} |\n" in text
    assert "id: about-you\n\n|   |   |\n|---|---|\n| Name: |   |\n| Town: |   |\n" in text
    assert "| What you saw |\n|---|\n|   |\n" in text
    assert "- [ ] Room booked\n- [ ] Tea made\n" in text
    assert "| School | room |   |\n| School {#school-2} |   |   |\n" in text


def test_what_tracked_changes_took_away_and_notes_of_paragraphs(handout: Document, tmp_path: Path) -> None:
    moved = handout.add_paragraph("Before: ")
    moved._p.append(element('<w:moveFrom w:id="1"><w:r><w:t>moved words</w:t></w:r></w:moveFrom>'))
    now = handout.add_paragraph("After: ")
    now._p.append(element('<w:moveTo w:id="2"><w:r><w:t>moved words</w:t></w:r></w:moveTo>'))
    table = add_table(handout, [["Who", "What"], ["Ann", "tea"], ["gone", "row"]])
    table.rows[2]._tr.get_or_add_trPr().append(element('<w:del w:id="3"></w:del>'))
    add_note(handout, "Ask.", "Twice.", "Then wait.")
    _result, text = imported(handout, tmp_path)
    assert text == (
        "Before:\n\nAfter: moved words\n\n| Who | What |\n|---|---|\n| Ann | tea |\n\n"
        "Ask.[^1]\n\n[^1]: Twice. Then wait.\n"
    )


@pytest.mark.parametrize("asking", ["Choose an item.", "Wählen Sie ein Element aus.", "Choisissez un élément.", "---"])
def test_what_a_list_to_choose_from_says_first_is_no_choice(asking: str, handout: Document, tmp_path: Path) -> None:
    listed = handout.add_paragraph("Level: ")
    listed._p.append(
        element(
            f'<w:sdt><w:sdtPr><w:comboBox><w:listItem w:displayText="{asking}" w:value=""/>'
            '<w:listItem w:displayText="New" w:value="1"/><w:listItem w:displayText="Old" w:value="2"/>'
            f"</w:comboBox></w:sdtPr><w:sdtContent><w:r><w:t>{asking}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    _result, text = imported(handout, tmp_path)
    assert "Level: ( ) New ( ) Old\n" in text


def test_all_paragraphs_of_a_note_in_google_docs_belong_to_it(tmp_path: Path) -> None:
    page = (
        '<html><body class="doc-content"><p class="title"><span>Handout</span></p>'
        '<p><span>Ask</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> and wait</span>'
        '<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p><hr>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Twice.</span></p><p><span>Kindly.</span></p></div>'
        '<div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span>&nbsp;A day.</span></p></div></body></html>'
    )
    (tmp_path / "handout.html").write_text(page, "utf-8")
    result = import_course(tmp_path / "handout.html", tmp_path / "out")
    text = (tmp_path / "out" / "docs" / "handout.md").read_text("utf-8").partition("\n---\n\n")[2]
    assert text == "Ask[^1] and wait[^2]\n\n[^1]: Twice. Kindly.\n\n[^2]: A day.\n"
    assert result.measure.total == result.measure.shown
