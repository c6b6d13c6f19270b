"""Word's documents, as trainers make them: what Word has for blanks, boxes and choices, and our own workbook."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.shared import Inches

from fieldbook.importers import Imported, import_course

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def element(xml: str) -> Any:
    return parse_xml(xml.replace(">", f" {NAMES}>", 1) if not xml.split(">", maxsplit=1)[0].endswith("/") else xml)


def imported(document: Document, folder: Path) -> tuple[Imported, str]:
    document.save(str(folder / "handout.docx"))
    result = import_course(folder / "handout.docx", folder / "out")
    assert result.problems == []
    assert result.measure.lost == ()
    return result, (folder / "out" / "docs" / "handout.md").read_text("utf-8").partition("\n---\n\n")[2]


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
    assert text == "1. Type \\*two\\* stars, \\`code\\` and snake_case; 2 &lt; 3 &amp; so on.\n\n\\# no heading\n"


def test_our_own_workbook_comes_back_field_for_field(site: Path, tmp_path: Path) -> None:
    workbook = next((site / "downloads").glob("*.docx"))
    import_course(workbook, tmp_path / "out")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=tmp_path / "out", check=True, capture_output=True
    )
    before, after = worksheets(site), worksheets(tmp_path / "out" / "site")
    assert len(before) > 2
    assert after == before


def worksheets(site: Path) -> list[dict[str, Any]]:
    course = json.loads((site / "course.json").read_text("utf-8"))
    found = [one for module in course["modules"] for lesson in module["lessons"] for one in lesson["worksheets"]]
    return [{key: one[key] for key in ("id", "title", "minutes", "fields") if key in one} for one in found]
