"""Front matter as theme and plugins count on it."""

from __future__ import annotations

from datetime import date

import pytest

from fieldbook.site.front_matter_types import settle_meta


@pytest.mark.parametrize("name", ["title", "description", "icon"])
@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[("Words", "Words"), (2024, "2024"), (date(2024, 1, 2), "2024-01-02")],
        *[(True, None), (" ", None), (None, None), (["a"], None), ({"a": 1}, None)],
        *[(float("nan"), None), (float("inf"), None), (1.5, "1.5")],
    ],
)
def test_what_is_to_be_text_is_text_or_nothing(name, value, text):
    meta = {name: value}
    settle_meta(meta, [])
    assert meta == ({name: text} if text else {})


def test_what_is_of_another_kind_is_left_out(tmp_path):
    (tmp_path / "own.html").write_text("")
    meta = {"search": True, "tags": "a", "hide": 5, "template": "none.html", "minutes": "x"}
    settle_meta(meta, [str(tmp_path)])
    assert meta == {"minutes": "x"}
    for unfound in (f"../{tmp_path.name}/own.html", "n" * 5000):
        meta = {"template": unfound}
        settle_meta(meta, [str(tmp_path)])
        assert meta == {}
    right = {"search": {"exclude": True}, "tags": ["a"], "hide": ["toc"], "template": "own.html"}
    meta = dict(right)
    settle_meta(meta, [str(tmp_path)])
    assert meta == right


def test_a_number_that_python_can_not_write_down_is_no_title():
    meta = {"title": 10**5000}
    settle_meta(meta, [])
    assert meta == {}
