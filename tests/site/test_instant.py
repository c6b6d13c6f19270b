"""Instant loading is refused: pages would come without the scripts that keep answers."""

from __future__ import annotations

import json

import yaml

from tests.courses import build_course, build_folder

INSTANT = {
    "theme": {"name": "material", "features": ["navigation.instant", "navigation.instant.progress", "toc.follow"]},
    "site_url": "https://example.org/course/",
}


def test_it_is_named_and_left_out(tmp_path):
    build_course(tmp_path, {"index.md": "# Home\n", "part/one.md": "# One\n"}, strict=False)
    file = tmp_path / "mkdocs.yml"
    file.write_text(yaml.safe_dump(yaml.safe_load(file.read_text("utf-8")) | INSTANT), encoding="utf-8")
    built = build_folder(tmp_path, strict=False)
    assert ["error" in said and said.endswith("[theme-instant]") for said in built.said] == [True, True]
    told = json.loads(built.page("part/one.html").select_one("script#__config").string)
    assert told["features"] == ["toc.follow"]
    assert build_folder(tmp_path).failed
