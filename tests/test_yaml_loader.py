"""Options that need no YAML are read as YAML would read them."""

from __future__ import annotations

from textwrap import dedent
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldbook.yaml_loader import Loader, read_options

NAMES = ("id", "minutes", "url", "yes", "On", "a-b", "x_y", "1", "é")
VALUES = (
    *("a", "yes", "No", "two words", "0", "007", "12", "1_000", "1:30", '"q: #x"', '"a\\n"', "[a, b]", "[a,b]"),
    *("[a, yes]", "[ a ]", "https://x.org/?a=b&c=d#e", "a: b", "a #b", "a#b", "null", "~", "n", "-1", "1.5"),
    *("2020-01-01", "1e5", ".inf", "'q'", "it's", "a]", "{a: b}", "&a", "*a", "!t", "|", "a:", "- x", "@a", "%a"),
    *("on", "a\tb", "é", "0x1F", "=", "<<", "a:/b", 'a "b"', '"a" b', "[]", "[1, 2]", "", '""', "[é]", '"é"', "a "),
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


def _as_yaml(text: str) -> object:
    try:
        options = yaml.load(dedent(text), Loader)
    except Exception:
        return None
    return {} if options is None else options if isinstance(options, dict) else None


@settings(deadline=None, max_examples=400)
@given(st.lists(LINES, max_size=3), st.sampled_from(["", "\n"]))
def test_the_same_as_yaml(lines, end):
    text = "\n".join(lines) + end
    assert repr(read_options(text)) == repr(_as_yaml(text))


@pytest.mark.parametrize(
    "text",
    ["    id: a-b\n    minutes: 15\n    outcomes: [one-a, two]\n", '    url: https://a.org/x?y=z\n    length: "4:13"'],
)
def test_what_authors_type_needs_no_yaml(text):
    expected = _as_yaml(text)
    with patch("yaml.load", side_effect=AssertionError):
        assert read_options(text) == expected
