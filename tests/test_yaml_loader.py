"""Options are read as pymdown-extensions reads them."""

from __future__ import annotations

from textwrap import dedent

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pymdownx.blocks import get_frontmatter

from fieldbook.reader import parse
from fieldbook.yaml_loader import load, read_options

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


@pytest.mark.parametrize("signs", ["[", "{a: ", "- ", "? ", "a: [", "[{a: "])
@pytest.mark.parametrize("many", [60, 40_000])
def test_what_lies_too_deep_is_refused_before_it_ends_python(signs, many):
    deep = signs * many
    assert read_options(f"    url: {deep}\n") is None
    assert [problem.code for problem in parse(f"---\ntitle: {deep}\n---\n\nWords.\n", "a.md").problems] == ["meta-yaml"]
    with pytest.raises(yaml.YAMLError):
        load(f"- {deep}")


def test_what_lies_as_deep_as_anyone_would_type_is_read():
    deep = "[" * 20 + "x" + "]" * 20
    assert read_options(f"    url: {deep}\n") == {"url": yaml.safe_load(deep)}
    assert load("a: &a [x, y]\nb: [*a, *a]\n") == {"a": ["x", "y"], "b": [["x", "y"], ["x", "y"]]}
