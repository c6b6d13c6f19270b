"""What the search is given to read gives the entries that the whole page would give."""

from __future__ import annotations

import re

import pytest
from material.plugins.search.plugin import Parser

from fieldbook.trimming import trimmed

PAGES = {
    "text before a heading": "<p>Before <b>all</b>.</p><h2 id='a'>A <code>b</code></h2><p>Behind &lt;it&gt;.</p>",
    "a heading with a link to itself": "<h2 id='a'>A<a class='headerlink' href='#a'>#</a></h2><p>Text.</p>",
    "a heading in a box that ends": "<h2 id='a'>A</h2><section><h3 id='b'>B</h3><p>In.</p></section><p>Out.</p>",
    "boxes in boxes": "<h2 id='a'>A</h2><div><div><h3 id='b'>B</h3></div><p>C</p></div><p>D</p><h2 id='e'>E</h2>",
    "a list in a table": "<table><tr><td>One</td><td><ul><li>Two</li></ul></td></tr></table>",
    "code": "<pre><code><span>if a</span>:\n    <span>b</span>\n</code></pre>",
    "controls": "<form><label>Name <input></label><select><option>One</option></select><textarea>x</textarea></form>",
    "marks": "<p>H<sub>2</sub>O<sup id='n'><a href='#f'>1</a></sup></p><hr><p>a<br>b</p>",
    "what is left out": "<p>In</p><script>x = '<p>';</script><p>Still in</p>",
    "plain text": "Text without any element",
    "nothing": "",
}


def entries(content: str) -> list[tuple[str | None, str, str]]:
    """Return the sections of a page as they go into the index; how many spaces there are means nothing to it."""
    parser = Parser()
    parser.feed(content)
    parser.close()
    return [(section.id, words(section.title), words(section.text)) for section in parser.data]


def words(parts: list[str]) -> str:
    return re.sub(r"\s+", " ", "".join(parts)).strip()


@pytest.mark.parametrize("page", PAGES)
def test_entries_are_those_of_the_whole_page(page):
    whole = [entry for entry in entries(PAGES[page]) if any(entry)]
    assert [entry for entry in entries(trimmed(PAGES[page])) if any(entry)] == whole


def test_nothing_of_what_is_left_out_is_read():
    content = "<h2 id='a'>A</h2><div data-search-exclude=''><h3 id='b'>B</h3><p>Hidden</p></div><p>Seen</p>"
    assert entries(trimmed(content)) == [(None, "", ""), ("a", "A", "<p>Seen</p>")]
