"""`fieldbook check`: what is wrong in a course, without building it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from ..diagnostics import Diagnostic, Severity
from ..paths import path_from
from ..site.checking import check_course
from .formats import FORMATS, summary

CONFIG_NAME = "mkdocs.yml"
_MISNAMED = frozenset({CONFIG_NAME, "mkdocs.yaml", f"{CONFIG_NAME}.txt", "mkdocs.yaml.txt", "mkdocs.txt"})
"""Names in small letters that it has by mistake: in capitals, or as editors save it."""


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The course's mkdocs.yml.")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), help="How to show it. [default: text]")
@click.option("--strict", is_flag=True, help="End with status 1 on warnings, too.")
def check_command(paths: tuple[Path, ...], config: Path | None, form: str | None, strict: bool) -> None:
    """Say what is wrong in the course's pages, where, and what to type instead.

    The whole course is read, since pages depend on each other; PATHS, files or folders, limit what is shown.
    """
    config = config or find_config(paths[0] if paths else Path.cwd())
    found, count = check_course(config)
    shown = _within(found, paths, config.parent) if paths else found
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") else "text")
    for line in FORMATS[form](shown, path_from(Path.cwd(), config.parent)):
        click.echo(line, color=False if os.environ.get("NO_COLOR") else None)
    if form != "json":
        click.echo(summary(shown, count))
    if any(_fails(diagnostic, strict) for diagnostic in shown):
        raise SystemExit(1)


def find_config(start: Path) -> Path:
    """Return the mkdocs.yml in the folder of `start`, or in the nearest one above it."""
    # What has a drive letter of its own in Windows, as folders of a network, is resolved to where it lies.
    as_named, place = Path(os.path.abspath(start)), start.resolve()  # noqa: PTH100
    for folder in (as_named, *as_named.parents, place, *place.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder / CONFIG_NAME
    files = (file for file in sorted(place.glob("*")) if file.is_file())
    if misnamed := next((file for file in files if file.name.lower() in _MISNAMED), None):
        raise click.UsageError(f"there is no {CONFIG_NAME} here; rename {misnamed.name} to {CONFIG_NAME}")
    raise click.UsageError(
        f"there is no {CONFIG_NAME} here or in a folder above; go to the course's folder, or name it with --config"
    )


def _within(found: Sequence[Diagnostic], paths: Sequence[Path], root: Path) -> list[Diagnostic]:
    """Return what is wrong in some files or folders."""
    chosen = [path.resolve() for path in paths]
    files = {diagnostic.path: (root / diagnostic.path).resolve() for diagnostic in found}
    return [one for one in found if any(files[one.path].is_relative_to(path) for path in chosen)]


def _fails(diagnostic: Diagnostic, strict: bool) -> bool:
    return diagnostic.severity is Severity.ERROR or (strict and diagnostic.severity is Severity.WARNING)
