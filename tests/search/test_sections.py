"""A page is parted for the search as Material parts it, and comes as text."""

from __future__ import annotations

import re

import pytest
from material.plugins.search.plugin import Parser

from fieldbook.search.sections import sections

PAGES = {
    "text before a heading": "<p>Before <b>all</b>.</p><h2 id='a'>A <code>b</code></h2><p>Behind &lt;it&gt;.</p>",
    "a heading with a link to itself": "<h2 id='a'>A<a class='headerlink' href='#a'>#</a></h2><p>Text.</p>",
    "a heading in a box that ends": "<h2 id='a'>A</h2><section><h3 id='b'>B</h3><p>In.</p></section><p>Out.</p>",
    "boxes in boxes": "<h2 id='a'>A</h2><div><div><h3 id='b'>B</h3></div><p>C</p></div><p>D</p><h2 id='e'>E</h2>",
    "a list in a table": "<table><tr><td>One</td><td><ul><li>Two</li></ul></td></tr></table>",
    "code": "<pre><code><span>if a</span>:\n    <span>b</span>\n</code></pre>",
    "controls": "<form><label>Name <input></label><select><option>One</option></select></form>",
    "marks": "<p>H<sub>2</sub>O</p><hr><p>a<br>b</p>",
    "what is left out": "<p>In</p><script>x = '<p>';</script><p>Still in</p>",
    "plain text": "Text without any element",
    "nothing": "",
}


Entry = tuple[str | None, str, str]


def material(content: str) -> list[Entry]:
    """Return the parts of a page as Material has them, less its markup."""
    parser = Parser()
    parser.feed(content)
    parser.close()
    return [(section.id, letters(section.title), letters(section.text)) for section in parser.data]


def ours(content: str) -> list[Entry]:
    return [(one.id, re.sub(r"\s", "", one.title), re.sub(r"\s", "", one.text)) for one in sections(content)]


def letters(parts: list[str]) -> str:
    text = re.sub(r"<[^>]*>|\s", "", "".join(parts))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("page", PAGES)
def test_parts_are_those_that_material_makes(page):
    assert ours(PAGES[page]) == material(PAGES[page])


def test_the_course_s_own_pages_are_parted_as_material_parts_them(site):
    """But for what it reads of drawings, pictures, marks of notes, lists of notes, and of what is left out."""
    lessons = [file for file in sorted(site.glob("*/*.html")) if file.parent.name in ("meeting", "going-on")]
    for file in (file for file in lessons if file.name != "index.html"):
        content = re.search(r"<article[^>]*>(.*)</article>", file.read_text("utf-8"), re.DOTALL)[1]
        left_out = (
            r"<svg.*?</svg>|<textarea.*?</textarea>|<p><img[^>]*></p>|<sup id=\"fnref.*?</sup>"
            r"|<p[^>]* (?:data-search-exclude|hidden).*?</p>"
            r"|<div class=\"worksheet__facts\".*?</div>"
        )
        content = re.sub(left_out, "", content, flags=re.DOTALL)
        assert ours(content) == material(content), file.name


def test_nothing_of_what_is_left_out_is_read():
    left_out = "<div data-search-exclude=''><h3 id='b'>B</h3><p>Hidden</p></div><p hidden>x</p>"
    content = f"<h2 id='a'>A</h2>{left_out}<p>Seen</p>"
    assert ours(content) == [(None, "", ""), ("a", "A", "Seen")]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>One<textarea>x</textarea><svg><title>y</title></svg></p>", "One"),
        ("<p>un<b>believ</b>able<sup id='fnref:a'><a href='#fn:a'>1</a></sup>.</p>", "unbelievable."),
        ("<ul><li>One</li><li>Two<ol><li>Three</li></ol></li></ul>", "One Two Three"),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", "One Two"),
        ("<p>a &lt;b&gt; &amp;amp; c</p>", "a <b> &amp; c"),
    ],
)
def test_it_is_text_with_words_parted_as_readers_see_them(content, text):
    assert [section.text for section in sections(content)] == [text]
