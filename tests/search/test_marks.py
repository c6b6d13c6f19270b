"""Attributes that tell Material's search what to leave out are removed from pages as its own plugin removes them."""

import inspect
import re

import pytest
from material.plugins.search.plugin import SearchPlugin

from fieldbook.site.material_search import without_marks

PAGES = (
    "<p>No marks.</p>",
    '<p class="a" data-search-exclude="data-search-exclude" id="b">One.</p>',
    '<p data-search-exclude>No value.</p><p data-search-exclude="">Empty.</p>',
    '<p\n\t data-search-a="1"  data-search-b="2">Blanks and two.</p>data-search-c="in the text"',
)


@pytest.mark.parametrize("html", PAGES)
def test_marks_are_removed_as_by_the_plugin(html):
    lines = inspect.getsource(SearchPlugin.on_page_context)
    (pattern,) = re.findall(r'r"(\\s\?data.*)",', lines)
    assert without_marks(html) == re.sub(pattern.replace(r"\"", '"'), "", html)
