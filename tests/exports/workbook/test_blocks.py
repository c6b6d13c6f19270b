"""What an author types in a worksheet, and what stands in the workbook for it."""

from __future__ import annotations

import struct
import zlib

import pytest
from bs4 import BeautifulSoup

from fieldbook.exports.workbook.tags import NAME, control_tag
from tests.exports.workbook.books import Part, parts, typed, words, written


def sheet(folder, text: str) -> list[Part]:
    return parts(written(folder, typed(text)))


def titles(document) -> list[str]:
    """Return the titles of all controls, which a screen reader says."""
    return document.element.xpath("//w:alias/@w:val")


def tags(document, kind: str) -> list[str]:
    query = f"//w:sdt[w:sdtPr/*[local-name()='{kind}']]/w:sdtPr/w:tag/@w:val"
    return document.element.xpath(query)


def test_a_long_answer_is_as_many_lines_as_typed(tmp_path):
    found = sheet(tmp_path, "Why?\n\n______\n______\n______\n")
    assert [part.style for part in found] == ["Question"] + ["Answer Line"] * 3
    assert found[0].text == "Why?"


def test_lines_are_ruled_one_by_one(tmp_path):
    """Neighbours with the same border would share one rule."""
    document = written(tmp_path, typed("Why?\n\n______\n______\n______\n"))
    lines = [one for one in document.paragraphs if one.style.name == "Answer Line"]
    colours = [line._p.xpath("w:pPr/w:pBdr/w:bottom/@w:color") for line in lines]
    assert colours[0] != colours[1] != colours[2]


def test_choices_are_boxes_with_their_words(tmp_path):
    found = sheet(tmp_path, "Which?\n\n- [ ] one\n- [ ] other: ____\n\nHow?\n\n- ( ) so\n- ( ) or so\n")
    assert [(part.style, part.text) for part in found] == [
        ("Question", "Which?"),
        ("Choice", "☐ one"),
        ("Choice", "☐ other:"),
        ("Question", "How?"),
        ("Choice", "○ so"),
        ("Choice", "○ or so"),
    ]


def test_boxes_can_be_ticked_on_the_screen(tmp_path):
    document = written(tmp_path, typed("Which?\n\n- [ ] one\n- [ ] two\n"))
    assert tags(document, "checkbox") == [control_tag("sheet", "which", choice) for choice in ("one", "two")]
    assert titles(document)[-2:] == ["Which? one", "Which? two"]


def test_a_scale_is_one_line(tmp_path):
    found = sheet(tmp_path, "How well? ( ) 1 ( ) 2 ( ) too soon to say\n")
    assert found == [Part("Question", "How well?"), Part("Scale", "○ 1 ○ 2 ○ too soon to say")]


def test_blanks_are_lines_that_say_what_they_ask_for(tmp_path):
    html = typed("We meet ____ times a year, at ____.\n")
    document = written(tmp_path, html)
    assert tags(document, "showingPlcHdr") == [NAME, NAME, "sheet:we-meet", "sheet:times-a-year-at"]
    assert titles(document) == ["Name", "Name", *[field.label for field in html.fields]]
    spaces = [len(text) for text in document.element.xpath("//w:sdt[.//w:showingPlcHdr]//w:t/text()")]
    assert all(count > 20 for count in spaces)
    assert parts(document) == [Part("Sentence to Complete", "We meet times a year, at .")]


def test_a_wider_blank_is_wider(tmp_path):
    document = written(tmp_path, typed("It is ____________ wide and ____ high today.\n"))
    wide, narrow = [len(text) for text in document.element.xpath("//w:sdt[.//w:showingPlcHdr]//w:t/text()")]
    assert wide > narrow


def test_a_blank_that_ends_its_line_reaches_to_the_margin(tmp_path):
    document = written(tmp_path, typed("Name: ____\nStreet: ____ in town\n"))
    assert len(document.element.xpath(f"//w:sdt[not(.//w:tag[@w:val='{NAME}'])]//w:tab")) == 1


def test_a_question_with_its_blank_looks_like_a_question(tmp_path):
    assert sheet(tmp_path, "Who started it? ____\n") == [Part("Question to Complete", "Who started it?")]


def test_tables_have_a_head_and_room(tmp_path):
    document = written(
        tmp_path, typed("| Factor | One | Two |\n|---|---|---|\n| Trust |  |  |\n| Time | ____ h |  |\n")
    )
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Factor", "One", "Two"]
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert not table.rows[1]._tr.xpath("w:trPr/w:tblHeader")
    assert table.rows[1].height.mm >= 11
    assert [cell.text for cell in table.rows[1].cells] == ["Trust", "", ""]
    assert words(table.rows[2].cells[1]._tc) == "h"


