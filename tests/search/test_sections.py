"""A page is parted for the search as Material parts it."""

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
    return [(section.id, words([section.title]), words([section.text])) for section in sections(content)]


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
