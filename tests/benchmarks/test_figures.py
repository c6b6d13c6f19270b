"""What is made of measurements, with made-up ones: medians, ratios, goals, tables. Nothing here is timed."""

from __future__ import annotations

import pytest

from benchmarks import tables
from benchmarks.builds import Built, Step
from benchmarks.engines import OURS, STOCK, ZENSICAL, Engine
from benchmarks.figures import Results, middle, ratio
from benchmarks.goals import goals
from benchmarks.previews import Preview
from benchmarks.processes import Ran
from benchmarks.report import BEGIN, END, keep, report
from benchmarks.visits import PAGE, SCRIPTS, SEARCH, STYLES, Visit

ENGINES = {
    OURS: Engine(OURS, ("mkdocs",), "1.0", in_plain=False, keeps=True),
    STOCK: Engine(STOCK, ("mkdocs",), "9.8"),
    ZENSICAL: Engine(ZENSICAL, ("zensical",), ""),
}
VISIT = Visit(((PAGE, 8_000), (STYLES, 15_000), (SCRIPTS, 40_000), (SCRIPTS, 4_000)), elsewhere=0)


def built(clean: list[float], edit: float, visit: Visit | None = VISIT, problem: str = "") -> Built:
    ran = {
        Step.CLEAN: tuple(Ran(seconds, seconds / 2, 100_000_000) for seconds in clean),
        Step.EDIT: (Ran(edit, edit / 2, 120_000_000, problem),),
    }
    return Built(ran, 5_000_000, visit)


@pytest.fixture
def results() -> Results:
    return Results(
        ENGINES,
        (100,),
        {(OURS, 100): built([2.0, 1.0, 9.0], 0.5), (STOCK, 100): built([4.0], 4.0, None)},
        {100: Preview(2.0, (0.2, 0.6, 0.4))},
    )


def goal(results: Results, what: str):
    return next(goal for goal in goals(results) if goal.what.startswith(what))


def test_times_are_medians(results):
    assert results.seconds(OURS, 100, Step.CLEAN) == 2.0
    assert results.saved(100) == 0.4


def test_memory_is_the_highest_of_all(results):
    assert results.memory(OURS, 100) == 120


def test_what_keeps_nothing_builds_the_same_with_a_warm_cache(results):
    assert results.seconds(STOCK, 100, Step.WARM) == 4.0
    assert results.seconds(OURS, 100, Step.WARM) is None


def test_what_is_not_known_has_no_ratio():
    assert middle([None]) is None
    assert ratio(None, 2.0) is None
    assert ratio(2.0, None) is None


def test_a_failure_is_told_and_counts_for_nothing(results):
    failed = Results(ENGINES, (100,), {(OURS, 100): built([1.0], 300.0, problem="stopped after 300 s")})
    assert failed.seconds(OURS, 100, Step.EDIT) is None
    assert failed.problems() == ["Fieldbook, 100 lessons, edit: stopped after 300 s"]
    assert "stopped after 300 s" in report(failed)


def test_goals_are_compared_with_what_was_measured(results):
    reached = goal(results, "clean build, 100 lessons, to stock Material's")
    assert (reached.value, reached.most, reached.reached) == (0.5, 1.0, True)
    assert goal(results, "preview, from saving to the new page, 100").reached is False
    assert goal(results, "clean build, 1000").reached is None
    assert goal(results, "clean build, 100 lessons, to Zensical's").reached is None


def test_weight_and_requests_of_a_first_visit(results):
    assert goal(results, "a lesson's first visit, 100 lessons: page").value == 67
    assert goal(results, "a lesson's first visit, 100 lessons: requests").value == 3
    assert VISIT.bytes(SEARCH) == 0


def test_the_table_of_builds(results):
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in tables.builds(results, 100).splitlines()]
    assert rows[0] == ["100 lessons", "Fieldbook", "stock Material", "Zensical", "to stock Material's", "to Zensical's"]
    assert ["clean build, s", "2.00", "4.00", "–", "0.50", "–"] in rows
    assert ["clean build, ms per lesson", "20.0", "40.0", "–", "0.50", "–"] in rows
    assert ["output, kB per lesson", "50.0", "50.0", "–", "1.00", "–"] in rows


def test_the_report_names_what_is_not_installed(results):
    text = report(results, "A note.")
    assert "A note." in text
    assert "- Zensical: not installed, so not measured" in text
    assert "- Fieldbook 1.0" in text


def test_some_engines_alone_are_enough():
    alone = Results({STOCK: ENGINES[STOCK]}, (100,), {(STOCK, 100): built([4.0], 4.0, None)})
    assert "to stock Material's" not in tables.builds(alone, 100)
    assert all(goal.reached is None for goal in goals(alone))


def test_only_what_stands_between_the_marks_is_replaced(tmp_path):
    file = tmp_path / "README.md"
    file.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    keep("new", file)
    keep("newer", file)
    assert file.read_text(encoding="utf-8") == f"before\n{BEGIN}\n\nnewer\n\n{END}\nafter\n"


def test_a_file_without_marks_is_left_alone(tmp_path):
    file = tmp_path / "README.md"
    file.write_text("text\n", encoding="utf-8")
    with pytest.raises(ValueError, match="marks"):
        keep("new", file)
    assert file.read_text(encoding="utf-8") == "text\n"
