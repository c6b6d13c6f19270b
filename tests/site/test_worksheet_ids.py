"""What answers are kept under is the same in the lesson, in the workbook and in course.json, and nobody else's."""

from __future__ import annotations

import pytest

from tests.courses import build_course, single_file

LESSON = """\
---
title: {title}
---
/// worksheet | Your plan
{option}
What next?

______
///
"""


def lessons(*options: str) -> dict[str, str]:
    written = [LESSON.format(title=title, option=option) for title, option in zip("AB", options, strict=True)]
    return {"index.md": "---\ntitle: Home\n---\nHello.\n", "part/a.md": written[0], "part/b.md": written[1]}


def ids(page) -> list[str]:
    return [section["data-worksheet"] for section in page.select("section[data-worksheet]")]


@pytest.mark.parametrize("options", [("", ""), ("    id: plan\n", "    id: plan\n"), ("    id: your-plan\n", "")])
def test_two_lessons_never_share_a_worksheet(tmp_path, options):
    built = build_course(tmp_path, lessons(*options), strict=False)
    assert [line.rsplit(" ", 1)[1] for line in built.said] == ["[worksheet-double]"]
    listed = [sheet["id"] for lesson in built.course["modules"][0]["lessons"] for sheet in lesson["worksheets"]]
    assert len(set(listed)) == 2
    assert [one for name in "ab" for one in ids(built.page(f"part/{name}.html"))] == listed
    assert ids(built.page("workbook.html")) == listed
    single = single_file(built.site)
    assert ids(built.page(single.relative_to(built.site).as_posix())) == listed


def test_two_in_one_lesson_neither(tmp_path):
    text = LESSON.format(title="A", option="    id: plan\n")
    built = build_course(tmp_path, {"index.md": "# Home\n", "a.md": text + text.split("---\n")[2]}, strict=False)
    listed = [sheet["id"] for lesson in built.course["modules"][0]["lessons"] for sheet in lesson["worksheets"]]
    assert listed == ids(built.page("a.html")) == ids(built.page("workbook.html")) == ["plan", "plan-2"]


def test_a_strict_build_says_so_and_leaves_no_site(tmp_path):
    assert build_course(tmp_path, lessons("", "")).failed
