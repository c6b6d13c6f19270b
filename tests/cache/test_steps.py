"""What a build leaves to the next has a kind of its own, and says what it buys."""

from __future__ import annotations

from pathlib import Path

from tests import toys

from . import steps

KEPT = "from ..cache.store import Memo\n\n\ndef of(memo: Memo) -> int:\n    return memo('words', '', b'key', int)\n"
TABLE = "# Contributing\n\n## Speed\n\n| words kept | `checks/one.py` | 0.1 s |\n"


def test_the_guide_has_these_steps():
    guide = toys.guide("How to add something to the cache")
    assert toys.steps_in(guide) == ["The call", "The key", "The table", "The edit"]


def test_steps_that_are_forgotten_are_named(tmp_path: Path):
    checks = tmp_path / steps.ENGINE / "checks"
    checks.mkdir(parents=True)
    for name in ("one", "two"):
        (checks / f"{name}.py").write_text(KEPT, encoding="utf-8")
    (tmp_path / "CONTRIBUTING.md").write_text(TABLE, encoding="utf-8")
    assert steps.forgotten(tmp_path) == [
        "the call: checks/one.py and checks/two.py keep things of the kind words; give one of them another",
        "the table: say in the table below Speed what checks/two.py buys",
    ]
