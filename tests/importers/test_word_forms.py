"""What Word's documents hold beside text: tables of contents, places and links to them, text boxes, controls."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm

from fieldbook.importers import import_course
from tests.importers.word import element, imported

DRAWN = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
ASKS = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click or tap here to enter text.</w:t></w:r>'


@pytest.fixture
def handout() -> Document:
    document = docx.Document()
    document.add_heading("A handout", 0)
    return document


def test_a_table_of_contents_is_left_out(handout: Document, tmp_path: Path) -> None:
    listed = handout.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    handout.add_paragraph("Contents")
    handout.add_paragraph("Plan\t1", style=listed)
    handout.add_paragraph("Do\t2", style=listed)
    part = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    inner = "<w:p><w:r><w:t>Plan and do 2</w:t></w:r></w:p>"
    control = element(f"<w:sdt><w:sdtPr>{part}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    handout.element.body.insert(1, control)
    handout.add_heading("Plan", 1)
    handout.add_paragraph("Plan it.")
    result, text = imported(handout, tmp_path)
    assert text == "## Plan\n\nPlan it.\n"
    assert "a table of contents, which the course writes itself" in [note.what for note in result.notes]


def test_links_lead_to_places_in_the_text(handout: Document, tmp_path: Path) -> None:
    heading = handout.add_heading("", 1)
    for number in (1, 2):
        heading._p.append(element(f'<w:bookmarkStart w:id="{number}" w:name="_Ref{number}"></w:bookmarkStart>'))
    heading.add_run("The plan")
    for name in ("_Ref1", "_Ref2"):
        paragraph = handout.add_paragraph("See ")
        paragraph._p.append(element(f'<w:hyperlink w:anchor="{name}"><w:r><w:t>above</w:t></w:r></w:hyperlink>'))
    _result, text = imported(handout, tmp_path)
    assert text == "## The plan\n\nSee [above](#the-plan)\n\nSee [above](#the-plan)\n"


def test_an_older_text_box_is_a_box(handout: Document, tmp_path: Path) -> None:
    inner = "<w:txbxContent><w:p><w:r><w:t>Tip: bring cake.</w:t></w:r></w:p></w:txbxContent>"
    drawn = f"<w:r {DRAWN}><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    handout.add_paragraph("Beside it.")._p.append(element(drawn))
    _result, text = imported(handout, tmp_path)
    assert text == "Beside it.\n\n/// tip\n\nBring cake.\n\n///\n"


def test_controls_around_cells_are_cells(handout: Document, tmp_path: Path) -> None:
    table = handout.add_table(rows=1, cols=2)
    for cell, words in zip(table.rows[0].cells, ("Day", "Who comes"), strict=True):
        cell.text = words
    asked = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    first = "<w:tc><w:p><w:r><w:t>Monday</w:t></w:r></w:p></w:tc>"
    second = f"<w:sdt>{asked}<w:sdtContent><w:tc><w:p>{ASKS}</w:p></w:tc></w:sdtContent></w:sdt>"
    table._tbl.append(element(f"<w:tr>{first}{second}</w:tr>"))
    _result, text = imported(handout, tmp_path)
    assert "| Day | Who comes |\n|---|---|\n| Monday |   |\n" in text


def test_a_picture_that_lies_elsewhere_is_told(handout: Document, tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    name = handout.part.relate_to("https://example.org/cat.png", kind, is_external=True)
    blip = f'<a:graphic><a:blip r:link="{name}"/></a:graphic>'
    shown = f'<wp:inline><wp:docPr id="1" name="P" descr="A cat"/>{blip}</wp:inline>'
    handout.add_paragraph("Look: ")._p.append(element(f"<w:r {DRAWN}><w:drawing>{shown}</w:drawing></w:r>"))
    result, text = imported(handout, tmp_path)
    assert text == "Look: [A cat](https://example.org/cat.png)\n"
    told = "the picture https://example.org/cat.png is not in the document; put a copy into docs/"
    assert told in [note.what for note in result.notes]


MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        (KIND, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        (KIND, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        (MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ],
)
def test_other_kinds_of_word_documents(usual: str, other: str, handout: Document, tmp_path: Path) -> None:
    handout.add_paragraph("Read me.")
    handout.save(str(tmp_path / "usual.docx"))
    with zipfile.ZipFile(tmp_path / "usual.docx") as one, zipfile.ZipFile(tmp_path / "other.docx", "w") as two:
        for name in one.namelist():
            two.writestr(name, one.read(name).replace(usual.encode(), other.encode()))
    import_course(tmp_path / "other.docx", tmp_path / "out")
    assert "Read me." in (tmp_path / "out" / "docs" / "other.md").read_text("utf-8")


def test_code_in_a_line_and_over_several(handout: Document, tmp_path: Path) -> None:
    paragraph = handout.add_paragraph("Type ")
    paragraph.add_run("pip").font.name = "Consolas"
    paragraph.add_run(" now.")
    lines = handout.add_paragraph().add_run("def f():\n    return 1")
    lines.font.name = "Courier New"
    _result, text = imported(handout, tmp_path)
    assert text == "Type `pip` now.\n\n```\ndef f():\n    return 1\n```\n"


def test_a_rule_is_a_line_to_write_on_where_something_asks(handout: Document, tmp_path: Path) -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    for words, ruled in (("We met.", 1), ("What next?", 1), ("Then:", 2)):
        handout.add_paragraph(words)
        for _ in range(ruled):
            handout.add_paragraph()._p.get_or_add_pPr().append(element(border))
    _result, text = imported(handout, tmp_path)
    assert "We met.\n\nWhat next?\n\n______\n\nThen:\n\n______\n______\n" in text


def test_terms_of_pandoc_are_a_list_of_definitions(handout: Document, tmp_path: Path) -> None:
    for name, words in (("Definition Term", "Partner"), ("Definition", "Who goes along.")):
        handout.add_paragraph(words, style=handout.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    _result, text = imported(handout, tmp_path)
    assert text == "Partner\n:   Who goes along.\n"


def test_an_empty_box_below_a_question_is_room_to_write(handout: Document, tmp_path: Path) -> None:
    handout.add_paragraph("Wat vond u goed?")
    handout.add_table(rows=1, cols=1).rows[0].height = Cm(3)
    handout.add_paragraph("Dat was het.")
    handout.add_table(rows=1, cols=1)
    _result, text = imported(handout, tmp_path)
    assert text.count("______") == 4


def test_a_list_in_dutch_offers_no_sentence_that_asks_to_choose(handout: Document, tmp_path: Path) -> None:
    listed = "".join(f'<w:listItem w:displayText="{words}"/>' for words in ("Kies een item.", "Balie", "Kast"))
    shown = "<w:sdtContent><w:r><w:t>Kies een item.</w:t></w:r></w:sdtContent>"
    properties = f"<w:sdtPr><w:showingPlcHdr/><w:dropDownList>{listed}</w:dropDownList></w:sdtPr>"
    handout.add_paragraph("Cursus: ")._p.append(element(f"<w:sdt>{properties}{shown}</w:sdt>"))
    _result, text = imported(handout, tmp_path)
    assert "Cursus: ( ) Balie ( ) Kast" in text


def test_the_next_number_below_boxes_is_the_next_question(handout: Document, tmp_path: Path) -> None:
    handout.add_paragraph("First?", style="List Number")
    handout.add_paragraph("How is it set up? (choose one)", style="List Number")
    handout.add_paragraph("\u2610 informally")
    handout.add_paragraph("\u2610 in writing")
    handout.add_paragraph("What is there? Tick all that apply.", style="List Number")
    handout.add_paragraph("\u2610 trust")
    handout.add_paragraph("\u2610 time")
    _result, text = imported(handout, tmp_path)
    assert "- ( ) informally\n- ( ) in writing\n\n3. What is there?" in text
    assert "\n\n- [ ] trust\n- [ ] time" in text


def test_words_are_believed_before_the_language_that_word_says(handout: Document, tmp_path: Path) -> None:
    handout.add_paragraph("Die Leiter zeigt, wie viel andere mitreden, von wenig nach viel.")
    imported(handout, tmp_path)
    assert "language: de" in (tmp_path / "out" / "mkdocs.yml").read_text("utf-8")


def _point(number: int, words: str = "", kind: str = "node") -> str:
    said = f"<dgm:t><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t>" if words else ""
    return f'<dgm:pt modelId="{number}" type="{kind}"><dgm:prSet/>{said}</dgm:pt>'


def test_a_drawing_of_smart_art_is_a_list(handout: Document, tmp_path: Path) -> None:
    points = [_point(0, kind="doc"), _point(3, "Ask"), _point(1, "Meet"), _point(2, "at their place")]
    parted = [_point(number, kind=kind) for number, kind in enumerate(("pres", "parTrans", "sibTrans"), 9)]
    joins = ((0, 3, 1), (0, 1, 0), (1, 2, 0))
    joined = "".join(f'<dgm:cxn modelId="{30 + to}" srcId="{at}" destId="{to}" srcOrd="{n}"/>' for at, to, n in joins)
    shown = '<dgm:cxn modelId="40" type="presOf" srcId="1" destId="9" srcOrd="0"/>'
    diagram = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    data = (
        f'<dgm:dataModel xmlns:dgm="{diagram}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<dgm:ptLst>{''.join([*points, *parted])}</dgm:ptLst><dgm:cxnLst>{joined}{shown}</dgm:cxnLst></dgm:dataModel>"
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    part = Part(PackURI("/word/diagrams/data1.xml"), kind, data.encode(), handout.part.package)
    name = handout.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData")
    handout.add_paragraph("First words.")
    handout.add_paragraph().add_run()._r.append(
        element(
            f'<w:drawing {DRAWN}><wp:inline><wp:docPr id="1" name="Diagram"/><a:graphic><a:graphicData uri="{diagram}">'
            f'<dgm:relIds xmlns:dgm="{diagram}" r:dm="{name}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
    )
    handout.add_paragraph("Last words.")
    result, text = imported(handout, tmp_path)
    assert text == "First words.\n\n- Meet\n    - at their place\n- Ask\n\nLast words.\n"
    assert [note.what for note in result.notes if "SmartArt" in note.what] == [
        "a drawing of SmartArt is a list now, which begins with “Meet”"
    ]


def test_a_choice_that_is_highlighted_is_right(handout: Document, tmp_path: Path) -> None:
    handout.add_heading("Test yourself", 1)
    handout.add_paragraph("1. Where is the load?")
    handout.add_paragraph("a. far away")
    near = handout.add_paragraph().add_run("b. close to the body")
    handout.add_paragraph("Read ").add_run("this").font.highlight_color = WD_COLOR_INDEX.YELLOW
    near.font.highlight_color = WD_COLOR_INDEX.YELLOW
    _result, text = imported(handout, tmp_path)
    assert "- ( ) far away\n- (x) close to the body\n" in text
    assert text.endswith("\n\nRead this\n")
