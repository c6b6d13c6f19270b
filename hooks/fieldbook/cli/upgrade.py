"""`fieldbook upgrade`: the course gets the engine that runs, or one from a wheel."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from ..scaffold import wheel
from ..scaffold.files import StartError
from ..scaffold.upgrade import Upgraded, upgrade


@click.command("upgrade")
@click.argument("course", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--wheel",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The newer engine, as a file that ends in .whl.  [default: the engine that runs this command]",
)
def upgrade_command(course: Path, file: Path | None) -> None:
    """Bring a newer engine into the folder COURSE, and say what has changed. Your text stays as it is.

    Run it with the newer Fieldbook, or name its file with --wheel.
    """
    try:
        done = upgrade(course, wheel.read(file) if file else wheel.running())
    except StartError as error:
        raise click.ClickException(str(error)) from None
    _print_changes(done)
    if not done.same:
        click.echo(f"\nNext, in the course's folder: {_pip(course)} install -r requirements.txt")


def _print_changes(done: Upgraded) -> None:
    if done.same:
        click.echo(f"The course has this engine already: Fieldbook {done.engine.version}")
    elif done.before is None:
        click.echo(f"The course now carries its engine: Fieldbook {done.engine.version}")
    else:
        click.echo(f"Fieldbook {done.before.version} is now {done.engine.version}")
    _list("What has changed:", done.news)
    _list("Packages in other versions:", done.packages)
    _list("Brought up to date as well:", done.written)
    _list("Left as they are, since you have changed them:", done.left)


def _list(title: str, entries: Iterable[str]) -> None:
    listed = list(entries)
    if listed:
        click.echo(f"\n{title}")
    for entry in listed:
        click.echo(f"  {entry}")


def _pip(course: Path) -> str:
    if not (course / ".venv").is_dir():
        return "pip"
    return str(Path(".venv", "Scripts" if os.name == "nt" else "bin", "pip"))
