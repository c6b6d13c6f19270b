"""Pages of the site taken apart: their article, its ids, and what they need."""

from __future__ import annotations

import pytest
from lxml import etree, html

from fieldbook.takeaways.carrying import Built, unshown
from fieldbook.takeaways.course import course_of
from fieldbook.takeaways.single import write_single
from fieldbook.takeaways.single.leaf import read_article, read_leaf, read_needs
from fieldbook.takeaways.single.trees import outer_html, tree_of

FRAME = """<!doctype html><html><head>
<link rel="canonical" href="https://example.org/"><link rel="stylesheet" href="../a/b.css?1" media="print">
<!-- <script src="../old.js"></script> -->
</head><body id="body"><nav id="nav"><a href="one.html">One</a></nav>
<article class="md-content__inner md-typeset">%s</article>
<script id="fieldbook" type="application/json">{"base": ".."}</script>
<script src="../a/c.js"></script><script src="https://example.org/d.js"></script></body></html>"""


@pytest.fixture
def page(tmp_path):
    def written(article: str, frame: str = FRAME):
        (tmp_path / "x").mkdir(exist_ok=True)
        (tmp_path / "x/one.html").write_text(frame % article, encoding="utf-8")
        return tmp_path, "x/one.html"

    return written


def article(site, address):
    return tree_of(read_article(site, address))[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "<h1 id=one>One</h1><p>Caf\u00e9 &amp; <code>id=\"no\" &lt;b id='no'&gt;</code></p>",
        '<p title="a > b" id="c">d</p><p\n  class="e"\n  id = \'f\'>g</p><p data-id="no" id="i&amp;j">k</p>',
        "<article id='in'><p>Within</p></article><p id='after'>After</p>",
        "<!-- </article> <p id='no'> --><p id='yes'>Text</p><script>let a = '</article>'</script><br id=br />",
        "<p>An open paragraph<p id=second>and its neighbor",
    ],
)
def test_reads_what_a_whole_tree_says(page, text):
    site, address = page(text)
    whole = html.document_fromstring((site / address).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    expected = whole.xpath("//article[contains(@class, 'md-content__inner')]")[0]
    assert outer_html(article(site, address)) == outer_html(expected)
    assert list(read_leaf(Built(site), address).ids) == expected.xpath("descendant-or-self::*/@id")


def test_what_a_page_needs(page):
    needs = read_needs(*page("<p>Text</p>"))
    assert needs.styles == (("a/b.css", "print"),)
    assert needs.scripts == ("a/c.js",)
    assert needs.settings == '{"base": ".."}'


def test_a_page_without_an_article_is_its_body(page):
    site, address = page("<p id='a'>A</p><p>B</p>", "<html><head><title>T</title></head><body>%s</body></html>")
    assert outer_html(article(site, address)) == '<div><p id="a">A</p><p>B</p></div>'


def test_each_article_becomes_a_tree_once(site, tmp_path, monkeypatch):
    """Trees are what takes time here, and the frame of a page is longer than its article."""
    parsed = []

    def counted(text, *more):
        parsed.append(text)
        return real(text, *more)

    real = etree.HTML
    monkeypatch.setattr(etree, "HTML", counted)
    course, chapters = course_of(site), []

    def render(_name, context):
        chapters.extend(one.html for one in context["chapters"])
        return ""

    write_single(Built(site), course, render, unshown, guided=tmp_path / "x")
    assert len(parsed) == len(chapters) > len(course["modules"])
    assert not any("<head" in text for text in parsed)