def test_a_scale_in_a_table(tmp_path):
    document = written(tmp_path, typed("| Item | Rating |\n|---|---|\n| First | ( ) 1 ( ) 2 |\n"))
    assert words(document.tables[-1].rows[1].cells[1]._tc) == "○ 1 ○ 2"


def test_a_grid_is_a_box_in_each_cell(tmp_path):
    grid = "| Task | ours | theirs |\n|---|---|---|\n| Ask | ( ) | ( ) |\n| Call | [ ] | [ ] later |"
    table = written(tmp_path, typed(grid)).tables[-1]
    assert [[words(cell._tc) for cell in row.cells] for row in table.rows] == [
        ["Task", "ours", "theirs"],
        ["Ask", "○", "○"],
        ["Call", "☐", "☐ later"],
    ]


def test_on_the_screen_a_row_of_a_grid_has_a_list_to_pick_one_from(tmp_path):
    grid = "| Task | ours | theirs | Why |\n|---|---|---|---|\n| Ask | ( ) | ( ) |  |\n| Call | [ ] | [ ] |  |"
    document = written(tmp_path, typed(grid), on_screen=True)
    table = document.tables[-1]
    assert tags(document, "dropDownList") == [control_tag("sheet", "ask")]
    assert table._tbl.xpath(".//w:listItem/@w:value") == ["ours", "theirs"]
    assert [[words(cell) for cell in row._tr.tc_lst] for row in table.rows] == [
        ["Task", "ours", "theirs", "Why"],
        ["Ask", "Choose one.", ""],
        ["Call", "☐", "☐", ""],
    ]
    assert table._tbl.xpath(".//w:gridSpan/@w:val") == ["2"]


def test_tables_in_a_row_stay_apart(tmp_path):
    """Word makes one table of two between which there is nothing."""
    table = "| {} | One |\n|---|---|\n| A |  |\n\n"
    document = written(tmp_path, typed(table.format("First") + table.format("Second")))
    assert len(document.tables) >= 2
    assert document.element.xpath("//w:tbl/following-sibling::*[1][self::w:tbl]") == []


def test_lists_nest_and_start_again(tmp_path):
    document = written(tmp_path, typed("1. one\n2. two\n    - in it\n\nText.\n\n1. new\n"))
    found = [part for part in parts(document) if part.style.startswith("List")]
    assert [(part.style, part.text) for part in found] == [
        ("List Number", "one"),
        ("List Number", "two"),
        ("List Bullet 2", "in it"),
        ("List Number", "new"),
    ]
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_numbered_question_keeps_its_number(tmp_path):
    document = written(tmp_path, typed("1. Why?\n\n    ______\n    ______\n\n2. How?\n\n    ______\n    ______\n"))
    asked = [one for one in document.paragraphs if one.style.name == "Question"]
    assert [words(one._p) for one in asked] == ["Why?", "How?"]
    assert all(one._p.pPr.numPr is not None for one in asked)


def test_callouts_say_their_kind(tmp_path):
    found = sheet(tmp_path, "/// tip | Ask early\nPeople like it.\n///\n")
    assert found == [Part("Callout Title", "Tip: Ask early"), Part("Callout", "People like it.")]


def test_headings_stand_below_the_worksheets_own(tmp_path):
    found = sheet(tmp_path, "## One\n\n### Two\n\nText.\n")
    assert found == [Part("Heading 2", "One"), Part("Heading 3", "Two"), Part("Normal", "Text.")]


def test_words_keep_their_stress(tmp_path):
    document = written(tmp_path, typed("Some **bold**, *italic* and `code`.\n"))
    runs = {run.text: run for run in document.paragraphs[-1].runs}
    assert runs["bold"].bold
    assert runs["italic"].italic
    assert runs["code"].style.name == "Code Words"


def test_raised_and_lowered_words_stay_so(tmp_path):
    document = written(tmp_path, "<section><p>The 2<sup>nd</sup> glass of H<sub>2</sub>O</p></section>")
    runs = {run.text: run.font for run in document.paragraphs[-1].runs}
    assert runs["nd"].superscript
    assert runs["2"].subscript


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://elsewhere.example/", ["https://elsewhere.example/"]),
        ("mailto:a@example.org", ["mailto:a@example.org"]),
        ("b.md", []),
        ("javascript:alert(1)", []),
        ("https://[", []),
    ],
)
def test_links_lead_on_only_from_anywhere(tmp_path, address, found):
    document = written(tmp_path, f'<section><p>A <a href="{address}">link</a>.</p></section>')
    assert [link.address for link in document.paragraphs[-1].hyperlinks] == found
    assert words(document.paragraphs[-1]._p) == "A link."


