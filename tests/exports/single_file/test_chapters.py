"""Pages of the site taken apart: their article, its ids, and what they need."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from fieldbook.exports.base import Built
from fieldbook.exports.single_file.chapters import article, read_leaf, read_needs

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


def inside(site, address):
    page = (site / address).read_bytes()
    return page[slice(*article(page))].decode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "<h1 id=one>One</h1><p>Caf\u00e9 &amp; <code>id=\"no\" &lt;b id='no'&gt;</code></p>",
        '<p title="a > b" id="c">d</p><p\n  class="e"\n  id = \'f\'>g</p><p data-id="no" id="i&amp;j">k</p>',
        "<article id='in'><p>Within</p></article><p id='after'>After</p>",
        "<!-- </article> <p id='no'> --><p id='yes'>Text</p><script>let a = '</article>'</script><br id=br />",
        "<p>An open paragraph<p id=second>and its neighbor",
        "<textarea id='a'><b id='no'></b></textarea><P ID=\"b\" id='no'>Twice</P><p title=it's id=c>d</p>",
        "<p id='a'>a < b</p><p id='b'>a <b id='c'>c</b></p><p title='<p id=no>' id='d'>e</p>",
    ],
)
def test_reads_what_a_browser_reads(page, text):
    site, address = page(text)
    assert inside(site, address) == text
    whole = BeautifulSoup((site / address).read_text(encoding="utf-8"), "html5lib")
    expected = [one["id"] for one in whole.select(".md-content__inner [id]")]
    assert [one for one in read_leaf(Built(site), address).ids if one != "no"] == expected


def test_what_a_page_needs(page):
    site, address = page("<p>Text</p>")
    needs = read_needs(Built(site), address)
    assert needs == read_leaf(Built(site), address).needs
    assert needs.styles == (("a/b.css", "print"),)
    assert needs.scripts == ("a/c.js",)
    assert needs.settings == '{"base": ".."}'


def test_a_page_without_an_article_is_its_body(page):
    site, address = page("<p id='a'>A</p><p>B</p>", "<html><head><title>T</title></head><body>%s</body></html>")
    assert inside(site, address) == "<p id='a'>A</p><p>B</p>"


def test_an_article_may_ask_for_scripts_and_styles(page):
    asking = '<link rel="stylesheet" href="own.css"><script src="own.js?x=1"></script>'
    site, address = page(f"<p>Text</p>{asking}")
    needs = read_leaf(Built(site), address).needs
    assert needs == read_needs(Built(site), address)
    assert needs.styles[-1] == ("x/own.css", "")
    assert "x/own.js" in needs.scripts
