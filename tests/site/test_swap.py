"""Two renames, and every moment at which they could be cut short."""

from __future__ import annotations

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
