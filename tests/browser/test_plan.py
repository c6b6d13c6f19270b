"""The plan and the clock as values: their scripts alone, in an empty page."""

from __future__ import annotations

from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "overrides" / "assets" / "fieldbook"
STEPS = [
    ("a", "lesson", 20, "one"),
    ("b", "note", 10, "one"),
    ("c", "worksheet", 40, "one"),
    ("d", "break", 15, "one"),
    ("e", "note", 15, "two"),
    ("f", "reading", 30, "two"),
    ("g", "worksheet", 30, "two"),
    ("h", "lesson", 45, "three"),
    ("i", "note", 20, "three"),
    ("j", "break", 45, "three"),
]
LONGEST = 90
MORNING = 1_700_000_000_000


@pytest.fixture(scope="module")
def run(browser):
    """Run a script that knows `planning`, `running` and the `steps`."""
    tab = browser.new_page(timezone_id="UTC")
    tab.evaluate("window.fieldbook = {}")
    for name in ("plan-model.js", "plan-choices.js", "day-model.js"):
        tab.add_script_tag(path=SCRIPTS / name)
    steps = [dict(zip(("id", "kind", "minutes", "lesson"), step, strict=True), title=step[0].upper()) for step in STEPS]

    def evaluate(script: str, value=None):
        frame = "([steps, value]) => { const { planning, running } = window.fieldbook; %s }"
        return tab.evaluate(frame % script, [steps, value])

    yield evaluate
    tab.close()


def composed(run, **wish):
    """Return a plan that suits a wish as sessions, each a list of what is in it; "+15" is a break that was added."""
    items = run("return planning.compose(steps, value)", {"lunch": "Lunch", **wish})
    sessions = [[]]
    for item in items:
        if item.get("kind") == "session":
            sessions.append([])
        elif not item.get("out"):
            sessions[-1].append(f"+{item['minutes']}" if item["id"].startswith("own-") else item["id"])
    return sessions


def rows(run, items, **plan):
    found = run("return planning.schedule(value, steps)", {"start": "09:00", "items": items, **plan})
    return [[row["item"]["id"], row["from"], row["to"]] for row in found["rows"]], found


@pytest.mark.parametrize(
    ("wish", "sessions"),
    [
        ({}, [["a", "b", "c", "d", "e", "f", "g", "+15", "h", "i"]]),
        ({"sessions": 3}, [["a", "b", "c"], ["e", "f", "g"], ["h", "i"]]),
        ({"minutes": 300}, [["a", "b", "c", "d", "e", "f", "g", "+15", "h", "i"]]),
        ({"minutes": 120}, [["b", "c", "d", "e", "g"]]),
        ({"minutes": 120, "without": ["one"]}, [["e", "f", "g", "+15", "i"]]),
        ({"minutes": 15}, [["b"]]),
        ({"minutes": 75, "sessions": 2}, [["a", "b", "c"], ["e", "g", "i"]]),
        ({"minutes": 60, "without": ["one", "two", "three"]}, [[]]),
    ],
)
def test_what_fits_is_chosen_with_breaks(run, wish, sessions):
    assert composed(run, **wish) == sessions


def test_no_plan_goes_on_too_long_or_ends_with_a_break(run):
    minutes = {step[0]: step[2] for step in STEPS}
    breaks = {step[0] for step in STEPS if step[1] == "break"}
    for wish in ({}, {"sessions": 2}, {"minutes": 150}, {"minutes": 240}):
        for session in composed(run, **wish):
            unbroken = 0
            for one in session:
                unbroken = 0 if one in breaks or one.startswith("+") else unbroken + minutes[one]
                assert unbroken <= LONGEST, (wish, session)
            assert session[-1] not in breaks
            assert session[0] not in breaks


def test_times_follow_each_other_and_fixed_starts_are_kept(run):
    items = [
        {"id": "a"},
        {"id": "b", "out": True},
        {"id": "e", "at": "10:00"},
        {"id": "own-1", "kind": "own", "minutes": 5},
    ]
    items += [{"id": "g", "at": "10:10"}, {"id": "own-2", "kind": "session", "at": "14:00"}, {"id": "h", "minutes": 50}]
    times, found = rows(run, items, end="14:45")
    assert [time[1:] for time in times] == [
        [540, 560],
        [560, 560],
        [600, 615],
        [615, 620],
        [620, 650],
        [840, 840],
        [840, 890],
    ]
    assert [row["wait"] for row in found["rows"]][2] == 40
    assert [row["late"] for row in found["rows"]][4] == 10
    assert [row["over"] for row in found["rows"]] == [False] * 6 + [True]
    assert [session["minutes"] for session in found["sessions"]] == [70, 50]


def test_a_day_may_go_on_past_midnight(run):
    _, found = rows(run, [{"id": "a"}, {"id": "c"}], start="23:30", end="00:20")
    assert [row["over"] for row in found["rows"]] == [False, True]


