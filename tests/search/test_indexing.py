"""A page is parted for the search as Material parts it."""

from __future__ import annotations

import random
import re

import pytest
from material.plugins.search.plugin import Parser

from fieldbook.search.indexing import sections
from fieldbook.search.parts import Section
from fieldbook.search.scanning import scanned
from fieldbook.search.sections import sections_of_tree

PAGES = {
    "text before a heading": "<p>Before <b>all</b>.</p><h2 id='a'>A <code>b</code></h2><p>Behind &lt;it&gt;.</p>",
    "a heading with a link to itself": "<h2 id='a'>A<a class='headerlink' href='#a'>#</a></h2><p>Text.</p>",
    "a heading in a box that ends": "<h2 id='a'>A</h2><section><h3 id='b'>B</h3><p>In.</p></section><p>Out.</p>",
    "boxes in boxes": "<h2 id='a'>A</h2><div><div><h3 id='b'>B</h3></div><p>C</p></div><p>D</p><h2 id='e'>E</h2>",
    "a list in a table": "<table><tr><td>One</td><td><ul><li>Two</li></ul></td></tr></table>",
    "code": "<pre><code><span>if a</span>:\n    <span>b</span>\n</code></pre>",
    "controls": "<form><label>Name <input></label><select><option>One</option></select></form>",
    "marks": "<p>H<sub>2</sub>O<sup id='n'><a href='#f'>1</a></sup></p><hr><p>a<br>b</p>",
    "what is left out": "<p>In</p><script>x = '<p>';</script><p>Still in</p>",
    "plain text": "Text without any element",
    "nothing": "",
}


Entry = tuple[str | None, str, str]


def material(content: str) -> list[Entry]:
    """Return the parts of a page as Material has them."""
    parser = Parser()
    parser.feed(content)
    parser.close()
    return [(section.id, words(section.title), words(section.text)) for section in parser.data]


def ours(content: str) -> list[Entry]:
    return [(section.id, words(section.title), words(section.text)) for section in sections(content)]


def words(parts: list[str]) -> str:
    return re.sub(r"\s+", " ", "".join(parts)).strip()


@pytest.mark.parametrize("page", PAGES)
def test_parts_are_those_that_material_makes(page):
    assert ours(PAGES[page]) == material(PAGES[page])


def test_the_course_s_own_pages_are_parted_as_material_parts_them(site):
    """But for what it reads of drawings, of pictures, of lists of notes, and of what is left out."""
    for file in sorted([*site.glob("meeting/*.html"), *site.glob("going-on/*.html")]):
        content = re.search(r"<article[^>]*>(.*)</article>", file.read_text("utf-8"), re.DOTALL)[1]
        content = re.sub(r"<svg.*?</svg>|<textarea.*?</textarea>|<p><img[^>]*></p>", "", content, flags=re.DOTALL)
        assert ours(content) == material(content), file.name


def test_nothing_of_what_is_left_out_is_read():
    content = "<h2 id='a'>A</h2><div data-search-exclude=''><h3 id='b'>B</h3><p>Hidden</p></div><p>Seen</p>"
    assert ours(content) == [(None, "", ""), ("a", "A", "<p>Seen</p>")]


def test_what_is_typed_or_drawn_is_no_text():
    assert ours("<p>One<textarea>x</textarea><svg><title>y</title></svg></p>") == [(None, "", "<p>One</p>")]


