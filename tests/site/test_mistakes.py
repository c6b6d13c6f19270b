"""A broken lesson ends a strict build with file and line; it is never a traceback, nor a silently wrong page."""

from __future__ import annotations

import pytest

from tests.courses import build_course

GOOD = "---\ntitle: A lesson\nminutes: 5\n---\n"
MISTAKES = {
    "front matter that is not YAML": (
        "---\ntitle: [A\nminutes: 5\n---\nText.\n",
        ("docs/a.md:2", "meta-yaml"),
    ),
    "minutes that are no number": (
        "---\ntitle: A\nminutes: ten\n---\nText.\n",
        ("docs/a.md:3", "meta-kind"),
    ),
    "a block that does not exist": (
        GOOD + "Text.\n\n/// workshet | W\n    id: w\n\n____\n///\n",
        ("docs/a.md:7", 'did you mean "worksheet"', "block-unknown"),
    ),
    "an option that does not exist": (
        GOOD + "/// worksheet | W\n    id: w\n    minuts: 5\n\nWhy?\n\n____\n///\n",
        ("docs/a.md:7", 'did you mean "minutes"', "option-unknown"),
    ),
    "an option of the wrong kind": (
        GOOD + "/// worksheet | W\n    id: w\n    minutes: ten\n\nWhy?\n\n____\n///\n",
        ("docs/a.md:7", "option-kind"),
    ),
    "a block that is not closed": (
        GOOD + "Text.\n\n/// tip\nAsk early.\n\nMore.\n",
        ("docs/a.md:7", "block-unclosed"),
    ),
    "a worksheet without its title": (
        GOOD + "/// worksheet\n    id: w\n\nWhy?\n\n____\n///\n",
        ("docs/a.md:5", "block-title-missing"),
    ),
    "a note that is not defined": (
        GOOD + "Text.[^nowhere]\n",
        ("docs/a.md:5", "note-undefined"),
    ),
    "an outcome that does not exist": (
        GOOD + "/// worksheet | W\n    id: w\n    outcomes: [nothing]\n\nWhy?\n\n____\n///\n",
        ("docs/a.md:7", "worksheet-outcome"),
    ),
    "two fields of one name": (
        GOOD + "Text.\n\n/// worksheet | W\n    id: w\n\nWhy?\n\n____\n\nWhy?\n\n____\n///\n",
        ("docs/a.md:14", '"Why?"', "field-double"),
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(tmp_path, name):
    text, words = MISTAKES[name]
    built = build_course(tmp_path, {"index.md": "# Home\n\n[A](a.md)\n", "a.md": text})
    assert built.failed
    told = [line for line in built.said if all(word in line for word in words)]
    assert len(told) == 1, built.said


def test_a_lesson_that_is_not_utf8_is_read_or_reported(tmp_path):
    build_course(tmp_path, {"index.md": "# Home\n"})
    (tmp_path / "docs" / "a.md").write_bytes("---\ntitle: Größe\nminutes: 5\n---\nÜber uns.\n".encode("cp1252"))
    built = build_course(tmp_path, {}, strict=False)
    assert [line for line in built.said if "docs/a.md" in line]
    assert "Über uns" in built.page("a.html").get_text()


HANGING = {
    "a quoted block before another": "> /// info\n> a\n> ///\n/// tip\nText.\n///\n",
    "a definition that begins a callout": "/// tip\n:   text\n///\n",
    "options with impossible names": "/// worksheet | W\n    1: 2\n    parent: x\n\nWhy?\n\n____\n///\n",
    "many blocks that are not closed": "".join(f"{'/' * (3 + depth % 5)} tip\n\nText.\n\n" for depth in range(60)),
}


@pytest.mark.parametrize("name", HANGING)
def test_nothing_hangs_or_ends_in_a_traceback(tmp_path, name):
    built = build_course(tmp_path, {"index.md": "# Home\n\n[A](a.md)\n", "a.md": GOOD + HANGING[name]})
    assert built.failed
    assert any("docs/a.md" in line for line in built.said)


def test_a_page_that_cannot_be_rendered_shows_its_text(tmp_path):
    text = GOOD + "Text with ```` marks.\n\n/// tip\nAsk early.\n"
    built = build_course(tmp_path, {"index.md": "# Home\n\n[A](a.md)\n", "a.md": text}, strict=False)
    page = built.page("a.html")
    shown = page.select_one("article").get_text()
    assert "block-unclosed" in shown
    assert "Text with ```` marks.\n\n/// tip\nAsk early." in shown
