"""`fieldbook export`: what people carry away, made anew beside a built site."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TypeVar

import click

from ..exports.download_sizes import in_words
from ..labels import labels
from ..model import Course
from ..pages import Book, facilitator
from .built_course import built_course
from .calling import call

_Item = TypeVar("_Item")

_PATIENCE = 1.0
"""Seconds after which one wants to see that something is going on."""


@click.command("export")
@click.option("--site", type=click.Path(path_type=Path), default=Path("site"), help="The built site.  [default: site]")
@click.option(
    "--templates",
    "own",
    type=click.Path(path_type=Path),
    help="The course's own templates, as custom_dir in mkdocs.yml names them.  [default: overrides]",
)
@click.option(
    "--facilitator",
    "guided",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write instead, to this file, the whole course in one file with the facilitator's guide at its end.",
)
def export_command(site: Path, own: Path | None, guided: Path | None) -> None:
    """Make the single file, the workbook and the offline zip file of a built site anew.

    Every build makes them; this is for a site in which something was changed by hand since, which goes into the zip
    file as it is. All else is made from the lessons, where the course lies here or beside its site.
    """
    course = built_course(site)
    words = labels(course.language)
    for made in _guided(site, course, guided) if guided else _all(site, course, own):
        click.echo(f"{click.format_filename(made)}  {in_words(made.stat().st_size, words)}")


def _guided(site: Path, course: Course, file: Path) -> list[Path]:
    """Make the single file with the facilitator's guide from the sources of the site's course; return its path.

    Raises:
        click.ClickException: the site has no guide, or its sources are not here.
    """
    # Loading MkDocs takes a while, and other commands do without.
    from ..site.fresh_exports import export_guided, find_course  # noqa: PLC0415

    guide = site / facilitator.ADDRESS
    if not guide.is_file():
        raise click.ClickException(
            f"{click.format_filename(guide)} is missing, so the site was built by another version or not to its end; "
            f"build it again with: {call('build', Path.cwd())}"
        )
    config = find_course(course, site)
    if config is None:
        raise click.ClickException(
            f"the lessons of {course.title} are neither here nor beside {click.format_filename(site)}; "
            "go to the folder that has its mkdocs.yml"
        )
    return [export_guided(config, file, _shown)]


def _all(site: Path, course: Course, own: Path | None) -> list[Path]:
    # As above.
    from ..site.fresh_exports import export_all, find_course, pack_again  # noqa: PLC0415

    config = find_course(course, site)
    if config is not None:
        return export_all(config, site, own, _shown)
    click.echo(
        f"The lessons of {course.title} are neither here nor beside {click.format_filename(site)}: the single file "
        "and the workbook stay as they are.",
        err=True,
    )
    return pack_again(Book(course), site, own or Path("overrides"), _shown)


def _shown(items: Sequence[_Item], what: str) -> Iterator[_Item]:
    """Pass items on, and say on a terminal how many are through once it takes long."""
    began, said = monotonic(), False
    for number, item in enumerate(items, 1):
        if sys.stderr.isatty() and monotonic() - began > _PATIENCE:
            click.echo(f"\r\033[K{what}: {number} of {len(items)}", nl=False, err=True)
            said = True
        yield item
    if said:
        click.echo("\r\033[K", nl=False, err=True)
