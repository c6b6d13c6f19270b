"""Running a program: its end is waited for, its failures are told, and it does not run for ever."""

from __future__ import annotations

import sys

from benchmarks.processes import run


def python(text: str) -> tuple[str, ...]:
    return (sys.executable, "-c", text)


def test_what_it_took_is_known(tmp_path):
    took = run(python("print('hello')"), tmp_path, limit=60)
    assert took.problem == ""
    assert took.seconds > 0
    if sys.platform != "win32":
        assert took.memory > 1_000_000
        assert took.cpu > 0


def test_the_last_line_of_a_failure_is_told(tmp_path):
    assert run(python("raise SystemExit('no such page')"), tmp_path, limit=60).problem == "no such page"


def test_what_takes_too_long_is_stopped_with_all_it_has_started(tmp_path):
    starts_another = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    took = run(python(starts_another), tmp_path, limit=1)
    assert took.problem == "stopped after 1 s"
    assert took.seconds < 30


def test_memory_of_several_processes_is_added_up(tmp_path):
    child = "import time; held = bytearray(30_000_000); time.sleep(0.6)"
    text = f"""
import subprocess, sys
children = [subprocess.Popen([sys.executable, "-c", {child!r}]) for _ in range(2)]
for child in children:
    child.wait()
"""
    took = run(python(text), tmp_path, limit=60)
    if sys.platform == "linux":
        assert took.memory > 60_000_000
