"""The same sources give the same bytes, whoever builds them, wherever."""

from __future__ import annotations

import hashlib


def test_two_builds_are_the_same(site, build, tmp_path):
    elsewhere = build(
        tmp_path / "elsewhere" / "site",
        PYTHONHASHSEED="4711",
        TZ="Pacific/Auckland",
        LC_ALL="C.UTF-8",
    )
    first, second = digests(site), digests(elsewhere)
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def digests(folder) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
