"""Two renames, and every moment at which they could be cut short."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fieldbook.site.swap import InUseError, OvertakenError, Swap


def written(folder: Path, word: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(word)
    return folder


def word(folder: Path) -> str:
    return (folder / "index.html").read_text()


def begun(site: Path) -> Swap:
    swap = Swap.begin(str(site))
    assert swap is not None
    return swap


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_first_site(tmp_path):
    swap = begun(tmp_path / "site")
    written(swap.new, "new")
    swap.finish()
    assert word(tmp_path / "site") == "new"
    assert entries(tmp_path) == ["site"]


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path):
    site = written(tmp_path / "site", "old")
    (site / "gone.html").write_text("old")
    swap = begun(site)
    written(swap.new, "new")
    assert word(site) == "old"
    swap.finish()
    assert entries(site) == ["index.html"]
    assert word(site) == "new"
    assert entries(tmp_path) == ["site"]


def test_a_failed_build_leaves_nothing_but_the_old_site(tmp_path):
    site = written(tmp_path / "site", "old")
    swap = begun(site)
    written(swap.new, "half")
    swap.discard()
    assert entries(tmp_path) == ["site"]
    assert word(site) == "old"


def test_a_build_killed_before_the_swap_is_swept_up(tmp_path):
    site = written(tmp_path / "site", "old")
    written(begun(site).new / "deep", "half")
    swap = begun(site)
    assert word(site) == "old"
    assert entries(swap.new) == []


def test_a_build_killed_between_the_two_renames_is_mended_by_the_next(tmp_path):
    site = written(tmp_path / "site", "old")
    swap = begun(site)
    written(swap.new, "new")
    site.rename(swap.old)
    begun(site)
    assert word(site) == "old"


def test_a_build_killed_after_the_swap_is_mended_by_the_next(tmp_path):
    site = written(tmp_path / "site", "old")
    swap = begun(site)
    written(swap.new, "new")
    site.rename(swap.old)
    swap.new.rename(site)
    begun(site).discard()
    assert word(site) == "new"
    assert entries(tmp_path) == ["site"]


@pytest.mark.parametrize("moved", [0, 1])
def test_a_site_that_is_in_use_stays(tmp_path, monkeypatch, moved):
    site = written(tmp_path / "site", "old")
    swap = begun(site)
    written(swap.new, "new")
    rename, calls = Path.rename, []

    def in_use(self, target):
        calls.append(self)
        if len(calls) == moved + 1:
            raise PermissionError(13, "it is in use")
        return rename(self, target)

    monkeypatch.setattr("fieldbook.site.swap._TRIES", 1)
    monkeypatch.setattr(Path, "rename", in_use)
    with pytest.raises(InUseError, match="it is in use"):
        swap.finish()
    monkeypatch.undo()
    assert word(site) == "old"
    swap.discard()
    assert entries(tmp_path) == ["site"]


def test_nothing_is_removed_while_the_old_site_waits_for_its_place(tmp_path):
    site = written(tmp_path / "site", "old")
    swap = begun(site)
    site.rename(swap.old)
    swap.discard()
    assert word(swap.old) == "old"


def test_hidden_files_that_people_put_into_the_site_stay(tmp_path):
    site = written(tmp_path / "site", "old")
    (site / ".nojekyll").touch()
    (site / ".git" / "refs").mkdir(parents=True)
    swap = begun(site)
    written(swap.new, "new")
    swap.finish()
    assert entries(site) == [".git", ".nojekyll", "index.html"]
    assert (site / ".git" / "refs").is_dir()


def test_a_site_with_read_only_files_is_removed(tmp_path, monkeypatch):
    site = written(tmp_path / "site", "old")
    (site / ".git").mkdir()
    (site / ".git" / "object").touch(mode=0o444)
    unlink = os.unlink

    def as_on_windows(path, *, dir_fd=None):
        if not os.stat(path, dir_fd=dir_fd).st_mode & stat.S_IWRITE:
            raise PermissionError(13, "Access is denied")
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", as_on_windows)
    for word_of in ("first", "second"):
        swap = begun(site)
        written(swap.new, word_of)
        swap.finish()
        assert word(site) == word_of
        assert entries(tmp_path) == ["site"]


def test_a_site_behind_a_link_stays_behind_it(tmp_path):
    real = written(tmp_path / "elsewhere" / "site", "old")
    link = tmp_path / "site"
    link.symlink_to(real)
    swap = begun(link)
    written(swap.new, "new")
    swap.finish()
    assert link.is_symlink()
    assert word(link) == word(real) == "new"


def test_a_folder_that_may_not_be_written_to_is_left_to_mkdocs(tmp_path, monkeypatch):
    def refused(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    assert Swap.begin(str(tmp_path / "site")) is None


def test_of_two_builds_at_once_the_later_one_counts(tmp_path):
    site = written(tmp_path / "site", "old")
    first, second = begun(site), begun(site)
    written(first.new, "first")
    written(second.new, "second")
    with pytest.raises(OvertakenError):
        first.finish()
    first.discard()
    assert word(site) == "old"
    second.finish()
    assert word(site) == "second"
    assert entries(tmp_path) == ["site"]


def test_a_build_that_begins_leaves_another_one_s_folder_alone(tmp_path):
    site = written(tmp_path / "site", "old")
    first = begun(site)
    written(first.new, "first")
    second = begun(site)
    assert word(first.new) == "first"
    second.discard()
    assert word(first.new) == "first"
    first.discard()
    assert entries(tmp_path) == ["site"]


BUILD = """
import sys
import os
import subprocess
import sys
from pathlib import Path
from fieldbook.site.swap import OvertakenError, Swap
for number in range(40):
    swap = Swap.begin(sys.argv[1])
    for name in ("index.html", "end.html"):
        Path(swap.new, name).write_text(f"{sys.argv[2]} {number}")
    try:
        swap.finish()
    except OvertakenError:
        swap.discard()
"""


def read_in(folder: int, name: str) -> str:
    with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), encoding="utf-8") as opened:
        return opened.read()


@pytest.mark.skipif(sys.platform == "win32", reason="there, folders can't be looked into by their number")
def test_builds_in_several_processes_never_leave_half_a_site(tmp_path):
    """Three processes build one site over and over; what lies there is always of one build, and whole."""
    site = written(tmp_path / "site", "old")
    (site / "end.html").write_text("old")
    builds = [subprocess.Popen([sys.executable, "-c", BUILD, str(site), str(number)]) for number in range(3)]
    seen = set()
    while any(build.poll() is None for build in builds):
        try:
            folder = os.open(site, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            seen.add((read_in(folder, "index.html"), read_in(folder, "end.html")))
        except FileNotFoundError:
            # It has made room for the next one while we looked, and is being removed elsewhere.
            with contextlib.suppress(FileNotFoundError):
                assert site.stat().st_ino != os.fstat(folder).st_ino
        finally:
            os.close(folder)
    assert [build.returncode for build in builds] == [0, 0, 0]
    assert len(seen) > 3
    assert all(begin == end for begin, end in seen)
    assert (site / "index.html").read_text() == (site / "end.html").read_text()
    assert entries(tmp_path) == ["site"]
