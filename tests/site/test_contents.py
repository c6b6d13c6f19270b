"""What a page's contents show of its headings."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.courses import build_course


def contents(folder, sections: int) -> list[str]:
    """Return the entries of the contents of a page with so many sections, each with a section of its own."""
    text = "".join(f"## Family {number}\n\n### Member {number}\n\nWords.\n\n" for number in range(sections))
    page = build_course(folder, {"one.md": f"---\ntitle: One\nminutes: 5\n---\n{text}"}, strict=False).page("one.html")
    return [link.get_text() for link in BeautifulSoup(str(page), "html5lib").select(".page-nav a")]


def test_they_show_two_levels(tmp_path):
    assert contents(tmp_path, 2) == ["Family 0", "Member 0", "Family 1", "Member 1"]


def test_of_very_many_headings_they_show_the_first_level(tmp_path):
    assert contents(tmp_path, 31) == [f"Family {number}" for number in range(31)]
