"""`fieldbook import`: what a person reads."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from fieldbook.cli.import_ import import_command

from .conftest import COURSES


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(import_command, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_the_summary_and_the_next_command(tmp_path: Path) -> None:
    status, said = run(COURSES / "libro", tmp_path / "out")
    assert status == 0
    lines = said.split("\n")
    assert lines[0] == "Alianzas para bibliotecas: read as GitBook, language es"
    assert lines[1] == f"  4 lessons and 1 file in {tmp_path / 'out'}"
    assert "161 of 161 words" in lines[2]
    assert "  fieldbook build passes" in lines
    assert (
        "  modulo-1/videos.md:17: the tag “{% desconocido %}” of the old site means nothing here; it was left out"
        in lines
    )
    assert lines[-4:-1] == ["Next, look at it:", f"  cd {tmp_path / 'out'}", "  fieldbook serve"]


def test_a_refusal_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x").touch()
    status, said = run(COURSES / "libro", tmp_path / "out")
    assert status == 1
    assert (
        said == f"Error: {tmp_path / 'out'} is not empty; name a new folder, or add --update to import into it again\n"
    )


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    status, said = run(tmp_path / "nowhere", tmp_path / "out")
    assert (status, said) == (1, f"Error: there is no {tmp_path / 'nowhere'}\n")
