"""`fieldbook export`: the takeaways made anew from a built site."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TypeVar

import click

from ..exports.course import course_of
from ..exports.download_sizes import in_words
from ..exports.run import make_guided, make_takeaways
from ..labels import labels
from ..resources import templates
from ..site.rendering import standalone
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
    default=Path("overrides"),
    help="The course's own templates, as custom_dir in mkdocs.yml names them.  [default: overrides]",
)
@click.option(
    "--facilitator",
    "guided",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write instead, to this file, the whole course in one file with the facilitator's guide at its end.",
)
def export_command(site: Path, own: Path, guided: Path | None) -> None:
    """Make the offline zip file and the single file anew from a built site.

    Every build makes them; this is for a site in which something was changed by hand since. The workbook to print
    is made from the lessons, and only a build makes that.
    """
    try:
        course = course_of(site)
    except (OSError, ValueError):
        raise click.ClickException(
            f"{click.format_filename(site)} is not a built course (it has no course.json that can be read); "
            f"build it first with: {call('build', Path.cwd())}"
        ) from None
    renderer = standalone([str(own), str(templates())], course["language"])
    words = labels(course["language"])
    try:
        if guided is None:
            takeaways = make_takeaways(site, course, renderer.pieces, _shown)
        else:
            takeaways = [make_guided(site, course, renderer.pieces, guided, _shown)]
    except FileNotFoundError as error:
        raise click.ClickException(
            f"{click.format_filename(error.filename)} is missing, so the site was built by another version or not to "
            f"its end; build it again with: {call('build', Path.cwd())}"
        ) from None
    for made in takeaways:
        click.echo(f"{click.format_filename(made)}  {in_words(made.stat().st_size, words)}")


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