@pytest.mark.parametrize(
    ("start", "at", "wanted"),
    [("09:00", "08:30", (540, 30, 0)), ("09:00", "09:30", (570, 0, 30)), ("22:00", "00:30", (1470, 0, 150))],
)
def test_a_fixed_start_before_the_beginning_is_missed_and_not_tomorrow(run, start, at, wanted):
    _, found = rows(run, [{"id": "a", "at": at}], start=start)
    row = found["rows"][0]
    assert (row["from"], row["late"], row["wait"]) == wanted


def test_what_the_course_has_now_is_in_a_kept_plan(run):
    kept = [{"id": "own-1", "kind": "own", "title": "Welcome"}, {"id": "g", "out": True}, {"id": "a"}, {"id": "gone"}]
    found = run("return planning.completed(value, steps)", kept)
    assert [item["id"] for item in found] == ["own-1", "g", "h", "i", "j", "a", "b", "c", "d", "e", "f"]
    assert [item["id"] for item in found if item.get("out")] == ["g", "h", "i", "j"]


ITEMS = [{"id": "a"}, {"id": "b", "out": True}, {"id": "c"}, {"id": "e", "at": "10:30"}]


def stand(run, minutes: float, items=ITEMS, **day):
    plan = {"start": "09:00", "items": items}
    nine = run("return new Date(value).setHours(9, 0, 0, 0)", MORNING)
    value = {
        "plan": plan,
        "day": {"at": "a", "since": nine, "extra": 0, "before": [], **day},
        "now": nine + minutes * 60_000,
    }
    return run(
        "const found = running.stand(value.day, planning.schedule(value.plan, steps), value.now);"
        "const next = found && found.next && found.next.item.id;"
        "return found && { ...found, next, times: [...found.times], done: [...found.done] }",
        value,
    )


def test_the_clock_tells_what_is_left_and_what_that_does_to_the_rest(run):
    early = stand(run, 5)
    assert (early["left"], early["state"], early["next"], early["shift"]) == (15, "good", "c", 0)
    assert stand(run, 17.5)["state"] == "soon"
    late = stand(run, 40)
    assert (late["left"], late["state"]) == (-20, "over")
    assert late["times"] == [["a", 540], ["c", 580], ["e", 630]]
    assert stand(run, 70)["shift"] == 20
    more = stand(run, 5, extra=5)
    assert (more["left"], dict(more["times"])["c"]) == (20, 565)


def test_the_clock_stands_where_the_plan_changed_under_it(run):
    assert stand(run, 5, at="nothing") is None
    assert stand(run, 5, at="b")["next"] == "c"
    last = stand(run, 5, at="e")
    assert (last["next"], last["done"]) == (None, ["a", "b", "c"])


def test_the_clock_passes_over_what_takes_no_time(run):
    found = stand(run, 5, items=[{"id": "a"}, {"id": "b", "minutes": 0}, {"id": "c"}])
    assert (found["next"], found["times"]) == ("c", [["a", 540], ["b", 560], ["c", 560]])


def test_one_step_back_is_where_one_was(run):
    days = run(
        "const first = running.begin(null, 'a', 1); const second = running.begin(running.more(first, 5), 'c', 9);"
        "return [first, second, running.back(second), running.back(first)]"
    )
    assert days[1] == {"at": "c", "since": 9, "extra": 0, "before": [{"at": "a", "since": 1, "extra": 5}]}
    assert days[2] == {"at": "a", "since": 1, "extra": 5, "before": []}
    assert days[3] is None


DUE = """
const nine = new Date(value.morning).setHours(9, 0, 0, 0);
const item = (id, more) => ({ id, ...more });
const items = [item("a"), item("c"), item("own-1", { kind: "session", ...value.second }), item("e"), item("g")];
const day = value.stopped && running.stop({ at: value.stopped, since: nine, extra: 0, before: [] }, nine + 3600000);
return running.due(day, planning.schedule({ start: "09:00", items }, steps), nine + value.minutes * 60000);
"""


@pytest.mark.parametrize(
    ("stopped", "minutes", "second", "session"),
    [
        (None, 300, {}, 0),
        ("a", 61, {}, 0),
        ("a", 24 * 60, {}, 1),
        ("c", 61, {}, 1),
        ("g", 61, {}, 0),
        ("gone", 61, {}, 0),
        (None, 0, {"at": "13:00"}, 0),
        (None, 200, {"at": "13:00"}, 1),
    ],
)
def test_the_clock_starts_with_the_session_that_is_due(run, stopped, minutes, second, session):
    value = {"morning": MORNING, "stopped": stopped, "minutes": minutes, "second": second}
    assert run(DUE, value) == session


PUT_FORWARD = """
const offset = Date.prototype.getTimezoneOffset;
Date.prototype.getTimezoneOffset = function () { return this >= value ? -60 : 0; };
const [before, after] = [value - running.MINUTE, value + running.MINUTE].map((moment) => running.clockOf(moment));
Date.prototype.getTimezoneOffset = offset;
return after - before;
"""


def test_where_clocks_were_put_forward_at_night_the_times_are_what_they_show(run):
    assert run(PUT_FORWARD, MORNING) == 62
