"""The zip file: what is in it, and that its bytes depend on nothing else."""

from __future__ import annotations

import os
import re
import shutil
import zipfile

import pytest
from click.testing import CliRunner

from fieldbook.cli.main import main
from fieldbook.exports import file_name
from fieldbook.exports.course_json import read_course
from fieldbook.exports.download_sizes import in_words
from fieldbook.model import Course
from fieldbook.pages import Book
from fieldbook.site.fresh_exports import find_course, pack_again

KIT = "downloads/welcoming-newcomers-offline.zip"
TOP = "welcoming-newcomers"
WHOLE = [f"{TOP}.html", f"{TOP}-facilitator.html"]
NAMES = {"size.kilobytes": "{count} kB", "size.megabytes": "{count} MB"}
LONGEST = 160
"""Windows stops at 260, and people unpack into folders with long names."""


@pytest.fixture(scope="module")
def kit(site):
    with zipfile.ZipFile(site / KIT) as archive:
        yield archive


@pytest.fixture
def copy(site, tmp_path):
    """A built site that one may change."""
    return shutil.copytree(site, tmp_path / "site")


def test_one_folder_with_one_file_to_open(kit):
    names = [name.split("/") for name in kit.namelist()]
    assert {parts[0] for parts in names} == {TOP}
    assert {parts[1] for parts in names} == {"START-HERE.html", "READ-ME.txt", "course", *WHOLE}
    assert b"START-HERE.html" in kit.read(f"{TOP}/READ-ME.txt")


def test_the_course_in_one_file_lies_at_the_top_with_and_without_the_guide(kit, site):
    for name in WHOLE:
        assert kit.read(f"{TOP}/{name}") == (site / "downloads" / name).read_bytes()
    assert b"data-facilitator" not in kit.read(f"{TOP}/{WHOLE[0]}")
    assert b"data-facilitator" in kit.read(f"{TOP}/{WHOLE[1]}")


def test_who_runs_the_workshop_finds_the_guide(kit):
    for name in ("START-HERE.html", "READ-ME.txt"):
        text = kit.read(f"{TOP}/{name}").decode("utf-8")
        for place in ("course/facilitator.html", "course/gathering.html", WHOLE[1]):
            assert place in text, name
    page = kit.read(f"{TOP}/course/downloads.html").decode("utf-8")
    assert '<a href="facilitator.html">' in page
    assert '<a href="gathering.html">' in page
    for name in WHOLE:
        assert f"You already have this: {name}, next to" in page


def test_holds_the_site_but_not_itself(kit, site):
    inside = {name.removeprefix(f"{TOP}/course/") for name in kit.namelist() if "/course/" in name}
    outside = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    at_the_top = {f"downloads/{name}" for name in WHOLE}
    assert outside - inside == {KIT, *at_the_top, "404.html", "sitemap.xml", "sitemap.xml.gz"}
    assert inside - outside == set()
    differing = [name for name in inside if kit.read(f"{TOP}/course/{name}") != (site / name).read_bytes()]
    assert differing == ["downloads.html"]


def test_any_computer_can_unpack_it(kit):
    names = kit.namelist()
    assert [name for name in names if not name.isascii() or len(name) > LONGEST] == []
    assert len({name.lower() for name in names}) == len(names)
    assert [name for name in names if re.search(r'[<>:"|?*\\ ]', name)] == []


def test_what_is_packed_already_is_not_packed_again(kit):
    stored = [entry.filename for entry in kit.infolist() if entry.compress_type == zipfile.ZIP_STORED]
    assert {name.rsplit(".", 1)[-1] for name in stored} == {"docx"}


def test_sizes_stand_beside_the_links(site):
    page = (site / "downloads.html").read_text(encoding="utf-8")
    shown = dict(re.findall(r'data-size-of="([^"]+)">([^<]*)<', page))
    assert KIT in shown
    assert shown == {address: in_words((site / address).stat().st_size, NAMES) for address in shown}


def test_the_kit_says_that_one_has_it(kit):
    page = kit.read(f"{TOP}/course/downloads.html").decode("utf-8")
    assert "offline.zip" not in page
    assert '<p class="download__here" data-edition="kit">You already have this' in page


def test_same_site_same_bytes(copy, site):
    for path in copy.rglob("*"):
        os.utime(path, (1_900_000_000, 1_900_000_000))
    (copy / KIT).unlink()
    made = CliRunner().invoke(main, ["export", "--site", str(copy)], catch_exceptions=False)
    assert made.exit_code == 0
    assert str(copy / KIT) in made.output
    assert (copy / KIT).read_bytes() == (site / KIT).read_bytes()
    assert (copy / "downloads.html").read_bytes() == (site / "downloads.html").read_bytes()


def test_export_takes_what_was_changed_by_hand_but_no_other_language(copy):
    (copy / "assets/extra.txt").write_text("Room 4", encoding="utf-8")
    shutil.copytree(copy / "assets", copy / "es/assets")
    shutil.copy(copy / "course.json", copy / "es")
    assert CliRunner().invoke(main, ["export", "--site", str(copy)]).exit_code == 0
    with zipfile.ZipFile(copy / KIT) as archive:
        assert archive.read(f"{TOP}/course/assets/extra.txt") == b"Room 4"
        assert [name for name in archive.namelist() if name.startswith(f"{TOP}/course/es")] == []


def test_each_language_of_a_course_is_made_from_its_own_lessons(tmp_path):
    extra = "extra: {fieldbook: {id: desk}}\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Desk\ntheme: {{name: material}}\n{extra}", encoding="utf-8")
    spanish = "INHERIT: mkdocs.yml\nsite_dir: site/es\ntheme: {language: es}\n"
    (tmp_path / "mkdocs.es.yml").write_text(spanish, encoding="utf-8")
    (tmp_path / "mkdocs.broken.yml").write_text("site_name: [1", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    for language, site, config in (("en", "site", "mkdocs.yml"), ("es", "site/es", "mkdocs.es.yml"), ("fr", "fr", "")):
        found = find_course(Course("desk", "Desk", "", language), tmp_path / site)
        assert found == (tmp_path / config if config else None)


def test_export_without_a_site_says_what_to_do(tmp_path):
    made = CliRunner().invoke(main, ["export", "--site", str(tmp_path)])
    assert made.exit_code == 1
    assert re.search(r"build it first with: \S*fieldbook build", made.output)


def test_sizes_in_words():
    said = [in_words(size, NAMES) for size in (1, 48_200, 999_499, 999_500, 1_440_000)]
    assert said == ["1 kB", "48 kB", "999 kB", "1.0 MB", "1.4 MB"]


def test_names_of_files_are_plain():
    names = [file_name(name) for name in ("alianzas", "échelles-øst", "κοινότητα", "หลักสูตร-cfd1", "con")]
    assert names == ["alianzas", "echelles-ost", "course", "course-cfd1", "con-course"]


def test_progress_is_shown_file_by_file(copy):
    seen: list[tuple[str, int]] = []

    def progress(items, what):
        for item in items:
            seen.append((what, len(items)))
            yield item

    pack_again(Book(read_course(copy)), copy, copy, progress)
    with zipfile.ZipFile(copy / KIT) as archive:
        assert seen == [("kit", len(archive.namelist()))] * len(archive.namelist())
