"""In a course of many modules, pages weigh what they weigh in one of few, and the way to all modules stays."""

from __future__ import annotations

import pytest

from tests.courses import build_course


def lessons(modules: int) -> dict[str, str]:
    docs = {"index.md": "---\ntitle: Home\n---\nHello.\n"}
    for number in range(1, modules + 1):
        docs[f"part-{number:02}/lesson.md"] = f"---\ntitle: Lesson {number:02}\n---\nWords.\n"
        docs[f"part-{number:02}/other.md"] = f"---\ntitle: Other {number:02}\n---\nWords.\n"
    return docs


def listed(built, page: str) -> list[str]:
    return [link.get_text(" ", strip=True) for link in built.page(page).select(".course-nav a.course-nav__title")]


def parts(first: int, last: int, but: int) -> list[str]:
    return [f"Part {number:02}" for number in range(first, last + 1) if number != but]


def test_pages_weigh_the_same_however_many_modules_there_are(tmp_path):
    # Lessons are named on each page in courses that have up to forty.
    few, many = (build_course(tmp_path / str(count), lessons(count)) for count in (21, 60))
    sizes = [(built.site / "part-07" / "lesson.html").stat().st_size for built in (few, many)]
    assert abs(sizes[1] - sizes[0]) < 300


def test_the_modules_around_are_listed_and_the_home_page_lists_all(tmp_path):
    built = build_course(tmp_path, lessons(20))
    assert listed(built, "part-10/lesson.html") == ["All modules", *parts(5, 15, but=10), "All modules"]
    assert listed(built, "part-02/other.html") == [*parts(1, 7, but=2), "All modules"]
    assert listed(built, "part-20/lesson.html") == ["All modules", *parts(15, 20, but=20)]
    assert listed(built, "index.html") == listed(built, "downloads.html") == parts(1, 20, but=0)
    link = built.page("part-10/lesson.html").find("a", string="All modules")
    assert link["href"] == "../index.html"


def test_few_modules_are_all_listed(tmp_path):
    built = build_course(tmp_path, lessons(14))
    assert listed(built, "part-10/lesson.html") == parts(1, 14, but=10)


COURSE = {
    "index.md": "---\ntitle: Home\n---\n",
    "one.md": "# One\n\n/// worksheet | Who?\n    id: who\n\n“Why”? ____\n///\n\n/// facilitator\nAsk.\n///\n",
}
OWN = "---\ntitle: Mine\nsearch: {exclude: true}\n{0}\n---\nMy words.\n"


def test_a_page_whose_template_shows_no_content_stays_as_it_is(tmp_path):
    own = OWN.replace("{0}", "template: redirect.html\nlocation: index.html")
    built = build_course(tmp_path, {**COURSE, "workbook.md": own}, strict=False)
    text = (built.site / "workbook.html").read_text(encoding="utf-8")
    assert text.rstrip().endswith("</html>")
    assert "data-worksheet" not in text


def test_the_course_is_shown_below_the_authors_words_whatever_they_are(tmp_path):
    slot = '<div data-slot="workbook"></div>'
    own = OWN.replace("{0}", f"lesson: false\ndescription: '{slot}'")
    built = build_course(tmp_path, {**COURSE, "workbook.md": own})
    page = built.page("workbook.html")
    assert page.select_one("article p").get_text() == "My words."
    assert len(page.select("article [data-worksheet]")) == 1


def test_no_mark_is_left_where_the_course_goes(tmp_path):
    built = build_course(tmp_path, COURSE)
    for file in built.site.glob("*.html"):
        assert b"\x02" not in file.read_bytes()
    assert built.page("facilitator.html").select_one(".session__note").get_text(strip=True) == "Ask."


@pytest.mark.parametrize("search", ["true", "exclude"])
def test_what_front_matter_says_of_search_may_be_odd(tmp_path, search):
    docs = {**COURSE, "odd.md": f"---\ntitle: Odd\nsearch: {search}\n---\nWords.\n"}
    built = build_course(tmp_path, docs, config="plugins: [fieldbook]", strict=False)
    assert not built.failed
    assert "Words." in built.page("odd.html").get_text()


def test_a_page_of_which_its_template_makes_nothing_is_left_out(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "blank.html").write_text(" \n", encoding="utf-8")
    docs = {**COURSE, "blank.md": "---\ntitle: Blank\ntemplate: blank.html\n---\nWords.\n"}
    config = "theme: {name: material, custom_dir: own}"
    for _build in range(2):
        built = build_course(tmp_path, docs, config=config)
        assert not (built.site / "blank.html").exists()
        assert (built.site / "one.html").exists()


def test_others_see_all_of_a_page(tmp_path):
    """Where a hook looks at a page's content, nothing is left for later."""
    (tmp_path / "seen.py").write_text(
        "def on_page_context(context, page, **_):\n"
        "    if page.file.src_uri == 'workbook.md':\n"
        "        assert 'data-worksheet' in page.content, page.content\n"
        "    return context\n",
        encoding="utf-8",
    )
    built = build_course(tmp_path, COURSE, config="hooks: [seen.py]")
    assert not built.failed