def test_links_within_a_published_site_lead_there(tmp_path):
    html = '<section><p>A <a href="../d/b.html#x">link</a>.</p></section>'
    document = written(tmp_path, html, address="https://course.example/made/")
    assert [link.url for link in document.paragraphs[-1].hyperlinks] == ["https://course.example/made/d/b.html#x"]


def test_notes_follow_the_worksheet(tmp_path):
    mark = '<sup id="fnref:{0}"><a class="footnote-ref" href="#fn:{0}">7</a></sup>'
    html = f"<section><p>Text{mark.format('kania')} and{mark.format('gone')} again{mark.format('kania')}.</p></section>"
    assert parts(written(tmp_path, html)) == [
        Part("Normal", "Text1 and again1."),
        Part("Heading 2", "Notes"),
        Part("Note", "1 Kania, Impact."),
    ]


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x55" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_are_in_it_with_their_words(tmp_path):
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a b.png").write_bytes(png(3000, 300))
    document = written(tmp_path, typed("![Two people](../img/a%20b.png)\n"))
    assert document.element.xpath("//wp:docPr/@descr") == ["Two people"]
    (shape,) = document.inline_shapes
    assert round(shape.width.mm) == 170
    assert round(shape.height.mm) == 17


@pytest.mark.parametrize(
    "address",
    [
        "../img/gone.png",
        "../img/broken.png",
        "../img/drawing.svg",
        "../../secret.png",
        "https://a.example/b.png",
        "%00",
    ],
)
def test_a_picture_that_cannot_be_shown_leaves_its_words(tmp_path, address):
    site = tmp_path / "site"
    (site / "img").mkdir(parents=True)
    (site / "img" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nno more")
    (site / "img" / "drawing.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(png(3, 3))
    html = f'<section><p><img alt="Two people" src="{address}"></p><p>End.</p></section>'
    assert parts(written(site, html)) == [Part("Normal", "[Picture: Two people]"), Part("Normal", "End.")]


def test_where_there_is_no_room_nothing_is_wide(tmp_path):
    (tmp_path / "img.png").write_bytes(png(300, 300))
    html = '<img alt="" src="../img.png">'
    for _ in range(4):
        html = f"<table><tr>{f'<td>{html}</td>' * 4}</tr></table>"
    document = written(tmp_path, f"<section>{html}</section>")
    widths = [int(width) for width in document.element.xpath("//w:gridCol/@w:w | //wp:extent/@cx")]
    assert min(widths) == 0


def test_a_picture_without_words_leaves_nothing(tmp_path):
    html = '<section><p><img alt="" src="gone.png"></p><p>End.</p></section>'
    assert parts(written(tmp_path, html)) == [Part("Normal", "End.")]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "text alone",
        "<section></section>",
        "<table></table><table><tr></tr></table>",
        "<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td><td>d</td></tr></table>",
        "<table><tr><td><table><tr><td>in a table</td></tr></table></td></tr></table>",
        "<ul></ul><ol start=x><li></li></ol><ol start=99999><li><p></p></li></ol>",
        "<ol><li><ol><li><ol><li><ol><li><ol><li>deep</li></ol></li></ol></li></ol></li></ol></li></ol>",
        "<textarea rows=x></textarea><textarea rows=999999></textarea><textarea></textarea>",
        "<input><input size=x type=text><input type=radio><input type=checkbox value='&#1;'><input type=submit>",
        "<p>&#1;&#11; &#xFFFE; \U0001f600 &nbsp; &notanentity;</p>",
        "<div data-callout=tip></div><div data-callout=tip><p class=callout__title></p></div>",
        "<p><b><i>never closed<table><td>x",
        "<table><caption>Title</caption><thead><th>head</th></thead><tbody><td>one<td>two</tbody></table>",
        "<ul>loose <b>words</b><li>item</li><p>paragraph</p></ul>",
        "<!-- a remark --><?php x ?><script>alert(1)</script><svg><text>no</text></svg>",
        "<img><img src=''><img src='?x'><a>no address</a><a href=''>empty</a>",
        "<sup><a class=footnote-ref href='#fn:'>1</a></sup><sup>2</sup><sup></sup>",
        "<details><summary>More</summary><p>text</p></details><dl><dd>no term</dd></dl><pre></pre>",
    ],
)
def test_whatever_html_an_author_typed_comes_out(tmp_path, html):
    shown = BeautifulSoup(html, "html5lib")
    for unread in shown(["script", "svg"]):
        unread.extract()
    there = words(written(tmp_path, html).element)
    assert [word for word in shown.get_text(" ").split() if word.isprintable() and word not in there] == []