PLAIN = {
    "a heading in a box that ends": "<h1>A</h1><div><div><h2 id='a'>B</h2><p>C</p></div>D</div><p>E</p>",
    "empty elements": "<h2 id='a'>A</h2><ul> <li></li>\n<li> <p> </p> </li></ul><p>B<sup></sup></p>",
    "blanks between elements": "<div>\n<div> \n</div>\n <span> a\nb </span>\n\n</div>",
    "blanks in code": "<pre><code>a\n\n<span> \n</span>\n  b\n</code></pre>\n\n<p>c</p>",
    "letters as numbers": "<p>&#8617;&#160;&nbsp;&#39; &amp;lt; &lt;b&gt; &quot;c&quot;</p><p>&#160;</p>",
    "a heading in a heading": "<h2 id='a'>A <h3 id='b'>B</h3> C</h2><p>D</p>",
    "marks in a heading": "<h2 id='a'>A <code>b</code><sup></sup><i data-search-exclude>c</i>\n<svg><g/></svg></h2>",
    "a title of a drawing": "<h2 id='a'>A<svg><title>b</title></svg></h2><svg viewBox='0'><path d='M'/></svg><p>c</p>",
    "what is left out in what is left out": "<p>a</p><div data-search-exclude><p>b</p><svg></svg></div>c",
    "a box of line numbers": "<p>a</p><div class='linenodiv'><pre>1</pre></div><div class='linenodiv b'>c</div>",
    "no heading": "<img src='a'>b<br />c",
    "a page's own heading behind a picture": "<img src='a'><h1 id='a'>A</h1><p>b</p>",
    "a page's own heading behind a blank": "\n<h1 id='a'>A</h1><p>b</p>",
    "letters of many kinds": "<h2 id='é'>Ü\u00a0ß</h2><p>日本\u2028語 🎈</p>",
    "a script": "<p>a</p><script>b</script>c",
}
ODD = {
    "a paragraph that is not closed": "<p>a<p>b",
    "a box in a paragraph": "<p>a<div>b</div>c</p>",
    "an item that is not closed": "<ul><li>a<li>b</ul>",
    "elements that overlap": "<p><b>a<i>b</b>c</i></p>",
    "an end too many": "<p>a</p></p><p>b</p>",
    "an element that never ends": "<h2 id='a'>a</h2><p>b",
    "a heading that never ends": "<h2 id='a'>a",
    "a comment": "<p>a<!-- <p>b --></p>",
    "single quotes": "<p class='a\"b'>c</p>",
    "no quotes": "<h2 id=a>A</h2><p class=b>c</p>",
    "a mark in an attribute": '<h2 id="a" title="b > c">A</h2><p title="<b>">d</p>',
    "a letter in an id": '<h2 id="a&amp;b">A</h2>',
    "a lone mark": "<p>a < b > c & d</p>",
    "an entity": "<p>&para; &copy &nosuch; &#1; &#128; &#x41; &#38;lt; &#60;b></p>",
    "a tag in a script": "<p>a</p><script>if (a<b) c = '<p>';</script><p>d</p>",
    "tags in a box to type in": "<p>a</p><textarea><p>b</p></textarea>",
    "big letters": '<P>a</P><H2 ID="b">B</H2><DIV DATA-SEARCH-EXCLUDE>c</DIV>',
    "a page in a page": "<p>a</p><body class='b'><p>c</p></body>",
    "an element that ends at once": "<p>a<div/>b</p><p/><span/>c",
    "ends of lines": "<p>a\r\nb\rc</p>",
    "what is left out first": "<script>a</script><h1 id='b'>B</h1>",
    "nothing but what is left out": "<script>a</script>",
    "an attribute twice": '<h2 id="a" id="b">A</h2>',
    "a frame": '<iframe src="a"><p>b</p>&lt;</iframe><p>c</p>',
    "a cut tag": "<p>a</p><p",
}


def told(found: list[Section]) -> list[Entry]:
    """Return what the index takes of parts, to the letter."""
    return [(one.id, bool(one.title) and "".join(one.title).strip(), "".join(one.text).strip()) for one in found]


@pytest.mark.parametrize("content", PLAIN.values(), ids=PLAIN)
def test_plain_pages_are_parted_without_a_tree_and_as_with_one(content):
    content = content.replace("'", '"')
    found = scanned(content)
    assert found is not None
    assert told(found) == told(sections_of_tree(content))


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_odd_pages_are_parted_as_with_a_tree(content):
    assert told(sections(content)) == told(sections_of_tree(content))


NAMES = """
a abbr address article aside b blockquote button caption cite code col colgroup dd del details dfn div dl dt
em fieldset figure form h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd label legend li main mark math menu
meter nav noscript object ol optgroup option output p pre q s samp script section select small source span
strong style sub summary sup svg table tbody td template textarea tfoot th thead title tr track u ul var
video wbr
"""
ELEMENTS = NAMES.split()


@pytest.mark.parametrize("outer", ELEMENTS)
def test_elements_that_a_parser_would_end_are_seen(outer):
    for inner in ELEMENTS:
        for content in (f"a<{outer}>b<{inner}>c</{inner}>d</{outer}>e", f"<{outer}>b<{inner}>d</{outer}>e"):
            page = f'<h2 id="a">A</h2><ul><li>{content}</li></ul><p>f</p>'
            assert told(sections(page)) == told(sections_of_tree(page)), page


PIECES = (
    *("<p>", "</p>", "<p>", "</p>", "<div>", "</div>", "<li>", "</li>", "<ul>", "</ul>", "<pre>", "</pre>"),
    *("<code>", "</code>", '<h2 id="a">', "</h2>", '<h1 id="b">', "</h1>", "<td>", "</td>", "<br />", "<input>"),
    *("<div data-search-exclude>", '<a class="headerlink" href="#a">', "</a>", "<svg>", "</svg>", "<sup>", "</sup>"),
    *(" ", "\n", "a", " b\n", "&amp;", "&#160;", "&lt;c", "\n\n", "ü"),
)


def test_any_page_is_parted_as_with_a_tree():
    chance = random.Random(1)
    plain = 0
    for _ in range(4000):
        content = "".join(_grown(chance, 4)) if chance.random() < 0.7 else "".join(chance.choices(PIECES, k=9))
        plain += scanned(content) is not None
        assert told(sections(content)) == told(sections_of_tree(content)), content
    assert plain > 1000


def _grown(chance: random.Random, depth: int) -> list[str]:
    """Return a page in which every element ends where it should."""
    found = []
    for _ in range(chance.randint(0, 4)):
        piece = chance.choice(PIECES)
        if not piece.startswith("<") or piece in ("<br />", "<input>"):
            found.append(piece)
        elif not piece.startswith("</"):
            name = re.match(r"<(\w+)", piece)[1]
            found += [piece, *(_grown(chance, depth - 1) if depth else ()), f"</{name}>"]
    return found
