"""In a course of many modules, pages weigh what they weigh in one of few, and the way to all modules stays."""

from __future__ import annotations

from building.courses import build_course


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
    few, many = (build_course(tmp_path / str(count), lessons(count)) for count in (13, 60))
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
