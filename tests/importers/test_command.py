"""`fieldbook import`: what a person reads."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from fieldbook.cli.import_ import NOT_WHOLE, import_command

from .conftest import COURSES


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(import_command, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_the_summary_and_the_next_command(tmp_path: Path) -> None:
    status, said = run(COURSES / "libro", tmp_path / "out")
    assert status == NOT_WHOLE == 3
    lines = said.split("\n")
    assert lines[0] == "Alianzas para bibliotecas: read as GitBook, language es"
    assert lines[1] == f"  4 lessons and 1 file in {tmp_path / 'out'}"
    assert "161 of 161 words" in lines[2]
    assert "  fieldbook build passes" in lines
    assert "  1 mark of Liquid was not read; the report says where" in lines
    report = (tmp_path / "out" / "IMPORT.md").read_text("utf-8")
    assert "- line 17: Liquid: {% desconocido %}" in report
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


def test_documents_that_are_no_part_of_the_course_are_named(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: X\nnav:\n- index.md\n- a.md\n", "x.css": "", "README.md": "# Of it\n"}
    files |= {f"docs/{name}.md": f"# About {name}\n\nWords.\n" for name in ("index", "a")}
    files |= {f"notes/{name}.md": "# Other\n\nWords.\n" for name in "bcd"}
    for name, text in files.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    lines = run(tmp_path / "in", tmp_path / "out")[1].split("\n")
    named = "4 documents left out as no part of the course, with the reason in the report: "
    (line,) = (line for line in lines if named in line)
    assert line.endswith(": notes/b.md, notes/c.md, notes/d.md and 1 more")
    assert "  2 things left out, with the reason in the report" in lines
