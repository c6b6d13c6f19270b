"""The same sources and packages give the same bytes, whoever builds them, wherever."""

from __future__ import annotations

import hashlib


def test_two_builds_are_the_same(build, tmp_path):
    first = digests(build(tmp_path / "site", PYTHONHASHSEED="1", TZ="UTC"))
    second = digests(build(tmp_path / "elsewhere" / "site", PYTHONHASHSEED="4711", TZ="Pacific/Auckland", LC_ALL="C"))
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def digests(folder) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
