"""Options are read as pymdown-extensions reads them."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymdownx.blocks import get_frontmatter

from fieldbook.yaml_loader import read_options

NAMES = ("id", "minutes", "url", "yes", "On", "a-b", "x_y", "1", "é")
# No tabs: Python-Markdown has made blanks of them before it comes to options.
VALUES = (
    *("a", "yes", "No", "two words", "0", "007", "12", "1_000", "1:30", '"q: #x"', '"a\\n"', "[a, b]", "[a,b]"),
    *("[a, yes]", "[ a ]", "https://x.org/?a=b&c=d#e", "a: b", "a #b", "a#b", "null", "~", "n", "-1", "1.5"),
    *("2020-01-01", "1e5", ".inf", "'q'", "it's", "a]", "{a: b}", "&a", "*a", "!t", "|", "a:", "- x", "@a", "%a"),
    *("on", "é", "0x1F", "=", "<<", "a:/b", 'a "b"', '"a" b', "[]", "[1, 2]", "", '""', "[é]", '"é"', "a "),
    *("x\u2028y", '"x\x85y"'),
)
LINES = st.builds(
    "{}{}:{}{}{}".format,
    st.sampled_from(["    ", "    ", "     "]),
    st.sampled_from(NAMES),
    st.sampled_from([" ", "  ", ""]),
    st.sampled_from(VALUES) | st.text("ab09 .,:#'\"[]-_/\\", max_size=6),
    st.sampled_from(["", " "]),
)


@settings(deadline=None, max_examples=400)
@given(st.lists(LINES, max_size=3), st.sampled_from(["", "\n"]))
def test_the_same_as_pymdownx(lines, end):
    text = "\n".join(lines) + end
    assert repr(read_options(text)) == repr(get_frontmatter(dedent(text)))


@pytest.mark.parametrize("text", ["    - a\n", "    a\n", "    a: [\n", "    a: 2020-13-01\n"])
def test_what_holds_no_names_with_values_is_none(text):
    assert read_options(text) is None


def test_nothing_is_no_options():
    assert read_options("") == {}
