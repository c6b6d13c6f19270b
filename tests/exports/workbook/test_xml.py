"""The document's XML: whatever an author typed, it is well-formed, and says the same."""

from __future__ import annotations

import pytest
from lxml import etree

from fieldbook.exports.workbook.paragraphs import Paragraph, run
from fieldbook.exports.workbook.xml import cleaned, element, empty_copy, inner_xml, qualified
from tests.exports.workbook.books import parts, typed, words, written

STYLES = {"Normal": None, "Quote": "Quote"}
W, R = qualified("w:x")[1:-2], qualified("r:x")[1:-2]


def as_written(*contents) -> str:
    """Return elements, or what adds them, as a file has them in which their namespaces are named."""
    root = empty_copy(etree.Element(qualified("w:document"), nsmap={"w": W, "r": R}))
    for content in contents:
        content.add_to(root) if isinstance(content, Paragraph) else root.append(content)
    return inner_xml(root).decode()


def test_what_no_document_can_hold_is_left_out():
    assert cleaned("a\x00\x0b\x1f\ufffeb\ud800c\td") == "abc\td"
    assert as_written(element("w:tag", val="a\x0bb")) == '<w:tag w:val="ab"/>'
    assert as_written(run("a\x0bb")) == "<w:r><w:t>ab</w:t></w:r>"


def test_an_attribute_may_be_of_another_namespace():
    made = element("w:hyperlink", element("w:r"), **{"r:id": "rId1"})
    assert as_written(made) == '<w:hyperlink r:id="rId1"><w:r/></w:hyperlink>'


def test_nothing_is_written_of_an_element_that_is_empty():
    assert as_written() == ""


def test_tabs_and_ends_of_lines_are_elements():
    assert (
        as_written(run("a\tb\n c"))
        == '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t xml:space="preserve"> c</w:t></w:r>'
    )


def test_properties_stand_in_words_order_whatever_came_first():
    paragraph = Paragraph(STYLES)
    paragraph.align("center")
    paragraph.set_space(after=127_000)
    paragraph.add_tab_stops(254_000, side="right")
    paragraph.add_tab_stops(127_000)
    paragraph.keep_with_next()
    paragraph.keep_with_next(False)
    paragraph.set_style("Quote")
    paragraph.set_space(before=63_500)
    assert as_written(paragraph) == (
        '<w:p><w:pPr><w:pStyle w:val="Quote"/><w:keepNext w:val="0"/><w:tabs><w:tab w:pos="200" w:val="left"/>'
        '<w:tab w:pos="400" w:val="right"/></w:tabs><w:spacing w:after="200" w:before="100"/><w:jc w:val="center"/>'
        "</w:pPr></w:p>"
    )


def test_a_bare_paragraph_says_nothing_until_it_is_set():
    paragraph = Paragraph(STYLES, bare=True)
    assert as_written(paragraph) == "<w:p/>"
    paragraph.set_style("Normal")
    assert as_written(paragraph) == "<w:p><w:pPr/></w:p>"


@pytest.mark.parametrize("text", ["a < b & c > d", '"q"', "&lt;b&gt;", "é…日本😀", "{x} %s"])
def test_a_worksheet_says_what_was_typed(tmp_path, text):
    """In its words, in the names of its controls, and in its links."""
    document = written(tmp_path, typed(f"Why {text}?\n\n- [ ] one {text}\n- [ ] [there](https://e.org/?a=1&b=2)\n"))
    said = text.replace("&lt;", "<").replace("&gt;", ">")
    assert [part.text for part in parts(document)] == [f"Why {said}?", f"☐ one {said}", "☐ there"]
    assert any(title.endswith(f"one {said}") for title in document.element.xpath("//w:alias/@w:val"))
    assert "https://e.org/?a=1&b=2" in {relation.target_ref for relation in document.part.rels.values()}


HOSTILE = [
    ("<p>a <b>b <i>c</b> d</p>", "a b c d"),
    ("<p>a<script>if (a < b && c) x()</script><style>p > a {}</style> b</p>", "a b"),
    ("<p CLASS=field__prompt title='>\"'>a&nbsp;&bogus; b &#x26; c</p>", "a &bogus; b & c"),
    ("<span>a <div>b</div> c</span>", "a b c"),
    ("<button>x</button>a<svg><text>y</text></svg><textarea>z", "a"),
    ('<input name="\x0b\x1f" value="\x0b"><input type=checkbox name=\'"<\' value=">&">a', "☐ a"),
    ("<pre>a &lt; \x0b b</pre>", "a < b"),
]


@pytest.mark.parametrize(("html", "said"), HOSTILE)
def test_html_that_is_not_well_formed_makes_a_document_that_is(tmp_path, html, said):
    document = written(tmp_path, f"<section>{html}</section>")
    assert " ".join(" ".join(part.text for part in parts(document)).split()) == said
    assert words(document.element)


COMMENTS = [
    ("<p>Why?</p><!-- ask again --><p>a<!-- b -->c</p>", ["Why?", "ac"]),
    ("<!-- a --><p>b</p><?c d?>", ["b"]),
    ("<ul><!-- a --><li>b</li></ul>", ["b"]),
    ("<ul class='choices'><!-- a --><li>b</li><!-- c --></ul>", ["b"]),
    ("<div data-callout='tip'><!-- a --><p class='callout__title'><span>Tip</span></p><p>b</p></div>", ["Tip", "b"]),
]


@pytest.mark.parametrize(("html", "said"), COMMENTS)
def test_comments_are_not_in_the_document(tmp_path, html, said):
    assert [part.text for part in parts(written(tmp_path, f"<section>{html}</section>"))] == said


def test_a_comment_is_no_cell(tmp_path):
    row = "<tr><!-- a --><td>b</td><!-- c --><td style='text-align: right'>d</td></tr>"
    table = written(tmp_path, f"<table>{row}</table>").tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["b", "d"]
