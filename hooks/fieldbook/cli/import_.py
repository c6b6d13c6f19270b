"""`fieldbook import SOURCE DEST`: an older course becomes lessons in today's notation."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ..diagnostics import Diagnostic, counted
from ..importers import Imported, RefusedError, import_course
from ..importers.destination import REPORT
from ..importers.ledger import Fate
from ..importers.report import left_out, not_read, words_kept
from .calling import call, enter

NOT_WHOLE = 3
"""The exit status of an import that could not read all of the source."""
_SHOWN = 8
"""Things to look at that the summary shows; the report has all of them."""


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help="Import again into a folder that holds an earlier import.")
@click.option("--build/--no-build", default=True, help="Try a strict build of the result (the default), or don't.")
def import_command(source: Path, dest: Path, update: bool, build: bool) -> None:
    """Turn the older course (or single document) SOURCE into a course of today in the folder DEST.

    SOURCE may be Word documents, exports of Google Docs or Notion, a Course in a Box or another Jekyll site, a site
    of MkDocs or Docusaurus, a book of GitBook, HonKit, Quarto or MyST, lessons of the Carpentries, a folder of
    Markdown, HTML or text files, or one such file. It is only read. What became of it is written to DEST/IMPORT.md.

    The exit status is 0 when all of SOURCE was read, 3 when something of it was not, and 1 when nothing was imported.
    """
    progress = _Progress()
    try:
        imported = import_course(source, dest, update=update, build=build, progress=progress.show)
    except RefusedError as refused:
        progress.end()
        raise click.ClickException(str(refused)) from None
    except OSError as error:
        progress.end()
        named = f" {error.filename}" if error.filename else ""
        raise click.ClickException(f"the import stopped: {error.strerror or error}{named}") from None
    progress.end()
    _summarise(imported, dest)
    if not imported.is_whole:
        sys.exit(NOT_WHOLE)


class _Progress:
    """Shows how far the import is, on a terminal only."""

    def __init__(self) -> None:
        self._shown = False

    def show(self, what: str, done: int, of: int) -> None:
        """Show that `done` of `of` documents are through with a step."""
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{what} {done + 1} of {of}", nl=False, err=True)
            self._shown = True

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)
            self._shown = False


def _summarise(imported: Imported, dest: Path) -> None:
    """Say what has come of an import, in numbers, and what is to be done next."""
    repaired = sum(note.fate is Fate.REPAIRED for note in imported.notes)
    click.echo(f"{imported.title}: read as {imported.kind}, language {imported.language}")
    click.echo(f"  {counted(imported.lessons, 'lesson')} and {counted(imported.files, 'file')} in {dest}")
    click.echo(f"  {words_kept(imported.measure)}")
    for said in (*not_read(imported), *left_out(imported)):
        click.echo(f"  {said}")
    if repaired:
        click.echo(f"  {counted(repaired, 'thing')} repaired, each told in the report")
    _strict(imported, dest)
    if imported.kept:
        left = "left as it is" if len(imported.kept) == 1 else "left as they are"
        click.echo(f"  {counted(len(imported.kept), 'file')} that you have changed {left}")
        _list([f"  {name}: {said}" for name, said in sorted(imported.kept.items()) if said], dest)
    _list_what_to_look_at(imported, dest)
    click.echo(f"\nThe report: {dest / REPORT}")
    click.echo(f"Next, look at it:\n  {enter(dest)}\n  {call('serve', dest)}")


def _list_what_to_look_at(imported: Imported, dest: Path) -> None:
    """Name the first of the places at which an author has to decide; the report has all of them."""
    looks = [note for note in imported.diagnostics if note.code == "import-to-look-at"]
    if not looks:
        return
    click.echo(f"\nTo look at ({len(looks)}):")
    _list([f"{_place(note)}{note.message}" for note in looks], dest)


def _place(note: Diagnostic) -> str:
    if note.line:
        return f"{note.path}:{note.line}: "
    return f"{note.path}: " if note.path else ""


def _list(lines: Sequence[str], dest: Path) -> None:
    """Show the first lines of what the report has whole."""
    for line in lines[:_SHOWN]:
        click.echo(f"  {line}")
    if len(lines) > _SHOWN:
        click.echo(f"  … and {len(lines) - _SHOWN} more in {dest / REPORT}")


def _strict(imported: Imported, dest: Path) -> None:
    """Say whether the course builds strict, and what was put off so that it does."""
    complaints = imported.complaints
    if complaints:
        click.echo(f"\nUntil these are mended, fieldbook build fails in {dest}:")
        _list(complaints, dest)
    elif imported.build == []:
        click.echo("  fieldbook build passes")
    if imported.postponed:
        click.echo(f"  {counted(len(imported.postponed), 'warning')} put off (checks_off), listed in the report")
