"""`fieldbook new`: a course or a lesson to write over."""

from __future__ import annotations

from pathlib import Path

import click

from ..paths import path_from
from ..scaffold.course import new_course
from ..scaffold.files import StartError
from ..scaffold.lesson import new_lesson
from ..scaffold.texts import language_of_texts
from .calling import call, enter, quoted
from .check import find_config


@click.group("new")
def new_command() -> None:
    """Start a course, or a lesson in a course."""


@new_command.command("course")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What the course is called.  [default: made from the folder's name]")
@click.option("--language", default="en", show_default=True, help="Its language, as a code: es, pt-BR.")
@click.option("--author", default="", help="Who writes it: a person or an institution.")
def course_command(folder: Path, name: str, language: str, author: str) -> None:
    """Write a small course of your own into the folder DIR. It builds at once, and is there to be written over."""
    try:
        written = new_course(folder, name, language, author)
    except StartError as error:
        raise click.ClickException(str(error)) from None
    shown = click.format_filename(folder)
    click.echo(f"A new course is in {shown}:")
    for path in written:
        click.echo(f"  {path}")
    if language_of_texts(language) != language.partition("-")[0].lower():
        click.echo("Its first lesson is in English, to be written over.")
    click.echo(f"\nNext, look at it:\n  {enter(folder)}\n  {call('serve', folder)}")


@new_command.command("lesson")
@click.argument("title")
@click.option("--section", help="The section of the nav it belongs to: its title, or its folder in docs.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The course's mkdocs.yml.")
def lesson_command(title: str, section: str | None, config: Path | None) -> None:
    """Write a lesson named TITLE, and put it at the end of a section of the nav in mkdocs.yml."""
    serve = f"serve --config {quoted(str(config))}" if config else "serve"
    config = config or find_config(Path.cwd())
    try:
        started = new_lesson(config, title, section)
    except StartError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"A new lesson is in {_shown(started.file)}")
    if started.section is None:
        click.echo(f"{config.name} has no nav, so the lesson's place is that of its file.")
    else:
        listing = click.format_filename(path_from(config.parent, started.config))
        click.echo(f'{listing} names it as the last lesson of "{started.section}".')
    click.echo(f"\nNext: write it, and look at it with: {call(serve, config.parent)}")


def _shown(file: Path) -> str:
    here = Path.cwd()
    return click.format_filename(file.relative_to(here) if file.is_relative_to(here) else file)
