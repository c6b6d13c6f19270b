"""The course in one file with the facilitator's guide at its end, on request."""

from __future__ import annotations

import shutil

from click.testing import CliRunner

from fieldbook.cli.export import export_command


def export(*arguments):
    return CliRunner().invoke(export_command, [str(argument) for argument in arguments])


def test_the_guide_is_in_the_file_that_is_asked_for_only(site, tmp_path):
    file = tmp_path / "guided.html"
    told = export("--site", site, "--facilitator", file)
    assert told.exit_code == 0, told.output
    assert "Whose name do you know?" in file.read_text(encoding="utf-8")
    learners = site / "downloads" / "welcoming-newcomers.html"
    assert "Whose name do you know?" not in learners.read_text(encoding="utf-8")


def test_a_site_without_a_guide_is_told_in_words(site, tmp_path):
    copy = shutil.copytree(site, tmp_path / "site")
    (copy / "facilitator.html").unlink()
    told = export("--site", copy, "--facilitator", tmp_path / "guided.html")
    assert told.exit_code == 1
    assert "facilitator.html is missing" in told.output
    assert not (tmp_path / "guided.html").exists()
